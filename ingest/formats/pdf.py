"""PDF files with text: ruled tables as rows, wrapped lines joined to paragraphs, what repeats on the pages left out.

A PDF says only where letters stand. What is a table follows from its rules; what is a paragraph, from where lines begin
and end (ingest.formats.wrapped). Scans, files that need a password and damaged files are refused: half a text would
give half the facts.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.formats.grid import Cell, table_lines
from ingest.formats.pdf_bounds import bounded
from ingest.formats.reading import Account, Reading, TooLargeError, left_out
from ingest.formats.wrapped import Line, join, without_furniture

if TYPE_CHECKING:
    from pdfplumber.page import Page

MOST_PAGES = 2000
_NEAR = 3.0  # points within which two rules are one
_UNMAPPED = "(cid:"
_FEW, _LARGE, _TOO_MANY = 20, 0.5, 0.05
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Table:
    """A ruled table: its height on the page, the left edges of its columns, its cells."""

    top: float
    edges: list[float]
    cells: list[Cell]

    def row(self, at: int) -> list[Cell]:
        """The cells that begin in a row, from left to right."""
        return sorted((cell for cell in self.cells if cell.row == at), key=lambda cell: cell.column)

    @property
    def height(self) -> int:
        """The number of rows."""
        return max(cell.row + cell.height for cell in self.cells)

    def lines(self) -> list[str]:
        """Its rows as text."""
        return table_lines(self.cells)


Pages = list[list[Line | Table]]


def read_pdf(data: bytes) -> Reading:
    """The text of a PDF's bytes. ValueError: damaged, truncated, needs a password, scanned, or too many pages."""
    if b"%%EOF" not in data[-2048:]:
        raise ValueError("a truncated PDF: its end is missing")
    with bounded(), _losses() as losses:
        pages, pictures = _read_pages(data)
    if losses:
        raise ValueError(f"a damaged PDF: {losses[0]}")
    kept = without_furniture(pages)
    items = _items(kept)
    text = "\n".join(line for item in items for line in (join(item) if isinstance(item, list) else item.lines()))
    scanned = sum(pictures)
    if scanned > len(pages) / 2 or not text.strip():
        told = f"a scanned PDF: {scanned} of {len(pages)} pages are pictures" if scanned else "a PDF without text"
        raise ValueError(f"{told}; pictures are not read, run text recognition first")
    if text.count(_UNMAPPED) > _TOO_MANY * len(text):
        raise ValueError("a PDF whose fonts do not say which characters they show")
    return Reading(
        text,
        account=Account(
            left_out=left_out("furniture", _letters(pages) - _letters(kept)),
            tables=sum(isinstance(item, Table) for item in items),
            pages=len(pages),
            pages_without_text=tuple(at + 1 for at, page in enumerate(pages) if pictures[at] or not page),
        ),
    )


def _letters(pages: Pages) -> int:
    return sum(len(item.text) for page in pages for item in page if isinstance(item, Line))


@contextmanager
def _losses() -> Iterator[list[str]]:
    """What pdfminer says about data that it lost; it goes on without them, and only its log tells."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "Data-loss" in record.getMessage():
                said.append(record.getMessage())

    logger, listener = logging.getLogger("pdfminer"), Listener(logging.WARNING)
    propagated = logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagated


def _read_pages(data: bytes) -> tuple[Pages, list[bool]]:
    """What stands on each page from top to bottom, and whether it is a picture."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise TooLargeError(f"a PDF of {len(pdf.pages)} pages, over the limit of {MOST_PAGES}")
            read = list(map(_read_page, pdf.pages))
    except Exception as error:  # pdfminer lets through whatever its parsers trip over
        causes = (error, *error.args, error.__context__)  # pdfplumber wraps them
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise ValueError("an encrypted PDF, which needs a password") from error
        for refused in causes:
            if isinstance(refused, TooLargeError):
                raise ValueError(str(refused)) from error
        raise ValueError(f"a damaged PDF ({type(error).__name__})") from error
    return [items for items, _ in read], [picture for _, picture in read]


def _read_page(page: Page) -> tuple[list[Line | Table], bool]:
    """What stands on a page, and whether it is a picture; what pdfplumber keeps of it is let go."""
    read = _page(page), _is_picture(page)
    page.close()
    return read


def _is_picture(page: Page) -> bool:
    """Whether a page is an image with at most a number or a stamp of text."""
    area = sum((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) for image in page.images)
    return len(page.chars) < _FEW and bool(area > _LARGE * float(page.width * page.height))


def _page(page: Page) -> list[Line | Table]:
    """The lines and tables of a page, from top to bottom."""
    tables = [(_table(found.cells, page.chars), found.bbox) for found in page.find_tables()]
    kept = [(table, box) for table, box in tables if len(table.edges) > 1 and table.height > 1]
    boxes = [box for _, box in kept]
    text = page.filter(lambda item: item.get("object_type") != "char" or not any(_holds(box, item) for box in boxes))
    width, height = float(page.width), float(page.height)
    lines = [
        Line(line["text"], line["x0"], line["x1"], line["top"], line["bottom"], width, height)
        for line in text.extract_text_lines(return_chars=False)
    ]
    return sorted([*lines, *(table for table, _ in kept)], key=lambda item: item.top)


def _holds(box: Box, char: dict[str, Any]) -> bool:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= across < box[2] and box[1] <= down < box[3])


def _table(boxes: Sequence[Box], chars: Sequence[dict[str, Any]]) -> Table:
    """The cells between the rules: a box covers every column and row whose edge lies in it."""
    from pdfplumber.utils.text import extract_text

    columns, rows = _edges(box[0] for box in boxes), _edges(box[1] for box in boxes)
    cells = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        across = [at for at, edge in enumerate(columns) if box[0] - _NEAR <= edge < box[2] - _NEAR]
        down = [at for at, edge in enumerate(rows) if box[1] - _NEAR <= edge < box[3] - _NEAR]
        if across and down:
            words = extract_text([char for char in chars if _holds(box, char)])
            cells.append(Cell(words, down[0], across[0], len(down), len(across)))
    return Table(rows[0], columns, cells)


def _edges(places: Iterator[float] | Any) -> list[float]:
    """Places in order, those that are near each other once."""
    made: list[float] = []
    for place in sorted(places):
        if not made or place - made[-1] > _NEAR:
            made.append(place)
    return made


def _items(pages: Pages) -> list[list[Line] | Table]:
    """What stands on all pages: tables that go on over pages as one, lines between two tables together."""
    items: list[list[Line] | Table] = []
    for item in (item for page in pages for item in page):
        last = items[-1] if items else None
        if isinstance(item, Line):
            if isinstance(last, list):
                last.append(item)
            else:
                items.append([item])
        elif isinstance(last, Table) and _goes_on(last, item):
            _append(last, item)
        else:
            items.append(item)
    return items


def _goes_on(table: Table, after: Table) -> bool:
    """Whether a table has the columns of the one before it: nothing but a page's end stands between them."""
    return len(table.edges) == len(after.edges) and all(
        abs(a - b) <= 2 * _NEAR for a, b in zip(table.edges, after.edges, strict=True)
    )


def _append(table: Table, after: Table) -> None:
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
