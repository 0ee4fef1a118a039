"""Commands that take documents in and take them out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.audit import note_outcome, noted
from cli.output import say
from cli.run import FAILED, AnyOption, JobsOption, reading_pool, settings, with_store
from cli.told import describe
from cli.waiting import all_watched

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store import Store
    from ingest.records.load import Outcome


def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders.", show_default=False)] = None,
    jobs: JobsOption = 0,
    take_any: AnyOption = False,
    stale: Annotated[bool, typer.Option("--stale", help="Read again what an older version read; no PATHS.")] = False,
) -> None:
    """Take policies in, or replace those that changed. A file that fails or is none is named; the others go in.

    --stale takes no files: it reads the kept sources of those policies again that an older version read.
    """
    from cli.reread import reread_stale
    from ingest.formats.read import find_files

    if stale == bool(paths):
        raise typer.BadParameter(
            "give files and folders, or --stale alone, which reads what is kept", param_hint="PATHS"
        )
    if stale:
        reread_stale(settings(), jobs, take_any=take_any)
        return
    files = find_files(paths or [])
    if not files:
        say("no files there")
        raise typer.Exit(FAILED)
    outcomes = ingest_files(files, settings(), jobs, take_any=take_any)
    failed = count_failed(outcomes)
    say(f"{len(files) - failed} of {len(files)} files are in")
    if failed:
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


def ingest_files(files: Sequence[Path], chosen: Settings, jobs: int = 0, *, take_any: bool = False) -> list[Outcome]:
    """Load files into the store of these settings, with a progress bar on stderr.

    jobs: processes that read. take_any: what is no policy too.
    """
    from rich.console import Console
    from rich.progress import Progress

    from ingest.records.load import build, load_files
    from ingest.workers.process import FileTask

    tasks = [FileTask(path, partial(build, path, chosen.max_bytes)) for path in files]

    async def work(store: Store) -> list[Outcome]:
        outcomes = []
        progress = Progress(console=Console(stderr=True), transient=True)
        speak = partial(progress.console.print, highlight=False, markup=False, soft_wrap=True)
        with progress, reading_pool(chosen, len(files), jobs) as pool:
            bar = progress.add_task("ingest", total=len(files))
            readings = all_watched(files, pool.in_order(tasks), speak)
            async for outcome in load_files(store, zip(files, readings, strict=True), take_any):
                outcomes.append(outcome)
                note_outcome(chosen, "ingest", outcome)
                speak(describe(outcome))
                progress.update(bar, completed=len({o.path for o in outcomes}))
        return outcomes

    return with_store(work, read_only=False, chosen=chosen)


def count_failed(outcomes: Sequence[Outcome]) -> int:
    """How many files could not be taken in."""
    from ingest.records.load import Failed

    return sum(isinstance(outcome, Failed) for outcome in outcomes)
