"""PDF files with text: ruled tables as rows, wrapped lines joined to paragraphs, what repeats on the pages left out.

A PDF says only where letters stand. What is a table follows from its rules; what is a paragraph, from where lines begin
and end (ingest.formats.wrapped); columns, footnotes and headings, from place, print and bookmarks. Scans, files that
need a password and damaged files are refused: half a text would give half the facts.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from ingest.formats.columns import in_reading_order
from ingest.formats.footnotes import Parted, without_footnotes
from ingest.formats.furniture import print_of, without_furniture
from ingest.formats.pdf_bounds import bounded
from ingest.formats.pdf_outline import bookmarks, with_headings
from ingest.formats.pdf_page import Items, Read, read_page
from ingest.formats.pdf_tables import Table, append, goes_on
from ingest.formats.reading import Account, LeftOut, Reading, TooLargeError, left_out
from ingest.formats.wrapped import Line, join

MOST_PAGES = 2000
_UNMAPPED = "(cid:"
_TOO_MANY = 0.05


class _File(NamedTuple):
    pages: list[Read]
    bookmarks: frozenset[str]


def read_pdf(data: bytes) -> Reading:
    """The text of a PDF's bytes. ValueError: damaged, truncated, needs a password, scanned, or too many pages."""
    if b"%%EOF" not in data[-2048:]:
        raise ValueError("a truncated PDF: its end is missing")
    with bounded(), _losses() as losses:
        pages, titles = _read(data)
    if losses:
        raise ValueError(f"a damaged PDF: {losses[0]}")
    kept = without_furniture([page.items for page in pages])
    parted = list(_parted(kept, pages))
    items = _items([page.items for page in parted])
    text = "\n".join(line for item in items for line in _lines(item, titles))
    _refuse_pictures(pages, text)
    return Reading(
        text,
        account=Account(
            left_out=tuple(_left_out(_letters(page.items for page in pages) - _letters(kept), parted)),
            tables=sum(isinstance(item, Table) for item in items),
            pages=len(pages),
            pages_without_text=tuple(at for at, page in enumerate(pages, 1) if page.picture or not page.items),
        ),
    )


def _refuse_pictures(pages: Sequence[Read], text: str) -> None:
    scanned = sum(page.picture for page in pages)
    if scanned > len(pages) / 2 or not text.strip():
        told = f"a scanned PDF: {scanned} of {len(pages)} pages are pictures" if scanned else "a PDF without text"
        raise ValueError(f"{told}; pictures are not read, run text recognition first")
    if text.count(_UNMAPPED) > _TOO_MANY * len(text):
        raise ValueError("a PDF whose fonts do not say which characters they show")


def _parted(kept: Sequence[Items], pages: Sequence[Read]) -> Iterator[Parted]:
    """The pages without furniture in reading order, their footnotes apart."""
    body = print_of(item for page in kept for item in page if isinstance(item, Line))
    return without_footnotes(in_reading_order(kept), [page.rules for page in pages], body)


def _left_out(furniture: int, pages: Sequence[Parted]) -> Iterator[LeftOut]:
    """What of the pages is not in the text: heads, feet and numbers together, the footnotes of each page."""
    yield from left_out("furniture", furniture)
    for at, page in enumerate(pages, 1):
        yield from left_out("note", sum(len(note.text) for note in page.notes), f"page {at}")


def _letters(pages: Iterable[Items]) -> int:
    return sum(len(item.text) for page in pages for item in page if isinstance(item, Line))


def _lines(item: list[Line] | Table, titles: frozenset[str]) -> Iterable[str]:
    return item.lines() if isinstance(item, Table) else join(with_headings(item, titles))


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


def _read(data: bytes) -> _File:
    """What stands on each page, and the titles of the bookmarks."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise TooLargeError(f"a PDF of {len(pdf.pages)} pages, over the limit of {MOST_PAGES}")
            return _File([read_page(page) for page in pdf.pages], bookmarks(pdf.doc))
    except Exception as error:  # pdfminer lets through whatever its parsers trip over
        causes = (error, *error.args, error.__context__)  # pdfplumber wraps them
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise ValueError("an encrypted PDF, which needs a password") from error
        for refused in causes:
            if isinstance(refused, TooLargeError):
                raise ValueError(str(refused)) from error
        raise ValueError(f"a damaged PDF ({type(error).__name__})") from error


def _items(pages: Sequence[Items]) -> list[list[Line] | Table]:
    """What stands on all pages: tables that go on over pages as one, lines between two tables together."""
    items: list[list[Line] | Table] = []
    for item in (item for page in pages for item in page):
        last = items[-1] if items else None
        if isinstance(item, Line):
            if isinstance(last, list):
                last.append(item)
            else:
                items.append([item])
        elif isinstance(last, Table) and goes_on(last, item):
            append(last, item)
        else:
            items.append(item)
    return items
