"""Fitting everything that is fitted, on all answered documents or, for cross-validation, on all but one.

What one stage reads with weights is read with those of the same fold: nothing that a fold fits has seen its document.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ingest.evaluation.answered import Answered
from ingest.facts.extract import read_outline
from ingest.layout.read import prepare
from ingest.models import Models
from ingest.text.normalised import NormalisedText, normalise
from ingest.training import figures, layout, subjects
from ingest.training.logistic import Example, fit
from ingest.weights import Weights

EPOCHS = 10
SUBJECTS_RIDGE = 64.0
"""How strongly the judge of subjects holds what is expected: a letter that few documents show moves little (of
1, 16, 64 and 256, by documents that were not fitted on)."""
RIDGE = 1000.0
"""How strongly the guide's plain words hold against what examples of the layout show: nearly all comes from them."""


def fit_without(documents: Sequence[Answered], left_out: str) -> Models:
    """Models fitted on the documents without the one of this name."""
    return fit_all([one for one in documents if one.name != left_out])


def fit_all(documents: Sequence[Answered]) -> Models:
    """Models fitted on all of these documents; the same documents give the same weights, to the byte."""
    told = [example for one in documents for example in _subjects(one)]
    judge = fit(told, subjects.LABELS, epochs=EPOCHS, ridge=SUBJECTS_RIDGE, prior=subjects.PRIOR)
    measured = figures.fit(_figures(one) for one in documents)
    reading = Models(layout=Weights(layout.LABELS, {}), subjects=judge, **measured)
    nodes = [example for one in documents for example in _nodes(one, reading)]
    return replace(reading, layout=fit(nodes, layout.LABELS, epochs=EPOCHS, ridge=RIDGE, prior=layout.PRIOR))


def sources(documents: Sequence[Answered]) -> str:
    """What the weights were fitted on, as CSV: file, title, sha256 of the file."""
    rows = [(one.name, one.gold["policy"]["title"] or "", one.source.sha256) for one in documents]
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows([("document", "title", "sha256"), *rows])
    return lines.getvalue()


@lru_cache(maxsize=256)
def _text(document: Answered) -> NormalisedText:
    return normalise(document.source.text)


@lru_cache(maxsize=256)
def _subjects(document: Answered) -> tuple[Example, ...]:
    return tuple(subjects.examples(_text(document), document.gold))


@lru_cache(maxsize=256)
def _figures(document: Answered) -> figures.Learnt:
    return figures.collect(document.source.text, document.gold)


def _nodes(document: Answered, models: Models) -> list[Example]:
    survey, head = read_outline(_text(document))
    seen = prepare(survey, head.kind, models)
    return layout.examples(seen, survey.root, document.gold)
