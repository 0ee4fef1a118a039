"""A table's cells, with what they merge, as lines of text: a row is a line, its cells parted by tabs.

A cell merged over rows counts for each of them; merged over columns it stands once, but a head stands over each of its
columns, so that every row has a cell for every column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.formats.patterns import BLANKS
from ingest.layout.patterns.tables import COLUMN, INDICATOR_COLUMN

WIDEST = 200
LONGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, its upper left place (from 0) and how many rows and columns it covers."""

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1


Row = list[Cell | None]


def table_lines(cells: Iterable[Cell]) -> list[str]:
    """The lines of a table. ValueError where it is too wide, or grows beyond all bounds by its merged cells."""
    rows = [row for row in _place(list(cells)) if any(cell and cell.text for cell in row)]
    made: list[str] = []
    head = next((at for at, row in enumerate(rows) if not _is_banner(row)), len(rows))
    made += [_only(row) for row in rows[:head]]
    if head == len(rows):
        return made
    first, head = head, head + _head_height(rows[head]) - 1
    heads = [_heading(column) for column in zip(*rows[first : head + 1], strict=True)]
    made.append(_line(heads))
    length = 0
    for row in rows[head + 1 :]:
        made.append(_line(_texts(row, heads, whole=_is_banner(row))))
        length += len(made[-1])
        if length > LONGEST:
            raise ValueError(f"a table whose merged cells make over {LONGEST} characters")
    return [line for line in made if line]


def one_line(text: str) -> str:
    """Text with every run of white space, line breaks and tabs among it, as one space; ideographic spaces stay."""
    return BLANKS.regex.sub(" ", text).strip()


def _place(cells: list[Cell]) -> list[Row]:
    """The grid: what covers each place; a cell that overlaps an earlier one gives way."""
    width = max((cell.column + cell.width for cell in cells), default=0)
    if width > WIDEST:
        raise ValueError(f"a table of {width} columns, over the limit of {WIDEST}")
    grid: list[Row] = [[None] * width for _ in range(max((cell.row for cell in cells), default=-1) + 1)]
    for cell in cells:
        for row in grid[cell.row : cell.row + cell.height]:
            for column in range(cell.column, cell.column + cell.width):
                row[column] = row[column] or cell
    return grid


def _is_banner(row: Row) -> bool:
    """Whether one cell fills the row: a caption above the head, a section below it."""
    return row[0] is not None and all(cell is row[0] for cell in row)


def _only(row: Row) -> str:
    return one_line(row[0].text) if row[0] else ""


def _head_height(row: Row) -> int:
    """How many rows the head has: with 责任单位 over 牵头 and 配合, the columns beside it reach down to these."""
    height = max(cell.height if cell else 1 for cell in row)
    return height if any(cell and cell.width > 1 and cell.height < height for cell in row) else 1


def _heading(column: Sequence[Cell | None]) -> str:
    """A column's head: of several rows the lowest cell where that names a role, else the words of all."""
    words = list(dict.fromkeys(one_line(cell.text) for cell in column if cell and cell.text))
    lowest = "".join(words[-1].split()) if words else ""
    named = COLUMN.regex.match(lowest) or INDICATOR_COLUMN.regex.match(lowest)
    return words[-1] if named else " ".join(words)


def _texts(row: Row, heads: list[str], *, whole: bool) -> Iterator[str]:
    """The text of each column, a merged cell in the column that it belongs to."""
    for column, cell in enumerate(row):
        yield cell.text if cell and column == _home(cell, heads, whole=whole) else ""


def _home(cell: Cell, heads: list[str], *, whole: bool) -> int:
    """The column of a merged cell: that of the task where it covers it (a category without parts), else the first."""
    covered = range(cell.column, cell.column + cell.width)
    tasks = [column for column in covered if not whole and _names_task(heads[column])]
    return tasks[-1] if tasks else cell.column


def _names_task(head: str) -> bool:
    match = COLUMN.regex.match("".join(head.split()))
    return bool(match and match.lastgroup == "task")


def _line(texts: Iterable[str]) -> str:
    """Cells joined by tabs; between bars where the first or all others are empty, for those tabs would say nothing."""
    cells = [one_line(text) for text in texts]
    if len(cells) < 2 or not any(cells):
        return "".join(cells)
    if cells[0] and any(cells[1:]):
        return "\t".join(cells)
    return "|" + "|".join(cell.replace("|", "¦") for cell in cells) + "|"
