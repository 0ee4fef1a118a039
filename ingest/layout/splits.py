"""How a stretch without marks may divide into items: paragraphs led by a headline, by a title line, or by a body.

Each reader proposes one division; which of them, if any, makes tasks is decided in ingest.layout.reading (guide, 2.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import and_
from typing import NamedTuple

from ingest.layout.bare import only_bodies
from ingest.layout.boilerplate import headlines, signs
from ingest.layout.patterns import boilerplate as patterns
from ingest.layout.titles import title_end
from ingest.text.clauses import lines
from ingest.text.normalised import NormalisedText, is_wide
from ingest.text.spans import Spans
from ingest.values.patterns.subjects import MAY
from ingest.values.subjects import leading_subject
from ingest.weights import Weights

Span = tuple[int, int]
_LED_LIMIT = 30  # code points of a headline at the head of its paragraph
_MOST, _SOME = 0.6, 0.4  # of the paragraphs of a section begin alike, and with bodies that the judge knows: all do
_CLOSES = 3  # statements that close one stretch after the other
_WORDS = 6  # code points of such a stretch at least
_SHORTEST = 2  # code points of a name before a colon
_TITLE_LIMIT = 40
_ENDED = "。;:!?)]”》"


class Part(NamedTuple):
    """normal[start:end] is an item; its title normal[start:title]."""

    start: int
    title: int
    end: int


class Division(NamedTuple):
    """kind: led, titled, duty, named, closed or headline.

    The parts follow each other without a gap; the words before them are the lead.
    """

    kind: str
    parts: tuple[Part, ...]


def paragraphs(doc: NormalisedText, start: int, end: int) -> list[Span]:
    """Lines of normal[start:end], cut also where wide white space shows that a line break was lost.

    A line goes on with one before it that is too long for a title and ends in no stop.
    """
    found: list[Span] = []
    for first, last in lines(doc, start, end):
        if found and found[-1][1] - found[-1][0] > _TITLE_LIMIT and doc.normal[first - 1] not in _ENDED:
            found[-1] = (found[-1][0], last)
            continue
        cuts = [first, *(at for at in doc.runs_within(first, last) if is_wide(doc.gap(at)))]
        found.extend(zip(cuts, [*cuts[1:], last], strict=True))
    return found


def divisions(doc: NormalisedText, start: int, end: int, subjects: Weights, stated: Spans) -> Iterator[Division]:
    """Every division of normal[start:end] into at least two parts that a reader sees.

    stated: where statements of responsibility stand; none of their lines begins a part.
    """
    rows = paragraphs(doc, start, end)
    signed = False
    while rows and (signs(doc, *rows[-1]) or (signed and only_bodies(doc, *rows[-1]))):
        signed = True
        rows.pop()
    if not rows:
        return
    stop = rows[-1][1]
    free = [not stated.holds(first) for first, _ in rows]
    apart = [piece for row in rows for piece in _by_bodies(doc, *row)]
    unstated = [not stated.holds(first) for first, _ in apart]
    duty = _runs(apart, list(map(and_, unstated, _begin_with_bodies(doc, apart, subjects))), stop)
    if duty:
        yield Division("duty", tuple(Part(*row) for row in _titled_by(doc, duty)))
    named = _runs(rows, [_is_named(doc, *row, stated) for row in rows], stop)
    if named:
        yield Division("named", tuple(Part(a, doc.normal.find(":", a, b), b) for a, b in named))
    first = 0 if doc.broken(start) else 1  # the line of the mark begins with the item's own title
    led = _runs(rows, list(map(and_, free, _led(doc, rows, first))), stop)
    if led:
        yield Division("led", tuple(Part(a, doc.normal.find("。", a, b), b) for a, b in led))
    titled = _runs(rows, list(map(and_, free, (_is_title(doc, rows, at) for at in range(len(rows))))), stop)
    if titled:
        ends = dict(rows)
        yield Division("titled", tuple(Part(a, min(b, ends[a]), b) for a, b in titled))
    closed = _closed(doc, rows, stated)
    if closed:
        yield Division("closed", tuple(Part(a, title_end(doc, a, b), b) for a, b in closed))
    heads = headlines(doc, start, stop)
    if len(heads) > 1 and not led and not closed:
        stops = [*(first for first, _ in heads[1:]), stop]
        yield Division("headline", tuple(Part(a, b, c) for (a, b), c in zip(heads, stops, strict=True)))


def _runs(rows: list[Span], begins: list[bool], stop: int) -> list[Span]:
    """From each paragraph that begins a part to the next such; empty where fewer than two do."""
    starts = [row[0] for row, begin in zip(rows, begins, strict=True) if begin]
    return list(zip(starts, [*starts[1:], stop], strict=True)) if len(starts) > 1 else []


def _closed(doc: NormalisedText, rows: list[Span], stated: Spans) -> list[Span]:
    """Stretches that each end with who is responsible: every line, or sentences of a document without lines.

    Empty where fewer than three do: one or two may be said of the whole.
    """
    said = list(stated.within(rows[0][0], rows[-1][1]))
    ends = [end for _, end in said]
    flat = len(rows) < len(said) and rows[0][0] == 0
    if len(said) < _CLOSES or not (flat or all(doc.broken(end) or end == rows[-1][1] for end in ends)):
        return []
    before = said[0][0]
    begins = [doc.normal.rfind("。", 0, before - 1) + 1] if flat else [first for first, _ in rows if first < before]
    starts = [begins[-1] if begins else before, *ends[:-1]]
    apart = all(first - start >= _WORDS for start, (first, _) in zip(starts, said, strict=True))
    return list(zip(starts, ends, strict=True)) if apart else []


def _by_bodies(doc: NormalisedText, start: int, end: int) -> Iterator[Span]:
    """A paragraph cut before each sentence that begins with a body, a colon and its duty, where it has several.

    So duties stand where line breaks are lost.
    """
    cuts = [found.end() for found in patterns.BODY_SAYS.regex.finditer(doc.normal, start, end)]
    inner = cuts if len(cuts) >= _CLOSES else []
    yield from pairwise([start, *inner, end])


def _is_named(doc: NormalisedText, start: int, end: int, stated: Spans) -> bool:
    """Whether a paragraph begins with a short name and a colon, and ends with who is responsible for it."""
    point = doc.normal.find(":", start, min(end, start + _LED_LIMIT))
    if point - start < _SHORTEST or patterns.POINTED.regex.search(doc.normal, start, point):
        return False
    return any(last >= end - 1 and first > point for first, last in stated.within(start, end))


def _led(doc: NormalisedText, rows: list[Span], first: int) -> list[bool]:
    """Which paragraphs, from the first that may be, a headline leads, at their head or on a line of its own.

    A headline never directly follows a headline (guide, 2.4): of the two the one stands that most are like.
    """
    found = [at >= first and _is_led(doc, rows, at) for at in range(len(rows))]
    alone = [led and doc.normal.find("。", *row) == row[1] - 1 for led, row in zip(found, rows, strict=True)]
    lines_lead = 2 * sum(alone) > sum(found)
    for at in range(len(rows) - 1):
        if alone[at] and found[at + 1]:
            found[at + lines_lead] = False
    return found


def _is_led(doc: NormalisedText, rows: list[Span], at: int) -> bool:
    """Whether a paragraph begins with a short sentence without a comma that the rest, or the next one, explains."""
    start, end = rows[at]
    point = doc.normal.find("。", start, min(end, start + _TITLE_LIMIT))
    if point - start <= _SHORTEST + 1:
        return False
    if point + 1 < end:
        return point - start <= _LED_LIMIT and not patterns.LED_STOPS.regex.search(doc.normal, start, point)
    return 0 < at < len(rows) - 1 and rows[at + 1][1] - rows[at + 1][0] > _TITLE_LIMIT


def _is_title(doc: NormalisedText, rows: list[Span], at: int) -> bool:
    """Whether a line is a short title without a point, with a paragraph of sentences below it."""
    start, end = rows[at]
    if not 3 < end - start <= _TITLE_LIMIT or at + 1 >= len(rows):
        return False
    below = rows[at + 1]
    return not patterns.NO_TITLE.regex.search(doc.normal, start, end) and (
        below[1] - below[0] > _TITLE_LIMIT or "。" in doc.normal[slice(*below)]
    )


def _begin_with_bodies(doc: NormalisedText, rows: list[Span], subjects: Weights) -> list[bool]:
    """Which paragraphs begin with a body: as their subject, or on a line of its own above its duties, each alike."""
    if len(rows) < 2:
        return [False]
    if any(only_bodies(doc, *row) for row in rows[:2]):  # the first may be the section's title
        alone = [only_bodies(doc, *row) for row in rows]
        if sum(alone) > 1 and not alone[-1] and not any(map(and_, alone, alone[1:])):  # one below another sign
            return alone
    told = [begins_with_body(doc, *row, subjects) for row in rows]
    alike = [
        one or patterns.DUTY_LINE.regex.match(doc.normal[slice(*row)]) is not None
        for one, row in zip(told, rows, strict=True)
    ]
    return alike if sum(told) >= max(2, _SOME * len(rows)) and sum(alike) >= _MOST * len(rows) else told


def begins_with_body(doc: NormalisedText, start: int, end: int, subjects: Weights) -> bool:
    """Whether a paragraph's first sentence has a body as its subject, or names one before a colon.

    What a body may do is no duty: 有关部门可以邀请 (guide, 2.4).
    """
    bodies = leading_subject(doc.normal, start, end, subjects) if end - start > 8 else None
    return bodies is not None and not (bodies and MAY.regex.match(doc.normal, bodies[-1].end))


def _titled_by(doc: NormalisedText, rows: list[Span]) -> Iterator[tuple[int, int, int]]:
    for start, end in rows:
        yield start, title_end(doc, start, end), end
