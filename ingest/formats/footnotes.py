"""Footnotes of printed pages: small print at the foot, behind a mark that the text has or below a rule.

Small print without either stays: a printing note (抄送 …) and a list of contacts stand at the foot too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.formats import patterns
from ingest.formats.pdf_page import Items, Rule
from ingest.formats.pdf_tables import Table
from ingest.formats.wrapped import Line

_SMALL = 0.92  # of the text's print
_LOWER = 0.4  # of a page's height, above which no footnote begins
_MOST = 60  # lines of footnotes on a page
_NEAR = 4.0  # points by which a rule may stand in the letters below it
_AROUND = "[]［］〔〕()（）"


@dataclass(frozen=True, slots=True)
class Parted:
    """A page without its footnotes, and these."""

    items: Items
    notes: tuple[Line, ...]


def without_footnotes(pages: Sequence[Items], rules: Sequence[Sequence[Rule]], body: float) -> Iterator[Parted]:
    """Each page parted; body: the size of the text's print."""
    open_before = False  # a note may go on below the rule of the next page
    for page, short in zip(pages, rules, strict=True):
        found = [line for column in (0, 1, 2) for line in _notes(page, column, short, body, open_before)]
        notes = set(found)
        kept = [item for item in page if not isinstance(item, Line) or item not in notes]
        open_before = bool(found)
        yield Parted([_unmarked(item, found) for item in kept], tuple(found))


def _notes(page: Items, column: int, rules: Sequence[Rule], body: float, open_before: bool) -> list[Line]:
    """The footnotes of a column (0: of the whole page)."""
    tail = _tail([item for item in page if _column(item) == column], body)
    small = set(tail)
    above = [item for item in page if isinstance(item, Line) and item not in small]
    if not tail or any(_is_below(item, tail[0]) for item in above):
        return []
    marks = _referred(above)
    for at, line in enumerate(tail):
        ruled = _ruled(line, tail[at - 1] if at else _last_above(above, line), rules)
        mark = _mark(line)
        if ruled and (mark or open_before or patterns.NOTE_BELOW.regex.match(line.text)):
            return tail[at:]
        if mark in marks:
            return tail[at:]
    return []


def _tail(items: Items, body: float) -> list[Line]:
    """The small print that a column ends with."""
    small: list[Line] = []
    for item in islice(reversed(items), _MOST):
        if not isinstance(item, Line) or item.size > _SMALL * body or item.top < _LOWER * item.height:
            break
        small.append(item)
    return small[::-1]


def _column(item: Line | Table) -> int:
    return item.column if isinstance(item, Line) else 0


def _is_below(item: Line, note: Line) -> bool:
    return item.top > note.bottom and item.left < note.right and note.left < item.right


def _last_above(lines: Sequence[Line], note: Line) -> Line | None:
    beside = [line for line in lines if line.bottom <= note.top + _NEAR and line.column in (note.column, 0)]
    return max(beside, key=lambda line: line.bottom, default=None)


def _ruled(line: Line, before: Line | None, rules: Sequence[Rule]) -> bool:
    """Whether a short rule parts a line from the one before it."""
    upper = before.bottom - _NEAR if before else 0.0
    return any(upper <= rule.top <= line.top + _NEAR and rule.left <= line.left + line.size for rule in rules)


def _mark(line: Line) -> str:
    found = patterns.FOOTNOTE.regex.match(line.text)
    return found["mark"].strip(_AROUND) if found else ""


def _referred(lines: Sequence[Line]) -> set[str]:
    return {line.text[start:end].strip(_AROUND) for line in lines for start, end in line.raised} - {""}


def _unmarked(item: Line | Table, notes: Sequence[Line]) -> Line | Table:
    """A line without the marks of these notes."""
    if not isinstance(item, Line) or not item.raised or not notes:
        return item
    marks = {_mark(note) for note in notes} - {""}
    text = item.text
    for start, end in reversed(item.raised):
        if text[start:end].strip(_AROUND) in marks:
            text = _closed(text[:start], text[end:])
    return replace(item, text=text)


def _closed(before: str, after: str) -> str:
    """What stood around a mark; a gap beside it was the mark's, but between words of letters."""
    if before[-1:].isascii() and after.lstrip()[:1].isascii():
        return before + after
    return before.rstrip() + after.lstrip()
