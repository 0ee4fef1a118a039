"""Why a fact is in the graph: its rule, described, and its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from api.deps import StoreDep
from api.problems import BY_ID
from graph import read
from graph.judgements import Judgement, Kind
from graph.read.facts import Fact
from ingest.facts.rules import RULES

router = APIRouter(prefix="/facts", tags=["facts"])


class Judged(BaseModel):
    """What somebody decided about a fact: confirm it, or correct (fields and values) it; id undoes it."""

    id: str
    kind: Kind
    change: dict[str, Any] = {}
    reason: str | None = None


class Reason(Fact):
    """A fact with what its rule says, in English and Chinese; guide: the section of the extraction guide behind it.

    judged: what people decided about it, the oldest first; its confidence is 1 then.
    """

    description: str
    description_zh: str
    example: str
    guide: str
    judged: list[Judged]


@router.get("/{id}", responses=BY_ID)
async def explain_fact(store: StoreDep, id: str) -> Reason:
    """Why a fact is there; id is a task's, an agency's and a task's joined by "-", or a target's."""
    return reason(await read.fact(store, id), store.judgements.all())


def reason(fact: Fact, judgements: Iterable[Judgement]) -> Reason:
    """The fact with its rule described, and what people decided about it."""
    about = [one for one in judgements if fact.id in one.ids]
    judged = [Judged(id=one.id, kind=one.kind, change=one.change, reason=one.reason) for one in about]
    return Reason(**fact.model_dump(), **RULES[fact.rule]._asdict(), judged=judged)
