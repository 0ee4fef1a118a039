"""Files for `neo4j-admin database import full`: a whole graph into an empty Neo4j, without a transaction.

A CSV a label, and one a type of edges by the label that it leaves, each with a head that says its types; beside them
import.args, which names them and how they are written. What the store keeps for itself is in them too: copies for
searching, a stamp on each node, the version of the store. Constraints and indexes the program makes when it first opens
the graph. An empty list the importer does not know: a sign stands for one, which the statements of after.cypher take
out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph import shape
from graph.errors import ExportError
from graph.formats.source import EDGES, NODES, Source, name_of
from graph.loading import Row
from graph.rows import search_copy
from graph.shape import Type, Types
from graph.stamping import KINDS, stamp

ARGUMENTS, AFTER = "import.args", "after.cypher"
_BETWEEN, _EMPTY = "\ue000", "\ue001"  # between the parts of a list, and for one without any: of private use
_HOW = (
    "--multiline-fields=true",
    "--legacy-style-quoting=false",
    f"--array-delimiter={_BETWEEN}",
    "--read-buffer-size=16m",
)
_VERSION = 1
_STAMPED = frozenset(kind.capitalize() for kind in KINDS)
_TYPES = {
    Type.TEXT: "string",
    Type.INTEGER: "long",
    Type.NUMBER: "double",
    Type.BOOLEAN: "boolean",
    Type.DATE: "date",
    Type.TEXTS: "string[]",
    Type.INTEGERS: "long[]",
}
_FILL = (
    ":auto MATCH (n:{label}) WHERE n.{name} = ['{empty}']"
    " CALL {{ WITH n SET n.{name} = [] }} IN TRANSACTIONS OF 10000 ROWS;\n"
)
_FOLDED = frozenset({"Agency", "Indicator", "Policy", "Task", "TARGETS", "REPORTS"})


async def write(source: Source, folder: Path) -> None:
    """Write all files. ExportError for a text that they cannot hold."""
    surfaces: dict[str, set[str]] = {}
    arguments = [f"--nodes=StoreVersion={_versions(folder)}"]
    for kind in EDGES:
        for label in shape.EDGES[name_of(kind)].sources:
            arguments.append(await _edges(source, folder, name_of(kind), label, surfaces))
    for kind in NODES:
        arguments.append(await _nodes(source, folder, name_of(kind), surfaces))
    lines = [json.dumps(one, ensure_ascii=False) for one in (*_HOW, *arguments)]
    (folder / ARGUMENTS).write_text("\n".join(lines) + "\n", "utf-8")
    lists = ((label, name) for label in shape.NODES for name, kind in shape.NODES[label].items() if kind is Type.TEXTS)
    (folder / AFTER).write_text("".join(_FILL.format(label=a, name=b, empty=_EMPTY) for a, b in lists), "utf-8")


def _versions(folder: Path) -> str:
    (folder / "StoreVersion.csv").write_text(f"id:ID(StoreVersion),version:long\nstore,{_VERSION}\n", "utf-8")
    return "StoreVersion.csv"


async def _nodes(source: Source, folder: Path, label: str, surfaces: dict[str, set[str]]) -> str:
    types = shape.NODES[label]
    own = {"folded": Type.TEXT} if label in _FOLDED else {}
    own |= {"changed": Type.TEXT} if label in _STAMPED else {}
    with _table(folder / f"{label}.csv", [f"id:ID({label})"], {**types, **own}) as put:
        async for row in source.of(f"node:{label}"):
            copy = search_copy(label, row["properties"], surfaces.get(row["id"], ()))
            put([row["id"]], row["properties"] | {"changed": stamp(_VERSION) + row["id"], "folded": copy})
    return f"--nodes={label}={label}.csv"


async def _edges(source: Source, folder: Path, name: str, label: str, surfaces: dict[str, set[str]]) -> str:
    edge, file = shape.EDGES[name], f"{label}_{name}.csv"
    own = {"id": Type.TEXT} if edge.own_id else {}
    own |= {"folded": Type.TEXT} if name in _FOLDED else {}
    with _table(folder / file, [f":START_ID({label})", f":END_ID({edge.target})"], {**edge.types, **own}) as put:
        async for row in source.of(f"edge:{name}", source=label):
            properties = row["properties"] | {"id": row["id"]}
            if name in _FOLDED:
                surfaces.setdefault(row["to"], set()).add(properties["surface"])
                properties["folded"] = search_copy(name, properties)
            put([row["from"], row["to"]], properties)
    return f"--relationships={name}={file}"


@contextmanager
def _table(path: Path, ends: list[str], types: Types) -> Iterator[Callable[[list[str], Row], None]]:
    """A file with its head; gives how a row is put: its ids, and its properties by name."""
    head = [*ends, *(f"{name}:{_TYPES[kind]}" for name, kind in types.items())]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(head) + "\n")

        def put(ids: list[str], properties: Row) -> None:
            cells = [*map(_quoted, ids), *(_cell(properties.get(name)) for name in types)]
            file.write(",".join(cells) + "\n")

        yield put


def _cell(value: Any) -> str:
    """Nothing, where there is nothing; an empty text is told from that by its quotes."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _quoted(_BETWEEN.join(map(_part, value)) if value else _EMPTY)
    if isinstance(value, bool):
        return str(value).lower()
    return _quoted(value) if isinstance(value, str) else repr(value)


def _part(value: Any) -> str:
    text = str(value)
    if _BETWEEN in text or text == _EMPTY:
        raise ExportError(f"{text!r} holds what this form tells the parts of a list by (U+E000 and U+E001)")
    return text


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
