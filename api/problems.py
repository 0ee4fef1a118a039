"""Errors as problem+json (RFC 9457): one table says which exception has which status."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from graph.errors import EngineError, NotFoundError, PolicygraphError, QueryError, ReadOnlyError, StoreError

MEDIA_TYPE = "application/problem+json"

# The most exact class first.
STATUS: tuple[tuple[type[PolicygraphError], HTTPStatus], ...] = (
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (ReadOnlyError, HTTPStatus.FORBIDDEN),
    (QueryError, HTTPStatus.BAD_REQUEST),  # of all that can be wrong with a query a caller only makes the cursor
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
    (EngineError, HTTPStatus.SERVICE_UNAVAILABLE),
    (PolicygraphError, HTTPStatus.INTERNAL_SERVER_ERROR),
)


class InvalidField(BaseModel):
    """A part of the request that is wrong; place such as query.limit."""

    place: str
    reason: str


class Problem(BaseModel):
    """The body of every error."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[InvalidField] = []


def add_problem_handlers(app: FastAPI) -> None:
    """Answer every error, routing's and validation's too, as problem+json."""
    app.add_exception_handler(PolicygraphError, _own)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)


def responses(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """OpenAPI responses of a route for these statuses."""
    body = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    return {int(status): {"description": status.phrase, **body} for status in statuses}


async def _own(request: Request, error: Exception) -> JSONResponse:
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    return _respond(status, str(error))


async def _http(request: Request, error: Exception) -> JSONResponse:
    error = cast(HTTPException, error)
    return _respond(HTTPStatus(error.status_code), str(error.detail), headers=error.headers)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    found = cast(RequestValidationError, error).errors()
    fields = [InvalidField(place=".".join(map(str, each["loc"])), reason=each["msg"]) for each in found]
    detail = "; ".join(f"{field.place}: {field.reason}" for field in fields)
    return _respond(HTTPStatus.UNPROCESSABLE_ENTITY, detail, fields)


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    """What is a bug tells the log, not the caller."""
    return _respond(HTTPStatus.INTERNAL_SERVER_ERROR, "an unexpected error; the server's log has it")


def _respond(
    status: HTTPStatus, detail: str, errors: list[InvalidField] | None = None, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    problem = Problem(title=status.phrase, status=status, detail=detail, errors=errors or [])
    content = problem.model_dump(exclude={"errors"} if errors is None else None)
    return JSONResponse(content, status_code=status, headers=headers, media_type=MEDIA_TYPE)
