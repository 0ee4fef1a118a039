"""Lines as they stand on pages: which of them are page furniture, and which are one paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from ingest.formats import patterns

_ZONE = 0.12  # of a page's height, at its top and bottom
_EDGE_LINES = 2
_SHORT = 1.8  # letters that a full line may lack at its right: one that may not begin or end a line

_MOST = 0.6  # of the width, that a line of running text fills at least before a word that did not fit
_POINTS, _ENDS = frozenset(",，。;；"), frozenset("。；;：:！？!?”）)]】")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and where it stands, in points from the page's upper left; width and height are the page's."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    width: float
    height: float

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.bottom - self.top


T = TypeVar("T")


def without_furniture(pages: Sequence[list[Line | T]]) -> list[list[Line | T]]:
    """Pages without page numbers, and without the lines at their edges that more than half of them have."""
    edges = [_edge_lines(page) for page in pages]
    keys = [{line: _keys(line, at) for line in lines} for at, lines in enumerate(edges)]
    counts = Counter(key for page in keys for key in {key for line in page.values() for key in line})
    often = max(2, len(pages) // 2 + 1)

    def repeats(item: Line | T, own: dict[Line, set[str]]) -> bool:
        if not isinstance(item, Line) or item not in own:
            return False
        return bool(patterns.PAGE_NUMBER.regex.fullmatch(item.text)) or any(counts[key] >= often for key in own[item])

    return [[item for item in page if not repeats(item, own)] for page, own in zip(pages, keys, strict=True)]


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


def join(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of lines: a line goes on in the next if it is full and the next neither indented nor marked."""
    margins = _margins(lines)
    paragraph = ""
    for at, line in enumerate(lines):
        paragraph = _glue(paragraph, line.text)
        if at + 1 == len(lines) or not _goes_on(line, lines[at + 1], margins[round(line.width)]):
            yield paragraph
            paragraph = ""


def _margins(lines: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """For each width of page, the left and right edge of its text: those that but few lines pass."""
    made: dict[int, tuple[float, float]] = {}
    for width in {round(line.width) for line in lines}:
        own = [line for line in lines if round(line.width) == width]
        lefts, rights = sorted(line.left for line in own), sorted(line.right for line in own)
        few = len(own) // 50
        made[width] = lefts[few], max(rights[-1 - few], 0.6 * width)
    return made


def _goes_on(line: Line, after: Line, margins: tuple[float, float]) -> bool:
    left, right = margins
    full = line.right >= right - _SHORT * line.size
    broken = line.right >= left + _MOST * (right - left) and _is_unended(line.text)
    indented = after.left > left + after.size
    apart = after.top - line.bottom > 1.5 * line.size
    same = abs(line.size - after.size) <= 0.15 * line.size and round(line.width) == round(after.width)
    return (
        (full or broken) and same and not indented and not apart and not patterns.BEGINS.regex.match(after.text.strip())
    )


def _is_unended(text: str) -> bool:
    """Whether a line is of running text and does not end a sentence."""
    return bool(_POINTS & set(text[:-1])) and text[-1:] not in _ENDS


def _glue(before: str, after: str) -> str:
    """Two pieces of a line: a space only between words of letters."""
    spaced = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return f"{before} {after}" if spaced else before + after
