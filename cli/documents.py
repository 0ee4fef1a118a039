"""Commands that take documents in and take them out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from cli.output import say
from cli.run import FAILED, AnyOption, JobsOption, reading_pool, settings, with_store

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store import Store
    from ingest.records.load import Loaded, Outcome


# Kinds of what was not understood (ingest.evaluation.health), for one and for several.
WORDS = MappingProxyType(
    {
        "statement": ("statement", "statements"),
        "figure": ("figure", "figures"),
        "bodies": ("list of bodies", "lists of bodies"),
        "lone item": ("lone item", "lone items"),
        "long task": ("long task", "long tasks"),
        "furniture": ("body of page furniture", "bodies of page furniture"),
    }
)


class ExportFormat(StrEnum):
    """Forms of the whole graph."""

    JSONL = "jsonl"


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders.")],
    jobs: JobsOption = 0,
    take_any: AnyOption = False,
) -> None:
    """Take policies in, or replace those that changed. A file that fails or is none is named; the others go in."""
    from ingest.formats.read import find_files

    files = find_files(paths)
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

    with_store(work, read_only=False)
    say(f"removed {policy}")


def export(
    form: Annotated[ExportFormat, typer.Option("--format", help="One node or edge a line.")] = ExportFormat.JSONL,
) -> None:
    """Print every node and edge, sorted by kind and id."""

    async def print_all(store: Store) -> None:
        async for item in store.export():
            typer.echo(json.dumps(item, ensure_ascii=False, sort_keys=True))

    with_store(print_all)


def ingest_files(files: Sequence[Path], chosen: Settings, jobs: int = 0, *, take_any: bool = False) -> list[Outcome]:
    """Load files into the store of these settings, with a progress bar on stderr.

    jobs: processes that read. take_any: what is no policy too.
    """
    from rich.console import Console
    from rich.progress import Progress

    from ingest.records.load import build, load_files
    from ingest.workers.process import FileTask

    tasks = [FileTask(path, partial(build, path, chosen.max_bytes, take_any)) for path in files]

    async def work(store: Store) -> list[Outcome]:
        outcomes = []
        progress = Progress(console=Console(stderr=True), transient=True)
        with progress, reading_pool(chosen, len(files), jobs) as pool:
            bar = progress.add_task("ingest", total=len(files))
            async for outcome in load_files(store, zip(files, pool.in_order(tasks), strict=True)):
                outcomes.append(outcome)
                progress.console.print(_describe(outcome), highlight=False, markup=False, soft_wrap=True)
                progress.update(bar, completed=len({o.path for o in outcomes}))
        return outcomes

    return with_store(work, read_only=False, chosen=chosen)


def count_failed(outcomes: Sequence[Outcome]) -> int:
    """How many files could not be taken in."""
    from ingest.records.load import Failed

    return sum(isinstance(outcome, Failed) for outcome in outcomes)


def _describe(outcome: Outcome) -> str:
    from ingest.records.load import Failed, Loaded

    match outcome:
        case Loaded(path, records, not_understood):
            title, unclear = records.policy.title or "(no title)", _told(not_understood)
            hint = f"\n{_unsure(outcome)}" if outcome.layout_unsure else ""
            return f"{path}: {title} [{records.policy.id}], {len(records.tasks)} tasks{unclear}{hint}"
        case Failed(_, error):
            return f"failed: {error}"
        case _:
            return f"{outcome.path}: the same policy as {outcome.kept}, whose text is as long or longer; left out"


def _told(not_understood: Mapping[str, int]) -> str:
    """What was not understood in a word; `policygraph health` tells the places."""
    counts = ", ".join(f"{count} {kind}" for kind, count in not_understood.items())
    return f"; not understood: {counts}" if counts else ""


def _unsure(outcome: Loaded) -> str:
    """That a layout is unsure, and what of the document speaks for it."""
    from ingest.records.load import layout_confidence

    sure, count = layout_confidence(outcome.records), len(outcome.records.tasks)
    tasks = "no task found" if sure is None else f"its {count} tasks have confidence {sure:g} in the mean"
    reasons = [f"{number} {WORDS[kind][number > 1]}" for kind, number in outcome.not_understood.items()]
    return f"layout unsure: {outcome.path}: {tasks}" + (f"; {', '.join(reasons)} not understood" if reasons else "")
