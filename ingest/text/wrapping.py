"""Line breaks within sentences: those that only wrap a paragraph, and those around each piece of a web page's markup.

A text copied from a PDF is taken as wrapped where no line is long and many of its longer lines end in the middle of a
sentence; in such a text a break is soft unless the line before ends a sentence, or the next one begins an item. Text
taken from a page element by element has its numbers on lines of their own: 2021, 年, 2, 月.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from ingest.text import patterns

_WIDEST = 70  # code points: a text with a longer line is not wrapped
_PROSE = 15  # code points from which a line counts as running text
_FEWEST = 8  # lines of running text below which nothing shows
_OFTEN = 0.4  # share of long lines that end within a sentence
_RAGGED = 2  # code points by which full lines differ
_FULL = 0.55  # share of the longest line from which a line is full
_MOSTLY = 0.6  # share of full lines that shows running text
_SPACED = 0.9  # share of lines with an empty one below that shows one below each
_LEADS_DATE = ("截至", "截止", "至", "到", "于", "在")  # words behind which a date is no cell of a table
_DATE = ["年", "月", "日"]  # with numbers between, a date on a line of its own
_AGAIN = 3  # numbers on lines of their own before 年, 月 or 号 that show a text taken element by element


def soft_breaks(text: str) -> frozenset[int]:
    """Offsets in text of the line ends within sentences; none where the text shows none."""
    lines = text.split("\n")
    return _around_numbers(lines) if _is_in_pieces(lines) else _wrapping(lines)


def _is_in_pieces(lines: list[str]) -> bool:
    """Whether numbers stand on lines of their own before 年, 月 or 号, again and again."""
    counted = (line for line, below in pairwise(lines) if below.startswith(("年", "月", "号")))
    return sum(patterns.PIECE.regex.match(line) is not None for line in counted) >= _AGAIN


def _around_numbers(lines: list[str]) -> frozenset[int]:
    found, at = [], -1
    for index, (line, below) in enumerate(pairwise(lines)):
        at += len(line) + 1
        piece = patterns.PIECE.regex.match(line) or patterns.PIECE.regex.match(below)
        ended = patterns.STOPPED.regex.search(line) or lines[index + 2 : index + 7 : 2] == _DATE
        if piece and line.strip() and below.strip() and not ended:
            found.append(at)
    return frozenset(found)


def _wrapping(lines: list[str]) -> frozenset[int]:
    widest = max(map(len, lines))
    full = [line.rstrip() for line in lines if len(line) >= max(_PROSE, _FULL * widest) and "\t" not in line]
    within = sum(not patterns.STOPPED.regex.search(line) for line in full)
    if widest > _WIDEST or len(full) < _FEWEST or within < _OFTEN * len(full):
        return frozenset()
    indented = any(line[:1].isspace() and line.strip() for line in lines)
    found: list[int] = []
    for line, below, ends in _neighbours(lines, _FULL * widest):
        if _is_soft(line, below, widest, indented):
            found += ends
    return frozenset(found)


def _neighbours(lines: list[str], least: float) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Each line and the next, with the line ends between; empty lines are passed over where one follows every line.

    least: code points of a full line.
    """
    ends = list(accumulate((len(line) + 1 for line in lines), initial=-1))[1:]
    written = [at for at, line in enumerate(lines) if line.strip()]
    apart = sum(below > at + 1 for at, below in pairwise(written))
    full = sum(len(lines[at]) >= least for at in written)  # cells of a table differ in length
    shown = written if apart >= _SPACED * len(written) and full >= _MOSTLY * len(written) else range(len(lines))
    for at, below in pairwise(shown):
        yield lines[at], lines[below], tuple(ends[at:below])


def _is_soft(line: str, below: str, widest: int, indented: bool) -> bool:
    if "\t" in line + below or not line.strip() or not below.strip() or patterns.STOPPED.regex.search(line):
        return False
    dated = patterns.ONLY_A_DATE.regex.fullmatch(below.strip()) and not line.rstrip().endswith(_LEADS_DATE)
    if (indented and below[0].isspace()) or dated:
        return False
    surely = indented and len(line) >= widest - _RAGGED  # a full line, and what begins a paragraph is indented
    if patterns.BEGINS_ITEM.regex.match(below) and not surely:
        return False
    return len(line) >= _FULL * widest or bool(patterns.CARRIES_ON.regex.match(below)) or line.rstrip()[-1] in "，、,"
