"""Where lines, sentences and clauses end (guide, preface)."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.text import patterns
from ingest.text.normalised import NormalisedText

Span = tuple[int, int]
_CLAUSE_ENDS = "。;,:!?"
_SHORT_LINE = 40
_FULL_LINE = 28
_RAGGED = 8  # letters by which the lines of a wrapped paragraph may differ


def lines(doc: NormalisedText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of normal[start:end]."""
    while start < end:
        stop = min(end, doc.line_end(start))
        yield start, stop
        start = stop


def sentences(doc: NormalisedText, start: int, end: int) -> Iterator[Span]:
    """Sentences end at 。 and at the end of a line that is no broken one."""
    begin = start
    for line in lines(doc, start, end):
        for match in patterns.STOPS.regex.finditer(doc.normal, *line):
            yield begin, match.end()
            begin = match.end()
        short = line[1] - line[0] <= _SHORT_LINE and not _runs_on(doc, *line) and not _wrapped(doc, *line)
        if begin < line[1] and (short or doc.normal[line[1] - 1] in ";:)"):
            yield begin, line[1]
            begin = line[1]
    if begin < end:
        yield begin, end


def _runs_on(doc: NormalisedText, start: int, end: int) -> bool:
    """Whether a short line is no title but broken: it has a comma, and no blank line or indentation follows."""
    if doc.normal[end - 1] in ",、":
        return True
    return doc.gap(end) == "\n" and bool(patterns.RUNS_ON.regex.search(doc.normal, start, end))


def _wrapped(doc: NormalisedText, start: int, end: int) -> bool:
    """Whether a line is as long as its neighbours and breaks off in a word: the page was wrapped, not the sentence."""
    if end - start < _FULL_LINE or doc.gap(end) != "\n" or doc.normal[end - 1] in "。;:!?)”":
        return False
    before, after = start - doc.line_start(start - 1) if start else 0, doc.line_end(end) - end
    return max(before, after) >= _FULL_LINE and abs(max(before, after) - (end - start)) <= _RAGGED


def _within_ratio(text: str, at: int) -> bool:
    """Whether a colon stands between digits: 1:200, 18:00."""
    return text[at] == ":" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def clauses(text: str, start: int, end: int, ends: str = _CLAUSE_ENDS) -> Iterator[tuple[int, int]]:
    """The clauses of normal[start:end], cut at points and commas outside “” and ()."""
    begin, depth = start, 0
    for match in patterns.POINTS.regex.finditer(text, start, end):
        letter, at = match.group(), match.start()
        if letter in "“(《‘[":
            depth += 1
        elif letter in "”)》’]":
            depth = max(0, depth - 1)
        elif letter in "。!?":
            depth = 0
        if letter in ends and depth == 0 and not _within_ratio(text, at):
            yield begin, at
            begin = at + 1
    if begin < end:
        yield begin, end
