"""Errors as problem+json (RFC 9457): one table says which exception has which status."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Literal, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from graph.errors import (
    AmbiguousNameError,
    EngineError,
    ExportError,
    GoneError,
    JudgementError,
    MovedError,
    NotEmptyError,
    NotFoundError,
    PolicygraphError,
    QueryError,
    ReadOnlyError,
    StoreError,
    UnavailableError,
    UnknownNameError,
)
from ingest.identity.typed import Resolution

MEDIA_TYPE = "application/problem+json"
_RETRY_AFTER = {
    "Retry-After": {
        "description": "Seconds after which to ask again: the database is gone for now, or too much waits or is asked.",
        "schema": {"type": "integer"},
        "example": 2,
    }
}

# The most exact class first.
STATUS: tuple[tuple[type[PolicygraphError], HTTPStatus], ...] = (
    (MovedError, HTTPStatus.PERMANENT_REDIRECT),
    (GoneError, HTTPStatus.GONE),
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (AmbiguousNameError, HTTPStatus.CONFLICT),
    (ReadOnlyError, HTTPStatus.FORBIDDEN),
    (NotEmptyError, HTTPStatus.CONFLICT),
    (ExportError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (JudgementError, HTTPStatus.BAD_REQUEST),
    (QueryError, HTTPStatus.BAD_REQUEST),  # of all that can be wrong with a query a caller only makes the cursor
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
    (EngineError, HTTPStatus.SERVICE_UNAVAILABLE),
    (PolicygraphError, HTTPStatus.INTERNAL_SERVER_ERROR),
)


class NamedThing(BaseModel):
    """What a name may mean; reason: why it is offered, score: how near it is."""

    id: str
    name: str
    place: str | None = None
    reason: str
    score: float


class Meaning(BaseModel):
    """What a name means: match, or None; candidates: all that it may mean, or what is called nearly so."""

    match: NamedThing | None = None
    ambiguous: bool = False
    candidates: list[NamedThing]

    @classmethod
    def of(cls, found: Resolution) -> Meaning:
        """From what the resolver found."""
        things = [NamedThing(**one._asdict()) for one in found.candidates]
        match = NamedThing(**found.match._asdict()) if found.match else None
        return cls(match=match, ambiguous=found.ambiguous, candidates=things)


class Problem(BaseModel):
    """The body of every error; errors names each part of the request that is wrong, its place such as query.limit.

    candidates: of a name that means nothing what may have been meant, of one that means several things all of them.
    """

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[dict[Literal["place", "reason"], str]] = []
    candidates: list[NamedThing] = []


def add_problem_handlers(app: FastAPI) -> None:
    """Answer every error, routing's and validation's too, as problem+json."""
    app.add_exception_handler(PolicygraphError, _own)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)


def responses(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """OpenAPI responses of a route for these statuses."""
    body = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    found: dict[int | str, dict[str, Any]] = {int(one): {"description": one.phrase, **body} for one in statuses}
    for status in found.keys() & {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS}:
        found[status]["headers"] = _RETRY_AFTER
    return found


def problem_schema() -> dict[str, Any]:
    """What stands among the document's components as Problem."""
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs")  # they stand there too: the routes that resolve names answer with them
    return schema


BY_ID = responses(HTTPStatus.PERMANENT_REDIRECT, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT, HTTPStatus.GONE)
BY_NAME = responses(HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT)
"""What a route may answer that is asked for something by its id: it may have another one now, or be gone; by its name:
that may mean nothing, or several things."""


def respond(status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The answer that a problem is."""
    return _respond(Problem(title=status.phrase, status=status, detail=detail), headers)


async def _own(request: Request, error: Exception) -> JSONResponse:
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    headers = _headers(request, error)
    problem = Problem(title=status.phrase, status=status, detail=str(error))
    if isinstance(error, UnknownNameError | AmbiguousNameError):
        problem.candidates = [NamedThing(**one._asdict()) for one in error.candidates]
    return _respond(problem, headers)


def _headers(request: Request, error: Exception) -> dict[str, str] | None:
    if isinstance(error, UnavailableError):
        return {"Retry-After": str(error.retry_after)}
    return _moved(request, error) if isinstance(error, MovedError) else None


def _moved(request: Request, error: MovedError) -> dict[str, str]:
    """Where what was asked for is now: the same address with the id that it has."""
    query = f"?{request.url.query}" if request.url.query else ""
    return {"Location": (request.url.path + query).replace(error.id, error.now)}


async def _http(request: Request, error: Exception) -> JSONResponse:
    error = cast(HTTPException, error)
    return respond(HTTPStatus(error.status_code), str(error.detail), error.headers)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    found = cast(RequestValidationError, error).errors()
    fields = [(".".join(map(str, each["loc"])), str(each["msg"])) for each in found]
    problem = Problem(
        title=HTTPStatus.UNPROCESSABLE_ENTITY.phrase,
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        detail="; ".join(f"{place}: {reason}" for place, reason in fields),
        errors=[{"place": place, "reason": reason} for place, reason in fields],
    )
    return _respond(problem)


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    """What is a bug tells the log, not the caller."""
    return respond(HTTPStatus.INTERNAL_SERVER_ERROR, "an unexpected error; the server's log has it")


def _respond(problem: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    content = problem.model_dump(exclude_unset=True) | {"type": problem.type}
    return JSONResponse(content, status_code=problem.status, headers=headers, media_type=MEDIA_TYPE)
