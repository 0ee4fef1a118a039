"""Commands that judge: the extraction against answers, answers against their documents, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.output import Format, FormatOption, print_rows, say
from cli.run import FAILED, JobsOption, reading_pool, settings
from cli.waiting import all_watched

if TYPE_CHECKING:
    from ingest.evaluation.answered import Answered
    from ingest.evaluation.calibration import Calibration
    from ingest.evaluation.cross_validation import Fold
    from ingest.evaluation.health import Health
    from ingest.evaluation.score import Evaluation, Score

SCORE_COLUMNS = ("document", "field", "precision", "recall", "f1", "hits", "wanted", "given")
CALIBRATION_COLUMNS = ("kind", "facts", "wanted", "error", "sure", "sure_right", "covered")
PLACE_COLUMNS = ("document", "kind", "start", "end", "quote")
BIN_COLUMNS = ("kind", "bin", "count", "confidence", "right")


def evaluate(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(help="Gold files, or folders of them. Without any: those of POLICYGRAPH_ANSWERED."),
    ] = None,
    documents: Annotated[Path | None, typer.Option(help="Folder of the documents; else corpus beside gold's.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Print every miss instead of the figures.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Check the answers against their documents instead.")] = False,
    cross_validate: Annotated[
        bool, typer.Option("--cross-validate", help="Read each document with what was fitted on the others.")
    ] = False,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="With --cross-validate: whether confidence means what it says.")
    ] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Compare the extraction with gold answers: precision, recall and F1 by document and field, then over all."""
    if calibration and not cross_validate:
        raise typer.BadParameter("says nothing without --cross-validate", param_hint="--calibration")
    answered = _answered(gold or [], documents)
    if check:
        _check(answered, form)
    elif cross_validate:
        _cross_validate(answered, calibration, form)
    elif misses:
        rows = [{"document": e.document, "miss": miss} for e in _evaluations(answered) for miss in e.misses]
        print_rows(rows, form, ("document", "miss"))
    else:
        _print_scores(list(_evaluations(answered)), form)


def fit(
    answered: Annotated[
        Path | None, typer.Option(help="Folder with corpus and gold; else that of POLICYGRAPH_ANSWERED.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder to write to; else data/models.")] = None,
) -> None:
    """Fit the weights on documents with answers, and write them with the list of what they were fitted on."""
    from graph import resources
    from ingest.evaluation.answered import load
    from ingest.models import write
    from ingest.training.folds import fit_all, sources

    documents = load(answered or settings().answered, settings().max_bytes)
    folder = out or resources.models()
    paths = write(fit_all(documents), folder)
    (folder / "SOURCES.csv").write_text(sources(documents), encoding="utf-8", newline="\n")
    say(f"fitted on {len(documents)} documents: {', '.join(path.name for path in paths)} in {folder}")


def _answered(gold: list[Path], documents: Path | None) -> list[Answered]:
    """The documents with answers that are meant: the files given, else those of the setting."""
    from ingest.evaluation.answered import load, load_files

    limit = settings().max_bytes
    if not gold:
        return list(load(settings().answered, limit))
    paths = [path for one in gold for path in (sorted(one.glob("*.json")) if one.is_dir() else [one])]
    folders = [documents or path.resolve().parent.parent / "corpus" for path in paths]
    return [one for path, folder in zip(paths, folders, strict=True) for one in load_files([path], folder, limit)]


def _evaluations(answered: Iterable[Answered]) -> Iterator[Evaluation]:
    from ingest.evaluation.score import evaluate
    from ingest.facts.extract import extract

    for one in answered:
        yield evaluate(one.gold, extract(one.source).model_dump(mode="json"), one.source.text)


def _check(answered: Iterable[Answered], form: Format) -> None:
    from ingest.evaluation.check import faults

    rows = [{"document": one.name, "fault": fault} for one in answered for fault in faults(one.gold, one.source.text)]
    print_rows(rows, form, ("document", "fault"))
    if rows:
        say(f"{len(rows)} faults")
        raise typer.Exit(FAILED)


def _cross_validate(answered: Sequence[Answered], calibration: bool, form: Format) -> None:
    from ingest.evaluation.cross_validation import by_form, by_group, cross_validate, scores

    folds = list(cross_validate(answered))
    if calibration:
        _print_calibration(folds, form)
        return
    tables = [(fold.document.name, fold.evaluation.scores) for fold in folds]
    tables += [(f"form: {name}", scores(some)) for name, some in by_form(folds).items()]
    for group, some in by_group(folds).items():
        tables += [(f"{group}: {name}", scores(part)) for name, part in by_form(some).items()]
        tables.append((f"group: {group}", scores(some)))
    print_rows(_score_rows([*tables, ("all", scores(folds))]), form, SCORE_COLUMNS)


def _print_scores(evaluations: Sequence[Evaluation], form: Format) -> None:
    from ingest.evaluation.score import pool

    tables = [*((e.document, e.scores) for e in evaluations), ("all", pool(evaluations))]
    print_rows(_score_rows(tables), form, SCORE_COLUMNS)


def _score_rows(tables: Iterable[tuple[str, dict[str, Score]]]) -> list[dict[str, Any]]:
    return [
        {
            "document": document,
            "field": field,
            **{name: round(getattr(score, name), 4) for name in SCORE_COLUMNS[2:]},
        }
        for document, scores in tables
        for field, score in scores.items()
    ]


def _print_calibration(folds: Sequence[Fold], form: Format) -> None:
    """The kinds, then (in a table) the bins of each."""
    from ingest.evaluation.cross_validation import calibration

    made = calibration(folds)
    rows = [{name: _rounded(getattr(one, name)) for name in CALIBRATION_COLUMNS} for one in made]
    if form is not Format.TABLE:
        print_rows(
            [row | {"bins": _bin_rows(one)} for row, one in zip(rows, made, strict=True)], form, CALIBRATION_COLUMNS
        )
        return
    print_rows(rows, form, CALIBRATION_COLUMNS)
    print_rows([row for one in made for row in _bin_rows(one)], form, BIN_COLUMNS)


def _bin_rows(one: Calibration) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind,
            "bin": at,
            "count": part.count,
            "confidence": _rounded(part.confidence),
            "right": _rounded(part.right),
        }
        for at, part in enumerate(one.bins, 1)
    ]


def _rounded(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value


def health(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders.")],
    places: Annotated[bool, typer.Option("--places", help="List the places instead of counting them.")] = False,
    jobs: JobsOption = 0,
    form: FormatOption = Format.TABLE,
) -> None:
    """Tell what of documents was not understood, by kind; needs no answers and no database."""
    from ingest.evaluation.health import KINDS
    from ingest.formats.read import find_files

    files = find_files(paths)
    found = dict(_examined(files, jobs))
    if places:
        rows = [{"document": path.name, **one.model_dump()} for path, told in found.items() for one in told.places]
        print_rows(rows, form, PLACE_COLUMNS)
    else:
        counts = [{"document": path.name, **dict.fromkeys(KINDS, 0), **told.counts()} for path, told in found.items()]
        print_rows(counts, form, ("document", *KINDS))
    if len(found) < len(files) or not files:
        say(f"{len(found)} of {len(files)} files are read")
        raise typer.Exit(FAILED)


def _examined(files: Sequence[Path], jobs: int) -> Iterator[tuple[Path, Health]]:
    """What was not understood of each file; one that fails is named."""
    from graph.errors import DocumentError
    from ingest.evaluation.health import examine_file
    from ingest.workers.process import FileTask

    limit = settings().max_bytes
    tasks = [FileTask(path, partial(examine_file, path, limit)) for path in files]
    with reading_pool(settings(), len(files), jobs) as pool:
        for path, told in zip(files, all_watched(files, pool.in_order(tasks)), strict=True):
            try:
                found = told.result()
            except DocumentError as error:
                say(f"failed: {error}")
                continue
            if found.why_not:
                say(f"no policy: {path}: {found.why_not}")
            yield path, found
