"""Files into the store: each in a transaction of its own, so that one that fails leaves the others in."""

from __future__ import annotations

from asyncio import wrap_future
from collections.abc import AsyncIterator, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import NamedTuple, Protocol

from graph.errors import DocumentError
from graph.records import GraphRecords
from ingest.facts.model import Extraction
from ingest.formats.read import read

UNSURE = 0.8
"""A layout of less confidence was hardly read."""


class Built(NamedTuple):
    """What a document says, and by kind how much of it was not understood (ingest.evaluation.health)."""

    records: GraphRecords
    not_understood: Mapping[str, int]


class Writer(Protocol):
    """The part of graph.store.Store that is used here."""

    async def load(self, records: GraphRecords) -> None:
        """Replace the policy of the same id."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file that went in."""

    path: Path
    records: GraphRecords
    not_understood: Mapping[str, int] = field(default_factory=dict)

    @property
    def layout_unsure(self) -> bool:
        """Whether its tasks are doubtful in the mean, or none was found."""
        return (layout_confidence(self.records) or 0.0) < UNSURE


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file left out, because another of this call is the same policy with a longer text."""

    path: Path
    kept: Path


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that cannot be taken in."""

    path: Path
    error: DocumentError


Outcome = Loaded | PassedOver | Failed


def layout_confidence(records: GraphRecords) -> float | None:
    """How sure the layout of a document is: the mean confidence of its tasks; None without any."""
    sure = [task.confidence for task in records.tasks]
    return round(fmean(sure), 3) if sure else None


def build(path: Path, limit: int, take_any: bool = False) -> Built:
    """Read, extract and resolve one file of at most limit bytes.

    DocumentError: it cannot be read, or is no policy (unless take_any), with the reason.
    """
    from ingest.evaluation.health import examine
    from ingest.facts.extract import extract
    from ingest.records.resolve import resolve

    source = read(path, limit)
    found = extract(source)
    check_policy(found, path, take_any)
    return Built(resolve(found, source), examine(source.text, found).counts())


def check_policy(found: Extraction, path: Path, take_any: bool) -> None:
    """Raise DocumentError with the reason where a document is no policy, unless take_any."""
    if not found.is_policy and not take_any:
        raise DocumentError(str(path), f"no policy: {found.why_not}; it goes in with --any, over HTTP with any=true")


async def load_files(store: Writer, files: Iterable[tuple[Path, Future[Built]]]) -> AsyncIterator[Outcome]:
    """Load files in the order given, each as soon as it is built, and yield what became of each.

    Of several files that are the same policy the longest text stays (a tie goes to the greater sha256), whatever
    their order: one that comes later and wins replaces the earlier one.
    """
    kept: dict[str, Loaded] = {}
    for path, building in files:
        try:
            built = await wrap_future(building)
        except DocumentError as error:
            yield Failed(path, error)
            continue
        records, not_understood = built
        rival = kept.get(records.policy.id)
        if rival is not None and _rank(rival.records) >= _rank(records):
            yield PassedOver(path, rival.path)
            continue
        await store.load(records)
        if rival is not None:
            yield PassedOver(rival.path, path)
        kept[records.policy.id] = Loaded(path, records, not_understood)
        yield kept[records.policy.id]


def _rank(records: GraphRecords) -> tuple[int, str]:
    return records.policy.length, records.policy.source_sha256
