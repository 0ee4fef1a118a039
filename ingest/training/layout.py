"""Examples for the layout: what each node of the outline is called in the best reading that the answers allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.evaluation.alignment import SAME_TASK
from ingest.layout.features import node
from ingest.layout.outline import Item
from ingest.layout.reading import can_open
from ingest.layout.seen import Seen
from ingest.training.gold import positions
from ingest.training.logistic import Example

LABELS = ("task", "open", "none")
PRIOR = {f"guide={label}": {label: 3.0} for label in LABELS}
PRIOR |= {"guide=none": {"none": 4.5}, "guide=parts are stated": {"open": 8.0}, "guide=part of a plan": {"open": 3.0}}
"""Before any example an item is what the guide's plain words call it (ingest.layout.guide.by_the_guide).

Aims, principles and problems are none however they are divided.
"""
Json = Mapping[str, Any]


@dataclass(slots=True)
class _Best:
    """A node's best label, how many gold tasks it then finds, and how many tasks it gives in all."""

    label: str
    hits: float
    given: int

    @property
    def value(self) -> float:
        return self.hits - 0.25 * (self.given - self.hits)


def examples(seen: Seen, root: Item, gold: Json) -> list[Example]:
    """One example for each node that the best reading comes to."""
    wanted = [found for found in positions(seen.doc, [task["quote"] for task in gold["tasks"]]) if found]
    best = _best(seen, root, wanted)
    return list(_walk(seen, root, best, gold["document"]))


def _best(seen: Seen, root: Item, wanted: Sequence[frozenset[int]]) -> dict[int, _Best]:
    made: dict[int, _Best] = {}
    owners: dict[int, int] = {at: index for index, found in enumerate(wanted) for at in found}
    _label(seen, root, wanted, owners, made)
    return made


def _label(
    seen: Seen, item: Item, wanted: Sequence[frozenset[int]], owners: Mapping[int, int], made: dict[int, _Best]
) -> _Best:
    below = [_label(seen, child, wanted, owners, made) for child in item.children]
    lead = _hits(seen, item.body, item.lead_end, wanted, owners) if item.children else 0.0
    opened = _Best(
        "open", sum(child.hits for child in below) + lead, sum(child.given for child in below) + int(lead > 0)
    )
    whole = _Best("task", _hits(seen, item.body, item.end, wanted, owners), 1)
    best = (
        whole
        if not can_open(item) and item.parent
        else max((whole, opened), key=lambda one: (one.value, one.label == "task"))
    )
    if best.hits == 0 or item.parent is None:
        best = opened if item.parent is None else _Best("none", 0, 0)
    made[id(item)] = best
    return best


def _hits(seen: Seen, start: int, end: int, wanted: Sequence[frozenset[int]], owners: Mapping[int, int]) -> float:
    """How far normal[start:end] without its statements is a gold task, 0 where the scorer would not say so."""
    given = set(range(start, end))
    for statement in seen.cuts_within(start, end):
        given -= set(range(statement.start, statement.end))
    touched = {owners[at] for at in given if at in owners}
    best = max((_iou(given, wanted[index]) for index in touched), default=0.0)
    return best if best >= SAME_TASK else 0.0


def _iou(given: set[int], found: frozenset[int]) -> float:
    return len(given & found) / len(given | found)


def _walk(seen: Seen, item: Item, best: Mapping[int, _Best], source: str) -> Iterator[Example]:
    label = best[id(item)].label
    if item.parent is not None:
        yield Example(node(seen, item), label, source=source)
    if label == "open":
        for child in item.children:
            yield from _walk(seen, child, best, source)
