"""Cypher that builds the graph in an empty Neo4j: a statement a line, so that any client can run them one by one.

First the constraints and indexes of this program, then nodes, then edges, fifty rows a statement. Copies for searching
are not in it: to ask the graph with this program, import the JSON lines.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import date
from typing import Any

from graph import queries, shape
from graph.formats.source import EDGES, NODES, Source, name_of
from graph.loading import Row
from graph.shape import Type

_ROWS, _LETTERS = 50, 100_000
# A backslash is written by its number: Neo4j resolves \uXXXX before it looks at the other escapes, in any place.
_ESCAPED = str.maketrans(
    {"'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}
    | {chr(code): f"\\u{code:04x}" for code in (*range(9), 11, 12, *range(14, 32), 127, 0x85, 0x2028, 0x2029)}
)


async def chunks(source: Source) -> AsyncIterator[str]:
    """The statements, each with its line end."""
    for name, query in queries.catalogue().items():
        # Not those of what no export has: copies for searching, stamps of changes.
        own = name.startswith("schema/neo4j/") or name.endswith("_changed")
        if name.startswith("schema/") and not own:
            yield f"{' '.join(query.text.split())};\n"
    for kind in NODES:
        async for rows in _batches(source, kind):
            yield f"UNWIND [{', '.join(rows)}] AS row CREATE (n:{name_of(kind)}) SET n = row;\n"
    for kind in EDGES:
        for label in shape.EDGES[name_of(kind)].sources:
            async for rows in _batches(source, kind, label):
                yield _edges(name_of(kind), label, rows)


def _edges(name: str, label: str, rows: Iterable[str]) -> str:
    return (
        f"UNWIND [{', '.join(rows)}] AS row MATCH (a:{label} {{id: row.source}})"
        f" MATCH (b:{shape.EDGES[name].target} {{id: row.target}}) CREATE (a)-[e:{name}]->(b) SET e = row.properties;\n"
    )


async def _batches(source: Source, kind: str, label: str | None = None) -> AsyncIterator[list[str]]:
    """Rows of a kind as literals, in lists of at most 50 and about 100 kB; of edges those that leave a label alone."""
    batch: list[str] = []
    async for row in source.of(kind, source=label):
        batch.append(_edge(row) if label else literal(_properties(row, {"id": row["id"]})))
        if len(batch) == _ROWS or sum(map(len, batch)) > _LETTERS:
            yield batch
            batch = []
    if batch:
        yield batch


def _edge(row: Row) -> str:
    own = {"id": row["id"]} if shape.EDGES[name_of(row["kind"])].own_id else {}
    return f"{{source: {text(row['from'])}, target: {text(row['to'])}, properties: {literal(_properties(row, own))}}}"


def _properties(row: Row, own: Row) -> Row:
    types = shape.types_of(row["kind"])
    given: Row = row["properties"]
    return own | given | {name: date.fromisoformat(given[name]) for name in given if types[name] is Type.DATE}


def text(value: str) -> str:
    """A string literal of Cypher, on one line."""
    return f"'{value.translate(_ESCAPED)}'"


def literal(value: Any) -> str:
    """A literal of Cypher: maps, lists, text, dates, truth values and numbers."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"`{name}`: {literal(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, str):
        return text(value)
    return str(value).lower() if isinstance(value, bool) else repr(value)
