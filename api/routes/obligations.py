"""What is to be done by when, and how it stands."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import Cursor, Limit, MinConfidence, StoreDep
from api.filters import Agencies, Cities, Day, Functions, Policies
from api.problems import BY_NAME
from graph import read
from graph.read.obligations import DUE_WITHIN, Obligation, State
from graph.read.paging import PAGE

router = APIRouter(prefix="/obligations", tags=["obligations"])
States = Annotated[list[State] | None, Query(description="These alone.")]
Days = Annotated[int, Query(ge=0, le=3_660, description="What is due in so many days from as_of is due soon.")]


@router.get("", responses=BY_NAME)
async def list_obligations(
    store: StoreDep,
    policy: Policies,
    city: Cities,
    agency: Agencies,
    functions: Functions,
    as_of: Annotated[date | None, Query(description="The day on which they stand so; today by default.")] = None,
    state: States = None,
    due_within: Days = DUE_WITHIN,
    due_after: Day = None,
    due_before: Day = None,
    min_confidence: MinConfidence = 0,
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> read.Page[Obligation]:
    """Planned targets, and planned tasks without one, by date, with agencies, state and what was reported."""
    where = read.ObligationFilter(policy, city, agency, functions, min_confidence)
    return await read.obligations(
        store,
        where,
        as_of=as_of or date.today(),
        states=state or (),
        due_within=due_within,
        due_after=due_after,
        due_before=due_before,
        cursor=cursor,
        limit=limit,
    )
