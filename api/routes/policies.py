"""Policies and their text."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from api.deps import CitedAt, MinConfidence, Name, OtherAt, PolicyAt, StoreDep, Text
from api.filters import Cities, Policies, PolicyKinds
from api.lists import FORMS, Asked, asked
from api.problems import BY_ID, BY_NAME, Meaning
from graph import read
from graph.read.choice import worded
from graph.read.diff import DiffRow
from graph.read.lineage import LineageRow
from graph.read.policies import POLICIES, Mark, PolicyDetail, PolicyRow
from graph.read.readings import ReadingRow
from graph.read.uptake import UptakeRow
from ingest.identity.resolver import resolve

router = APIRouter(prefix="/policies", tags=["policies"])


class PolicyText(BaseModel):
    """A policy's cleaned text and where in it each fact stands; offsets are code points."""

    id: str
    text: str
    evidence: list[Mark]


@router.get("", response_model=read.Page[PolicyRow], responses=BY_NAME | FORMS)
async def list_policies(
    store: StoreDep,
    asked: Annotated[Asked, Depends(asked(POLICIES))],
    city: Cities,
    q: Text = None,
    kind: PolicyKinds = [],  # noqa: B006  # FastAPI copies it
    min_confidence: MinConfidence = 0,
) -> Any:
    """Policies by id; q is a part of the title or 文号, city a path or name."""
    ask = partial(read.policies, store, city=city, kind=worded(kind), q=q, min_confidence=min_confidence)
    return await asked.answer(lambda view: ask(view=view), PolicyRow)


@router.get("/resolve")
async def resolve_policy(store: StoreDep, name: Name) -> Meaning:
    """Which policy a title, a part of one, or a 文号 means."""
    return Meaning.of(await resolve(store, "policy", name))


@router.get("/readings", responses=BY_NAME)
async def list_readings(store: StoreDep, policy: Policies, city: Cities) -> list[ReadingRow]:
    """Policies of which something was not understood when they were read, the most first."""
    return await read.readings(store, policy=policy, city=city)


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


@router.get("/{id}/uptake", responses=BY_ID)
async def get_uptake(store: StoreDep, id: PolicyAt) -> list[UptakeRow]:
    """The tasks of the policies that it cites, each with the one of its own that takes it up, if any does."""
    return await read.uptake(store, id)


@router.get("/{id}/uptake/{other}", responses=BY_ID)
async def get_uptake_of(store: StoreDep, id: PolicyAt, other: OtherAt) -> list[UptakeRow]:
    """The same of one other policy alone."""
    return await read.uptake(store, id, other)


@router.get("/{id}/text", responses=BY_ID)
async def get_text(store: StoreDep, id: PolicyAt) -> PolicyText:
    """The text of a policy with the evidence of every fact."""
    return PolicyText(id=id, text=await read.text(store, id), evidence=await read.evidence(store, id))
