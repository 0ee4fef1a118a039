"""Spreadsheets (.xlsx): each sheet that is shown is a table, its merged cells as in other formats.

Cells are read as a stream, for openpyxl's other way fills every cell that a merge or a link names, and a sheet has
17 billion; what it then does not tell, merges and what is hidden, is read beside it.
"""

from __future__ import annotations

import io
import warnings
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import IO, TYPE_CHECKING, Any

from ingest.formats.archive import damaged, opened, weigh
from ingest.formats.grid import WIDEST, Cell, one_line, table_lines
from ingest.formats.reading import Account, LeftOut, Reading, RefusedError, TooLargeError

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 50_000_000  # bytes of all sheets unpacked
MOST_ROWS = 50_000
_WHAT = "Excel file"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LAST_COLUMN = 16_384
Place = tuple[int, int]


@dataclass(slots=True)
class Layout:
    """Of a sheet: the corners of its merged ranges (first and last row and column, from 1), hidden rows and columns."""

    merged: dict[Place, Place] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def read_xlsx(data: bytes) -> Reading:
    """The text of a workbook's bytes: the rows of its shown sheets, under their names where there are several.

    ValueError: damaged or encrypted; TooLargeError: too large.
    """
    from openpyxl import load_workbook

    weigh(data, _WHAT, LARGEST)
    try:
        with opened(data, _WHAT) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles that it does not know
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            hidden = tuple(LeftOut("sheet", sheet.title, 0) for sheet in book.worksheets if sheet not in shown)
            tables = [(sheet.title, list(_lines(sheet, archive.open(sheet._worksheet_path)))) for sheet in shown]
    except RefusedError:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers trip over
        raise damaged(_WHAT, error) from error
    filled = [(title, lines) for title, lines in tables if lines]
    text = "\n".join(line for title, lines in filled for line in ([title] if len(filled) > 1 else []) + lines)
    return Reading(text, account=Account(left_out=hidden, tables=len(filled)))


def _lines(sheet: Any, part: IO[bytes]) -> list[str]:
    with part:
        layout = _layout(part)
    return table_lines(_cells(_values(sheet, layout), layout))


def _layout(part: IO[bytes]) -> Layout:
    """What the XML of a sheet says of merges and of what is hidden."""
    from lxml import etree

    layout = Layout()
    tags = [f"{_S}{name}" for name in ("col", "row", "mergeCell")]
    for _, element in etree.iterparse(part, tag=tags, no_network=True, resolve_entities=False):
        _note(element, layout)
        element.clear()
    return layout


def _note(element: _Element, layout: Layout) -> None:
    from openpyxl.utils import range_boundaries

    hidden = element.get("hidden") in {"1", "true"}
    if element.tag == f"{_S}mergeCell":
        left, top, right, bottom = range_boundaries(element.get("ref"))
        layout.merged[top, left] = bottom, right
    elif hidden and element.tag == f"{_S}row":
        layout.rows.add(int(element.get("r", "0")))
    elif hidden:
        last = min(int(element.get("max", "0")), _LAST_COLUMN)
        layout.columns.update(range(int(element.get("min", "1")), last + 1))


def _values(sheet: Any, layout: Layout) -> dict[Place, str]:
    """The words of each shown cell that has any, row by row. TooLargeError: beyond the rows or columns of a table."""
    sheet.reset_dimensions()  # else rows are filled up to the width that the file claims
    found: dict[Place, str] = {}
    for row in sheet.iter_rows():
        for cell in row:
            words = _words(cell.value, getattr(cell, "number_format", ""))
            if not words or cell.row in layout.rows or cell.column in layout.columns:
                continue
            if cell.row > MOST_ROWS or cell.column > WIDEST:
                raise TooLargeError(f"a sheet with a cell in row {cell.row}, column {cell.column}: not taken in")
            found[cell.row, cell.column] = words
    return found


def _cells(values: dict[Place, str], layout: Layout) -> Iterator[Cell]:
    """The cells of the table that used rows and columns make; the only words of a row, in front, go over its width."""
    rows, columns = sorted({row for row, _ in values}), sorted({column for _, column in values})
    filled = Counter(row for row, _ in values)
    for (row, column), words in values.items():
        bottom, right = layout.merged.get((row, column), (row, column))
        at, across = bisect_left(rows, row), bisect_left(columns, column)
        height = bisect_right(rows, bottom) - at
        width = bisect_right(columns, right) - across
        if filled[row] == 1 and not across and not words.isdigit():
            width = len(columns)
        yield Cell(words, at, across, max(1, height), max(1, width))


def _words(value: object, form: str) -> str:
    """A cell's value as it is shown, by its number format: shares in per cent, days as ISO dates."""
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float | int) and not isinstance(value, bool):
        return _number(value, form)
    return "" if value is None else one_line(str(value))


def _number(value: float, form: str) -> str:
    if form.endswith("%"):
        return f"{100 * value:.{len(form.partition('.')[2].rstrip('%'))}f}%"
    return f"{value:.15g}"
