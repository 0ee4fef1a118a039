"""What is measured, and what policies want of it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from graph.folding import searched
from graph.read.bodies import TaskBody
from graph.read.choice import Chosen, chosen, due, holding
from graph.read.history import missing
from graph.read.paging import PAGE, Page, Reader, decode, page
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
    """A target (TARGETS, with deadline) or report (REPORTS, with as_of); quote is text[start:end] of its policy.

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
    quote: str
    start: int
    end: int
    rule: str
    confidence: float

    @staticmethod
    def of(row: dict[str, Any]) -> dict[str, Any]:
        """The fields of a row whose edge stands under fact; an edge of older stores has no confidence."""
        edge = {key: value for key, value in row["fact"].items() if key in TargetFact.model_fields}
        return (
            {"confidence": 1.0, "surface": row["indicator"]}
            | edge
            | {key: value for key, value in row.items() if key != "fact"}
        )


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
    store: Reader, *, q: str | None = None, min_confidence: float = 0.0, cursor: str | None = None, limit: int = PAGE
) -> Page[IndicatorRow]:
    """Indicators, by id; min_confidence: of the facts that count, and one without any is left out."""
    (after,) = decode(cursor, ("",))
    where: dict[str, Any] = holding(q) | {"min_confidence": min_confidence}
    rows = await store.run("read/indicators", **where, after=after, limit=limit + 1)
    total = await store.run("read/indicators_total", **where)
    found = [IndicatorRow.model_validate(row) for row in rows]
    return page(found, limit, total[0]["total"], lambda row: (row.id,))


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
    cursor: str | None = None,
    limit: int = PAGE,
) -> Page[TargetRow]:
    """Targets and reports, by id; indicators, policy, agency: ids; city: paths; type: TARGETS or REPORTS."""
    (after,) = decode(cursor, ("",))
    fields = chosen(indicators=indicators, policy=policy, city=city, agency=agency, functions=functions, type=type)
    where: dict[str, Any] = (
        fields | {"q": searched(q)} | due(due_after, due_before) | {"min_confidence": min_confidence}
    )
    rows = await store.run("read/targets", **where, after=after, limit=limit + 1)
    total = await store.run("read/targets_total", **where)
    found = [TargetRow.model_validate(TargetFact.of(row)) for row in rows]
    return page(found, limit, total[0]["total"], lambda row: (row.id,))


async def agency_targets(store: Reader, agency: str, *, min_confidence: float = 0.0) -> list[TargetRow]:
    """Targets and reports of all tasks that an agency (id) leads or supports, by id; its part has to be as sure."""
    rows = await store.run("read/agency_targets", agency=agency, min_confidence=min_confidence)
    return [TargetRow.model_validate(TargetFact.of(row)) for row in rows]
