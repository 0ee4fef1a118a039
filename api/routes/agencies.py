"""Agencies and what they carry."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import Cursor, Limit, MinConfidence, StoreDep, Text
from api.problems import BY_ID
from api.roles import RoleName
from graph import read
from graph.read.agencies import AgencyRow
from graph.read.indicators import TargetRow
from graph.read.paging import PAGE
from graph.read.tasks import ResponsibilityRow
from graph.records import AgencyKind

router = APIRouter(prefix="/agencies", tags=["agencies"])


@router.get("")
async def list_agencies(
    store: StoreDep,
    q: Text = None,
    city: Text = None,
    kind: AgencyKind | None = None,
    min_confidence: MinConfidence = 0,
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> read.Page[AgencyRow]:
    """Agencies; those of just the name or alias q come before those that only hold it."""
    return await read.agencies(
        store, q=q, city=city, kind=kind, min_confidence=min_confidence, cursor=cursor, limit=limit
    )


@router.get("/{id}", responses=BY_ID)
async def get_agency(store: StoreDep, id: str, min_confidence: MinConfidence = 0) -> AgencyRow:
    """One agency."""
    return await read.agency(store, id, min_confidence=min_confidence)


@router.get("/{id}/tasks", responses=BY_ID)
async def list_agency_tasks(
    store: StoreDep,
    id: str,
    role: RoleName | None = None,
    min_confidence: MinConfidence = 0,
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> read.Page[ResponsibilityRow]:
    """The tasks that an agency leads or supports."""
    await read.agency(store, id)
    edge = role.edge if role else None
    where = read.TaskFilter(min_confidence=min_confidence)
    return await read.responsibilities(store, where, agency=id, role=edge, cursor=cursor, limit=limit)


@router.get("/{id}/targets", responses=BY_ID)
async def list_agency_targets(store: StoreDep, id: str, min_confidence: MinConfidence = 0) -> list[TargetRow]:
    """Targets and reports of the tasks that an agency leads or supports."""
    await read.agency(store, id)
    return await read.agency_targets(store, id, min_confidence=min_confidence)
