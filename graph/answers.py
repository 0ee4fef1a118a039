"""What a database answers, as rows of Python's own values."""

from __future__ import annotations

from typing import Any, LiteralString, cast

import neo4j
from neo4j.time import Date

from graph.composing import Bound
from graph.planning import PlannedOnce

Row = dict[str, Any]


async def rows(runner: neo4j.AsyncTransaction | neo4j.AsyncSession | PlannedOnce, bound: Bound) -> list[Row]:
    """The rows of a statement that is run, in a transaction or in one of its own. Raises what the driver raises."""
    result = await runner.run(literal(bound.text), bound.params)
    columns = result.keys()
    return [dict(zip(columns, map(native, record.values()), strict=True)) async for record in result]


def literal(text: str) -> LiteralString:
    """The driver wants a literal, to keep values out of statements, and ours come from files alone."""
    return cast("LiteralString", text)  # type: ignore[redundant-cast]


def native(value: Any) -> Any:
    """Turn the driver's dates into Python's, in lists and maps too; our queries return no nodes themselves."""
    kind = type(value)  # told apart by what most are first: this is asked of every value of every row
    if kind is str or kind is int or value is None or kind is float:
        return value
    if kind is list:
        return [native(item) for item in value]
    if kind is dict:
        return {key: native(item) for key, item in value.items()}
    return value.to_native() if kind is Date else value
