"""Reading again what an older version read, for `ingest --stale`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import typer

from cli.audit import note_outcome
from cli.output import say
from cli.readers import Readers, readings
from cli.run import FAILED, with_store
from cli.told import describe
from cli.waiting import all_watched

if TYPE_CHECKING:
    from graph.read.policies import PolicyRow
    from graph.settings import Settings
    from graph.store import Store
    from ingest.records.load import Outcome
    from ingest.records.reread import Found


def reread_stale(chosen: Settings, readers: Readers, *, take_any: bool) -> None:
    """Read stale policies again and say what became of each; exit code 1 where one could not be."""
    failed = with_store(partial(_work, chosen, readers, take_any), read_only=False, chosen=chosen)
    if failed:
        raise typer.Exit(FAILED)


def reread_rows(chosen: Settings, rows: Sequence[PolicyRow], jobs: int) -> None:
    """Read some policies again and say what became of each; exit code 1 where one could not be."""
    failed = with_store(partial(_work_rows, chosen, Readers(jobs), rows), read_only=False, chosen=chosen)
    if failed:
        raise typer.Exit(FAILED)


async def _work_rows(chosen: Settings, readers: Readers, rows: Sequence[PolicyRow], store: Store) -> int:
    from ingest.records.reread import kept

    return await _reread_kept(chosen, readers, True, store, kept(store, rows))


async def _work(chosen: Settings, readers: Readers, take_any: bool, store: Store) -> int:
    """How many could not be read again."""
    from ingest.records.reread import find

    found = await find(store)
    failed = await _reread_kept(chosen, readers, take_any, store, (found.stale, found.lost))
    _sum_up(found, failed)
    return failed


async def _reread_kept(
    chosen: Settings,
    readers: Readers,
    take_any: bool,
    store: Store,
    rows: tuple[Sequence[PolicyRow], Sequence[PolicyRow]],
) -> int:
    """Read policies again whose source is kept, the first of rows, tell of those without; how many could not be."""
    from ingest.records.load import Failed
    from ingest.records.reread import lost

    there, missing = rows
    for row in missing:
        say(describe(lost(row)))
    outcomes = await _reread(chosen, readers, take_any, store, there)
    return len(missing) + sum(isinstance(outcome, Failed) for outcome in outcomes)


async def _reread(
    chosen: Settings, readers: Readers, take_any: bool, store: Store, rows: Sequence[PolicyRow]
) -> list[Outcome]:
    from cli.progress import shown
    from ingest.records.reread import reread, task, task_elsewhere

    outcomes: list[Outcome] = []
    here = [task(store.sources, row, chosen.max_bytes) for row in rows]
    elsewhere = [task_elsewhere(store.sources, row, chosen.max_bytes) for row in rows]
    names = [row.document for row in rows]
    with shown("ingest", len(rows)) as progress, readings(readers, chosen, here, elsewhere) as futures:
        watched = all_watched(names, futures, progress.speak)
        async for row, outcome in reread(store, zip(rows, watched, strict=True), take_any):
            outcomes.append(outcome)
            note_outcome(chosen, "reread", outcome)
            progress.speak(describe(outcome) + _renamed(row, outcome))
            progress.completed(len(outcomes))
    return outcomes


def _renamed(row: PolicyRow, outcome: Outcome) -> str:
    """That a policy has another id, for it is known by what it says of itself and this is read otherwise now."""
    from ingest.records.load import Loaded

    if isinstance(outcome, Loaded) and outcome.records.policy.id != row.id:
        return f"; its id was {row.id}"
    return ""


def _sum_up(found: Found, failed: int) -> None:
    from ingest.version import extractor

    stale = len(found.stale) + len(found.lost)
    newer = f"; read by a newer version, and left as it is: {found.newer}" if found.newer else ""
    if not stale:
        say(f"nothing is stale: no older version than {extractor()} read what is in{newer}")
    else:
        say(f"read again by {extractor()}: {stale - failed} of {stale} that are stale{newer}")
