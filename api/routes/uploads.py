"""Documents in, policies out, for those who have the key."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, HTTPException, Request, Response

from api.access import REFUSED
from api.deps import JobsDep
from api.jobs import Job, QueueFullError
from api.problems import responses
from api.upload import BODY, display_name, keep, receive
from graph import read

router = APIRouter(tags=["documents"], responses=REFUSED)
RETRY_SECONDS = 10
_BAD_UPLOAD = responses(HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)


@router.post("/policies", status_code=HTTPStatus.ACCEPTED, openapi_extra=BODY, responses=_BAD_UPLOAD)
async def take_in(request: Request, response: Response, jobs: JobsDep) -> Job:
    """Take a document in, or replace the policy that it is; Location leads to the job, which tells how it goes."""
    _check_room(jobs)
    file = await receive(request, request.app.state.settings.max_bytes)
    path = await keep(file, jobs.folder)
    try:
        job = jobs.add(path, display_name(file.filename))
    except QueueFullError as error:
        path.unlink()
        raise _full(error) from error
    response.headers["Location"] = request.app.url_path_for("get_job", id=job.id)
    return job


@router.get("/jobs/{id}", responses=responses(HTTPStatus.NOT_FOUND))
async def get_job(jobs: JobsDep, id: str) -> Job:
    """How it goes with a document; the newest 500 are kept, while the service runs."""
    return jobs.get(id)


@router.delete(
    "/policies/{id}",
    status_code=HTTPStatus.NO_CONTENT,
    response_class=Response,
    responses=responses(HTTPStatus.NOT_FOUND),
)
async def remove(jobs: JobsDep, id: str) -> None:
    """Take a policy out, with everything that only it said."""
    await read.policy(jobs.store, id)
    await jobs.store.remove(id)


def _check_room(jobs: JobsDep) -> None:
    """Before the body is read."""
    try:
        jobs.check_room()
    except QueueFullError as error:
        raise _full(error) from error


def _full(error: QueueFullError) -> HTTPException:
    headers = {"Retry-After": str(RETRY_SECONDS)}
    return HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, str(error), headers)
