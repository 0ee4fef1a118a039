"""A statement of the user's own, read-only and for a limited time; what it gives as plain values."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, LiteralString, NamedTuple, cast

import neo4j
from neo4j import exceptions
from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime, Duration, Time

from graph.errors import QueryError, StoreError
from graph.loading import Row
from graph.shape import OWN

_REFUSED = "Neo.ClientError.Statement.AccessMode"
_WRONG = "Neo.ClientError.Statement."
_TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"


class Answer(NamedTuple):
    """Names of the columns, and a map of each row."""

    columns: list[str]
    rows: list[Row]


async def ask(session: neo4j.AsyncSession, statement: str, params: Mapping[str, Any], seconds: float) -> Answer:
    """Run a statement in a session that only reads. QueryError: it is wrong; StoreError: it took too long.

    Neo4j is told the limit and stops; the embedded engine takes none, so that the client leaves and the engine works
    on for the limit of its own.
    """
    if not statement.strip():
        raise QueryError("the statement is empty")
    # The driver wants a literal, to keep values out of statements: here the statement is what the user typed.
    query = neo4j.Query(cast("LiteralString", statement), timeout=seconds)  # type: ignore[redundant-cast]
    try:
        async with asyncio.timeout(seconds):
            result = await session.run(query, dict(params))
            columns = list(result.keys())
            return Answer(columns, [dict(zip(columns, map(plain, record), strict=True)) async for record in result])
    except TimeoutError as error:
        raise _too_long(seconds) from error
    except exceptions.ClientError as error:
        code = error.code or ""
        if code.startswith(_TIMED_OUT):
            raise _too_long(seconds) from error
        if code.startswith(_WRONG) and code != _REFUSED:
            raise QueryError(f"the statement is wrong: {_line(error)}") from error
        raise


def plain(value: Any) -> Any:
    """A value as JSON has it: of nodes and relationships the properties, of a path these one after the other.

    Dates and times are ISO text. The store's own properties are left out.
    """
    if isinstance(value, Path):
        ends = [one for step in zip(value.nodes, (*value.relationships, None), strict=True) for one in step]
        return [plain(one) for one in ends if one is not None]
    if isinstance(value, Node | Relationship):
        return {key: plain(one) for key, one in sorted(value.items()) if key not in OWN}
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, Date | DateTime | Time | Duration):
        return value.iso_format()
    return value if isinstance(value, str | int | float | None) else repr(value)


def _too_long(seconds: float) -> StoreError:
    return StoreError(f"stopped after {seconds:g} seconds: ask for less, or for longer (--limit-seconds)")


def _line(error: exceptions.ClientError) -> str:
    """What is wrong, in one line; the engine shows the statement below."""
    return (error.message or error.code or "").strip().partition("\n")[0]
