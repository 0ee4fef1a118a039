"""The times that open sections: below 一、2023年工作回顾 what is reported is of 2023 (guide, 5.6)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ingest.facts.patterns import timeline as patterns
from ingest.text.normalised import NormalisedText
from ingest.values.dates import AnchorDate, When

_TITLE = 40  # letters of a heading at most
_OPENS = 12  # letters in which a paragraph's opening time stands
_FIRST = "first"


@dataclass(frozen=True, slots=True)
class Timeline:
    """offsets in the normalised text at which headings stand, ascending; times[i] dates what follows offsets[i].

    headings[i]: the words of the heading and of those above it, the nearest first.
    """

    offsets: list[int]
    times: list[When | None]
    headings: list[tuple[str, ...]]

    def section(self, offset: int) -> int:
        """Which heading an offset stands under; 0 before the first."""
        return bisect_right(self.offsets, offset)

    def at(self, offset: int) -> When | None:
        """The time that the headings above an offset name, the nearest first."""
        section = self.section(offset)
        return self.times[section - 1] if section else None

    def above(self, offset: int) -> tuple[str, ...]:
        """The headings above an offset, the nearest first."""
        section = self.section(offset)
        return self.headings[section - 1] if section else ()


NO_TIMES = Timeline([], [], [])


def timeline(doc: NormalisedText, anchor: AnchorDate) -> Timeline:
    """Read the headings of a document; a heading ends what one of its like or of those above it opened."""
    offsets: list[int] = []
    times: list[When | None] = []
    headings: list[tuple[str, ...]] = []
    above: list[_Heading] = []
    for start, end, style in _headings(doc):
        when = _time(doc, anchor, start, end)
        if style == _FIRST and above:
            above[-1] = above[-1]._replace(when=above[-1].when or when)
        else:
            while any(one.style == style for one in above):
                above.pop()
            above.append(_Heading(style, when, doc.normal[start:end]))
        offsets.append(start)
        headings.append(tuple(one.words for one in reversed(above)))
        times.append(next((one.when for one in reversed(above) if one.when), None))
    return Timeline(offsets, times, headings)


class _Heading(NamedTuple):
    """style: the kind of its mark; when: the time that it names."""

    style: str
    when: When | None
    words: str


def _headings(doc: NormalisedText) -> Iterator[tuple[int, int, str]]:
    """The lines that begin with a mark or are a bare title, and the head of the first paragraph below one.

    So a section within a line, and the head of the document's own first paragraph of sentences.

    Given as where they start, where their title ends, and the kind of mark.
    """
    below, begun = False, False
    inside = (match.start() for match in patterns.INSIDE.regex.finditer(doc.normal))
    for start, end in pairwise(sorted({0, *doc.breaks, *inside, len(doc.normal)})):
        mark = patterns.HEADING.regex.match(doc.normal, start, end)
        told = doc.normal[end - 1 : end] == "。"
        bare = end - start <= _TITLE and _heads(doc.normal, start, end)
        if mark or bare:
            stop = doc.normal.find("。", start, min(end, start + _TITLE))
            yield start, stop if stop >= 0 else min(end, start + _TITLE), (mark.lastgroup or "") if mark else "bare"
        elif (below or (told and not begun)) and patterns.YEAR.regex.search(
            doc.normal, start, min(end, start + _OPENS)
        ):
            yield start, min(end, start + _OPENS), _FIRST
        below, begun = bool(mark or bare), begun or told


def _heads(text: str, start: int, end: int) -> bool:
    """Whether a line without a mark heads what was done, or what is to be done."""
    told = patterns.REVIEW.regex.search(text, start, end) or patterns.AHEAD.regex.fullmatch(text, start, end)
    return told is not None


def _time(doc: NormalisedText, anchor: AnchorDate, start: int, end: int) -> When | None:
    """The year or plan that a heading names."""
    for when in anchor.find(doc.normal, start, end):
        if when.day and patterns.YEAR.regex.search(doc.normal, when.start, when.end):
            return when
    return None
