"""Statements that nothing sets off: lines that list bodies with their verbs, and lines of nothing but bodies.

A line of bodies alone says who is responsible only where the document has several such lines (guide, 3.1).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.layout.patterns import boilerplate as layout
from ingest.layout.patterns import statements as patterns
from ingest.layout.responsibility import Statement, read_verbs
from ingest.text.clauses import lines
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import all_bodies, split_spaced
from ingest.values.patterns.subjects import INNER

Span = tuple[int, int]
LINE = "responsibility.line"
_LONGEST = 300  # code points of such a line
_AGAIN = 3  # lines of nothing but bodies that show that they are statements
_NAME = 30
_AROUND = {("“", "”"), ("‘", "’"), ("《", "》"), ("〈", "〉"), ("<", ">")}


def lines_of_bodies(doc: NormalisedText, start: int, end: int, marks: Sequence[int] = ()) -> Iterator[Statement]:
    """The lines of normal[start:end] that say nothing but who is responsible, in order; items begin at the marks."""
    rows = list(lines(doc, start, end))
    alone: list[Statement] = []
    # a line with a mark is an item, whatever it says
    other = {*marks, *duty_heads(doc, rows, marks), *_signing(doc, rows)}
    for at, (first, last) in enumerate(rows):
        first, last = _unquoted(doc, first, last)
        if not 2 < last - first <= _LONGEST or at == 0 or rows[at][0] in other:
            continue
        if patterns.VERB_AT_END.regex.search(doc.normal, first, last):
            made = _with_verbs(doc, first, last)
            if made:
                yield made
        elif only_bodies(doc, first, last):
            made = Statement(first, last, LINE)
            made.responsible = split_spaced(doc, first, last)
            alone.append(made)
    if len(alone) >= _AGAIN:
        yield from alone


def duty_heads(doc: NormalisedText, rows: Sequence[Span], marks: Sequence[int]) -> Iterator[int]:
    """Where lines of bodies head the duties below them (guide, 2.4): such a line is the first below a heading.

    Where bodies stand behind their items instead, words come first and bodies last.
    """
    starts = dict.fromkeys(bisect_left(rows, (mark, 0)) for mark in marks)
    for first, last in pairwise([*starts, len(rows)]):
        inside = rows[first + 1 : last]
        if len(inside) > 1 and only_bodies(doc, *inside[0]) and not only_bodies(doc, *inside[-1]):
            alone = [only_bodies(doc, *row) for row in inside]
            yield from (
                row[0] for row, (heads, goes_on) in zip(inside, pairwise(alone), strict=False) if heads and not goes_on
            )


def _signing(doc: NormalisedText, rows: Sequence[Span]) -> Iterator[int]:
    """Where lines of bodies sign: those right above a line of nothing but a date."""
    signs = False
    for row in reversed(rows):
        signs = _is_date(doc, *row) or (signs and only_bodies(doc, *row))
        if signs:
            yield row[0]


def _unquoted(doc: NormalisedText, start: int, end: int) -> tuple[int, int]:
    """A line without the marks of quotation or brackets around it."""
    whole = end - start > 2 and (doc.normal[start], doc.normal[end - 1]) in _AROUND
    return (start + 1, end - 1) if whole else (start, end)


def _with_verbs(doc: NormalisedText, start: int, end: int) -> Statement | None:
    """A line that is nothing but lists of bodies, each with its verb."""
    stop = end - 1 if doc.normal[end - 1] in "。;" else end
    made = Statement(start, end, LINE)
    read_verbs(doc.normal, made, start, stop)
    named = sorted(made.leads + made.responsible)
    if not named or named[0].start - start > 1:
        return None
    if made.tail and not patterns.A_DATE.regex.search(doc.normal, *made.tail):
        return None
    stop = made.tail[0] if made.tail else stop
    said = sum(last - first for first, last in named)
    whole = all_bodies(doc.normal, named, _NAME)
    return made if whole and stop - start - said <= 12 * len(named) and "。" not in doc.normal[start:stop] else None


def only_bodies(doc: NormalisedText, start: int, end: int) -> bool:
    """Whether a line names bodies and says nothing else."""
    if patterns.NO_BARE.regex.search(doc.normal, start, end) or INNER.regex.search(doc.normal, start, end):
        return False
    return all_bodies(doc.normal, split_spaced(doc, start, end), _NAME)


def _is_date(doc: NormalisedText, start: int, end: int) -> bool:
    return bool(layout.SIGNATURE.regex.fullmatch(doc.normal[start:end]))
