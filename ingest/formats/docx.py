"""Word documents (.docx): paragraphs, generated numbers and tables in document order.

The archive is weighed before it is unpacked, and a part that declares a document type is refused: no entity is ever
resolved. Text that was deleted under change tracking, field codes and the fallbacks of drawings are left out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.formats.archive import weigh
from ingest.formats.grid import Cell, one_line, table_lines
from ingest.formats.numbering import Numbering

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def read_docx(data: bytes) -> str:
    """The text of a .docx file's bytes. ValueError: damaged, encrypted, a ZIP bomb, or not Word's XML."""
    from docx import Document

    weigh(data, "Word file")
    try:
        document = Document(io.BytesIO(data))
        body, numbering = document.element.body, Numbering(document.part)
    except Exception as error:  # python-docx lets through whatever its parser and archive raise
        raise ValueError(f"a damaged Word file ({type(error).__name__})") from error
    return "\n".join(_blocks(body, numbering))


def _blocks(parent: _Element, numbering: Numbering) -> Iterator[str]:
    """The lines below a body, cell or content control."""
    for element in parent:
        if element.tag == f"{W}p":
            yield from _paragraph(element, numbering)
        elif element.tag == f"{W}tbl":
            yield from table_lines(_cells(element, numbering))
        elif element.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"}:
            yield from _blocks(element, numbering)


def _paragraph(paragraph: _Element, numbering: Numbering) -> list[str]:
    """A paragraph's lines: its number and its words, then what text boxes anchored in it hold."""
    boxes: list[_Element] = []
    words = "".join(_words(paragraph, boxes))
    lines = [one_line(line) for line in (numbering.mark(paragraph) + words).split("\n")]
    return lines + [line for box in boxes for line in _blocks(box, numbering)]


def _words(element: _Element, boxes: list[_Element]) -> Iterator[str]:
    """The text of runs in order; text boxes are put aside."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag not in {_FALLBACK, f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}moveFrom"}:
            yield from _words(child, boxes)


def _cells(table: _Element, numbering: Numbering) -> list[Cell]:
    """The cells of a table; what continues a vertical merge makes the cell above it higher."""
    cells: list[Cell] = []
    open_at: dict[int, int] = {}  # column → index in cells of the cell that a merge may continue
    for at, row in enumerate(_children(table, "tr")):
        column = _number(row, "gridBefore")
        for cell in _children(row, "tc"):
            width = min(max(1, _number(cell, "gridSpan")), 1000)
            merge = next(cell.iterfind(f"{W}tcPr/{W}vMerge"), None)
            if merge is not None and merge.get(f"{W}val", "continue") == "continue" and column in open_at:
                above = cells[open_at[column]]
                cells[open_at[column]] = Cell(above.text, above.row, above.column, at - above.row + 1, above.width)
            else:
                text = " ".join(line for line in _blocks(cell, numbering) if line)
                open_at[column] = len(cells)
                cells.append(Cell(text, at, column, 1, width))
            column += width
    return cells


def _children(parent: _Element, name: str) -> Iterator[_Element]:
    """Rows or cells, also those within content controls and tracked insertions."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
            yield from _children(child, name)


def _number(element: _Element, name: str) -> int:
    """The number that a property of a row or cell holds; 0 without it."""
    for properties in (f"{W}trPr", f"{W}tcPr"):
        found = element.find(f"{properties}/{W}{name}")
        value = "" if found is None else found.get(f"{W}val", "")
        if value.isascii() and value.isdigit():
            return int(value)
    return 0
