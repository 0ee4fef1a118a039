"""Who signs a document, and when (guide, section 1: issuer, issued_on, published_on)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ingest.facts.issuers import bare, issuing
from ingest.facts.patterns import policy
from ingest.formats.reading import Stated
from ingest.layout.patterns import boilerplate as layout
from ingest.text.clauses import lines
from ingest.text.normalised import NormalisedText
from ingest.text.pattern import Pattern
from ingest.values.bodies import is_body
from ingest.values.dates import Dated, first_day, western
from ingest.values.patterns import dates as times
from ingest.values.places import begins_with_place


@dataclass(slots=True)
class Head:
    """Spans of the head while it is read; stated: what the page says beside the text, the surest of a field first."""

    doc: NormalisedText
    rows: list[tuple[int, int]]
    title: tuple[int, int] | None = None
    wrapper: tuple[int, int] | None = None
    issuer: tuple[int, int] | None = None
    issued: Dated | None = None
    published: Dated | None = None
    number: tuple[int, int] | None = None
    stated: Sequence[Stated] = ()

    @property
    def end(self) -> int:
        """Where the lines of the head end; 0 without any."""
        return self.rows[-1][1] if self.rows else 0


_NATION = ("中共", "国家", "国务院", "中国")  # what the names of its bodies begin with
_NAME = 40  # code points of a line that names who signs
_SHORT = 100  # code points of a line that may sign
_FLAT = 300  # code points of a line from which on line breaks are lost
_PAGE_LINES = 8  # lines at a document's head that may tell of its page
_ISSUED = (times.ISSUED_LABEL, times.ENACTED, policy.DELIVERED)


def head_rows(doc: NormalisedText, stop: int) -> Iterator[tuple[int, int]]:
    """The lines of a document's head; one too long for a line, its breaks lost, is cut at white space.

    So up to its first sentence, which is not cut.
    """
    for start, end in lines(doc, 0, stop):
        told = doc.normal.find("。", start, end) if end - start > _FLAT else start
        cuts = [at for at in doc.runs_within(start, end) if at < (told if told >= 0 else end)]
        mark = policy.ATTACHED.regex.match(doc.normal, start, end) if start == 0 and end > _FLAT else None
        yield from pairwise(sorted({start, *cuts, end, *([mark.end()] if mark else ())}))


def sign(head: Head) -> None:
    """Who signs, and when: a line with a date, alone or after the issuer's name; else the wrapper's own subject."""
    doc = head.doc
    if _adopted(head):
        return
    for row in _signing_rows(head):
        match = layout.SIGNATURE.regex.fullmatch(doc.normal[slice(*row)])
        if match and (day := first_day(doc.normal, row[0] + match.start("date"), row[1])):
            head.issued = day
            head.issuer = _signer(head, row, match) or head.issuer
            break
    else:
        head.issued = next(
            (day for label in _ISSUED for day in [_labelled_day(head, label)] if day), _bracketed_day(head)
        )
        if head.issued is None:
            _signed_elsewhere(head)
    head.issuer = head.issuer or _speaker(head) or _publisher(head)
    if head.issuer is None and not _approved(head):
        head.issuer = _subject(head) or _labelled_issuer(head)
    _decreed(head)
    head.issuer = bare(doc.normal, *head.issuer) if head.issuer else None


def _decreed(head: Head) -> None:
    """Read whose order made a regulation known in the line below its title, where nothing else tells."""
    starts = {start for start, _ in head.rows}  # within a line only a bracket tells it from what is cited
    told = policy.DECREED.regex.finditer(head.doc.normal, 0, head.end)
    match = next((one for one in told if one.start() in starts or one.group().startswith("(")), None)
    if match:
        head.issuer = head.issuer or match.span("issuer")
        head.issued = head.issued or first_day(head.doc.normal, *match.span("date"))
        if head.number is None:
            head.number = bare(head.doc.normal, *match.span("issuer"))[0], match.end("number")


def _adopted(head: Head) -> bool:
    """Read who adopted a local regulation, and when, in the lines below its title."""
    if not (head.title and policy.REGULATES.regex.search(head.doc.normal[slice(*head.title)])):
        return False
    match = policy.ADOPTED.regex.search(head.doc.normal, 0, head.rows[-1][1])
    day = first_day(head.doc.normal, *match.span("date")) if match else None
    if match and day:
        head.issuer, head.issued = match.span("issuer"), day
    return day is not None


def _signed_elsewhere(head: Head) -> None:
    """Read a signature within a text whose lines are lost, else the last line, which says who printed it, and when."""
    text = head.doc.normal
    stop = head.end
    last = head.doc.line_start(len(text) - 1) if text else 0
    match = policy.SIGNED_WITHIN.regex.search(text, 0, stop) or policy.PRINTED_BY.regex.fullmatch(text, last)
    day = first_day(head.doc.normal, *match.span("date")) if match else None
    if match and day and is_body(match.group("issuer")):
        head.issuer, head.issued = match.span("issuer"), day


def _approved(head: Head) -> bool:
    """Read a line below the title that says who approved it: 某县政府110年3月15日府社字第1100045678号函核定."""
    doc = head.doc
    for row in head.rows:
        match = policy.APPROVED.regex.match(doc.normal, *row)
        if match:
            head.issuer, head.number = match.span("issuer"), match.span("number")
            with suppress(ValueError):  # no such day
                day = date(western(match.group("year")), int(match.group("month")), int(match.group("day")))
                head.issued = Dated(day, match.start("year"), match.end("day") + 1)
            return True
    return False


def _signing_rows(head: Head) -> list[tuple[int, int]]:
    """The lines that may sign, and the end of a collapsed text."""
    doc = head.doc
    rows = [row for row in lines(doc, 0, len(doc.normal)) if row[1] - row[0] <= _SHORT]
    for start, end in head.rows:  # a notice that is one line, its signature behind its last sentence
        stop = doc.normal.rfind("。", start, end) + 1
        if end - start > _SHORT and 0 < end - stop <= _SHORT and stop > start:
            rows.append((stop, end))
    rows.extend(_parts(doc))
    rows.sort()
    last = doc.normal.rfind("。", 0, len(doc.normal)) + 1
    return rows + ([(last, len(doc.normal))] if 0 < len(doc.normal) - last <= _SHORT else [])


def _parts(doc: NormalisedText) -> Iterator[tuple[int, int]]:
    """Where white space sets off who signs and the day, or the day with the name, within a line whose breaks are lost.

    The name may stand in a part of its own before the day.
    """
    for start, end in lines(doc, 0, len(doc.normal)):
        cuts = [start, *doc.runs_within(start, end), end] if end - start > _FLAT else []
        for first, part in pairwise(pairwise(cuts)):
            if times.DAY.regex.fullmatch(doc.normal, *part) and is_body(doc.normal[slice(*first)]):
                yield first[0], part[1]


def _signer(head: Head, row: tuple[int, int], match: re.Match[str]) -> tuple[int, int] | None:
    if match.group("issuer"):
        return (
            (row[0] + match.start("issuer"), row[0] + match.end("issuer")) if is_body(match.group("issuer")) else None
        )
    start = row[0]
    while start:
        above = head.doc.line_start(start - 1)
        name = head.doc.normal[above:start]
        whole = is_body(name) or (start < row[0] and _goes_on(head.doc.normal, above, start))
        if len(name) > _NAME or not whole or set("。;,:") & set(name):
            break
        start = above
    return (start, row[0]) if start < row[0] else None


def _goes_on(text: str, above: int, start: int) -> bool:
    """Whether a body's name begins in the line above and is broken: only there stands its place."""
    names = begins_with_place(text, above) or text.startswith(_NATION, above)
    return names and not begins_with_place(text, start)


def _subject(head: Head) -> tuple[int, int] | None:
    """X in a title X关于… or X印发《…》的通知."""
    span = head.wrapper or head.title
    if span is None:
        return None
    match = policy.SUBJECT_END.regex.search(head.doc.normal, *span)
    start, at = span[0], match.start() if match else -1
    name = head.doc.normal[start : max(at, start)]
    signs = is_body(name) and not policy.PLACE_ALONE.regex.fullmatch(name)
    fits = at - start <= _NAME or len(issuing(head.doc, start, at)) > 1
    return (start, at) if signs and fits else None


def _labelled_issuer(head: Head) -> tuple[int, int] | None:
    """The body behind a label in the head, in its line or the next (发文机关:国务院办公厅)."""
    for at, (start, end) in enumerate(head.rows):
        label = policy.ISSUER_LABEL.regex.match(head.doc.normal, start, end)
        told = label and ((label.end(), end) if label.end() < end else next(iter(head.rows[at + 1 : at + 2]), None))
        if told and is_body(head.doc.normal[slice(*told)]):
            return told
    return None


def _labelled_day(head: Head, label: Pattern) -> Dated | None:
    """The day that a label in the head gives: 成文日期, 发布时间."""
    match = label.regex.search(head.doc.normal, 0, head.end)
    return first_day(head.doc.normal, *match.span("date")) if match else None


def published(head: Head) -> Dated | None:
    """The day that a label gives, a line of its own above the text, or a closing line."""
    told = _labelled_day(head, times.PUBLISHED_LABEL)
    for row in head.rows[:_PAGE_LINES] if told is None else []:
        if policy.PAGE_DAY.regex.fullmatch(head.doc.normal, *row) and (day := first_day(head.doc.normal, *row)):
            return day
    closing, at = _closing(head)
    if told or closing is None:
        return told
    return first_day(head.doc.normal, at + closing.start("date"), at + closing.end("date"))


def _bracketed_day(head: Head) -> Dated | None:
    """The day in a bracket behind the number, or on a line of its own below the title."""
    for start, end in head.rows[:_PAGE_LINES]:
        match = policy.BRACKETED_DAY.regex.search(head.doc.normal[start:end])
        if match and (day := first_day(head.doc.normal, start + match.start("date"), end)):
            return day
    return None


def _closing(head: Head) -> tuple[re.Match[str] | None, int]:
    """The closing line that says who made the text known, and when; and where the searched end of the text begins."""
    doc = head.doc
    start = doc.line_start(len(doc.normal) - 1) if doc.normal else 0
    at = max(start, len(doc.normal) - _SHORT)
    return policy.PUBLISHED_BY.regex.search(doc.normal[at:]), at


def _publisher(head: Head) -> tuple[int, int] | None:
    """Who made the text known, by its closing line."""
    match, at = _closing(head)
    if match is None or not is_body(match.group("issuer")):
        return None
    return at + match.start("issuer"), at + match.end("issuer")


def _speaker(head: Head) -> tuple[int, int] | None:
    """Whom a report to an assembly speaks for, in its fullest form in the head (省人民政府 → 某省人民政府)."""
    text, stop = head.doc.normal, head.end
    match = policy.SPEAKS_FOR.regex.search(text, 0, stop)
    if match is None:
        return None
    for start, end in head.rows:
        at = text.find(match.group("issuer"), start, end)
        if at > start and begins_with_place(text, start):
            return start, at + len(match.group("issuer"))
    return match.span("issuer")


def as_signed(doc: NormalisedText, start: int, end: int) -> str:
    """The issuer's name; of several that only white space parts with a blank, or the 、 that the text has elsewhere."""
    parts, begin = [], start
    for gap in doc.runs_within(start, end):
        if gap - begin > 2 and end - gap > 2 and is_body(doc.normal[begin:gap]) and is_body(doc.normal[gap:end]):
            parts.append(doc.name(begin, gap))
            begin = gap
    parts.append(doc.name(begin, end))
    listed = "、".join(part.rstrip("、,") for part in parts)
    return listed if listed in doc.raw else " ".join(parts)
