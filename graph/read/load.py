"""Who carries how much, and in which areas of policy."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from graph.read.choice import Chosen, chosen
from graph.read.paging import PAGE, Reader
from graph.records import AgencyKind


class LoadRow(BaseModel):
    """An agency's tasks in the chosen policies; explicit, sole, first_listed and subject part those that it leads."""

    id: str
    name: str
    kind: AgencyKind
    place: str
    leads: int
    supports: int
    explicit: int
    sole: int
    first_listed: int
    subject: int


class AreaRow(BaseModel):
    """An agency's tasks in one area of a policy: a heading that they stand below, else the task's title."""

    agency_id: str
    agency: str
    place: str
    policy_id: str
    area: str
    leads: int
    supports: int


async def load(
    store: Reader,
    *,
    city: Chosen = None,
    policy: Chosen = None,
    min_confidence: float = 0.0,
    limit: int = PAGE,
) -> list[LoadRow]:
    """At most limit agencies, by leads and supports together, the most first, then by id."""
    where: dict[str, Any] = chosen(city=city, policy=policy) | {"min_confidence": min_confidence}
    rows = await store.run("read/load", **where, limit=limit)
    return [LoadRow.model_validate(row) for row in rows]


async def load_areas(
    store: Reader,
    *,
    city: Chosen = None,
    policy: Chosen = None,
    min_confidence: float = 0.0,
    level: int = 1,
    limit: int = PAGE,
) -> list[AreaRow]:
    """The areas of those agencies that load gives, in its order; of one agency by policy and area.

    level: which heading is the area, 1 the first of the path, the last of it where it is shorter.
    """
    where: dict[str, Any] = chosen(city=city, policy=policy) | {"min_confidence": min_confidence}
    rows = await store.run("read/load_areas", **where, level=level, limit=limit)
    return [AreaRow.model_validate(row) for row in rows]
