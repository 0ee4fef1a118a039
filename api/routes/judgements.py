"""What people decide about who is who and what is so, for those who have a key with the right to judge."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.deps import AuditDep, Caller, JobsDep, Judge
from api.guard.access import REFUSED
from api.intake.job import Job
from api.intake.jobs import Jobs
from api.problems import BY_ID, responses
from graph import read
from graph.audit import Who
from graph.errors import DocumentError, JudgementError
from graph.judgements import Entity, Judgement, Kind
from graph.read.policies import PolicyRow
from ingest.identity.candidates import indicator_pairs, pairs
from ingest.identity.resolver import id_of
from ingest.records import decide

router = APIRouter(tags=["judgements"], responses=REFUSED)
BAD = responses(HTTPStatus.BAD_REQUEST)


class Decision(BaseModel):
    """What is to be decided.

    merge: ids (or names of agencies), the last is what they all are; apart: ids; split: the id of an agency, and
    surfaces that are another body's; confirm, correct (with change: fields and values), drop: the id of a fact.
    """

    kind: Kind
    ids: list[str] = Field(min_length=1, max_length=100)
    surfaces: list[str] = []
    change: dict[str, Any] = {}
    reason: str | None = Field(None, max_length=1_000)


class Made(BaseModel):
    """A judgement with its id; jobs read again what it is about, not_kept names what has to be taken in again."""

    id: str
    judgement: Judgement
    jobs: list[Job] = []
    not_kept: list[str] = []


class Candidates(BaseModel):
    """Two agencies of one place, or two indicators of one kind of unit, that may be one; score: how alike they are."""

    score: float
    reason: str
    place: str | None
    ids: tuple[str, str]
    names: tuple[str, str]


@router.get("/judgements")
async def list_judgements(key: Judge, jobs: JobsDep) -> list[Made]:
    """Every judgement, the oldest first."""
    return [Made(id=one.id, judgement=one) for one in jobs.store.judgements.all()]


@router.post("/judgements", status_code=HTTPStatus.CREATED, responses=BY_ID | BAD)
async def make_judgement(key: Judge, who: Caller, audit: AuditDep, jobs: JobsDep, decision: Decision) -> Made:
    """Keep a judgement, and read again what it is about."""
    with audit.noted(who, "judge", detail=f"{decision.kind} {', '.join(decision.ids)}") as what:
        made = await _judgement(jobs, decision)
        what["judgement"] = made.id
        rows = await decide.affected(jobs.store, made, jobs.store.judgements.all())
        jobs.store.judgements.add(made)
    return _read_again(jobs, made, rows, who)


@router.delete("/judgements/{id}", responses=responses(HTTPStatus.NOT_FOUND))
async def undo_judgement(key: Judge, who: Caller, audit: AuditDep, jobs: JobsDep, id: str) -> Made:
    """Take a judgement back, and read again what it was about."""
    with audit.noted(who, "undo", judgement=id):
        made = jobs.store.judgements.undo(id)
    return _read_again(jobs, made, await decide.affected(jobs.store, made, jobs.store.judgements.all()), who)


@router.get("/entities/candidates")
async def list_candidates(key: Judge, jobs: JobsDep, kind: Entity = "agency") -> list[Candidates]:
    """Pairs that may be one, the likeliest first."""
    made = jobs.store.judgements.all()
    if kind == "agency":
        found = pairs(await read.agency_names(jobs.store), made)
    else:
        found = indicator_pairs(await read.indicator_names(jobs.store), made)
    return [Candidates(**pair._asdict()) for pair in found]


async def _judgement(jobs: Jobs, decision: Decision) -> Judgement:
    store, reason = jobs.store, decision.reason
    match decision.kind:
        case "merge" | "apart":
            ids = [await _node(jobs, name) for name in decision.ids]
            return await (decide.merge if decision.kind == "merge" else decide.apart)(store, ids, reason)
        case "split":
            return await decide.split(store, await _node(jobs, decision.ids[0]), decision.surfaces, reason)
        case kind:
            if len(decision.ids) != 1:
                raise JudgementError("one fact is judged at a time")
            return await decide.judge_fact(store, kind, decision.ids[0], decision.change, reason)


async def _node(jobs: Jobs, name: str) -> str:
    """An id as it is, for it may be an indicator's; else the agency of this name."""
    return name if await read.identities(jobs.store, [name]) else await id_of(jobs.store, "agency", name)


def _read_again(jobs: Jobs, made: Judgement, rows: Sequence[PolicyRow], who: Who) -> Made:
    answer = Made(id=made.id, judgement=made)
    for row in rows:
        try:
            answer.jobs.append(jobs.read_again(row, who))
        except DocumentError as error:
            answer.not_kept.append(str(error))
    return answer
