"""A parameter that a route does not have is an error: an answer without it would be taken for one with it."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from rapidfuzz import process

_NEAR = 60.0  # of 100: how alike a name has to be to be offered


async def known_parameters(request: Request) -> None:
    """Raise RequestValidationError for each unknown parameter, with what was probably meant and what there is."""
    dependant = getattr(request.scope.get("route"), "dependant", None)
    if dependant is None:
        return
    known = sorted(set(_names(dependant)))
    unknown = [name for name in dict.fromkeys(request.query_params.keys()) if name not in known]
    if unknown:
        raise RequestValidationError([_told(name, known) for name in unknown])


def _names(dependant: Dependant) -> Iterator[str]:
    """The query parameters of a route and of all that it depends on."""
    yield from (field.alias for field in dependant.query_params)
    for one in dependant.dependencies:
        yield from _names(one)


def _told(name: str, known: list[str]) -> dict[str, object]:
    near = process.extractOne(name, known, score_cutoff=_NEAR)
    meant = f"; did you mean {near[0]}?" if near else ""
    there = f"there are: {', '.join(known)}" if known else "there are none"
    return {"loc": ("query", name), "msg": f"no such parameter{meant} ({there})", "type": "unknown_parameter"}
