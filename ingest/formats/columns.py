"""Pages in two columns, as gazettes print them: one column is read after the other, titles over both in their place.

Columns are told from a table without rules by their lines: those of columns fill them, as running text does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.formats.furniture import print_of
from ingest.formats.pdf_page import Items
from ingest.formats.pdf_tables import Table
from ingest.formats.wrapped import Line, Piece

_MIDDLE = (0.4, 0.65)  # of a page's width, between which the right column begins
_LEAST = 5  # lines that each column has at least
_FILLED = 0.5  # of a column's lines, that fill it
_SHORT = 2.0  # letters that such a line may lack
_GAP = 0.8  # letters between the columns
_CROSSING = 1 / 3  # of the rows of a page that goes on in columns, that stand over both at most
_TRIED = 3  # left edges


@dataclass(slots=True)
class _Band:
    """Rows that stand side by side, up to one over both columns."""

    left: Items = field(default_factory=list)
    right: Items = field(default_factory=list)

    def ordered(self) -> Iterator[Line | Table]:
        """The left column, then the right; where there is but a line of one, no column shows."""
        if len(self.left) + len(self.right) == 1:
            yield from (*self.left, *self.right)
            return
        yield from (_in_column(item, 1) for item in self.left)
        yield from (_in_column(item, 2) for item in self.right)


def in_reading_order(pages: Sequence[Items]) -> list[Items]:
    """The items of each page in the order in which they are read."""
    made: list[Items] = []
    gutter: float | None = None  # a page with little text goes on in the columns of the one before it
    for page in pages:
        found = _gutter(page)
        gutter = found if found is not None else gutter if gutter and _goes_on(page, gutter) else None
        made.append(page if gutter is None else [item for one in _split(page, gutter) for item in _of(one)])
    return made


def _of(one: _Band | Line | Table) -> Iterator[Line | Table]:
    if isinstance(one, _Band):
        yield from one.ordered()
    else:
        yield one


def _gutter(page: Items) -> float | None:
    """The left edge of the right column; None on a page without columns."""
    lines = [item for item in page if isinstance(item, Line)]
    edges: Counter[int] = Counter()
    for line in lines:
        low, high = (share * line.width for share in _MIDDLE)
        edges.update(round(left) for left in _lefts(line) if low <= left <= high)
    for edge, count in edges.most_common(_TRIED):
        if count >= _LEAST and _are_columns(page, edge):
            return float(edge)
    return None


def _lefts(line: Line) -> list[float]:
    return [piece.left for piece in line.pieces] or [line.left]


def _are_columns(page: Items, gutter: float) -> bool:
    bands = [one for one in _split(page, gutter) if isinstance(one, _Band) and one.left and one.right]
    sides = [item for band in bands for item in band.left], [item for band in bands for item in band.right]
    return all(_is_running([item for item in side if isinstance(item, Line)]) for side in sides)


def _is_running(lines: Sequence[Line]) -> bool:
    """Whether the lines of a column are many, and as a rule full."""
    if len(lines) < _LEAST:
        return False
    edge = max(line.right for line in lines)
    filled = sum(line.right >= edge - _SHORT * line.size for line in lines)
    return filled >= _FILLED * len(lines)


def _goes_on(page: Items, gutter: float) -> bool:
    crossing = sum(not isinstance(one, _Band) for one in _split(page, gutter))
    return crossing <= _CROSSING * len(page)


def _split(page: Items, gutter: float) -> list[_Band | Line | Table]:
    """What stands over both columns, and the bands between."""
    size = print_of(item for item in page if isinstance(item, Line))
    made: list[_Band | Line | Table] = []
    for item in page:
        left, right = _sides(item, gutter, size)
        if left is None and right is None:
            made.append(item)
            continue
        if not made or not isinstance(made[-1], _Band):
            made.append(_Band())
        band = made[-1]
        assert isinstance(band, _Band)  # noqa: S101 - it was appended just now
        band.left += [left] if left else []
        band.right += [right] if right else []
    return [*made[:1], *(item for one in made[1:] for item in _without_last_line(one))]


def _without_last_line(one: _Band | Line | Table) -> Iterator[_Band | Line | Table]:
    """A band; before it the short line, above both columns, that a paragraph over both ends with."""
    if isinstance(one, _Band) and one.left and one.right and one.left[0].bottom <= one.right[0].top:
        yield one.left[0]
        yield _Band(one.left[1:], one.right)
    else:
        yield one


def _sides(item: Line | Table, gutter: float, size: float) -> tuple[Line | Table | None, Line | Table | None]:
    """What of an item stands in the left and in the right column; nothing where it stands over both."""
    begin = gutter - _GAP * size
    if item.right <= begin:
        return item, None
    if item.left >= gutter - 1.5:
        return None, item
    if not isinstance(item, Line) or not item.pieces or _is_centred(item, gutter - _GAP * size / 2, size):
        return None, None
    left = [piece for piece in item.pieces if piece.right <= begin + 1]
    right = [piece for piece in item.pieces if piece.left >= gutter - 1.5]
    if len(left) + len(right) < len(item.pieces) or not left or not right:
        return None, None
    return _cut(item, left), _cut(item, right)


def _is_centred(line: Line, middle: float, size: float) -> bool:
    """Whether a line of parts far from each other is a title over both columns (公　告)."""
    return line.size > 1.15 * size and abs((line.left + line.right) / 2 - middle) <= 2 * line.size


def _cut(line: Line, pieces: Sequence[Piece]) -> Line:
    """A part of a line, as a line."""
    first, last = pieces[0], pieces[-1]
    start, end = first.start, last.start + len(last.text)
    raised = tuple((a - start, b - start) for a, b in line.raised if start <= a and b <= end)
    words = line.text[start:end]
    return replace(line, text=words, left=first.left, right=last.right, pieces=(), raised=raised)


def _in_column(item: Line | Table, column: int) -> Line | Table:
    return replace(item, column=column) if isinstance(item, Line) else item
