"""A second view of a document for the patterns: no white space, one width, one script; with the way back.

Policy text arrives with full and half width mixed, in two scripts, with blanks inside figures and line breaks inside
names. Every pattern therefore reads `NormalisedText.normal`, in which one code point is
one code point of the document in simplified, half-width form and white space is gone; where lines broke is kept
beside it. Quotes are always cut from the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from graph.folding import simplified
from ingest.text import patterns
from ingest.text.wrapping import soft_breaks

# Words that letter by letter come out as another spelling; each has the length of its like.
_WORDS = (("计画", "计划"), ("规画", "规划"))
_APART = 0.8  # of the line breaks leave a blank line where a text parts its paragraphs so
LONGEST_LINE = 1000  # code points of a line; a longer one is a page whose line breaks are lost
_LETTERS = 2  # code points that blanks set apart in one word: 总 则
_PARAGRAPH = 600  # code points of a paragraph, seldom more
_PLANE = 0x10000  # what lies beyond stays as it is
_QUOTES = {
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "｡": "。",
    "【": "[",
    "】": "]",
    "〔": "[",
    "﹝": "[",
    "﹞": "]",
    "〕": "]",
    "〖": "[",
    "〗": "]",
    "{": "(",
    "}": ")",
    "｛": "(",
    "｝": ")",
    "–": "—",
    "∶": ":",
    "~": "～",
}


@lru_cache(maxsize=1)
def translation() -> list[int]:
    """One letter to one letter: full width to half width, traditional to simplified (OpenCC's TSCharacters)."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {ord(letter): other for letter, other in _QUOTES.items()}
    table |= simplified()
    table[ord("～")] = "～"
    return [ord(table.get(code, chr(code))) for code in range(_PLANE)]  # a list is read twice as fast as a dict


def is_wide(gap: str) -> bool:
    """Whether white space within a line shows that a line break was lost."""
    return "\n" not in gap and gap.isspace() and (gap.count("\u3000") >= 2 or len(gap) >= 3)


@dataclass(frozen=True)
class NormalisedText:
    """text: the cleaned document; normal: its code points without white space; raw: the same as written.

    Offsets of normal and raw are the same and lead back to text.
    starts[i] is the offset in normal of the i-th run between white space, origins[i] its offset in text.
    breaks holds, ascending, the offsets in normal before which a line broke; tabs, with repeats, those before which
    a tab stood: it separates the cells of a table row.
    """

    text: str
    normal: str
    raw: str
    starts: list[int]
    origins: list[int]
    breaks: list[int]
    tabs: list[int]

    @cached_property
    def spaces(self) -> list[int]:
        """The offsets of normal before which white space stood within a line."""
        broken = set(self.breaks)
        return [start for start in self.starts if start not in broken]

    @cached_property
    def heads(self) -> list[int]:
        """The offsets of normal at which a line begins, or where wide white space shows that one was lost.

        Behind the number of a heading (2　　组织体系) it shows none.
        """
        broken, found = set(self.breaks), [0]
        for at in self.starts:
            lost = at not in broken and is_wide(self.gap(at))
            if at and (at in broken or (lost and not patterns.NUMBER.regex.fullmatch(self.normal, found[-1], at))):
                found.append(at)
        return found

    @cached_property
    def cells(self) -> list[tuple[int, int]]:
        """The lines as cells of tables: where blank lines part them, a single break is within one."""
        starts = [0, *self.breaks_within(0, len(self.normal))] if self.normal else []
        single = [self.gap(start).count("\n") == 1 for start in starts[1:]]
        if sum(single) <= (1 - _APART) * len(single):
            starts = [*starts[:1], *(start for start, inside in zip(starts[1:], single, strict=True) if not inside)]
        return list(zip(starts, [*starts[1:], len(self.normal)], strict=True))

    def origin(self, offset: int) -> int:
        """The offset in text of the letter at offset in the normalised text."""
        run = bisect_right(self.starts, offset) - 1
        return self.origins[run] + offset - self.starts[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A half-open span of the normalised text as one of text; inner white space is inside, outer is not."""
        return self.origin(start), self.origin(end - 1) + 1

    def quote(self, start: int, end: int) -> str:
        """The document's own words for a span of the normalised text."""
        first, last = self.span(start, end)
        return self.text[first:last]

    def name(self, start: int, end: int) -> str:
        """The document's own words without white space: a name broken over two lines is one name."""
        return self.raw[start:end]

    def broken(self, offset: int) -> bool:
        """Whether a line begins at this offset of the normalised text."""
        at = bisect_left(self.breaks, offset)
        return offset == 0 or (at < len(self.breaks) and self.breaks[at] == offset)

    def breaks_within(self, start: int, end: int) -> list[int]:
        """The offsets of the normalised text between start and end, both left out, at which a line begins."""
        return self.breaks[bisect_right(self.breaks, start) : bisect_left(self.breaks, end)]

    def spaced(self, offset: int) -> bool:
        """Whether white space stands before this offset of the normalised text."""
        at = bisect_left(self.starts, offset)
        return at < len(self.starts) and self.starts[at] == offset

    def spaces_within(self, start: int, end: int) -> list[int]:
        """The offsets of normal between start and end, both left out, before which white space stood within a line."""
        return self.spaces[bisect_right(self.spaces, start) : bisect_left(self.spaces, end)]

    def gap(self, offset: int) -> str:
        """The white space that stands before this offset of the normalised text."""
        if not 0 < offset < len(self.normal):
            return ""
        return self.text[self.origin(offset - 1) + 1 : self.origin(offset)]

    def line_end(self, offset: int) -> int:
        """Where the line that holds this offset of the normalised text ends."""
        at = bisect_right(self.breaks, offset)
        return self.breaks[at] if at < len(self.breaks) else len(self.normal)

    def runs_within(self, start: int, end: int) -> list[int]:
        """The offsets of normal between start and end, both left out, before which white space stood."""
        return self.starts[bisect_right(self.starts, start) : bisect_left(self.starts, end)]

    def line_start(self, offset: int) -> int:
        """Where the line that holds this offset of the normalised text begins."""
        at = bisect_right(self.breaks, offset)
        return self.breaks[at - 1] if at else 0


def normalise(text: str) -> NormalisedText:
    """Make the view of a cleaned text; time and memory linear in its length."""
    runs: list[str] = []
    starts, origins = [0], [0]
    breaks: list[int] = []
    tabs: list[int] = []
    position = length = 0
    soft = soft_breaks(text)
    for space in patterns.SPACE.regex.finditer(text):
        if space.start() > position:
            runs.append(text[position : space.start()])
            length += space.start() - position
        position = space.end()
        if starts[-1] == length:
            origins[-1] = position
        else:
            starts.append(length)
            origins.append(position)
        newline = text.find("\n", space.start(), space.end())
        if newline >= 0 and newline not in soft and (not breaks or breaks[-1] != length):
            breaks.append(length)
        tabs.extend([length] * space.group().count("\t"))
    runs.append(text[position:])
    raw = "".join(runs)
    normal = raw.translate(translation())
    for other, word in _WORDS:
        normal = normal.replace(other, word)
    made = NormalisedText(text, normal, raw, starts, origins, breaks, tabs)
    ends = pairwise([0, *breaks, len(normal)])
    lost = [at for start, end in ends if end - start > LONGEST_LINE for at in _lost(made, start, end)]
    return replace(made, breaks=sorted({*breaks, *lost})) if lost else made


def _lost(doc: NormalisedText, start: int, end: int) -> list[int]:
    """The blanks of a line so long that line breaks were lost in it, where they stand for these.

    They do where most of the line lies in pieces no longer than a paragraph: blanks around what stands above and below
    the text alone divide nothing. Where wide ones do, the others mean nothing.
    """
    blanks, found = doc.runs_within(start, end), [start]
    for before, at, after in zip([start, *blanks], blanks, [*blanks[1:], end], strict=False):
        told = after - before > _LETTERS and patterns.BREAK.regex.match(doc.normal, at - 1)
        told = told or patterns.HEADING_LINE.regex.fullmatch(doc.normal, found[-1], at)
        if told and not patterns.MARK_ALONE.regex.fullmatch(doc.normal, found[-1], at):
            found.append(at)
    pieces = [after - at for at, after in pairwise([*found, end])]
    divide = sum(size for size in pieces if size <= _PARAGRAPH) > 0.5 * (end - start)
    return found[1:] if divide and not any(is_wide(doc.gap(at)) for at in found[1:]) else []
