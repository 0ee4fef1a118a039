"""Word documents (.docx): paragraphs, generated numbers and tables in document order.

The archive is weighed before it is unpacked, and a part that declares a document type is refused: no entity is ever
resolved. Changes that are tracked count as accepted. Text boxes stand behind the paragraph that they are anchored to.
Hidden text, field codes, the fallbacks of drawings, headers, footers, notes and their marks are left out; what is
embedded (objects, files, charts, diagrams) is named, not read.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ingest.formats.archive import damaged, weigh
from ingest.formats.grid import Cell, one_line, table_lines
from ingest.formats.numbering import Numbering
from ingest.formats.reading import Account, LeftOut, Reading, left_out

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WHAT = "Word file"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_END, _ROW = f"{W}pPr/{W}rPr", f"{W}trPr"  # what is said of the end of a paragraph, and of a row
_BESIDE: Mapping[str, str] = MappingProxyType(
    {"header": "furniture", "footer": "furniture", "footnotes": "note", "endnotes": "note", "comments": "note"}
    | dict.fromkeys(("package", "oleObject", "aFChunk", "chart", "diagramData"), "attachment")
)
"""Kinds of parts beside the body, as what they are left out."""
_OFF = {"0", "false", "off"}
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def read_docx(data: bytes) -> Reading:
    """The text of a .docx file's bytes. ValueError: damaged, encrypted, a ZIP bomb, or not Word's XML."""
    from docx import Document

    weigh(data, _WHAT)
    try:
        document = Document(io.BytesIO(data))
        body, numbering = document.element.body, Numbering(document.part)
    except Exception as error:  # python-docx lets through whatever its parser and archive raise
        raise damaged(_WHAT, error) from error
    tables = sum(1 for table in body.iter(f"{W}tbl") if next(table.iterancestors(f"{W}tbl"), None) is None)
    lines = "\n".join(_blocks(body, numbering))
    return Reading(lines, account=Account(left_out=tuple(_left_out(document.part)), tables=tables))


def _left_out(part: Any) -> Iterator[LeftOut]:
    """What of a document part is no text of its body, and what is embedded in it and not read."""
    yield from left_out("hidden", _letters(run for run in part.element.body.iter(f"{W}r") if _is_hidden(run)))
    deleted = (run for name in ("del", "moveFrom") for gone in part.element.body.iter(f"{W}{name}") for run in gone)
    yield from left_out("deleted", _letters(deleted))
    yield from _parts_beside(part, set())


def _parts_beside(part: Any, told: set[str]) -> Iterator[LeftOut]:
    """The parts that one leads to, and what is embedded in headers and notes; each once."""
    for relation in sorted(part.rels.values(), key=lambda one: one.rId):
        kind = relation.reltype.rpartition("/")[2]
        if relation.is_external or kind not in _BESIDE or relation.target_part.partname in told:
            continue
        beside = relation.target_part
        name = beside.partname.rpartition("/")[2]
        told.add(beside.partname)
        if _BESIDE[kind] == "attachment":
            yield LeftOut("attachment", name, 0)
        else:
            yield from left_out(_BESIDE[kind], _letters(_parsed(beside.blob)), name)
            yield from _parts_beside(beside, told)


def _parsed(blob: bytes) -> list[_Element]:
    """A part that is not read, to be measured; one that is damaged keeps no document out."""
    from lxml import etree

    try:
        return [etree.fromstring(blob, etree.XMLParser(no_network=True, resolve_entities=False))]
    except etree.XMLSyntaxError:
        return []


def _letters(elements: Iterable[_Element]) -> int:
    """The letters of the text in elements, deleted ones included."""
    return sum(len(text.text or "") for one in elements for text in one.iter(f"{W}t", f"{W}delText"))


def _blocks(parent: _Element, numbering: Numbering) -> Iterator[str]:
    """The lines below a body, cell or content control."""
    joined: list[_Element] = []  # paragraphs that go on in the next, for their ends were deleted
    for element in parent:
        if element.tag == f"{W}p":
            joined.append(element)
            if not _is_deleted(element, _END):
                yield from _paragraph(joined, numbering)
                joined = []
        elif element.tag == f"{W}tbl":
            yield from table_lines(_cells(element, numbering))
        elif element.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"}:
            yield from _blocks(element, numbering)
    if joined:
        yield one_line("".join(word for element in joined for word in _words(element, [])))


def _is_deleted(element: _Element, properties: str) -> bool:
    """Whether the end of a paragraph, or a row, was deleted or moved away under change tracking."""
    return any(element.find(f"{properties}/{W}{name}") is not None for name in ("del", "moveFrom"))


def _paragraph(joined: list[_Element], numbering: Numbering) -> list[str]:
    """The lines of paragraphs that are one: the number of the last, their words, then what their text boxes hold."""
    boxes: list[_Element] = []
    words = "".join(word for element in joined for word in _words(element, boxes))
    lines = [one_line(line) for line in (numbering.mark(joined[-1]) + words).split("\n")]
    return lines + [line for box in boxes for line in _blocks(box, numbering)]


def _words(element: _Element, boxes: list[_Element]) -> Iterator[str]:
    """The text of runs in order, without hidden ones; text boxes are put aside."""
    for child in element:
        if child.tag == f"{W}r" and (_is_hidden(child) or _is_own_mark(child)):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag not in {_FALLBACK, f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}moveFrom"}:
            yield from _words(child, boxes)


def _is_hidden(run: _Element) -> bool:
    """Whether Word shows a run only with its marks of format."""
    found = run.find(f"{W}rPr/{W}vanish")
    return found is not None and found.get(f"{W}val", "true") not in _OFF


def _is_own_mark(run: _Element) -> bool:
    """Whether a run is the mark of a note in the author's own letters; Word's marks are no text."""
    marks = (run.find(f"{W}{kind}Reference") for kind in ("footnote", "endnote"))
    return any(mark is not None and mark.get(f"{W}customMarkFollows", "0") not in _OFF for mark in marks)


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
            if not _is_deleted(child, _ROW):
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
