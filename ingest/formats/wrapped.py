"""Lines as they stand on pages, and which of them are one paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.formats import patterns

_SHORT = 1.8  # letters that a full line may lack at its right: one that may not begin or end a line
_ALIKE, _SET_ALIKE = 0.15, 0.06  # of their size, by which lines of one paragraph may differ, recognised and set ones
_MOST = 0.6  # of the width, that a line of running text fills at least before a word that did not fit
_POINTS, _ENDS = frozenset(",，。;；"), frozenset("。；;：:！？!?”）)]】")


class Piece(NamedTuple):
    """A part of a line between wide gaps: its words, where in the line's text, and between which edges."""

    text: str
    start: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and where it stands, in points from the page's upper left; width and height are the page's.

    points: its print, 0 where only its height is known; font: of all its Chinese letters, "" where they have several;
    pieces: its parts, where wide gaps part it; raised: where marks of footnotes may stand in its text; column: from 1
    where the page has columns there; part: a number that the lines of one heading share, 0 in running text.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    width: float
    height: float
    points: float = 0.0
    font: str = ""
    pieces: tuple[Piece, ...] = ()
    raised: tuple[tuple[int, int], ...] = ()
    column: int = 0
    part: int = 0

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.points or self.bottom - self.top


Margins = dict[tuple[int, int], tuple[float, float]]


def join(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of lines: a line goes on in the next if it is full and the next neither indented nor marked."""
    margins, alike = _margins(lines), _alike(lines)
    paragraph = ""
    for at, line in enumerate(lines):
        paragraph = _glue(paragraph, line.text)
        if at + 1 == len(lines) or not _goes_on(line, lines[at + 1], margins, alike):
            yield paragraph
            paragraph = ""


def _margins(lines: Sequence[Line]) -> Margins:
    """For each width of page and column, the left and right edge of its text: those that but few lines pass.

    In a column more lines pass its right edge, for marks hang over it, and one letter is more of its width.
    """
    own: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        own.setdefault(_place(line), []).append(line)
    made: Margins = {}
    for (width, column), there in own.items():
        lefts, rights = sorted(line.left for line in there), sorted(line.right for line in there)
        few = len(there) // 50
        right = rights[-1 - len(there) // 4] if column else max(rights[-1 - few], 0.6 * width)
        made[width, column] = lefts[few], right
    return made


def _place(line: Line) -> tuple[int, int]:
    return round(line.width), line.column


def _alike(lines: Sequence[Line]) -> float:
    """How far the sizes of a paragraph's lines may lie apart: text that was recognised has one of its own each line."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    return _SET_ALIKE if 2 * max(sizes.values(), default=0) >= sizes.total() else _ALIKE


def _goes_on(line: Line, after: Line, margins: Margins, alike: float) -> bool:
    if line.part or after.part:
        return line.part == after.part
    left, right = margins[_place(line)]
    full = line.right >= right - _SHORT * line.size
    broken = line.right >= left + _MOST * (right - left) and _is_unended(line.text)
    indented = after.left > margins[_place(after)][0] + after.size
    apart = after.top - line.bottom > 1.5 * line.size
    return (
        (full or broken)
        and _is_alike(line, after, alike)
        and not indented
        and not apart
        and not patterns.BEGINS.regex.match(after.text.strip())
    )


def _is_alike(line: Line, after: Line, alike: float) -> bool:
    """Whether two lines may be of one paragraph; a heading is in other print, and ends no sentence.

    Some programs name a font anew on each page, so that its name shows nothing there.
    """
    same = abs(line.size - after.size) <= alike * line.size and round(line.width) == round(after.width)
    fonts = line.font and after.font and line.font != after.font and line.top < after.top
    return same and bool(line.column) == bool(after.column) and not (fonts and line.text[-1:] not in _ENDS | _POINTS)


def _is_unended(text: str) -> bool:
    """Whether a line is of running text and does not end a sentence."""
    return bool(_POINTS & set(text[:-1])) and text[-1:] not in _ENDS


def _glue(before: str, after: str) -> str:
    """Two pieces of a line: a space only between words of letters."""
    spaced = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return f"{before} {after}" if spaced else before + after
