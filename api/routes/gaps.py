"""What policies leave open."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import MinConfidence, StoreDep
from api.filters import Cities, Policies
from api.problems import BY_NAME
from graph import read
from graph.read.gaps import GapRow

router = APIRouter(prefix="/gaps", tags=["obligations"])


@router.get("", responses=BY_NAME)
async def list_gaps(store: StoreDep, policy: Policies, city: Cities, min_confidence: MinConfidence = 0) -> list[GapRow]:
    """Policies with how many of their planned tasks lack an owner, a lead, a date, a figure.

    The tasks themselves are those of /v1/tasks with gap=no_owner, no_lead, no_date or no_figure.
    """
    return await read.gaps(store, policy=policy, city=city, min_confidence=min_confidence)
