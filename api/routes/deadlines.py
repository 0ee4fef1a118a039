"""How much is due when."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import AgencyId, CityId, MinConfidence, PolicyId, StoreDep
from graph import read
from graph.read.deadlines import DueRow

router = APIRouter(prefix="/deadlines", tags=["deadlines"])


@router.get("")
async def list_deadlines(
    store: StoreDep,
    city: CityId = None,
    policy: PolicyId = None,
    agency: AgencyId = None,
    min_confidence: MinConfidence = 0,
) -> list[DueRow]:
    """Days on which tasks or targets are due; agency (id, name or alias): those of its tasks."""
    return await read.deadlines(store, city=city, policy=policy, agency=agency, min_confidence=min_confidence)
