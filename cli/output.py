"""Rows and messages: data to stdout in the form asked for, words to stderr."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

Row = Mapping[str, Any]
_UNBOUNDED = 10_000


class Format(StrEnum):
    """Forms of a list of rows."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[Format, typer.Option("--format", help="Form of the rows.")]


def say(message: str) -> None:
    """Print a message to stderr."""
    typer.echo(message, err=True)


def print_rows(rows: Sequence[Row], form: Format, columns: Sequence[str], *, every: bool = False) -> None:
    """Print rows of JSON values: JSON with every field, CSV with the given columns, a table without related ids.

    every: a table has those too.
    """
    match form:
        case Format.JSON:
            typer.echo(json.dumps(list(rows), ensure_ascii=False, indent=1))
        case Format.CSV:
            _print_csv(rows, columns)
        case Format.TABLE:
            _print_table(rows, [column for column in columns if every or not column.endswith("_id")])


def _print_csv(rows: Sequence[Row], columns: Sequence[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_plain(row.get(column)) for column in columns] for row in rows)


def _print_table(rows: Sequence[Row], columns: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_plain(row.get(column))) for column in columns))
    # Only a terminal has a right edge: elsewhere a row is a line.
    Console(width=None if sys.stdout.isatty() else _UNBOUNDED).print(table)


def _plain(value: Any) -> str:
    """A value in one cell; several are joined by a semicolon."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return "; ".join(_plain(item) for item in value)
    return str(value)
