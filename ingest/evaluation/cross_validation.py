"""Leave one document out: each document is read with what was fitted on all others, and scored.

What a document gives in sample says little: its rules were written, its weights fitted on it. For whatever is fitted
this is the figure to expect of a document that nobody has shown the program. Rules know the documents of the group
`known` all the same; for them only first sight counts (docs/extraction.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Any

from ingest.evaluation.alignment import Json
from ingest.evaluation.answered import Answered
from ingest.evaluation.calibration import Calibration, calibrate
from ingest.evaluation.judged import Judged, judge, wanted
from ingest.evaluation.score import Evaluation, Score, evaluate, pool
from ingest.facts.extract import extract
from ingest.facts.model import Extraction
from ingest.formats.read import Source
from ingest.training.folds import fit_without

Fit = Callable[[Sequence[Answered], str], Any]
"""Fits models on documents, among which the one of this name is not. A function of a module: processes call it."""
Reading = Callable[[Source, Any], Extraction]
"""How a document is read with what was fitted."""
PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Fold:
    """One document, read with what was fitted without it."""

    document: Answered
    evaluation: Evaluation
    facts: tuple[Judged, ...]


def cross_validate(
    documents: Sequence[Answered],
    fit: Fit = fit_without,
    reading: Reading = extract,
    processes: int = PROCESSES,
) -> Iterator[Fold]:
    """One fold a document, in the order given; the same whatever the number of processes."""
    if processes <= 1 or len(documents) < 2:
        yield from (_fold(documents, at, fit, reading) for at in range(len(documents)))
        return
    with ProcessPoolExecutor(processes, get_context("spawn")) as workers:
        yield from workers.map(partial(_fold, documents, fit=fit, reading=reading), range(len(documents)))


def by_form(folds: Sequence[Fold]) -> dict[str, list[Fold]]:
    """Folds by the form of their document, forms by name."""
    forms = sorted({fold.document.form for fold in folds})
    return {form: [fold for fold in folds if fold.document.form == form] for form in forms}


def by_group(folds: Sequence[Fold]) -> dict[str, list[Fold]]:
    """Folds by group: rows that are never to be mixed into one figure."""
    groups = sorted({fold.document.group for fold in folds})
    return {group: [fold for fold in folds if fold.document.group == group] for group in groups}


def scores(folds: Sequence[Fold]) -> dict[str, Score]:
    """Micro-averages by field."""
    return pool(fold.evaluation for fold in folds)


def calibration(folds: Sequence[Fold]) -> list[Calibration]:
    """How far the confidence of the facts of all folds can be trusted, by kind of fact."""
    counts = sum((wanted(fold.document.gold) for fold in folds), Counter[str]())
    return calibrate((fact for fold in folds for fact in fold.facts), counts)


def reader_without(
    documents: Sequence[Answered], left_out: str, fit: Fit = fit_without, reading: Reading = extract
) -> Callable[[Source], Extraction]:
    """How a document is read that says the same as the one of this name: with what was fitted on all others.

    The document left out is not even handed to what fits.
    """
    models = fit([one for one in documents if one.name != left_out], left_out)
    return partial(_read, models=models, reading=reading)


def _read(source: Source, models: Any, reading: Reading) -> Extraction:
    return reading(source, models)


def _fold(documents: Sequence[Answered], at: int, fit: Fit, reading: Reading) -> Fold:
    document = documents[at]
    extraction = reader_without(documents, document.name, fit, reading)(document.source)
    given: Json = extraction.model_dump(mode="json")
    evaluation = evaluate(document.gold, given, document.source.text)
    return Fold(document, evaluation, tuple(judge(document.gold, given, document.source.text)))
