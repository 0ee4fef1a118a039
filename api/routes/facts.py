"""Why a fact is in the graph: its rule, described, and its sentence."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import StoreDep
from api.problems import BY_ID
from graph import read
from graph.read.facts import Fact
from ingest.facts.rules import RULES

router = APIRouter(prefix="/facts", tags=["facts"])


class Reason(Fact):
    """A fact with what its rule says, in English and Chinese; guide: the section of the extraction guide behind it."""

    description: str
    description_zh: str
    example: str
    guide: str


@router.get("/{id}", responses=BY_ID)
async def explain(store: StoreDep, id: str) -> Reason:
    """Why a fact is there; id is a task's, an agency's and a task's joined by "-", or a target's."""
    return reason(await read.fact(store, id))


def reason(fact: Fact) -> Reason:
    """The fact with its rule described."""
    return Reason(**fact.model_dump(), **RULES[fact.rule]._asdict())
