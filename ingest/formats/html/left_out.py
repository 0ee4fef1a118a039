"""What of a page is not in the text: what is hidden, what surrounds the document, what stands beside its main text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.formats.html.tree import Block, where
from ingest.formats.reading import LeftOut, left_out

if TYPE_CHECKING:
    from lxml.etree import _Element

HIDDEN, COPY, AROUND, BESIDE = "hidden", "hidden copy", "around", "beside"
_MARKS = str.maketrans(dict.fromkeys("，。；：、！？,;:!?（）()《》〈〉“”", " "))
_COPIED, _LEAST = 0.8, 100  # of the letters of a hidden block that stand in the text too; letters of a copy


def of(
    text: Sequence[str],
    hidden: Iterable[Block],
    around: Iterable[Block],
    beside: Iterable[tuple[_Element, str]],
    controls: int,
) -> tuple[LeftOut, ...]:
    """All of it; text: the lines of the main text, beside: the lines shown outside of it, each with its block.

    controls: letters of its lines that only offer to print or share.
    """
    pieces = frozenset(_pieces(text))
    return (
        *(LeftOut(COPY if _is_copy(block, pieces) else HIDDEN, block.where, block.letters) for block in hidden),
        *(LeftOut(AROUND, block.where, block.letters) for block in around),
        *_beside(beside),
        *left_out("control", controls),
    )


def _is_copy(block: Block, text: frozenset[str]) -> bool:
    """Whether a hidden block says again what the text says: a site's version for printing, or for search engines."""
    if block.letters < _LEAST:
        return False
    pieces = _pieces(block.lines)
    return sum(len(piece) for piece in pieces if piece in text) >= _COPIED * sum(map(len, pieces))


def _pieces(lines: Iterable[str]) -> list[str]:
    """What stands between marks: a copy often has its lines and the cells of its tables run together."""
    return "".join("".join(lines).split()).translate(_MARKS).split()


def _beside(lines: Iterable[tuple[_Element, str]]) -> Iterator[LeftOut]:
    """One for each place on the page, in the order of the page."""
    letters: Counter[_Element] = Counter()
    for owner, line in lines:
        letters[owner] += len(line)
    places: Counter[str] = Counter()
    for owner, count in letters.items():
        places[where(owner)] += count
    yield from (LeftOut(BESIDE, place, count) for place, count in places.items())
