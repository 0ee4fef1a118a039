"""Targets and reports over all policies."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import Cursor, Limit, MinConfidence, StoreDep, Text
from api.filters import Agencies, Cities, Day, Functions, Indicators, Policies, TargetKinds
from api.problems import BY_NAME
from graph import read
from graph.read.choice import worded
from graph.read.indicators import TargetRow
from graph.read.paging import PAGE

router = APIRouter(prefix="/targets", tags=["targets"])


@router.get("", responses=BY_NAME)
async def list_targets(
    store: StoreDep,
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
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> read.Page[TargetRow]:
    """Targets and reports with the agencies of their tasks; indicator is an id or a name, in all its kinds of unit."""
    return await read.targets(
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
        cursor=cursor,
        limit=limit,
    )
