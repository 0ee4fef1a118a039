"""Tasks, and who leads and supports them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.deps import AgencyId, CityId, Cursor, Functions, Limit, MinConfidence, PartnerId, PolicyId, StoreDep, Text
from api.problems import BY_ID, BY_NAME
from api.roles import RoleName
from graph import read
from graph.read.paging import PAGE
from graph.read.tasks import Gap, ResponsibilityRow, TaskDetail, TaskRow
from graph.records import Basis, Status

router = APIRouter(tags=["tasks"])


def task_filter(
    policy: PolicyId = None,
    city: CityId = None,
    status: Status | None = None,
    q: Text = None,
    due_after: date | None = None,
    due_before: date | None = None,
    min_confidence: MinConfidence = 0,
) -> read.TaskFilter:
    """What the request chooses tasks by."""
    return read.TaskFilter(policy, city, status, q, due_after, due_before, min_confidence)


async def part_of(
    agency: AgencyId, functions: Functions, role: RoleName | None = None, basis: Basis | None = None
) -> read.PartOf:
    """Whose part in a task the request means."""
    return read.PartOf(agency, functions, role.edge if role else None, basis)


Where = Annotated[read.TaskFilter, Depends(task_filter)]
Part = Annotated[read.PartOf, Depends(part_of)]


@router.get("/tasks", responses=BY_NAME)
async def list_tasks(
    store: StoreDep,
    where: Where,
    part: Part,
    partner: PartnerId,
    gap: Annotated[list[Gap], Query(description="What the task lacks; of several, all.")] = [],  # noqa: B006  # FastAPI copies it
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> read.Page[TaskRow]:
    """Tasks with their bodies, by policy and place in it.

    agency (any name), function, role and basis are of one part in them; partner has a part in them too.
    """
    return await read.tasks(store, where, part=part, partner=partner, gaps=gap, cursor=cursor, limit=limit)


@router.get("/responsibilities", responses=BY_NAME)
async def list_responsibilities(
    store: StoreDep, where: Where, part: Part, cursor: Cursor = None, limit: Limit = PAGE
) -> read.Page[ResponsibilityRow]:
    """Pairs of an agency and a task with the words that say so, by policy, place in it and agency."""
    return await read.responsibilities(store, where, part=part, cursor=cursor, limit=limit)


@router.get("/tasks/{id}", responses=BY_ID)
async def get_task(store: StoreDep, id: str) -> TaskDetail:
    """One task with its words, agencies and targets."""
    return await read.task(store, id)
