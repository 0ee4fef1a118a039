"""Indicators and the targets that policies set for them."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends

from api.deps import IndicatorAt, IndicatorsAt, MinConfidence, Name, StoreDep, Text
from api.filters import Cities
from api.lists import FORMS, Asked, asked
from api.problems import BY_ID, Meaning
from graph import read
from graph.read.choice import Choice
from graph.read.comparison import ComparedTarget
from graph.read.indicators import INDICATORS, TARGETS, IndicatorRow, TargetRow
from ingest.identity.resolver import resolve

router = APIRouter(prefix="/indicators", tags=["indicators"])


@router.get("", response_model=read.Page[IndicatorRow], responses=FORMS)
async def list_indicators(
    store: StoreDep,
    asked: Annotated[Asked, Depends(asked(INDICATORS))],
    q: Text = None,
    min_confidence: MinConfidence = 0,
) -> Any:
    """Indicators by id; q is a part of the name."""
    return await asked.answer(
        lambda view: read.indicators(store, q=q, min_confidence=min_confidence, view=view), IndicatorRow
    )


@router.get("/resolve")
async def resolve_indicator(store: StoreDep, name: Name) -> Meaning:
    """Which indicator a name means."""
    return Meaning.of(await resolve(store, "indicator", name))


@router.get("/{id}", responses=BY_ID)
async def get_indicator(store: StoreDep, id: IndicatorAt, min_confidence: MinConfidence = 0) -> IndicatorRow:
    """One indicator."""
    return await read.indicator(store, id, min_confidence=min_confidence)


@router.get("/{id}/comparison", responses=BY_ID)
async def compare_targets(
    store: StoreDep, id: IndicatorsAt, city: Cities, min_confidence: MinConfidence = 0
) -> list[ComparedTarget]:
    """An indicator across places, each target held against those that its policy cites or that are of a place above."""
    return await read.comparison(store, id, city=city, min_confidence=min_confidence)


@router.get("/{id}/targets", response_model=read.Page[TargetRow], responses=BY_ID | FORMS)
async def list_indicator_targets(
    store: StoreDep,
    asked: Annotated[Asked, Depends(asked(TARGETS))],
    id: IndicatorsAt,
    city: Cities,
    min_confidence: MinConfidence = 0,
) -> Any:
    """Targets and reports of an indicator (an id, or a name: then in all its kinds of unit), over all policies."""
    ask = partial(read.targets, store, indicators=Choice(tuple(id)), city=city, min_confidence=min_confidence)
    return await asked.answer(lambda view: ask(view=view), TargetRow)
