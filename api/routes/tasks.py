"""Tasks, and who leads and supports them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import Cursor, Limit, StoreDep
from api.filters import Part, Partners, Where
from api.problems import BY_ID, BY_NAME
from graph import read
from graph.read.paging import PAGE
from graph.read.tasks import Gap, ResponsibilityRow, TaskDetail, TaskRow

router = APIRouter(tags=["tasks"])


@router.get("/tasks", responses=BY_NAME)
async def list_tasks(
    store: StoreDep,
    where: Where,
    part: Part,
    partner: Partners,
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
