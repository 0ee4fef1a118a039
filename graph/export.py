"""The whole graph as rows in one order, page by page, so that any amount of it passes through little memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

from graph.loading import Row, Run

PAGE = 2000
# By kind as it is exported, then by the letter that the source's id begins with.
_EDGES = (
    ("APPLIES_TO", "policy"),
    ("BELONGS_TO", "agency"),
    ("CITES", "policy"),
    ("CONTAINS", "policy"),
    ("HAS_TEXT", "policy"),
    ("INSTANCE_OF", "agency"),
    ("ISSUED", "agency"),
    ("LEADS", "agency"),
    ("PART_OF", "city"),
    ("REPORTS", "policy"),
    ("REPORTS", "task"),
    ("SUCCEEDED_BY", "function"),
    ("SUPPORTS", "agency"),
    ("TARGETS", "policy"),
    ("TARGETS", "task"),
)
_NODES = (
    ("Agency", "agency"),
    ("City", "city"),
    ("Function", "function"),
    ("Indicator", "indicator"),
    ("Policy", "policy"),
    ("Task", "task"),
    ("TextPart", "text_part"),
)


async def rows(run: Run) -> AsyncIterator[Row]:
    """Give every edge, then every node: {"id", "kind", "properties"}, an edge also with "from" and "to".

    Properties stand apart because some have a kind of their own.
    """
    for kind, source in _EDGES:
        async for row in _edges(run, kind, source):
            yield {"kind": f"edge:{kind}"} | row
    for label, name in _NODES:
        async for row in _nodes(run, name):
            yield {"kind": f"node:{label}"} | row


async def _nodes(run: Run, name: str) -> AsyncIterator[Row]:
    after = ""
    while page := await run(f"read/export_{name}", after=after, limit=PAGE):
        for row in page:
            yield {"id": row["id"], "properties": _plain(row["properties"])}
        after = page[-1]["id"]


async def _edges(run: Run, kind: str, source: str) -> AsyncIterator[Row]:
    after = ""
    while page := await run(f"read/export_{source}_edges", after=after, limit=PAGE, type=kind):
        edges = [_edge(row["id"], edge["to"], edge["properties"]) for row in page for edge in row["edges"]]
        for edge in sorted(edges, key=lambda edge: str(edge["id"])):
            yield edge
        after = page[-1]["id"]


def _edge(source: str, target: str, properties: Row) -> Row:
    """Name an edge; one that can stand once between two nodes has no id of its own and is known by theirs."""
    own = properties.get("id", f"{source}-{target}")
    return {"id": own, "from": source, "to": target, "properties": _plain(properties)}


def _plain(properties: Row) -> Row:
    """Sort keys, write dates in ISO: what is printed does not depend on the engine, and holds no copy for searching."""
    return {key: _iso(properties[key]) for key in sorted(properties) if key not in {"id", "folded"}}


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
