"""What routes are given: the store, the jobs, and the page that is asked for.

All are coroutines, though some await nothing: FastAPI hands each plain function to a thread, and a list depends on ten.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, cast

from fastapi import Depends, HTTPException, Query, Request

from api.guard.access import needs
from api.guard.keys import Key
from api.guard.rights import Right
from api.intake.jobs import Jobs
from graph.audit import Audit, Who
from graph.read.paging import LONGEST_PAGE
from graph.store import Store
from ingest.identity.resolver import cited_id, id_of, indicator_ids

MAX_QUERY = 200
_LATER = "the service was started before there was a key: start it again"


async def get_store(request: Request) -> Store:
    """The store that the lifespan opened, read-only."""
    return cast(Store, request.app.state.store)


AnyKey = Annotated[Key, needs()]
Writer = Annotated[Key, needs(Right.WRITE)]
Judge = Annotated[Key, needs(Right.JUDGE)]


async def get_jobs(request: Request, key: AnyKey) -> Jobs:
    """The jobs that the lifespan opened, for who has a key. HTTPException 503: it opened none, for there was no key."""
    jobs = getattr(request.app.state, "jobs", None)
    if jobs is None:
        raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, _LATER)
    return cast(Jobs, jobs)


StoreDep = Annotated[Store, Depends(get_store)]


async def _caller(request: Request, key: AnyKey) -> Who:
    """Who asks, for the log of writes."""
    return Who(by=key.name, via="http", address=request.client.host if request.client else None)


async def _audit(request: Request) -> Audit:
    return cast(Audit, request.app.state.audit)


Caller = Annotated[Who, Depends(_caller)]
AuditDep = Annotated[Audit, Depends(_audit)]
JobsDep = Annotated[Jobs, Depends(get_jobs)]
Text = Annotated[str | None, Query(min_length=1, max_length=MAX_QUERY)]
Name = Annotated[str, Query(min_length=1, max_length=MAX_QUERY)]
AcrossReforms = Annotated[bool, Query(description="With the functions that it took over, and that took it over.")]


async def _agency_at(store: StoreDep, id: str) -> str:
    return await id_of(store, "agency", id)


async def _partner_at(store: StoreDep, partner: str) -> str:
    return await id_of(store, "agency", partner)


async def _other_at(store: StoreDep, other: str) -> str:
    return await id_of(store, "policy", other)


async def _policy_at(store: StoreDep, id: str) -> str:
    return await id_of(store, "policy", id)


async def _indicator_at(store: StoreDep, id: str) -> str:
    return await id_of(store, "indicator", id)


async def _indicators_at(store: StoreDep, id: str) -> list[str]:
    return await indicator_ids(store, id)


async def _cited_at(store: StoreDep, id: str) -> str:
    return await cited_id(store, id)


# What a request names, as its id: any name that means one thing will do (ingest.identity.resolver).
AgencyAt = Annotated[str, Depends(_agency_at)]
PartnerAt = Annotated[str, Depends(_partner_at)]
CitedAt = Annotated[str, Depends(_cited_at)]
OtherAt = Annotated[str, Depends(_other_at)]
PolicyAt = Annotated[str, Depends(_policy_at)]
IndicatorAt = Annotated[str, Depends(_indicator_at)]
IndicatorsAt = Annotated[list[str], Depends(_indicators_at)]
Limit = Annotated[int, Query(ge=1, le=LONGEST_PAGE, description="Rows a page.")]
MinConfidence = Annotated[
    float, Query(ge=0, le=1, description="Facts of less confidence are left out, of what is listed and counted.")
]
Cursor = Annotated[str | None, Query(max_length=1_000, description="next_cursor of the page before.")]
