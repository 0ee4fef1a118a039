"""Documents in, policies out, for those who have a key with the right to write."""

from __future__ import annotations

from contextlib import ExitStack
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from api.deps import AuditDep, Caller, JobsDep, Writer
from api.guard.access import REFUSED
from api.intake.incoming import FullError
from api.intake.job import Job
from api.intake.upload import BODY, display_name, keep, receive
from api.problems import BY_ID, responses
from graph import read
from graph.errors import SettingsError

router = APIRouter(tags=["documents"], responses=REFUSED)
RETRY_SECONDS = 10
AnyPage = Annotated[bool, Query(alias="any", description="Also what is no policy: a guide, news, a form.")]
_BAD_UPLOAD = responses(HTTPStatus.BAD_REQUEST, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, HTTPStatus.INSUFFICIENT_STORAGE)


@router.post("/policies", status_code=HTTPStatus.ACCEPTED, openapi_extra=BODY, responses=_BAD_UPLOAD)
async def take_in_policy(
    request: Request, response: Response, key: Writer, who: Caller, jobs: JobsDep, take_any: AnyPage = False
) -> Job:
    """Take a document in, or replace the policy that it is; Location leads to the job, which tells how it goes."""
    with ExitStack() as stack:
        try:
            place = stack.enter_context(jobs.room.place())
            file = await receive(request, request.app.state.settings.max_bytes, place.take)
        except FullError as error:
            headers = {"Retry-After": str(RETRY_SECONDS)}
            raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, str(error), headers) from error
        try:
            path = await keep(file, jobs.folder)
            job = jobs.add(path, display_name(file.filename), stack.pop_all(), who, take_any)
        except SettingsError as error:
            raise HTTPException(HTTPStatus.INSUFFICIENT_STORAGE, str(error)) from error
    response.headers["Location"] = request.app.url_path_for("get_job", id=job.id)
    return job


@router.get("/jobs/{id}", responses=responses(HTTPStatus.NOT_FOUND))
async def get_job(jobs: JobsDep, id: str) -> Job:
    """How it goes with a document; the last 500 that ended are kept, also when the service is started again."""
    return jobs.get(id)


@router.delete(
    "/policies/{id}",
    status_code=HTTPStatus.NO_CONTENT,
    response_class=Response,
    responses=BY_ID,
)
async def remove_policy(key: Writer, who: Caller, audit: AuditDep, jobs: JobsDep, id: str) -> None:
    """Take a policy out, with everything that only it said."""
    with audit.noted(who, "remove", policy=id):
        await read.policy(jobs.store, id)
        await jobs.store.remove(id)
