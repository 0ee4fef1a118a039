"""Agencies and what they carry."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import AgencyAt, Cursor, Limit, MinConfidence, Name, StoreDep, Text
from api.filters import AgencyKinds, Cities, Functions, Roles, edge_of
from api.problems import BY_ID, BY_NAME, Meaning
from graph import read
from graph.read.agencies import AgencyRow, PartnerRow
from graph.read.choice import worded
from graph.read.indicators import TargetRow
from graph.read.paging import PAGE
from graph.read.tasks import ResponsibilityRow
from ingest.identity.resolver import resolve

router = APIRouter(prefix="/agencies", tags=["agencies"])


@router.get("", responses=BY_NAME)
async def list_agencies(
    store: StoreDep,
    city: Cities,
    functions: Functions,
    q: Text = None,
    kind: AgencyKinds = [],  # noqa: B006  # FastAPI copies it
    min_confidence: MinConfidence = 0,
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> read.Page[AgencyRow]:
    """Agencies; those of just the name or alias q come before those that only hold it."""
    return await read.agencies(
        store,
        q=q,
        city=city,
        functions=functions,
        kind=worded(kind),
        min_confidence=min_confidence,
        cursor=cursor,
        limit=limit,
    )


@router.get("/resolve")
async def resolve_agency(store: StoreDep, name: Name) -> Meaning:
    """Which agency a name means: the one, or all that it may mean, or what is called nearly so."""
    return Meaning.of(await resolve(store, "agency", name))


@router.get("/{id}", responses=BY_ID)
async def get_agency(store: StoreDep, id: AgencyAt, min_confidence: MinConfidence = 0) -> AgencyRow:
    """One agency."""
    return await read.agency(store, id, min_confidence=min_confidence)


@router.get("/{id}/tasks", responses=BY_ID)
async def list_agency_tasks(
    store: StoreDep,
    id: AgencyAt,
    role: Roles = [],  # noqa: B006  # FastAPI copies it
    min_confidence: MinConfidence = 0,
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> read.Page[ResponsibilityRow]:
    """The tasks that an agency leads or supports."""
    where = read.TaskFilter(min_confidence=min_confidence)
    part = read.PartOf(id, role=worded(role, edge_of))
    return await read.responsibilities(store, where, part=part, cursor=cursor, limit=limit)


@router.get("/{id}/partners", responses=BY_ID)
async def list_partners(
    store: StoreDep, id: AgencyAt, min_confidence: MinConfidence = 0, limit: Limit = PAGE
) -> list[PartnerRow]:
    """Who works with an agency, the one that shares most tasks first."""
    return await read.partners(store, id, min_confidence=min_confidence, limit=limit)


@router.get("/{id}/targets", responses=BY_ID)
async def list_agency_targets(store: StoreDep, id: AgencyAt, min_confidence: MinConfidence = 0) -> list[TargetRow]:
    """Targets and reports of the tasks that an agency leads or supports."""
    return await read.agency_targets(store, id, min_confidence=min_confidence)
