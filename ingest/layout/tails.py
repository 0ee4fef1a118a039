"""Bodies behind an item's last full stop, or behind the cell that says by when: a table's last cells, its lines lost.

So …恢复。区财政局各街道2.加大…, and …搬迁工程12月区农发局区环土局12、完成….

They say who is responsible only where the document has several such items (guide, 3.1, 3.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.layout.bare import LINE
from ingest.layout.patterns import statements as patterns
from ingest.layout.responsibility import Statement
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import Body, all_bodies, split_spaced

_AGAIN = 3  # items with such a tail that show that they are statements
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
