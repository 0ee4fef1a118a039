"""The network of agency load."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.deps import AgencyAt, Cursor, Limit, MinConfidence, PartnerAt, StoreDep
from api.filters import Bases, Cities, Day, Policies, Roles, edge_of
from api.problems import BY_ID
from graph import read
from graph.read.choice import worded
from graph.read.network import Network
from graph.read.paging import PAGE
from graph.read.tasks import TaskRow

router = APIRouter(prefix="/network", tags=["network"])


def part_filter(
    policy: Policies,
    city: Cities,
    role: Roles = [],  # noqa: B006  # FastAPI copies it
    basis: Bases = [],  # noqa: B006  # FastAPI copies it
    due_after: Day = None,
    due_before: Day = None,
    min_confidence: MinConfidence = 0,
) -> read.PartFilter:
    """Which parts in tasks the request counts; a task is due by its own deadline or by one of its targets'."""
    return read.PartFilter(policy, city, worded(role, edge_of), worded(basis), due_after, due_before, min_confidence)


@router.get("/agencies")
async def get_network(
    store: StoreDep,
    where: Annotated[read.PartFilter, Depends(part_filter)],
    min_weight: Annotated[int, Query(ge=1)] = 1,
) -> Network:
    """Agencies with their counts of tasks, and the pairs of them that share at least min_weight tasks."""
    return await read.network(store, where, min_weight=min_weight)


@router.get("/agencies/{id}/{partner}/tasks", responses=BY_ID)
async def list_shared_tasks(
    store: StoreDep,
    id: AgencyAt,
    partner: PartnerAt,
    min_confidence: MinConfidence = 0,
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> read.Page[TaskRow]:
    """The tasks in which two agencies have a part."""
    where = read.TaskFilter(min_confidence=min_confidence)
    return await read.tasks(store, where, part=read.PartOf(id), partner=partner, cursor=cursor, limit=limit)
