"""Who carries how much."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import Limit, MinConfidence, StoreDep
from api.filters import Cities, Policies
from api.problems import BY_NAME
from graph import read
from graph.read.load import AreaRow, LoadRow
from graph.read.paging import PAGE

router = APIRouter(prefix="/load", tags=["load"])
Level = Annotated[
    int, Query(ge=1, le=9, description="Which heading is the area: 1 the first; the last where there are fewer.")
]


@router.get("", responses=BY_NAME)
async def list_load(
    store: StoreDep,
    city: Cities,
    policy: Policies,
    min_confidence: MinConfidence = 0,
    limit: Limit = PAGE,
) -> list[LoadRow]:
    """Agencies by the tasks that they lead and support, the most loaded first."""
    return await read.load(store, city=city, policy=policy, min_confidence=min_confidence, limit=limit)


@router.get("/areas", responses=BY_NAME)
async def list_areas(
    store: StoreDep,
    city: Cities,
    policy: Policies,
    min_confidence: MinConfidence = 0,
    level: Level = 1,
    limit: Limit = PAGE,
) -> list[AreaRow]:
    """What the limit most loaded agencies carry, by area: a heading above the task, else its title."""
    return await read.load_areas(
        store, city=city, policy=policy, min_confidence=min_confidence, level=level, limit=limit
    )
