"""What a table is, whichever way it was flattened: its columns' roles, its rows, and what heads some of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from ingest.text.normalised import NormalisedText

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


def add_sections(doc: NormalisedText, table: Table, sections: list[Span]) -> None:
    """A line between rows that numbers a group of them (一、就业社保) is a cell of all rows below it.

    So is the line above it that is numbered in another way: (一)空气质量目标 below 一、共筑蓝天.
    """
    if not sections:
        return
    add_column(table)
    above: list[Span] = []
    left = iter([*sections, (len(doc.normal), 0)])
    section = next(left)
    for row in table.rows:
        start = next(cell[0][0] for cell in row if cell)
        while section[0] < start:
            above = [*_over(doc, above, section), section]
            section = next(left)
        row[-1] = list(above)


def _over(doc: NormalisedText, above: list[Span], section: Span) -> Iterator[Span]:
    """Those that a section stands below: before the first that is numbered as it is."""
    bracketed = doc.normal[section[0]] == "("
    return takewhile(lambda one: (doc.normal[one[0]] == "(") is not bracketed, above)


def add_column(table: Table) -> None:
    """A column for what heads rows."""
    table.columns.append(SECTION)
    for row in table.rows:
        row.append([])
