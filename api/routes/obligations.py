"""What is to be done by when, and how it stands."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query

from api.deps import MinConfidence, StoreDep
from api.filters import Agencies, Cities, Day, Functions, Policies
from api.lists import FORMS, Asked, asked
from api.problems import BY_NAME
from graph import read
from graph.read.obligations import DUE_WITHIN, OBLIGATIONS, Obligation, State

router = APIRouter(prefix="/obligations", tags=["obligations"])
States = Annotated[list[State] | None, Query(description="These alone.")]
Kind = Annotated[Literal["target", "task"] | None, Query(description="Targets, or tasks without one, alone.")]
Days = Annotated[int, Query(ge=0, le=3_660, description="What is due in so many days from as_of is due soon.")]


@router.get("", response_model=read.Page[Obligation], responses=BY_NAME | FORMS)
async def list_obligations(
    store: StoreDep,
    asked: Annotated[Asked, Depends(asked(OBLIGATIONS))],
    policy: Policies,
    city: Cities,
    agency: Agencies,
    functions: Functions,
    as_of: Annotated[date | None, Query(description="The day on which they stand so; today by default.")] = None,
    state: States = None,
    kind: Kind = None,
    due_within: Days = DUE_WITHIN,
    due_after: Day = None,
    due_before: Day = None,
    min_confidence: MinConfidence = 0,
) -> Any:
    """Planned targets, and planned tasks without one, by date, with agencies, state and what was reported."""
    where = read.ObligationFilter(policy, city, agency, functions, min_confidence)
    ask = partial(
        read.obligations,
        store,
        where,
        as_of=as_of or date.today(),
        states=state or (),
        kind=kind,
        due_within=due_within,
        due_after=due_after,
        due_before=due_before,
    )
    return await asked.answer(lambda view: ask(view=view), Obligation)
