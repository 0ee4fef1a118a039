"""Bodies behind an item's last full stop, or behind the cell that says by when: a table's last cells, its lines lost.

So …恢复。区财政局各街道2.加大…, and …搬迁工程12月区农发局区环土局12、完成….

They say who is responsible only where the document has several such items (guide, 3.1, 3.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.layout.bare import LINE
from ingest.layout.patterns import statements as patterns
from ingest.layout.responsibility import Statement
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import Body, all_bodies, is_body, split_spaced

_AGAIN = 3  # items with such a tail that show that they are statements
_LEAST, _WHOLE = 3, 12  # code points of a name that other words may follow, and of one that a comma does
_LONGEST, _NAME = 200, 30  # code points of a tail, and of a name in it


def tails_of_bodies(doc: NormalisedText, start: int, end: int, marks: Sequence[int]) -> Iterator[Statement]:
    """The tails of the items that begin at the marks, if there are several."""
    starts = [mark for mark in marks if start <= mark < end]
    told = patterns.TWO_COLUMNS.regex.search(doc.normal, start, starts[0]) if starts else None
    found = [
        one for first, last in pairwise([*starts, end]) for one in [_tail(doc, first, last, told is not None)] if one
    ]
    if len(found) >= _AGAIN:
        yield from found


def led_tails(doc: NormalisedText, start: int, end: int) -> Iterator[Statement]:
    """X牵头,Y、Z behind a full stop, without a bracket, if there are several; the next words may follow at once."""
    found = [
        one for match in patterns.LED_TAIL.regex.finditer(doc.normal, start, end) if (one := _led(doc, match, end))
    ]
    if len(found) >= _AGAIN:
        yield from found


def _led(doc: NormalisedText, match: re.Match[str], end: int) -> Statement | None:
    leads = split_spaced(doc, *match.span("leads"))
    if not all_bodies(doc.normal, leads, _NAME):
        return None
    helping = list(_helping(doc, match.end(), min(end, doc.line_end(match.end())))) if match.group("more") else []
    last = helping[-1].end if helping else match.end("led")
    verb = patterns.HELPS.regex.match(doc.normal, last, end)
    stop = verb.end() if verb else last
    sentence = doc.normal[stop : stop + 1] in set("。,;:") and not doc.broken(stop)
    return None if sentence else Statement(match.start("leads"), stop, LINE, leads, helping)


def _helping(doc: NormalisedText, start: int, end: int) -> Iterator[Body]:
    """The bodies of a list; the last is the shortest name that what follows it may begin with."""
    while start < end:
        point = patterns.LIST_ENDS.regex.search(doc.normal, start, min(end, start + _NAME))
        stop = point.start() if point else min(end, start + _NAME)
        whole = is_body(doc.normal[start:stop]) and (point is not None or stop == end) and stop - start <= _WHOLE
        if not whole:
            stop = _shortest(doc.normal, start, stop)
        if stop == start:
            return
        yield Body(start, stop)
        if not whole or doc.normal[stop : stop + 1] not in {"、", ","}:
            return
        start = stop + 1


def _shortest(text: str, start: int, stop: int) -> int:
    """Where the shortest name from here ends, with the letter that closes it (市税务|局); start where none does."""
    end = next((at for at in range(start + _LEAST, stop) if is_body(text[start:at])), start)
    return end + 1 if start < end < stop and is_body(text[start : end + 1]) else end


def _tail(doc: NormalisedText, start: int, end: int, columns: bool) -> Statement | None:
    """What stands behind the last full stop of an item, if it is nothing but bodies, and no line of its own."""
    timed = _timed(doc, start, end)
    if timed:
        return timed
    first = doc.normal.rfind("。", start, end) + 1
    if not start < first < end or end - first > _LONGEST or doc.broken(first) or "。" not in doc.normal[start:first]:
        return None
    if patterns.HEAD_CELLS.regex.search(doc.normal[first:end]):
        return None
    cells = list(_cells(doc, first, end))
    names = [name for cell in cells for name in cell]
    if not all_bodies(doc.normal, names, _NAME):
        return None
    made = Statement(first, end, LINE)
    made.responsible = names
    if columns and len(cells) > 1:
        made.leads, made.responsible = [name for cell in cells[:-1] for name in cell], cells[-1]
    return made


def _timed(doc: NormalisedText, start: int, end: int) -> Statement | None:
    """Bodies behind a cell that says by when, up to the next cell's number: 完成搬迁12月区农发局区环土局4开展…."""
    for cell in patterns.TIME_CELL.regex.finditer(doc.normal, start + 1, end):
        reach = min(end, cell.end() + _LONGEST)
        number = patterns.CELL_NUMBER.regex.search(doc.normal, cell.end(), reach)
        stop = number.start() if number else reach
        names = [name for made in _cells(doc, cell.end(), stop) for name in made]
        if (number or stop == end) and all_bodies(doc.normal, names, _NAME):
            return Statement(cell.start(), stop, LINE, responsible=names, tail=cell.span())
    return None


def _cells(doc: NormalisedText, start: int, end: int) -> Iterator[list[Body]]:
    """The bodies of each cell; where nothing stands between two names, the lines of two cells ran together."""
    glued = (match.start() for match in patterns.GLUED.regex.finditer(doc.normal, start + 1, end))
    for first, last in pairwise([start, *glued, end]):
        yield split_spaced(doc, first, last)
