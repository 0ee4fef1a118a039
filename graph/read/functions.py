"""What agencies are for (条线), over all places."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from graph.read.agencies import AgencyRow
from graph.read.paging import Reader


class FunctionRow(BaseModel):
    """A function; agencies, leads and supports are counts, successors the functions that took it over."""

    name: str
    agencies: int
    leads: int
    supports: int
    successors: list[str]


async def functions(store: Reader, *, min_confidence: float = 0.0) -> list[FunctionRow]:
    """All functions, by name; min_confidence: of the facts that count."""
    return [FunctionRow.model_validate(row) for row in await store.run("read/functions", min_confidence=min_confidence)]


async def function_agencies(store: Reader, names: Sequence[str], *, min_confidence: float = 0.0) -> list[AgencyRow]:
    """The agencies that are for one of these functions, by place."""
    rows = await store.run("read/function_agencies", functions=list(names), min_confidence=min_confidence)
    return [AgencyRow.model_validate(row | {"aliases": row["aliases"] or []}) for row in rows]
