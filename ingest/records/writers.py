"""Rows of a data set to files: JSON lines, CSV, Parquet; the same rows always give the same bytes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TextIO

from graph.errors import DocumentError

Row = dict[str, Any]
FORMATS = ("jsonl", "csv", "parquet")
GROUP = 50_000
_TYPES = MappingProxyType(
    dict.fromkeys(("issued_on", "effective_on", "expires_on", "task_deadline", "deadline", "as_of"), "date")
    | dict.fromkeys(("start", "end"), "int")
    | dict.fromkeys(("value", "baseline", "confidence"), "float")
)


class Writer(Protocol):
    """Takes the rows of one document after the other."""

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows that have every column of the file."""


class Lines:
    """A JSON object a line: dates as ISO text, nothing as null."""

    def __init__(self, stream: TextIO) -> None:
        """Write to a text stream."""
        self._stream = stream

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows that have every column of the file."""
        self._stream.writelines(json.dumps(row, ensure_ascii=False, default=_text) + "\n" for row in rows)


class Commas:
    """CSV (RFC 4180 with LF) with a head; nothing as an empty cell."""

    def __init__(self, stream: TextIO, columns: Sequence[str]) -> None:
        """Write the head to a text stream."""
        self._writer = csv.DictWriter(stream, columns, lineterminator="\n")
        self._writer.writeheader()

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows that have every column of the file."""
        self._writer.writerows(rows)


class Parquet:
    """Parquet with typed columns; groups hold a fixed number of rows, whatever the documents are."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        """Open a file. DocumentError where pyarrow is not installed."""
        try:
            import pyarrow
            from pyarrow.parquet import ParquetWriter
        except ImportError as error:
            raise DocumentError(str(path), "Parquet needs pyarrow: install policygraph[parquet]") from error
        types = {"date": pyarrow.date32(), "int": pyarrow.int64(), "float": pyarrow.float64()}
        self._schema = pyarrow.schema([(name, types.get(_TYPES.get(name, ""), pyarrow.string())) for name in columns])
        self._table, self._writer = pyarrow.Table, ParquetWriter(path, self._schema)
        self._rows: list[Row] = []

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows that have every column of the file."""
        self._rows.extend(rows)
        while len(self._rows) >= GROUP:
            self._flush(GROUP)

    def close(self) -> None:
        """Write what is left and the file's end."""
        if self._rows:
            self._flush(len(self._rows))
        self._writer.close()

    def _flush(self, count: int) -> None:
        self._writer.write_table(self._table.from_pylist(self._rows[:count], schema=self._schema))
        del self._rows[:count]


@contextmanager
def open_writer(folder: Path, name: str, form: str, columns: Sequence[str]) -> Iterator[Writer]:
    """A writer to folder/name.form (one of FORMATS); the file appears when all went well. DocumentError: it cannot."""
    path = folder / f"{name}.{form}"
    part = path.with_name(f".{path.name}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _open(part, columns, form) as writer:
            yield writer
        part.replace(path)
    except OSError as error:
        raise DocumentError(str(path), error.strerror or str(error)) from error
    finally:
        with suppress(OSError):  # what went wrong before is the error to tell
            part.unlink()


@contextmanager
def _open(path: Path, columns: Sequence[str], form: str) -> Iterator[Writer]:
    if form == "parquet":
        parquet = Parquet(path, columns)
        try:
            yield parquet
        finally:
            parquet.close()
        return
    with path.open("w", encoding="utf-8", newline="") as stream:
        yield Lines(stream) if form == "jsonl" else Commas(stream, columns)


def _text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
