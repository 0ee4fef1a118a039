"""Tasks, and who leads and supports them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from api.deps import StoreDep
from api.filters import Part, Partners, Where
from api.lists import FORMS, Asked, asked
from api.problems import BY_ID, BY_NAME
from graph import read
from graph.read.tasks import RESPONSIBILITIES, TASKS, Gap, ResponsibilityRow, TaskDetail, TaskRow

router = APIRouter(tags=["tasks"])


@router.get("/tasks", response_model=read.Page[TaskRow], responses=BY_NAME | FORMS)
async def list_tasks(
    store: StoreDep,
    asked: Annotated[Asked, Depends(asked(TASKS))],
    where: Where,
    part: Part,
    partner: Partners,
    gap: Annotated[list[Gap], Query(description="What the task lacks; of several, all.")] = [],  # noqa: B006  # FastAPI copies it
) -> Any:
    """Tasks with their bodies, by policy and place in it.

    agency (any name), function, role and basis are of one part in them; partner has a part in them too.
    """
    return await asked.answer(
        lambda view: read.tasks(store, where, part=part, partner=partner, gaps=gap, view=view), TaskRow
    )


@router.get("/responsibilities", response_model=read.Page[ResponsibilityRow], responses=BY_NAME | FORMS)
async def list_responsibilities(
    store: StoreDep, asked: Annotated[Asked, Depends(asked(RESPONSIBILITIES))], where: Where, part: Part
) -> Any:
    """Pairs of an agency and a task with the words that say so, by policy, place in it and agency."""
    return await asked.answer(lambda view: read.responsibilities(store, where, part=part, view=view), ResponsibilityRow)


@router.get("/tasks/{id}", responses=BY_ID)
async def get_task(store: StoreDep, id: str) -> TaskDetail:
    """One task with its words, agencies and targets."""
    return await read.task(store, id)
