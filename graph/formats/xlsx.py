"""A workbook with a sheet a label and one a type of edges, without the texts of whole policies, which no cell holds.

Text is text, also where it begins like a formula. A cell holds 32,767 characters: what is longer ends in …. The same
graph gives the same bytes: no file in the workbook tells when it was written.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.xml.functions import tostring

from graph import shape
from graph.errors import ExportError
from graph.formats.files import entry
from graph.formats.source import EDGES, NODES, Source, columns, name_of
from graph.formats.tables import cell, flat
from graph.formats.xml import legal
from graph.loading import Row
from graph.shape import Type

SHEETS = tuple(kind for kind in (*NODES, *EDGES) if kind not in {"node:TextPart", "edge:HAS_TEXT"})
MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767  # UTF-16 units
_FIRST_DATE = "1900-03-01"  # Excel counts a 29 February 1900: what is older is text
_WRITTEN = datetime(1980, 1, 1)
_CORE = "docProps/core.xml"


async def write(source: Source, path: Path) -> None:
    """Write the workbook. ExportError where a sheet has more rows than Excel opens."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _WRITTEN
    try:
        for kind in SHEETS:
            await _fill(book.create_sheet(name_of(kind)), source, kind)
    except BaseException:
        _abandon(book)
        raise
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.xlsx"
        await asyncio.to_thread(book.save, raw)
        book.properties.modified = _WRITTEN  # saving set it
        await asyncio.to_thread(_repack, raw, path, tostring(book.properties.to_tree()))


def _abandon(book: Workbook) -> None:
    """Close the sheets and remove their files: it is not done when the book is dropped, and then complains."""
    for sheet in book:
        sheet.close()
        sheet._writer.cleanup()


async def _fill(sheet: Any, source: Source, kind: str) -> None:
    names, types = columns(kind), shape.types_of(kind)
    sheet.freeze_panes = "A2"
    sheet.append(names)
    rows = 1
    async for row in source.of(kind):
        rows += 1
        if rows > MOST_ROWS:
            limit = f"{name_of(kind)} has over {MOST_ROWS - 1:,} rows, the most that a sheet of Excel holds"
            raise ExportError(f"{limit}: use csv or parquet")
        values: Row = flat(row)
        sheet.append([_cell(sheet, values.get(name), types.get(name, Type.TEXT)) for name in names])


def _cell(sheet: Any, value: Any, kind: Type) -> Any:
    if value is None or kind in (Type.INTEGER, Type.NUMBER, Type.BOOLEAN):
        return value
    if kind is Type.DATE and value >= _FIRST_DATE:
        return WriteOnlyCell(sheet, date.fromisoformat(value))
    made = WriteOnlyCell(sheet, _short(legal(cell(value))))
    made.data_type = "s"  # it was guessed from the first letters: = would be a formula
    return made


def _short(text: str) -> str:
    """The text, or as much of it as a cell holds."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_LETTERS:
        return text
    return units[: 2 * MOST_LETTERS - 2].decode("utf-16-le", "ignore") + "…"


def _repack(raw: Path, path: Path, core: bytes) -> None:
    """The same workbook without times."""
    with ZipFile(raw) as old, ZipFile(path, "w") as new:
        for name in old.namelist():
            with old.open(name) as content, new.open(entry(name), "w", force_zip64=True) as packed:
                if name == _CORE:
                    packed.write(core)
                else:
                    shutil.copyfileobj(content, packed)
