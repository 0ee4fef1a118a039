"""Pages by key: a cursor names the last row seen, so a page costs the same wherever it stands."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

from graph.errors import QueryError
from graph.totals import Totals

T = TypeVar("T", bound=BaseModel)
PAGE = 100
LONGEST_PAGE = 1000


class Reader(Protocol):
    """What a question needs of the store."""

    totals: Totals

    async def run(self, query_name: str, /, **params: Any) -> list[dict[str, Any]]:
        """Rows of a query."""


class Count(BaseModel):
    """How many rows have a value; label is what an id is called."""

    value: str
    label: str | None = None
    count: int


class Page(BaseModel, Generic[T]):
    """Some rows of an answer, how many the whole has, and the cursor of the next page (None on the last).

    facets: of each that was asked for how many rows of the whole have which value, the most first.
    """

    items: list[T]
    total: int
    next_cursor: str | None = None
    facets: dict[str, list[Count]] = {}


def encode(*key: str | float) -> str:
    """A cursor from the key of a row."""
    return base64.urlsafe_b64encode(json.dumps(key, separators=(",", ":")).encode()).decode().rstrip("=")


def decode(cursor: str | None, first: tuple[str | float, ...]) -> tuple[Any, ...]:
    """The key in a cursor; first where there is none. QueryError for what is no cursor of this question."""
    if cursor is None:
        return first
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise QueryError("the cursor is not one of this service") from error
    if not isinstance(key, list) or [type(part) for part in key] != [type(part) for part in first]:
        raise QueryError("the cursor belongs to another question")
    return tuple(key)


async def pages(ask: Callable[[str | None], Awaitable[Page[T]]], first: Page[T] | None = None) -> AsyncIterator[T]:
    """All rows of an answer, page after page; first: its first page, where that was asked for already."""
    found = first or await ask(None)
    while True:
        for item in found.items:
            yield item
        if found.next_cursor is None:
            return
        found = await ask(found.next_cursor)
