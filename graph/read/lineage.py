"""Where a policy comes from and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from graph.read.paging import Reader
from graph.records import Relation

Way = Literal["up", "down", "version"]
DEEPEST = 6
_LEADS_ON = ("basis", "forwards", "implements", "revises", "repeals")


class LineageRow(BaseModel):
    """A policy in the lineage of another one: up is what it rests on, down what rests on it.

    depth counts steps; of is the policy that the last step is from, relation and quote are of that step.
    """

    way: Way
    depth: int
    of: str
    id: str
    title: str | None = None
    doc_number: str | None = None
    issued_on: date | None = None
    city: str | None = None
    loaded: bool
    relation: Relation | None = None
    quote: str | None = None


async def lineage(store: Reader, id: str) -> list[LineageRow]:
    """What a policy (id) rests on, what rests on it, and its other versions; each policy once, the nearest first.

    A mere mention (cites) is told, and not followed further.
    """
    first = await store.run("read/lineage", ids=[id])
    found = [LineageRow.model_validate(row | {"depth": 1}) for row in first if row["way"] == "version"]
    for way in ("up", "down"):
        found += await _along(store, id, way, [row for row in first if row["way"] == way])
    return found


async def _along(store: Reader, id: str, way: str, step: list[dict[str, Any]]) -> list[LineageRow]:
    seen, found = {id}, []
    for depth in range(1, DEEPEST + 1):
        new = {row["id"]: LineageRow.model_validate(row | {"depth": depth}) for row in reversed(step)}
        found += [row for row in new.values() if row.id not in seen]
        further = sorted(row.id for row in new.values() if row.id not in seen and row.relation in _LEADS_ON)
        seen |= new.keys()
        if not further:
            break
        step = [row for row in await store.run("read/lineage", ids=further) if row["way"] == way]
    return sorted(found, key=lambda row: (row.depth, row.relation or "", row.id))
