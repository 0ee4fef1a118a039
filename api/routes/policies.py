"""Policies and their text."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from api.deps import CitedAt, Cursor, Limit, MinConfidence, Name, OtherAt, PolicyAt, StoreDep, Text
from api.filters import Cities, PolicyKinds
from api.problems import BY_ID, BY_NAME, Meaning
from graph import read
from graph.read.choice import worded
from graph.read.diff import DiffRow
from graph.read.lineage import LineageRow
from graph.read.paging import PAGE
from graph.read.policies import Evidence, PolicyDetail, PolicyRow
from ingest.identity.resolver import resolve

router = APIRouter(prefix="/policies", tags=["policies"])


class PolicyText(BaseModel):
    """A policy's cleaned text and where in it each fact stands; offsets are code points."""

    id: str
    text: str
    evidence: list[Evidence]


@router.get("", responses=BY_NAME)
async def list_policies(
    store: StoreDep,
    city: Cities,
    q: Text = None,
    kind: PolicyKinds = [],  # noqa: B006  # FastAPI copies it
    min_confidence: MinConfidence = 0,
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> read.Page[PolicyRow]:
    """Policies by id; q is a part of the title or 文号, city a path or name."""
    return await read.policies(
        store, city=city, kind=worded(kind), q=q, min_confidence=min_confidence, cursor=cursor, limit=limit
    )


@router.get("/resolve")
async def resolve_policy(store: StoreDep, name: Name) -> Meaning:
    """Which policy a title, a part of one, or a 文号 means."""
    return Meaning.of(await resolve(store, "policy", name))


@router.get("/{id}", responses=BY_ID)
async def get_policy(store: StoreDep, id: PolicyAt, min_confidence: MinConfidence = 0) -> PolicyDetail:
    """One policy with what it cites."""
    return await read.policy(store, id, min_confidence=min_confidence)


@router.get("/{id}/lineage", responses=BY_ID)
async def get_lineage(store: StoreDep, id: CitedAt) -> list[LineageRow]:
    """What a policy rests on, what rests on it, and its other versions; of one that is only cited, too."""
    return await read.lineage(store, id)


@router.get("/{id}/diff/{other}", responses=BY_ID)
async def get_diff(store: StoreDep, id: PolicyAt, other: OtherAt) -> list[DiffRow]:
    """What changed from a policy to another one: tasks dropped, reworded, with another owner, date or figure, added."""
    return await read.diff(store, id, other)


@router.get("/{id}/text", responses=BY_ID)
async def get_text(store: StoreDep, id: PolicyAt) -> PolicyText:
    """The text of a policy with the evidence of every fact."""
    return PolicyText(id=id, text=await read.text(store, id), evidence=await read.evidence(store, id))
