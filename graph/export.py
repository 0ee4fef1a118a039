"""The whole graph as rows in one order, page by page, so that any amount of it passes through little memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from graph import shape
from graph.loading import Row, Run

PAGE = 2000
# Nodes that are large, or have many edges: as much memory as a page of the others.
_PAGES: Mapping[str, int] = MappingProxyType({"Agency": 100, "Policy": 100, "TextPart": 20})
_QUERIES: Mapping[str, str] = MappingProxyType(
    {label: label.lower() for label in shape.NODES} | {"TextPart": "text_part"}
)


async def rows(run: Run) -> AsyncIterator[Row]:
    """Give every edge, then every node: {"id", "kind", "properties"}, an edge also with "from" and "to".

    Properties stand apart because some have a kind of their own.
    """
    for kind in (*shape.kinds("edge"), *shape.kinds("node")):
        async for row in of(run, kind):
            yield row


async def of(run: Run, kind: str, source: str | None = None) -> AsyncIterator[Row]:
    """Give the rows of one kind, such as node:Task, by id; of edges those that leave a label, or all."""
    what, _, name = kind.partition(":")
    labels = shape.EDGES[name].sources if what == "edge" else (name,)
    for label in (source,) if source else labels:
        async for row in _edges(run, name, label) if what == "edge" else _nodes(run, label):
            yield {"kind": kind} | row


async def _nodes(run: Run, label: str) -> AsyncIterator[Row]:
    after, limit = "", _PAGES.get(label, PAGE)
    while page := await run(f"read/export_{_QUERIES[label]}", after=after, limit=limit):
        for row in page:
            yield {"id": row["id"], "properties": plain(row["properties"])}
        after = page[-1]["id"]


async def _edges(run: Run, kind: str, label: str) -> AsyncIterator[Row]:
    after, limit = "", _PAGES.get(label, PAGE)
    while page := await run(f"read/export_{_QUERIES[label]}_edges", after=after, limit=limit, type=kind):
        edges = [edge(row["id"], one["to"], one["properties"]) for row in page for one in row["edges"]]
        for one in sorted(edges, key=lambda one: str(one["id"])):
            yield one
        after = page[-1]["id"]


def edge(source: str, target: str, properties: Row) -> Row:
    """An edge with its name; one that can stand once between two nodes has no id of its own and is known by theirs."""
    own = properties.get("id", f"{source}-{target}")
    return {"id": own, "from": source, "to": target, "properties": plain(properties)}


def plain(properties: Row) -> Row:
    """Sort keys, write dates in ISO: what is printed does not depend on the engine, nor holds the store's own."""
    return {key: _iso(properties[key]) for key in sorted(properties) if key != "id" and key not in shape.OWN}


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
