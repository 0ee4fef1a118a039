"""CSV and Parquet: a folder of tables, one a label and one a type of edges, also where there are none."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from graph import shape
from graph.errors import ExportError
from graph.formats.source import EDGES, NODES, Source, columns, name_of
from graph.loading import Row
from graph.shape import Type

_GROUP_ROWS = 10_000
_GROUP_LETTERS = 10_000_000
_Write = Callable[[Row], None]


async def write_csv(source: Source, folder: Path) -> None:
    """CSV (RFC 4180, UTF-8) with a head: nothing as an empty cell, a list as a JSON array."""
    await _write(source, partial(_csv, folder))


async def write_parquet(source: Source, folder: Path) -> None:
    """Parquet with typed columns: dates, lists. ExportError where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow: install policygraph[parquet]") from error
    await _write(source, partial(_parquet, folder))


def flat(row: Row) -> Row:
    """A row's columns: id, of an edge from and to, and its properties."""
    properties: Row = row["properties"]
    return {name: row[name] for name in ("id", "from", "to") if name in row} | properties


async def _write(source: Source, table: Callable[[str], AbstractContextManager[_Write]]) -> None:
    for kind in (*NODES, *EDGES):
        with table(kind) as write:
            async for row in source.of(kind):
                write(flat(row))


@contextmanager
def _csv(folder: Path, kind: str) -> Iterator[_Write]:
    with (folder / f"{name_of(kind)}.csv").open("w", encoding="utf-8", newline="") as stream:
        # Lines end in CRLF: of a text's own line ends the writer quotes those alone that are in this one.
        writer = csv.DictWriter(stream, columns(kind), lineterminator="\r\n")
        writer.writeheader()
        yield lambda row: writer.writerow({name: cell(value) for name, value in row.items()})


def cell(value: Any) -> Any:
    """A value as one cell of text: truth values and lists as in JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, bool | list) else value


@contextmanager
def _parquet(folder: Path, kind: str) -> Iterator[_Write]:
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    types = shape.types_of(kind)
    dates = [name for name, one in types.items() if one is Type.DATE]
    schema = pyarrow.schema([(name, _type(types.get(name, Type.TEXT))) for name in columns(kind)])
    with ParquetWriter(folder / f"{name_of(kind)}.parquet", schema) as writer:
        groups = _Groups(lambda rows: writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema)))
        yield lambda row: groups.add(row | {name: date.fromisoformat(row[name]) for name in dates if name in row})
        groups.flush()


class _Groups:
    """Rows gathered until there are many or they are long: by the rows alone, so that the same give the same file."""

    def __init__(self, write: Callable[[list[Row]], None]) -> None:
        self._write, self._rows, self._letters = write, list[Row](), 0

    def add(self, row: Row) -> None:
        self._rows.append(row)
        self._letters += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(self._rows) >= _GROUP_ROWS or self._letters >= _GROUP_LETTERS:
            self.flush()

    def flush(self) -> None:
        if self._rows:
            self._write(self._rows)
        self._rows, self._letters = [], 0


def _type(kind: Type) -> Any:
    import pyarrow

    return {
        Type.TEXT: pyarrow.string(),
        Type.INTEGER: pyarrow.int64(),
        Type.NUMBER: pyarrow.float64(),
        Type.BOOLEAN: pyarrow.bool_(),
        Type.DATE: pyarrow.date32(),
        Type.TEXTS: pyarrow.list_(pyarrow.string()),
        Type.INTEGERS: pyarrow.list_(pyarrow.int64()),
    }[kind]
