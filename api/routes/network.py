"""The network of agency load."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query

from api.deps import MAX_QUERY, AgencyAt, MinConfidence, PartnerAt, StoreDep
from api.filters import Bases, Cities, Day, Policies, Roles, Where, edge_of
from api.lists import FORMS, Asked, asked
from api.pictures import PicturesDep
from api.problems import BY_ID, BY_NAME
from graph import read
from graph.read.choice import worded
from graph.read.measures import measured
from graph.read.network import Groups, Network
from graph.read.pictures import placed, placed_groups
from graph.read.tasks import TASKS, TaskRow

router = APIRouter(prefix="/network", tags=["network"])
# The bound is far above any, and within what a database takes for a whole number.
MinWeight = Annotated[
    int, Query(ge=1, le=1_000_000, description="Tasks that a pair shares, at the least.", examples=[2])
]


async def part_filter(
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


_GROUP = "Id of a group, as network/groups has it; empty for the agencies of no function."
Grouped = Annotated[Literal["place", "function"], Query(description="What is put together.")]
Positions = Annotated[bool, Query(description="With x and y, the same for all who ask, and community.")]


@router.get("/agencies", responses=BY_NAME)
async def get_network(
    store: StoreDep,
    pictures: PicturesDep,
    where: Annotated[read.PartFilter, Depends(part_filter)],
    min_weight: MinWeight = 1,
    measures: Annotated[bool, Query(description="With strength, betweenness, eigenvector and community.")] = False,
    positions: Positions = False,
) -> Network:
    """Agencies with their counts of tasks, and the pairs of them that share at least min_weight tasks."""

    async def placed_network() -> Network:
        return await placed(await read.network(store, where, min_weight=min_weight))

    if positions:
        version = await read.version(store)
        found = await pictures.of(version, ("agencies", repr(where), min_weight), placed_network)
    else:
        found = await read.network(store, where, min_weight=min_weight)
    return await asyncio.to_thread(measured, found) if measures else found


@router.get("/groups", responses=BY_NAME)
async def get_network_groups(
    store: StoreDep,
    pictures: PicturesDep,
    where: Annotated[read.PartFilter, Depends(part_filter)],
    by: Grouped = "place",
    min_weight: MinWeight = 1,
    positions: Positions = False,
) -> Groups:
    """The network with the agencies of each place, or of each function, as one node: of a large graph the overview."""

    async def placed_there() -> Groups:
        return await placed_groups(await read.groups(store, where, by, min_weight=min_weight))

    if not positions:
        return await read.groups(store, where, by, min_weight=min_weight)
    return await pictures.of(await read.version(store), ("groups", by, repr(where), min_weight), placed_there)


@router.get("/groups/tasks", response_model=read.Page[TaskRow], responses=BY_NAME | FORMS)
async def list_tasks_between_groups(
    store: StoreDep,
    asked: Annotated[Asked, Depends(asked(TASKS))],
    where: Where,
    source: Annotated[str, Query(max_length=MAX_QUERY, description=_GROUP, examples=["市场监管"])] = "",
    target: Annotated[str, Query(max_length=MAX_QUERY, description=_GROUP, examples=["税务"])] = "",
    by: Grouped = "function",
) -> Any:
    """The tasks in which agencies of two places, or of two functions, have a part."""
    between = read.Between(by, source, target)
    return await asked.answer(lambda view: read.tasks(store, where, between=between, view=view), TaskRow)


@router.get("/agencies/{id}/{partner}/tasks", response_model=read.Page[TaskRow], responses=BY_ID | FORMS)
async def list_shared_tasks(
    store: StoreDep,
    asked: Annotated[Asked, Depends(asked(TASKS))],
    where: Where,
    id: AgencyAt,
    partner: PartnerAt,
) -> Any:
    """The tasks in which two agencies have a part."""
    return await asked.answer(
        lambda view: read.tasks(store, where, part=read.PartOf(id), partner=partner, view=view), TaskRow
    )
