"""What is measured, and what policies want of it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from graph.folding import searched
from graph.read.bodies import TaskBody
from graph.read.choice import Chosen, chosen, due, holding
from graph.read.evidence import Evidence, evidence
from graph.read.history import missing
from graph.read.listing import WHOLE, Listing, View
from graph.read.paging import Page, Reader
from graph.records import Change, Comparator, Direction, TargetKind


class IndicatorRow(BaseModel):
    """An indicator; targets and reports are counts."""

    id: str
    name: str
    unit: str | None = None
    better: Direction | None = None
    targets: int
    reports: int


class TargetFact(BaseModel):
    """A target (TARGETS, with deadline) or report (REPORTS, with as_of), and the words that say so.

    surface is the indicator's name in this document.
    """

    id: str
    type: Literal["TARGETS", "REPORTS"]
    indicator_id: str
    indicator: str
    surface: str
    kind: TargetKind
    comparator: Comparator | None = None
    value: float | None = None
    unit: str | None = None
    change: Change
    direction: Direction | None = None
    baseline: float | None = None
    deadline: date | None = None
    as_of: date | None = None
    date_basis: str | None = None
    evidence: Evidence
    rule: str
    confidence: float

    @staticmethod
    def of(row: dict[str, Any]) -> dict[str, Any]:
        """The fields of a row whose edge stands under fact; an edge of older stores has no confidence."""
        fact = row["fact"]
        edge = {key: fact[key] for key in _FIELDS & fact.keys()}
        edge["evidence"] = evidence(fact, fact["id"], row["policy_id"])
        return (
            {"confidence": 1.0, "surface": row["indicator"]}
            | edge
            | {key: value for key, value in row.items() if key != "fact"}
        )


_FIELDS = frozenset(TargetFact.model_fields)


class TargetRow(TargetFact):
    """A target with where it stands and its task's agencies, leaders first; task_id is None for one of the policy."""

    better: Direction | None = None
    task_id: str | None = None
    task_title: str | None = None
    task_number: str | None = None
    policy_id: str
    policy_title: str | None = None
    city: str | None = None
    bodies: list[TaskBody] = []


async def indicators(
    store: Reader, *, q: str | None = None, min_confidence: float = 0.0, view: View = WHOLE
) -> Page[IndicatorRow]:
    """Indicators, by id where not ordered otherwise; min_confidence: of facts that count, one without is left out."""
    return await INDICATORS.page(store, holding(q) | {"min_confidence": min_confidence}, view)


async def indicator(store: Reader, id: str, *, min_confidence: float = 0.0) -> IndicatorRow:
    """One indicator; NotFoundError if there is none of this id, MovedError where it has another now."""
    rows = await store.run("read/indicator", id=id, min_confidence=min_confidence)
    if not rows:
        await missing(store, "indicator", id)
    return IndicatorRow.model_validate(rows[0])


async def targets(
    store: Reader,
    *,
    indicators: Chosen = None,
    policy: Chosen = None,
    city: Chosen = None,
    agency: Chosen = None,
    functions: Chosen = None,
    type: Chosen = None,
    q: str | None = None,
    due_after: date | None = None,
    due_before: date | None = None,
    min_confidence: float = 0.0,
    view: View = WHOLE,
) -> Page[TargetRow]:
    """Targets and reports, by policy and place in it where not ordered otherwise.

    indicators, policy, agency: ids; city: paths; functions: names; type: TARGETS or REPORTS.
    """
    fields = chosen(indicators=indicators, policy=policy, city=city, agency=agency, functions=functions, type=type)
    where: dict[str, Any] = fields | due(due_after, due_before) | {"q": searched(q), "min_confidence": min_confidence}
    return await TARGETS.page(store, where, view)


async def agency_targets(store: Reader, agency: str, *, min_confidence: float = 0.0) -> list[TargetRow]:
    """Targets and reports of all tasks that an agency (id) leads or supports, by policy and place in it.

    Its part has to be as sure.
    """
    rows = await store.run("read/agency_targets", agency=agency, min_confidence=min_confidence)
    return [TargetRow.model_validate(TargetFact.of(row)) for row in rows]


INDICATORS = Listing(
    "indicators",
    IndicatorRow.model_validate,
    (("after", "id", ""),),
    {"name": ("indicator", str), "targets": ("targets", float)},
    {"better": "better"},
)
TARGETS = Listing(
    "targets",
    lambda row: TargetRow.model_validate(TargetFact.of(row)),
    (("after_policy", "policy_id", ""), ("after_start", "start", -1), ("after", "id", "")),
    {
        "deadline": ("deadline", str),
        "indicator": ("indicator", str),
        "value": ("value", float),
        "confidence": ("target_confidence", float),
    },
    {"kind": "target_type", "policy": "policy", "city": "city", "indicator": "indicator"},
    by_policy=True,
)
