"""Indicators and the targets that policies set for them."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import Cursor, IndicatorAt, IndicatorsAt, Limit, MinConfidence, Name, StoreDep, Text
from api.filters import Cities
from api.problems import BY_ID, Meaning
from graph import read
from graph.read.choice import Choice
from graph.read.indicators import IndicatorRow, TargetRow
from graph.read.paging import PAGE
from ingest.identity.resolver import resolve

router = APIRouter(prefix="/indicators", tags=["indicators"])


@router.get("")
async def list_indicators(
    store: StoreDep,
    q: Text = None,
    min_confidence: MinConfidence = 0,
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> read.Page[IndicatorRow]:
    """Indicators by id; q is a part of the name."""
    return await read.indicators(store, q=q, min_confidence=min_confidence, cursor=cursor, limit=limit)


@router.get("/resolve")
async def resolve_indicator(store: StoreDep, name: Name) -> Meaning:
    """Which indicator a name means."""
    return Meaning.of(await resolve(store, "indicator", name))


@router.get("/{id}", responses=BY_ID)
async def get_indicator(store: StoreDep, id: IndicatorAt, min_confidence: MinConfidence = 0) -> IndicatorRow:
    """One indicator."""
    return await read.indicator(store, id, min_confidence=min_confidence)


@router.get("/{id}/targets", responses=BY_ID)
async def list_targets(
    store: StoreDep,
    id: IndicatorsAt,
    city: Cities,
    min_confidence: MinConfidence = 0,
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> read.Page[TargetRow]:
    """Targets and reports of an indicator (an id, or a name: then in all its kinds of unit), over all policies."""
    return await read.targets(
        store, indicators=Choice(tuple(id)), city=city, min_confidence=min_confidence, cursor=cursor, limit=limit
    )
