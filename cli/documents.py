"""Commands that take documents in, take them out, and judge what was read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.output import Format, FormatOption, print_rows, say
from cli.run import FAILED, settings, with_store

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store import Store
    from ingest.evaluation.score import Evaluation
    from ingest.records.load import Outcome


class ExportFormat(StrEnum):
    """Forms of the whole graph."""

    JSONL = "jsonl"


SCORE_COLUMNS = ("document", "field", "precision", "recall", "f1", "hits", "wanted", "given")


def ingest(paths: Annotated[list[Path], typer.Argument(help="Files and folders.")]) -> None:
    """Take documents in, or replace those that changed. A file that fails is named; the others go in."""
    from ingest.formats.read import find_files

    files = find_files(paths)
    if not files:
        say("no files there")
        raise typer.Exit(FAILED)
    outcomes = ingest_files(files, settings())
    failed = count_failed(outcomes)
    say(f"{len(files) - failed} of {len(files)} files are in")
    if failed:
        raise typer.Exit(FAILED)


def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(help="Gold files; each names its document.", exists=True, dir_okay=False)
    ],
    documents: Annotated[Path | None, typer.Option(help="Folder of the documents; else corpus beside gold's.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Print every miss instead of the figures.")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Compare the extraction with gold answers: precision, recall and F1 by document and field, then over all."""
    evaluations = [_evaluate(path, documents or path.resolve().parent.parent / "corpus") for path in gold]
    if misses:
        rows = [{"document": e.document, "miss": miss} for e in evaluations for miss in e.misses]
        print_rows(rows, form, ("document", "miss"))
    else:
        print_rows(_score_rows(evaluations), form, SCORE_COLUMNS)


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


def ingest_files(files: Sequence[Path], chosen: Settings) -> list[Outcome]:
    """Load files into the store of these settings, with a progress bar on stderr."""
    from rich.console import Console
    from rich.progress import Progress

    from ingest.records.load import build, load_files

    async def work(store: Store) -> list[Outcome]:
        outcomes = []
        with Progress(console=Console(stderr=True), transient=True) as progress:
            bar = progress.add_task("ingest", total=len(files))
            async for outcome in load_files(store, files, partial(build, limit=chosen.max_bytes)):
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
        case Loaded(path, records):
            return f"{path}: {records.policy.title or '(no title)'} [{records.policy.id}], {len(records.tasks)} tasks"
        case Failed(_, error):
            return f"failed: {error}"
        case _:
            return f"{outcome.path}: the same policy as {outcome.kept}, whose text is longer; left out"


def _evaluate(gold_path: Path, folder: Path) -> Evaluation:
    from ingest.evaluation.score import evaluate
    from ingest.facts.extract import extract
    from ingest.formats.read import read

    gold = json.loads(gold_path.read_text("utf-8"))
    source = read(folder / gold["document"], settings().max_bytes)
    return evaluate(gold, extract(source).model_dump(mode="json"), source.text)


def _score_rows(evaluations: Sequence[Evaluation]) -> list[dict[str, Any]]:
    from ingest.evaluation.score import pool

    tables = [(e.document, e.scores) for e in evaluations] + [("all", pool(evaluations))]
    return [
        {
            "document": document,
            "field": field,
            **{name: round(getattr(score, name), 4) for name in SCORE_COLUMNS[2:]},
        }
        for document, scores in tables
        for field, score in scores.items()
    ]
