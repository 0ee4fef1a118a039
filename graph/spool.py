"""An exported graph that is read back: every line checked before anything is written, in a table on the disk.

A graph may be larger than memory, and its edges come before its nodes: so the lines are gathered in a temporary SQLite
file, in which the ends of edges are then looked up.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from graph import shape
from graph.errors import DocumentError
from graph.loading import Row
from graph.shape import Type

_TABLES = """
CREATE TABLE node (label TEXT, id TEXT, line INTEGER, body TEXT, PRIMARY KEY (label, id)) WITHOUT ROWID;
CREATE TABLE edge (type TEXT, id TEXT, source TEXT, target TEXT, line INTEGER, body TEXT,
  PRIMARY KEY (type, id));
CREATE INDEX target ON edge (target, type);
"""
_LOST_SOURCE = """
SELECT line, type, source FROM edge WHERE type = ?1
AND NOT EXISTS (SELECT 1 FROM node WHERE node.id = edge.source AND label IN (?2, ?3)) ORDER BY line LIMIT 1
"""
_LOST_TARGET = """
SELECT line, type, target FROM edge WHERE type = ?1
AND NOT EXISTS (SELECT 1 FROM node WHERE node.id = edge.target AND label = ?2) ORDER BY line LIMIT 1
"""
_OWNERS = """
SELECT line, (SELECT count(*) FROM edge WHERE target = node.id AND type = ?2) AS owners
FROM node WHERE label = ?1 AND owners <> 1 ORDER BY line LIMIT 1
"""
_OWNED = """
SELECT node.id, node.body, edge.source FROM node JOIN edge ON edge.target = node.id AND edge.type = ?2
WHERE node.label = ?1 ORDER BY node.id
"""
_LEAVING = """
SELECT edge.id, edge.body, source, target FROM edge JOIN node ON node.id = source AND node.label = ?2
WHERE edge.type = ?1 ORDER BY edge.id
"""
_SURFACES = """
SELECT DISTINCT json_extract(body, '$.surface') FROM edge WHERE target = ? AND type IN ('TARGETS', 'REPORTS')
"""
OWNERS = (("Task", "CONTAINS"), ("TextPart", "HAS_TEXT"))
"""Nodes that one policy has, each by one edge."""
_LONGEST = 64  # bits of a whole number


class Spool:
    """The nodes and edges of one export; made by spooled."""

    def __init__(self, name: str, tables: sqlite3.Connection) -> None:
        """Name: what errors call the file."""
        self._name, self._tables = name, tables
        tables.executescript(_TABLES)

    def fill(self, lines: Iterable[bytes]) -> None:
        """Take lines. DocumentError for the first that is wrong, or that speaks of what no line tells."""
        for number, line in enumerate(lines, 1):
            if line.strip():
                self._add(number, self._parsed(number, line))
        for name, edge in shape.EDGES.items():
            self._refuse(_LOST_SOURCE, (name, edge.sources[0], edge.sources[-1]), "{1} from {2}, which is no node")
            self._refuse(_LOST_TARGET, (name, edge.target), "{1} to {2}, which is no node")
        for owned in OWNERS:
            self._refuse(_OWNERS, owned, f"a {owned[0]} needs one edge {owned[1]} that leads to it; it has {{1}}")

    def count(self) -> tuple[int, int]:
        """How many nodes and edges there are."""
        counts = [
            self._tables.execute(sql).fetchone()[0]
            for sql in ("SELECT count(*) FROM node", "SELECT count(*) FROM edge")
        ]
        return counts[0], counts[1]

    def nodes(self, label: str) -> Iterator[Row]:
        """Properties of the nodes of a label, with id."""
        rows = self._tables.execute("SELECT id, body FROM node WHERE label = ? ORDER BY id", (label,))
        return (_properties(id, body) for id, body in rows)

    def owned(self, label: str, by: str) -> Iterator[tuple[str, Row]]:
        """Nodes that an edge of a type leads to, as id of its source and properties."""
        rows = self._tables.execute(_OWNED, (label, by))
        return ((source, _properties(id, body)) for id, body, source in rows)

    def edges(self, name: str, label: str) -> Iterator[tuple[str, str, Row]]:
        """Edges of a type that leave nodes of a label, as ids of source and target, and properties, with id."""
        rows = self._tables.execute(_LEAVING, (name, label))
        return ((source, target, _properties(id, body)) for id, body, source, target in rows)

    def surfaces(self, indicator_id: str) -> list[str]:
        """The names by which figures call an indicator."""
        return [name for (name,) in self._tables.execute(_SURFACES, (indicator_id,))]

    def ids(self) -> Iterator[str]:
        """Ids of all nodes."""
        return (id for (id,) in self._tables.execute("SELECT id FROM node ORDER BY id"))

    def _add(self, number: int, row: Row) -> None:
        what, _, name = row["kind"].partition(":")
        body = json.dumps(row["properties"], ensure_ascii=False)
        try:
            if what == "node":
                self._tables.execute("INSERT INTO node VALUES (?, ?, ?, ?)", (name, row["id"], number, body))
            else:
                values = (name, row["id"], row["from"], row["to"], number, body)
                self._tables.execute("INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?)", values)
        except sqlite3.IntegrityError:
            self._wrong(number, f"{row['kind']} {row['id']} stands in an earlier line too")

    def _parsed(self, number: int, line: bytes) -> Row:
        try:
            row = json.loads(line, parse_constant=_no_number)
            check(row)
        except RecursionError:
            self._wrong(number, "nested too deep")
        except UnicodeDecodeError:
            self._wrong(number, "not UTF-8")
        except json.JSONDecodeError as error:
            self._wrong(number, f"no JSON: {error.msg} at {error.pos}")
        except ValueError as error:
            self._wrong(number, str(error))
        return dict(row)

    def _refuse(self, sql: str, given: tuple[str, ...], words: str) -> None:
        found = self._tables.execute(sql, given).fetchone()
        if found:
            self._wrong(found[0], words.format(*found))

    def _wrong(self, number: int, reason: str) -> NoReturn:
        raise DocumentError(self._name, f"line {number}: {reason}")


@contextmanager
def spooled(name: str, lines: Iterable[bytes]) -> Iterator[Spool]:
    """Read and check the lines of an export. DocumentError naming the file by name, and the line."""
    with tempfile.TemporaryDirectory() as folder:
        tables = sqlite3.connect(Path(folder) / "spool", isolation_level=None)
        try:
            tables.execute("PRAGMA journal_mode = OFF")
            tables.execute("PRAGMA synchronous = OFF")  # it is read by this process alone
            spool = Spool(name, tables)
            spool.fill(lines)
            yield spool
        finally:
            tables.close()


def check(row: Any) -> None:
    """Raise ValueError, saying what is wrong, unless it is a row as export gives them."""
    kind = row.get("kind") if isinstance(row, dict) else None
    if kind not in (*shape.kinds("node"), *shape.kinds("edge")):
        raise ValueError(
            "no node or edge of a graph, as export prints them" if kind is None else f"unknown kind {kind}"
        )
    keys = {"kind", "id", "properties"} | ({"from", "to"} if kind.startswith("edge:") else set())
    if row.keys() != keys:
        raise ValueError(f"{kind} has the keys {', '.join(sorted(keys))}, and no others")
    for key in keys - {"kind", "properties"}:
        if not row[key] or not _fits(row[key], Type.TEXT):
            raise ValueError(f"{key} is text that is not empty")
    if "from" in row and not shape.EDGES[kind.partition(":")[2]].own_id and row["id"] != f"{row['from']}-{row['to']}":
        raise ValueError(f"the id of {kind} is that of its ends, {row['from']}-{row['to']}")
    _check_properties(kind, row["properties"])


def _check_properties(kind: str, properties: Any) -> None:
    if not isinstance(properties, dict):
        raise ValueError("properties is an object")
    types = shape.types_of(kind)
    for name, value in properties.items():
        if name not in types:
            raise ValueError(f"{kind} has no property {name}")
        if not _fits(value, types[name]):
            raise ValueError(f"{name} is no {types[name].value}")
    missing = sorted(shape.REQUIRED.get(kind.partition(":")[2], frozenset()) - properties.keys())
    if missing:
        raise ValueError(f"{kind} needs {', '.join(missing)}")


def _fits(value: Any, kind: Type) -> bool:
    match kind:
        case Type.TEXT:
            return isinstance(value, str) and _is_unicode(value)
        case Type.INTEGER:
            return type(value) is int and value.bit_length() < _LONGEST
        case Type.NUMBER:
            return type(value) in (int, float)
        case Type.BOOLEAN:
            return isinstance(value, bool)
        case Type.DATE:
            return isinstance(value, str) and _is_date(value)
    of = Type.TEXT if kind is Type.TEXTS else Type.INTEGER
    return isinstance(value, list) and all(_fits(one, of) for one in value)


def _is_unicode(value: str) -> bool:
    """Half of a pair of surrogates, which JSON can write, is no character."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _properties(id: str, body: str) -> Row:
    return {"id": id, **json.loads(body)}
