"""Which of the facts that an extraction gives are right, each with the confidence that it was given with.

Right is what the scorer counts as a hit. Kinds: task, edge (a body's part in a task), quantity (a figure to reach or
one reported), named (the same, its indicator's name judged too), milestone, policy (a field of the policy), cite.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from ingest.evaluation.alignment import Json, align_tasks, match_targets, normalize
from ingest.evaluation.score import POLICY_FIELDS, edges_of, kinds_of, same_field

KINDS = ("task", "edge", "quantity", "named", "milestone", "policy", "cite")


@dataclass(frozen=True, slots=True)
class Judged:
    """A given fact: its kind, the confidence that it came with, and whether it is right."""

    kind: str
    confidence: float
    right: bool


def judge(gold: Json, given: Json, text: str) -> Iterator[Judged]:
    """Every given fact of a document; given is the JSON form, its facts with a field `confidence` (else 1)."""
    pairs = align_tasks(gold["tasks"], given["tasks"], text)
    back = {p: g for g, p in pairs.items()}
    yield from (Judged("task", _sure(task), p in back) for p, task in enumerate(given["tasks"]))
    yield from _edges(gold, given, back)
    yield from _targets(gold["policy_targets"], given["policy_targets"])
    for p, task in enumerate(given["tasks"]):
        yield from _targets(gold["tasks"][back[p]]["targets"] if p in back else [], task["targets"])
    yield from _policy(gold["policy"], given["policy"])


def wanted(gold: Json) -> Counter[str]:
    """How many facts of each kind an answer holds."""
    kinds = kinds_of(gold)
    targets = [*gold["policy_targets"], *(target for task in gold["tasks"] for target in task["targets"])]
    quantities = sum(target["kind"] == "quantity" for target in targets)
    counts = {
        "task": len(gold["tasks"]),
        "edge": sum(len(edges_of(task, kinds)) for task in gold["tasks"]),
        "quantity": quantities,
        "named": quantities,
        "milestone": len(targets) - quantities,
        "policy": sum(bool(gold["policy"].get(field)) for field in POLICY_FIELDS),
        "cite": len({normalize(cite["title"]) for cite in gold["policy"].get("cites") or []}),
    }
    return Counter(counts)


def _edges(gold: Json, given: Json, back: dict[int, int]) -> Iterator[Judged]:
    """Edges follow from the lists of units; their confidence stands with the extraction's own edges."""
    kinds, others = kinds_of(gold), kinds_of(given)
    for p, task in enumerate(given["tasks"]):
        free = Counter[Hashable](edges_of(gold["tasks"][back[p]], kinds) if p in back else ())
        sure = {(edge["role"], normalize(edge["surface"])): _sure(edge) for edge in task.get("edges") or []}
        for edge in edges_of(task, others):
            role, _, unit = edge
            yield Judged("edge", sure.get((role, unit), 1.0), free[edge] > 0)
            free[edge] -= 1


def _targets(gold: list[Json], given: list[Json]) -> Iterator[Judged]:
    plain = set(match_targets(gold, given, with_indicator=False).values())
    named = set(match_targets(gold, given, with_indicator=True).values())
    for p, target in enumerate(given):
        yield Judged(target["kind"], _sure(target), p in plain)
        if target["kind"] == "quantity":
            yield Judged("named", _sure(target), p in named)


def _policy(gold: Json, given: Json) -> Iterator[Judged]:
    """The fields that are given (a null says nothing), and the documents cited."""
    sure = given.get("confidence", 1.0)
    for field in POLICY_FIELDS:
        if given.get(field):
            confidence = float(sure.get(field, 1.0) if isinstance(sure, dict) else sure)
            yield Judged("policy", confidence, same_field(gold.get(field), given[field]))
    cited = {normalize(cite["title"]) for cite in gold.get("cites") or []}
    for cite in given.get("cites") or []:
        yield Judged("cite", _sure(cite), normalize(cite["title"]) in cited)


def _sure(fact: Json) -> float:
    return float(fact.get("confidence", 1.0))
