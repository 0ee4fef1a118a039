"""Who signs a document, and when (guide, section 1: issuer, issued_on, published_on)."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from ingest.facts.patterns import policy
from ingest.layout.boilerplate import lines
from ingest.layout.patterns import boilerplate as layout
from ingest.text.normalised import NormalisedText
from ingest.text.pattern import Pattern
from ingest.values.bodies import is_body
from ingest.values.dates import parse_day, western
from ingest.values.patterns import dates as times


@dataclass(slots=True)
class Head:
    """Spans of the head while it is read."""

    doc: NormalisedText
    rows: list[tuple[int, int]]
    title: tuple[int, int] | None = None
    wrapper: tuple[int, int] | None = None
    issuer: tuple[int, int] | None = None
    issued: date | None = None
    number: str | None = None


def sign(head: Head) -> None:
    """Who signs, and when: a line with a date, alone or after the issuer's name; else the wrapper's own subject."""
    doc = head.doc
    for row in _signing_rows(head):
        match = layout.SIGNATURE.regex.fullmatch(doc.normal[slice(*row)])
        day = times.DAY.regex.search(match.group("date")) if match else None
        if match and day:
            head.issued = parse_day(day)
            head.issuer = _signer(head, row, match) or head.issuer
            break
    else:
        head.issued = labelled_day(head, times.ISSUED_LABEL) or labelled_day(head, times.ENACTED)
    if head.issuer is None and not _approved(head):
        head.issuer = _subject(head)


def _approved(head: Head) -> bool:
    """Read a line below the title that says who approved it: 某县政府110年3月15日府社字第1100045678号函核定."""
    doc = head.doc
    for row in head.rows:
        match = policy.APPROVED.regex.match(doc.normal, *row)
        if match:
            head.issuer, head.number = match.span("issuer"), doc.name(*match.span("number"))
            with suppress(ValueError):  # no such day
                head.issued = date(western(match.group("year")), int(match.group("month")), int(match.group("day")))
            return True
    return False


def _signing_rows(head: Head) -> list[tuple[int, int]]:
    """The lines that may sign, and the end of a collapsed text."""
    doc = head.doc
    rows = [row for row in lines(doc, 0, len(doc.normal)) if row[1] - row[0] <= 100]
    last = doc.normal.rfind("。", 0, len(doc.normal)) + 1
    return rows + ([(last, len(doc.normal))] if 0 < len(doc.normal) - last <= 100 else [])


def _signer(head: Head, row: tuple[int, int], match: re.Match[str]) -> tuple[int, int] | None:
    if match.group("issuer"):
        return (
            (row[0] + match.start("issuer"), row[0] + match.end("issuer")) if is_body(match.group("issuer")) else None
        )
    start = row[0]
    while start:
        above = head.doc.line_start(start - 1)
        name = head.doc.normal[above:start]
        if len(name) > 40 or not is_body(name) or set("。;,:") & set(name):
            break
        start = above
    return (start, row[0]) if start < row[0] else None


def _subject(head: Head) -> tuple[int, int] | None:
    """X in a title X关于… or X印发《…》的通知."""
    span = head.wrapper or head.title
    if span is None:
        return None
    match = policy.SUBJECT_END.regex.search(head.doc.normal, *span)
    start, at = span[0], match.start() if match else -1
    return (start, at) if at > start and is_body(head.doc.normal[start:at]) and at - start <= 40 else None


def labelled_day(head: Head, label: Pattern) -> date | None:
    """The day that a label in the head gives: 成文日期, 发布时间."""
    match = label.regex.search(head.doc.normal, 0, head.rows[-1][1] if head.rows else 0)
    day = times.DAY.regex.search(match.group("date")) if match else None
    return parse_day(day) if day else None
