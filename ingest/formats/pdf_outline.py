"""The bookmarks of a PDF, and the lines that they name: headings, each a line of its own in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ingest.formats.reading import TooLargeError
from ingest.formats.wrapped import Line

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument

_MOST = 10_000
_LINES = 3  # over which a heading may go


def bookmarks(document: PDFDocument) -> frozenset[str]:
    """Their titles without white space; those before the place where the outline is damaged."""
    titles: set[str] = set()
    try:
        titles.update(_titles(document.catalog.get("Outlines")))
    except TooLargeError:
        raise
    except Exception:  # noqa: S110 - a damaged outline keeps no document out
        pass
    return frozenset(titles)


def _titles(root: object) -> Iterator[str]:
    """The titles of an outline. pdfminer's own walk follows circles, and calls itself once a bookmark."""
    from pdfminer.pdftypes import dict_value, resolve1
    from pdfminer.utils import decode_text

    waiting: list[Any] = [root]
    for _ in range(_MOST):
        if not waiting:
            return
        entry = dict_value(waiting.pop() or {})
        title = resolve1(entry.get("Title"))
        if isinstance(title, bytes):
            yield "".join(decode_text(title).split())
        waiting += [entry[name] for name in ("Next", "First") if name in entry]


def with_headings(lines: Sequence[Line], titles: frozenset[str]) -> list[Line]:
    """The lines, those that bookmarks name told apart from the running text."""
    made: list[Line] = []
    at = 0
    while at < len(lines):
        length = _length(lines[at : at + _LINES], titles)
        made += [replace(line, part=at + 1) for line in lines[at : at + length]] or [lines[at]]
        at += max(1, length)
    return made


def _length(lines: Sequence[Line], titles: frozenset[str]) -> int:
    """How many of the lines are one heading; 0: none."""
    words = ""
    for at, line in enumerate(lines):
        words += "".join(line.text.split())
        if words in titles:
            return at + 1
    return 0
