"""Line breaks that only wrap a paragraph, as text copied from a PDF has them.

A text is taken as wrapped where no line is long and many of its longer lines end in the middle of a sentence; in such
a text a break is soft unless the line before ends a sentence, or the next one begins an item.
"""

from __future__ import annotations

from itertools import pairwise

from ingest.text import patterns

_WIDEST = 70  # code points: a text with a longer line is not wrapped
_PROSE = 15  # code points from which a line counts as running text
_FEWEST = 8  # lines of running text below which nothing shows
_OFTEN = 0.4  # share of long lines that end within a sentence
_RAGGED = 2  # code points by which full lines differ
_FULL = 0.55  # share of the longest line from which a line is full


def soft_breaks(text: str) -> frozenset[int]:
    """Offsets in text of the line ends that only wrap; none where the text is not wrapped."""
    lines = text.split("\n")
    widest = max(map(len, lines))
    full = [line.rstrip() for line in lines if len(line) >= max(_PROSE, _FULL * widest) and "\t" not in line]
    within = sum(not patterns.STOPPED.regex.search(line) for line in full)
    if widest > _WIDEST or len(full) < _FEWEST or within < _OFTEN * len(full):
        return frozenset()
    indented = any(line[:1].isspace() and line.strip() for line in lines)
    found, at = [], -1
    for line, below in pairwise(lines):
        at += len(line) + 1
        if _is_soft(line, below, widest, indented):
            found.append(at)
    return frozenset(found)


def _is_soft(line: str, below: str, widest: int, indented: bool) -> bool:
    if "\t" in line + below or not line.strip() or not below.strip() or patterns.STOPPED.regex.search(line):
        return False
    if (indented and below[0].isspace()) or patterns.ONLY_A_DATE.regex.fullmatch(below.strip()):
        return False
    surely = indented and len(line) >= widest - _RAGGED  # a full line, and what begins a paragraph is indented
    if patterns.BEGINS_ITEM.regex.match(below) and not surely:
        return False
    return len(line) >= _FULL * widest or bool(patterns.CARRIES_ON.regex.match(below)) or line.rstrip()[-1] in "，、,"
