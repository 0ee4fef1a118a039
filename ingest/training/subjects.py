"""Examples of bodies as subjects from answered documents: clauses of tasks whose bodies stand in their own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ingest.evaluation.alignment import normalize
from ingest.text.normalised import NormalisedText
from ingest.training.expected import SUBJECTS
from ingest.training.gold import positions
from ingest.training.logistic import Example
from ingest.values.proposals import heads, proposals
from ingest.values.subjects import features, named

LABELS = ("no", "yes")
PRIOR = {feature: {"yes": weight} for feature, weight in SUBJECTS.items()}
Json = Mapping[str, Any]


def examples(doc: NormalisedText, gold: Json) -> list[Example]:
    """The proposals of every task that names its bodies in running text, or names none at all."""
    found: list[Example] = []
    tasks = gold["tasks"]
    for task, places in zip(tasks, positions(doc, [task["quote"] for task in tasks]), strict=True):
        bodies = {normalize(name) for field in ("lead_units", "responsible_units", "actors") for name in task[field]}
        words = normalize("".join(task["quote"]))
        stated = task["lead_units"] or task["responsible_units"]
        if places and all(name in words for name in bodies):
            for start, end in _runs(sorted(places)):
                made = _examples(doc, start, end, bodies, gold["document"])
                found.extend(one for one in made if not stated or one.label == "yes" or not _acts(one))
    return found


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = places[0]
    for before, at in zip(places, [*places[1:], -1], strict=True):
        if at != before + 1:
            yield start, before + 1
            start = at


def _examples(doc: NormalisedText, start: int, end: int, bodies: set[str], source: str) -> Iterator[Example]:
    for head in heads(doc, start, end):
        given = list(proposals(doc.normal, head, every=True))
        right = [one for one in given if (names := _names(doc, one.start, one.end)) and names <= bodies]
        ends = {by: max((one.end for one in right if one.by == by), default=0) for by in (False, True)}
        for one in given:
            label = "yes" if one in right and one.end == ends[one.by] else "no"
            yield Example(features(doc.normal, one), label, source=source)


def _acts(example: Example) -> bool:
    """Whether a list may act: beside a statement the answer names no actors, so that it does not tell."""
    return not {"verb=duty", "verb=acts"}.isdisjoint(example.features)


def _names(doc: NormalisedText, start: int, end: int) -> set[str]:
    return {normalize(doc.name(*body)) for body in named(doc.normal, start, end)}
