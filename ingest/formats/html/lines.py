"""The lines of a page's tree: a block is a line, a row of a table a line of cells parted by tabs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.formats.grid import Cell, one_line, table_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = {"address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset"}
BLOCKS |= {"figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main"}
BLOCKS |= {"ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}


def lines(root: _Element) -> list[str]:
    """The lines of a tree in order, none of them empty."""
    return [line for _, line in blocks(root)]


def blocks(root: _Element) -> Iterator[tuple[_Element, str]]:
    """The lines of a tree in order, each with the innermost block that it stands in; rows with their table."""
    from lxml import etree

    run: list[str] = []
    inside = [root]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        block = element.tag in BLOCKS
        if block or element.tag == "br":
            yield from _flush(inside[-1], run)
        if event == "start":
            if block:
                inside.append(element)
            if is_data(element):
                walk.skip_subtree()
                yield from ((element, line) for line in table_lines(_cells(element)))
            else:
                run.append(element.text or "")
        else:
            if block:
                inside.pop()
            run.append("" if element is root else element.tail or "")
    yield from _flush(root, run)


def _flush(owner: _Element, run: list[str]) -> Iterator[tuple[_Element, str]]:
    """The run of text so far as a line, if it holds any; the run begins anew."""
    line = one_line("".join(run))
    run.clear()
    if line:
        yield owner, line


def is_data(element: _Element) -> bool:
    """Whether a table holds rows of cells: one with a table in it, one row or one column is the page's layout."""
    if element.tag != "table" or next(element.iterdescendants("table"), None) is not None:
        return False
    sizes = [sum(1 for _ in row.iterchildren("td", "th")) for row in element.iter("tr")]
    return len(sizes) > 1 and max(sizes) > 1


def _cells(table: _Element) -> Iterator[Cell]:
    """The cells of a table without tables in it, each at the first place of its row that none above reaches into."""
    rows = list(table.iter("tr"))
    taken: dict[int, int] = {}  # column → the first row that is free again
    for at, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while taken.get(column, 0) > at:
                column += 1
            width = _covers(cell, "colspan")
            height = min(_covers(cell, "rowspan") or len(rows), len(rows) - at)
            taken.update(dict.fromkeys(range(column, column + max(1, width)), at + height))
            yield Cell(" ".join(lines(cell)), at, column, height, max(1, width))
            column += max(1, width)


def _covers(cell: _Element, name: str) -> int:
    """What rowspan or colspan says; 1 where it says nothing sensible, 0 for rowspan=0 (all rows below)."""
    value = (cell.get(name) or "1").strip()
    return min(int(value), 1000) if value.isascii() and value.isdigit() else 1
