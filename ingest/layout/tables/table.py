"""What a table is, whichever way it was flattened: its columns' roles, its rows, and what heads some of them."""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]
SECTION = "section"


@dataclass(slots=True)
class Table:
    """normal[start:end], its columns' roles and heads, and its rows (a list of spans a column)."""

    start: int
    end: int
    columns: list[str]
    rows: list[list[list[Span]]] = field(default_factory=list)
    heads: list[Span] = field(default_factory=list)


def size_of(cell: list[Span]) -> int:
    """How many code points the lines of a cell have."""
    return sum(end - start for start, end in cell)


def span_of(cell: list[Span]) -> Span:
    """From the first line of a cell to the last."""
    return cell[0][0], cell[-1][1]


def add_sections(table: Table, sections: list[Span]) -> None:
    """A line between rows that numbers a group of them (一、就业社保) is a cell of all rows below it."""
    if not sections:
        return
    add_column(table)
    for row in table.rows:
        start = next(cell[0][0] for cell in row if cell)
        above = [section for section in sections if section[0] < start]
        row[-1] = above[-1:]


def add_column(table: Table) -> None:
    """A column for what heads rows."""
    table.columns.append(SECTION)
    for row in table.rows:
        row.append([])
