"""Ruled tables of a PDF: cells between rules, and tables that go on over pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.formats.grid import Cell, table_lines

_NEAR = 3.0  # points within which two rules are one
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Table:
    """A ruled table: the left edges of its columns, its cells, and where it stands on the page."""

    edges: list[float]
    cells: list[Cell]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def box(self) -> Box:
        """Its left, top, right and bottom."""
        return self.left, self.top, self.right, self.bottom

    def row(self, at: int) -> list[Cell]:
        """The cells that begin in a row, from left to right."""
        return sorted((cell for cell in self.cells if cell.row == at), key=lambda cell: cell.column)

    @property
    def height(self) -> int:
        """The number of rows."""
        return max((cell.row + cell.height for cell in self.cells), default=0)

    def lines(self) -> list[str]:
        """Its rows as text."""
        return table_lines(self.cells)


def holds(box: Box, char: dict[str, Any]) -> bool:
    """Whether the middle of a letter lies in a box."""
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= across < box[2] and box[1] <= down < box[3])


def read_table(boxes: Sequence[Box], chars: Sequence[dict[str, Any]], place: Box) -> Table:
    """The cells between the rules: a box covers every column and row whose edge lies in it."""
    from pdfplumber.utils.text import extract_text

    columns, rows = _edges(box[0] for box in boxes), _edges(box[1] for box in boxes)
    cells = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        across = [at for at, edge in enumerate(columns) if box[0] - _NEAR <= edge < box[2] - _NEAR]
        down = [at for at, edge in enumerate(rows) if box[1] - _NEAR <= edge < box[3] - _NEAR]
        if across and down:
            words = extract_text([char for char in chars if holds(box, char)])
            cells.append(Cell(words, down[0], across[0], len(down), len(across)))
    return Table(columns, cells, *place)


def _edges(places: Iterable[float]) -> list[float]:
    """Places in order, those that are near each other once."""
    made: list[float] = []
    for place in sorted(places):
        if not made or place - made[-1] > _NEAR:
            made.append(place)
    return made


def goes_on(table: Table, after: Table) -> bool:
    """Whether a table has the columns of the one before it: nothing but a page's end stands between them."""
    return len(table.edges) == len(after.edges) and all(
        abs(a - b) <= 2 * _NEAR for a, b in zip(table.edges, after.edges, strict=True)
    )


def append(table: Table, after: Table) -> None:
    """Put the rows of the next page below; a repeated head is left out, a row cut by the page's end is made whole."""
    first, bottom = _repeated(table, after), table.height
    rows = [cell for cell in after.cells if cell.row >= first]
    top = after.row(first)
    if top and not top[0].text.strip():
        cut = any(not cell.text.strip() for cell in top[1:])
        merged = top if cut else top[:1]
        _extend(table, merged, cut=cut)
        rows = [cell for cell in rows if cell not in merged]
        first += cut
    offset = bottom - first
    table.cells += [Cell(cell.text, cell.row + offset, cell.column, cell.height, cell.width) for cell in rows]


def _repeated(table: Table, after: Table) -> int:
    """How many rows of the next page repeat the head."""
    at = 0
    while at < min(2, after.height) and _words(after, at) == _words(table, at):
        at += 1
    return at


def _words(table: Table, at: int) -> list[str]:
    return [cell.text for cell in table.row(at)]


def _extend(table: Table, merged: list[Cell], *, cut: bool) -> None:
    """Give cells of the next page to those above them: their words (a cut row) or their rows (a merged cell)."""
    bottom = table.height
    for more in merged:
        for at, cell in enumerate(table.cells):
            if cell.column == more.column and cell.row + cell.height == bottom:
                words = f"{cell.text} {more.text}" if cut else cell.text
                height = cell.height + (more.height - 1 if cut else more.height)
                table.cells[at] = Cell(words, cell.row, cell.column, height, cell.width)
