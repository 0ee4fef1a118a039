"""Tasks, and who leads and supports them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends

from api.deps import AgencyId, CityId, Cursor, Functions, Limit, MinConfidence, PolicyId, StoreDep, Text
from api.problems import BY_ID, BY_NAME
from api.roles import RoleName
from graph import read
from graph.read.paging import PAGE
from graph.read.tasks import ResponsibilityRow, TaskDetail, TaskRow
from graph.records import Basis, Status

router = APIRouter(prefix="/tasks", tags=["tasks"])


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


@router.get("", responses=BY_NAME)
async def list_tasks(
    store: StoreDep,
    where: Annotated[read.TaskFilter, Depends(task_filter)],
    agency: AgencyId = None,
    functions: Functions = None,
    role: RoleName | None = None,
    basis: Basis | None = None,
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> read.Page[ResponsibilityRow] | read.Page[TaskRow]:
    """Tasks by policy and place in it; with agency (any name), function, role or basis each with the agency's part."""
    if agency is None and functions is None and role is None and basis is None:
        return await read.tasks(store, where, cursor=cursor, limit=limit)
    edge = role.edge if role else None
    return await read.responsibilities(
        store, where, agency=agency, functions=functions, role=edge, basis=basis, cursor=cursor, limit=limit
    )


@router.get("/{id}", responses=BY_ID)
async def get_task(store: StoreDep, id: str) -> TaskDetail:
    """One task with its words, agencies and targets."""
    return await read.task(store, id)
