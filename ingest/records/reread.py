"""What an older version read, read again from the bytes that were kept."""

from __future__ import annotations

from asyncio import wrap_future
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from graph import read
from graph.errors import DocumentError, NotFoundError
from graph.merging import Merge
from graph.read.listing import View
from graph.read.paging import LONGEST_PAGE
from graph.read.policies import PolicyRow
from graph.sources import Sources, unpacked_size
from ingest.records.load import (
    Built,
    Failed,
    Loaded,
    Outcome,
    PassedOver,
    Writer,
    build_kept,
    kept_elsewhere,
    with_policy,
)
from ingest.version import is_newer, is_stale
from ingest.workers.process import FileTask


class Kept(Writer, Protocol):
    """The part of graph.store.Store that is used here."""

    sources: Sources


@dataclass(frozen=True, slots=True)
class Found:
    """The policies of a graph by who read them: stale ones whose source is kept, those without, how many are newer.

    sourceless: how many of all have no source that is kept.
    """

    stale: tuple[PolicyRow, ...]
    lost: tuple[PolicyRow, ...]
    newer: int
    sourceless: int


async def find(store: Kept) -> Found:
    """What there is to read again."""
    rows = [row async for row in read.pages(lambda at: read.policies(store, view=View(at, LONGEST_PAGE)))]
    there, missing = kept(store, [row for row in rows if is_stale(row.extractor)])
    newer, (_, without) = sum(is_newer(row.extractor) for row in rows), kept(store, rows)
    return Found(stale=there, lost=missing, newer=newer, sourceless=len(without))


def kept(store: Kept, rows: Iterable[PolicyRow]) -> tuple[tuple[PolicyRow, ...], tuple[PolicyRow, ...]]:
    """The policies whose source is kept, and those without."""
    found = [(row, store.sources.path(row.source_sha256) is not None) for row in rows]
    return tuple(row for row, there in found if there), tuple(row for row, there in found if not there)


def task(sources: Sources, row: PolicyRow, limit: int) -> FileTask[Built]:
    """The reading of a policy's source, as large as it is unpacked."""
    path = sources.place(row.source_sha256)
    work = partial(build_kept, path, row.source_sha256, row.document, limit)
    return FileTask(path, work, unpacked_size(path))


def task_elsewhere(sources: Sources, row: PolicyRow, limit: int) -> FileTask[Callable[[], Built]]:
    """The same for a cluster: the work unpacks the source, and what it returns reads it."""
    path = sources.place(row.source_sha256)
    work = partial(kept_elsewhere, path, row.source_sha256, row.document, limit)
    return FileTask(path, work, unpacked_size(path))


async def reread(
    store: Writer, readings: Iterable[tuple[PolicyRow, Future[Built]]], take_any: bool = False
) -> AsyncIterator[tuple[PolicyRow, Outcome]]:
    """Replace policies by what their sources say now, in the order given, and yield what became of each.

    What was taken in though it is no policy is so again. One that a newer version calls no policy is left as it is and
    told as failed, unless take_any. One that was removed or changed meanwhile is left alone, without a word.
    """
    for row, reading in readings:
        path = Path(row.document)
        try:
            built = await wrap_future(reading)
            records, not_understood = built
            _check(row, records.policy.why_not, take_any)
            if await _stands(store, row):
                records = with_policy(records, document=row.document)
                merged = await store.load(records)
                yield row, _outcome(path, Loaded(path, records, not_understood, merged.others), merged)
        except DocumentError as error:
            if await _stands(store, row):
                yield row, Failed(path, DocumentError(row.document, error.reason, error.place))


def _outcome(path: Path, loaded: Loaded, merged: Merge) -> Outcome:
    """Read as another policy than before, it may be one of which there is a longer text."""
    if merged.stands == loaded.records.policy.source:
        return loaded
    return PassedOver(path, Path(merged.stands.document))


def lost(row: PolicyRow) -> Failed:
    """That a policy cannot be read again."""
    reason = f"the source of {row.id} is not kept here; take the file in again"
    return Failed(Path(row.document), DocumentError(row.document, reason))


def _check(row: PolicyRow, why_not: str | None, take_any: bool) -> None:
    if why_not and row.is_policy and not take_any:
        reason = (
            f"no policy as it is read now: {why_not}; {row.id} is left as it is: --stale --any reads it all the same"
        )
        raise DocumentError(row.document, f"{reason}, `policygraph remove {row.id}` takes it out")


async def _stands(store: Writer, row: PolicyRow) -> bool:
    """Whether a policy is still that of the source."""
    try:
        return (await read.policy(store, row.id)).source_sha256 == row.source_sha256
    except NotFoundError:
        return False
