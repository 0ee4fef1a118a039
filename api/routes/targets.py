"""Targets and reports over all policies."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends

from api.deps import MinConfidence, StoreDep, Text
from api.filters import Agencies, Cities, Day, Functions, Indicators, Policies, TargetKinds
from api.lists import FORMS, Asked, asked
from api.problems import BY_NAME
from graph import read
from graph.read.choice import worded
from graph.read.indicators import TARGETS, TargetRow

router = APIRouter(prefix="/targets", tags=["targets"])


@router.get("", response_model=read.Page[TargetRow], responses=BY_NAME | FORMS)
async def list_targets(
    store: StoreDep,
    asked: Annotated[Asked, Depends(asked(TARGETS))],
    indicators: Indicators,
    policy: Policies,
    city: Cities,
    agency: Agencies,
    functions: Functions,
    kind: TargetKinds = [],  # noqa: B006  # FastAPI copies it
    q: Text = None,
    due_after: Day = None,
    due_before: Day = None,
    min_confidence: MinConfidence = 0,
) -> Any:
    """Targets and reports with the agencies of their tasks; indicator is an id or a name, in all its kinds of unit."""
    ask = partial(
        read.targets,
        store,
        indicators=indicators,
        policy=policy,
        city=city,
        agency=agency,
        functions=functions,
        type=worded(kind, {"target": "TARGETS", "report": "REPORTS"}.__getitem__),
        q=q,
        due_after=due_after,
        due_before=due_before,
        min_confidence=min_confidence,
    )
    return await asked.answer(lambda view: ask(view=view), TargetRow)
