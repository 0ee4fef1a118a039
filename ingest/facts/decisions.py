"""What decided about a fact: the features that spoke most for it, and what it would have been instead.

The graph keeps no features. The policy's text is read once more, which gives the same facts as long as the same version
reads it, and what the weights were shown is noted on the way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from math import exp
from typing import NamedTuple

from ingest.facts.extract import extract, read_outline
from ingest.facts.judges import ENOUGH, LABELS, TARGET, Clause, FittedJudge
from ingest.formats.read import from_text
from ingest.layout.features import node
from ingest.layout.read import prepare
from ingest.layout.reading import Reader, can_open
from ingest.models import Models, shipped
from ingest.text.normalised import NormalisedText, normalise
from ingest.values.figure_lists import Figure
from ingest.values.proposals import heads
from ingest.values.subjects import features, subject
from ingest.weights import Weights

_WORDS = 30  # code points of a node that stand for it
Shown = tuple[int, int, tuple[str, ...], Weights]


class Decision(NamedTuple):
    """words were called label with this probability, else they were rival; features: their names and weights.

    A weight tells how much a feature speaks for the label against the rival.
    """

    words: str
    label: str
    probability: float
    rival: str
    rival_probability: float
    features: tuple[tuple[str, float], ...]


def decisions(text: str, kind: str, start: int, end: int) -> list[Decision]:
    """What weights decided about the fact of a kind (TASK, LEADS, SUPPORTS, TARGETS, REPORTS) at text[start:end].

    The innermost first. Empty where they decided nothing: a row of a table, bodies behind a label.
    """
    doc, models = normalise(text), shipped()
    if kind == "TASK":
        return list(_of_task(doc, models, start))
    if kind in {"LEADS", "SUPPORTS"}:
        return list(_of_subject(text, doc, models.subjects, start))
    return list(_of_targets(text, doc, start, end))


def _of_task(doc: NormalisedText, models: Models, start: int) -> Iterator[Decision]:
    """The node that is the task, and those above it that were opened."""
    survey, head = read_outline(doc)
    seen = prepare(survey, head.kind, models)
    reader = Reader(seen, survey.apart, models.layout, head.title)
    tasks = reader.read(survey.root).tasks
    starts = [doc.origin(task.pieces[0][0]) for task in tasks]
    item = reader.items[starts.index(start)] if start in starts else None
    label = "task"
    while item is not None and item.parent is not None:
        labels = [one for one in models.layout.labels if one != "open" or can_open(item)]
        words = doc.name(item.start, min(item.end, item.body + _WORDS))
        yield _decide(words, models.layout, node(seen, item), label, labels)
        item, label = item.parent, "open"


def _of_subject(text: str, doc: NormalisedText, weights: Weights, start: int) -> Iterator[Decision]:
    """The list of bodies that holds the words, where it was taken for the subject of its clause."""
    for task in extract(from_text(text)).tasks:
        for first, last in zip(task.starts, task.ends, strict=True):
            if not first <= start < last:
                continue
            for head in heads(doc, _normal(doc, first), _normal(doc, last)):
                found = subject(doc.normal, head, weights)
                if found and doc.origin(found[0].start) <= start < doc.span(found[0].start, found[0].end)[1]:
                    words = doc.name(found[0].start, found[0].end)
                    yield _decide(words, weights, features(doc.normal, found[0]), "yes", weights.labels)
                    return


def _normal(doc: NormalisedText, offset: int) -> int:
    """Where an offset of the text stands in the normalised text."""
    return bisect_left(range(len(doc.normal)), offset, key=doc.origin)


def _of_targets(text: str, doc: NormalisedText, start: int, end: int) -> Iterator[Decision]:
    """The numbers of the words that were taken for targets, or the clause that was."""
    models = Models(*(getattr(shipped(), one.name) for one in fields(Models)))
    judge = _Listening(models.judge.figures, models.judge.milestones, models)
    vars(models)["judge"] = judge  # where the models keep the judge that they make of their weights
    extract(from_text(text), models)
    for first, last, shown, weights in judge.told:
        if start <= doc.origin(first) < end:
            yield _decide(doc.name(first, last), weights, shown, TARGET, LABELS)


@dataclass(frozen=True, slots=True)
class _Listening(FittedJudge):
    """Judges by weights, and notes what it was shown of each that it took."""

    models: Models
    told: list[Shown] = field(default_factory=list)

    def figure(self, features: Sequence[str], found: Figure) -> float:
        sure = self.figures.probability(features)
        if sure >= ENOUGH:
            self.told.append((found.start, found.end, tuple(features), self.models.figures))
        return sure

    def milestone(self, features: Sequence[str], clause: Clause) -> float:
        sure = self.milestones.probability(features)
        if sure >= ENOUGH:
            self.told.append((clause.start, clause.end, tuple(features), self.models.milestones))
        return sure


def _decide(words: str, weights: Weights, shown: Sequence[str], label: str, labels: Sequence[str]) -> Decision:
    logs = dict(zip(weights.labels, weights.logs(shown), strict=True))
    whole = sum(exp(logs[one]) for one in labels)
    rival = max((one for one in labels if one != label), key=lambda one: (logs[one], one))
    sure, other = (round(exp(logs[one]) / whole, 3) for one in (label, rival))
    return Decision(words, label, sure, rival, other, tuple(weights.reasons(shown, label, rival)))
