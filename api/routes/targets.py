"""Targets and reports over all policies."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fastapi import APIRouter

from api.deps import AgencyId, CityId, Cursor, IndicatorIds, Limit, MinConfidence, PolicyId, StoreDep, Text
from api.problems import BY_NAME
from graph import read
from graph.read.indicators import TargetRow
from graph.read.paging import PAGE

router = APIRouter(prefix="/targets", tags=["targets"])


@router.get("", responses=BY_NAME)
async def list_targets(
    store: StoreDep,
    indicators: IndicatorIds,
    policy: PolicyId,
    city: CityId,
    agency: AgencyId,
    kind: Literal["target", "report"] | None = None,
    q: Text = None,
    due_after: date | None = None,
    due_before: date | None = None,
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
        type=kind and ("TARGETS" if kind == "target" else "REPORTS"),
        q=q,
        due_after=due_after,
        due_before=due_before,
        min_confidence=min_confidence,
        cursor=cursor,
        limit=limit,
    )
