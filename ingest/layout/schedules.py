"""Lists whose items have date lines of their own (2021/01 ~ 2021/12), and notes of progress below them (guide, 5.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.layout.patterns import boilerplate as layout
from ingest.text.clauses import lines
from ingest.text.normalised import NormalisedText
from ingest.values.dates import AnchorDate

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span to read: day dates each of its sentences where it is set; note: it tells what was done."""

    start: int
    end: int
    day: date | None = None
    note: bool = False


def stretches(doc: NormalisedText, start: int, end: int) -> Iterator[Stretch]:
    """normal[start:end] in stretches; one undated stretch where no line is a date's."""
    if not layout.MONTHS.regex.search(doc.normal, start, end):
        yield Stretch(start, end)
        return
    rows = list(lines(doc, start, end))
    days = [_date_line(doc, row) for row in rows]
    if not any(days):
        yield Stretch(start, end)
        return
    day: date | None = None
    for at, row in enumerate(rows):
        labelled = days[at] is not None and doc.normal[row[0] : row[1]].count(":") > 0
        if days[at] is not None:
            day = days[at] if labelled else None
        elif layout.PROGRESS_NOTE.regex.match(doc.normal[slice(*row)]):
            yield Stretch(*row, note=True)
        elif at + 1 < len(rows) and days[at + 1] and ":" not in doc.normal[slice(*rows[at + 1])]:
            yield Stretch(_words(doc, row), row[1], days[at + 1])
        else:
            box = layout.CHECKBOX.regex.match(doc.normal[slice(*row)])
            yield Stretch(_words(doc, row), row[1], day if box else None)


def _date_line(doc: NormalisedText, row: Span) -> date | None:
    """The last day of a line that is nothing but a span of months, with or without a label."""
    if not layout.DATE_LINE.regex.match(doc.normal[slice(*row)]):
        return None
    return next((when.day for when in AnchorDate().find(doc.normal, *row) if when.day), None)


def _words(doc: NormalisedText, row: Span) -> int:
    """Where a line's words begin, past its list mark."""
    mark = layout.LIST_MARK.regex.match(doc.normal[slice(*row)])
    return row[0] + (mark.end() if mark else 0)
