"""Which tasks there are, and who leads and supports them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from graph.folding import searched
from graph.read.history import missing
from graph.read.indicators import TargetFact
from graph.read.paging import PAGE, Page, Reader, decode, page
from graph.records import Basis, Role, Status, Strength


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What to choose tasks by; None chooses all.

    policy: id; city: path of a division, with all below it; q: words of the text; due_after and due_before:
    the first and last day of the task's own deadline or of one of its targets'; min_confidence: of the rows' own fact,
    and of the target that a task is due by.
    """

    policy: str | None = None
    city: str | None = None
    status: Status | None = None
    q: str | None = None
    due_after: date | None = None
    due_before: date | None = None
    min_confidence: float = 0.0


class TaskRow(BaseModel):
    """A task; start and end are offsets in code points of its policy's text, ordinal its place there."""

    id: str
    number: str | None = None
    title: str
    path: list[str]
    status: Status
    strength: Strength
    deadline: date | None = None
    ongoing: bool = False
    start: int
    end: int
    confidence: float
    ordinal: int
    policy_id: str
    policy_title: str | None = None


class ResponsibilityRow(TaskRow):
    """A task with one of its agencies: quote is text[start:end]; the task stands at task_start:task_end.

    confidence is of the agency's part, task_confidence of the task.
    """

    role: Role
    basis: Basis
    surface: str
    quote: str
    task_start: int
    task_end: int
    task_confidence: float
    rule: str
    agency_id: str
    agency: str
    place: str


class TaskAgency(BaseModel):
    """An agency's part in a task."""

    role: Role
    basis: Basis
    surface: str
    quote: str
    start: int
    end: int
    rule: str
    confidence: float
    agency_id: str
    agency: str
    place: str


class TaskDetail(TaskRow):
    """A task with its words, its agencies and its targets."""

    text: str
    starts: list[int]
    ends: list[int]
    rule: str
    responsibilities: list[TaskAgency]
    targets: list[TargetFact]


async def tasks(store: Reader, where: TaskFilter, *, cursor: str | None = None, limit: int = PAGE) -> Page[TaskRow]:
    """Tasks, by policy and place in it."""
    policy, ordinal = decode(cursor, ("", -1))
    rows = await store.run("read/tasks", **_chosen(where), after_policy=policy, after_ordinal=ordinal, limit=limit + 1)
    total = await store.run("read/tasks_total", **_chosen(where))
    found = [TaskRow.model_validate(_listed(row)) for row in rows]
    return page(found, limit, total[0]["total"], lambda row: (row.policy_id, row.ordinal))


async def responsibilities(
    store: Reader,
    where: TaskFilter,
    *,
    agency: str | None = None,
    functions: Sequence[str] | None = None,
    role: Role | None = None,
    basis: Basis | None = None,
    cursor: str | None = None,
    limit: int = PAGE,
) -> Page[ResponsibilityRow]:
    """Pairs of an agency (an id, or those for one of some functions) and a task, by policy, place in it and agency."""
    policy, ordinal, after = decode(cursor, ("", -1, ""))
    chosen = _chosen(where) | {
        "agency": agency,
        "functions": None if functions is None else list(functions),
        "role": role,
        "basis": basis,
    }
    rows = await store.run(
        "read/responsibilities",
        **chosen,
        after_policy=policy,
        after_ordinal=ordinal,
        after_agency=after,
        limit=limit + 1,
    )
    total = await store.run("read/responsibilities_total", **chosen)
    found = [ResponsibilityRow.model_validate(_listed(row)) for row in rows]
    return page(found, limit, total[0]["total"], lambda row: (row.policy_id, row.ordinal, row.agency_id))


async def task(store: Reader, id: str) -> TaskDetail:
    """One task; NotFoundError if there is none of this id, MovedError where it has another now."""
    rows = await store.run("read/task", id=id)
    if not rows:
        await missing(store, "task", id)
    row = rows[0]
    fields = _listed(dict(row.pop("task")))
    targets = [TargetFact.of(found) for found in row.pop("targets")]
    return TaskDetail.model_validate(fields | row | {"targets": targets})


def _chosen(where: TaskFilter) -> dict[str, Any]:
    return asdict(where) | {"q": searched(where.q)}


def _listed(row: dict[str, Any]) -> dict[str, Any]:
    """An empty list is stored as nothing by one of the engines, a confidence not at all by older versions."""
    return {"confidence": 1.0} | row | {"path": row.get("path") or []}
