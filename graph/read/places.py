"""Which divisions the graph speaks of, and how much it holds."""

from __future__ import annotations

from pydantic import BaseModel

from graph.read.paging import Reader
from graph.records import Level


class CityRow(BaseModel):
    """A division; policies and agencies are counts of those just of it."""

    id: str
    name: str
    level: Level
    adcode: str | None = None
    policies: int
    agencies: int


class Stats(BaseModel):
    """Nodes by label and edges by type."""

    nodes: dict[str, int]
    edges: dict[str, int]


async def cities(store: Reader) -> list[CityRow]:
    """All divisions, by path."""
    return [CityRow.model_validate(row) for row in await store.run("read/cities")]


async def stats(store: Reader) -> Stats:
    """How many nodes and edges of each kind there are."""
    nodes, edges = await store.run("read/stats_nodes"), await store.run("read/stats_edges")
    return Stats(nodes={row["kind"]: row["count"] for row in nodes}, edges={row["kind"]: row["count"] for row in edges})
