"""How much is due when."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import MinConfidence, StoreDep
from api.filters import Agencies, Cities, Policies
from graph import read
from graph.read.deadlines import DueRow

router = APIRouter(prefix="/deadlines", tags=["deadlines"])


@router.get("")
async def list_deadlines(
    store: StoreDep,
    city: Cities,
    policy: Policies,
    agency: Agencies,
    min_confidence: MinConfidence = 0,
) -> list[DueRow]:
    """Days on which tasks or targets are due; agency (id, name or alias): those of its tasks."""
    return await read.deadlines(store, city=city, policy=policy, agency=agency, min_confidence=min_confidence)
