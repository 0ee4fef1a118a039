"""Commands that take documents in and take them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.audit import note_outcome, noted
from cli.output import say
from cli.readers import HERE, Readers, SchedulerOption, chosen_readers, readings
from cli.run import FAILED, AnyOption, JobsOption, settings, with_store
from cli.told import describe
from cli.waiting import all_watched

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store import Store


def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders.", show_default=False)] = None,
    jobs: JobsOption = 0,
    take_any: AnyOption = False,
    stale: Annotated[bool, typer.Option("--stale", help="Read again what an older version read; no PATHS.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read files again that are in as they are.")] = False,
    scheduler: SchedulerOption = "",
) -> None:
    """Take policies in, or replace those that changed. A file that fails or is none is named; the others go in.

    Files that are in as they are, read by this version, are not read again: what was interrupted goes on.

    --stale takes no files: it reads the kept sources of those policies again that an older version read.
    """
    from cli.reread import reread_stale
    from ingest.formats.read import find_files

    if stale == bool(paths):
        raise typer.BadParameter(
            "give files and folders, or --stale alone, which reads what is kept", param_hint="PATHS"
        )
    chosen = settings()
    if stale:
        with chosen_readers(chosen, jobs, scheduler) as readers:
            reread_stale(chosen, readers, take_any=take_any)
        return
    files = find_files(paths or [])
    if not files:
        say("no files there")
        raise typer.Exit(FAILED)
    with chosen_readers(chosen, jobs, scheduler) as readers:
        counts = ingest_files(files, chosen, readers, take_any=take_any, again=again)
    known = f"; {counts.unchanged} of them were, and have not changed" if counts.unchanged else ""
    say(f"{len(files) - counts.failed} of {len(files)} files are in{known}")
    if counts.failed:
        raise typer.Exit(FAILED)


def remove(policy: Annotated[str, typer.Argument(help="Id of the policy.")]) -> None:
    """Take a policy out, with everything that only it said."""
    from graph import read

    async def work(store: Store) -> None:
        await read.policy(store, policy)  # an id that is not there is an error
        await store.remove(policy)

    chosen = settings()
    with noted(chosen, "remove", policy=policy):
        with_store(work, read_only=False, chosen=chosen)
    say(f"removed {policy}")


@dataclass
class Counts:
    """How many files could not be taken in, and how many were in as they are."""

    failed: int = 0
    unchanged: int = 0


def ingest_files(
    files: Sequence[Path], chosen: Settings, readers: Readers = HERE, *, take_any: bool = False, again: bool = False
) -> Counts:
    """Load files into the store of these settings, with a progress bar on stderr.

    readers: who reads. take_any: what is no policy too. again: also what is in as it is.
    """
    from ingest.records.unchanged import unchanged

    async def work(store: Store) -> Counts:
        known = {} if again else await unchanged(store, files, chosen.max_bytes, take_any=take_any)
        left = [path for path in files if path not in known]
        counts = Counts(unchanged=len(known))
        if left:
            await _load(store, left, chosen, readers, take_any, counts)
        return counts

    return with_store(work, read_only=False, chosen=chosen)


async def _load(
    store: Store, files: Sequence[Path], chosen: Settings, readers: Readers, take_any: bool, counts: Counts
) -> None:
    from cli.progress import shown
    from ingest.records.groups import load_files
    from ingest.records.load import Failed, build, built_elsewhere
    from ingest.workers.process import FileTask

    here = [FileTask(path, partial(build, path, chosen.max_bytes)) for path in files]
    elsewhere = [FileTask(path, partial(built_elsewhere, path, chosen.max_bytes)) for path in files]
    done: set[Path] = set()
    with shown("ingest", len(files)) as progress, readings(readers, chosen, here, elsewhere) as futures:
        watched = all_watched(files, futures, progress.speak)
        async for outcome in load_files(store, zip(files, watched, strict=True), take_any):
            counts.failed += isinstance(outcome, Failed)
            done.add(outcome.path)
            note_outcome(chosen, "ingest", outcome)
            progress.speak(describe(outcome))
            progress.completed(len(done))
