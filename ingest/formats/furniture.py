"""What stands around the text of printed pages: page numbers, running heads and feet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from ingest.formats import patterns
from ingest.formats.wrapped import Line

_ZONE = 0.12  # of a page's height, at its top and bottom
_EDGE_LINES = 2
_SMALL = 0.87  # of the text's print, that a head or foot has at most which nothing but its print and place show
_FAR = 1.5  # heights of such a line, by which it stands off from the text
T = TypeVar("T")


def print_of(lines: Iterable[Line]) -> float:
    """The size that most letters have; 0 without any."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def without_furniture(pages: Sequence[list[Line | T]]) -> list[list[Line | T]]:
    """Pages without page numbers, and without the lines at their edges that more than half of them have.

    Left and right pages may each have heads of their own. Where there is but one page, its print and place show what
    is a head or foot.
    """
    edges = [_edge_lines(page) for page in pages]
    keys = [{line: _keys(line, at) for line in lines} for at, lines in enumerate(edges)]
    repeated = _repeated([set().union(*own.values()) for own in keys])
    body = print_of(item for page in pages for item in page if isinstance(item, Line))

    def goes(item: Line | T, page: int) -> bool:
        if not isinstance(item, Line) or item not in keys[page]:
            return False
        number = patterns.PAGE_NUMBER.regex.fullmatch(item.text)
        alone = len(pages) == 1 and _is_marginal(item, pages[page], body)
        return bool(number) or alone or not repeated[page].isdisjoint(keys[page][item])

    return [[item for item in page if not goes(item, at)] for at, page in enumerate(pages)]


def _repeated(keys: Sequence[set[str]]) -> list[set[str]]:
    """For each page the keys that more than half of all pages have, or of those on its side of the sheet."""
    made: list[set[str]] = [set() for _ in keys]
    for first, step in ((0, 1), (0, 2), (1, 2)):
        own = range(first, len(keys), step)
        counts = Counter(key for page in own for key in keys[page])
        often = {key for key, count in counts.items() if count >= max(2, len(own) // 2 + 1)}
        for page in own:
            made[page] |= often
    return made


def _edge_lines(page: Sequence[Line | T]) -> list[Line]:
    """The outermost lines within the margins of a page, where a gap parts them from the text."""
    lines = [item for item in page if isinstance(item, Line)]
    top = [line for line in lines if line.bottom < _ZONE * line.height]
    bottom = [line for line in lines if line.top > (1 - _ZONE) * line.height]
    return _before_gap(lines, len(top)) + _before_gap(lines[::-1], len(bottom))


def _before_gap(lines: Sequence[Line], most: int) -> list[Line]:
    """The first lines up to a gap as high as a line; none where there is no such gap near."""
    for at, (line, after) in enumerate(pairwise(lines[: min(most, _EDGE_LINES) + 1])):
        gap = max(after.top, line.top) - min(after.bottom, line.bottom)
        if gap >= line.size:
            return list(lines[: at + 1])
    return []


def _keys(line: Line, page: int) -> set[str]:
    """What a line shares with those of other pages: its words, or its words with a number that counts the pages."""
    words = "".join(line.text.split())
    return {words, patterns.NUMBER.regex.sub(lambda match: f"#{int(match[0]) - page}", words, count=1)}


def _is_marginal(line: Line, page: Sequence[Line | T], body: float) -> bool:
    """Whether a line is in smaller print than the text, well off from it, and says nothing that a document says there.

    An annex, a number, a printing note or a footnote stand in the margin too.
    """
    words = "".join(line.text.split())
    noted = patterns.FOOTNOTE.regex.match(line.text) or patterns.NOTE_BELOW.regex.match(line.text)
    if line.size > _SMALL * body or noted or patterns.KEPT_IN_MARGIN.regex.search(words):
        return False
    others = [item for item in page if isinstance(item, Line) and item.size > _SMALL * body]
    gap = min((max(item.top - line.bottom, line.top - item.bottom) for item in others), default=0.0)
    return gap >= _FAR * line.size
