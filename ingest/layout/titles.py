"""Headings without a number: short lines above a list, above a paragraph, or behind what closes an item."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.layout.marks import LINE, Mark, numbered
from ingest.layout.patterns import boilerplate, statements
from ingest.layout.patterns import marks as patterns
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import is_body, split
from ingest.values.patterns import bodies

_TITLE = 30  # code points of a heading
_SHORT = 16  # code points of a line that heads an item right below a heading
_STATEMENT = 300  # code points of a line that says who is responsible
_CLOSED = 3  # items closed by a line of bodies that show that the document closes its items so


def title_line(doc: NormalisedText, at: int) -> Mark | None:
    """A heading without a number: a short line right above a numbered one (题), or above another such line (题题)."""
    shape, line = "题", at
    for _ in range(2):
        end = doc.line_end(line)
        if line == 0 or not _is_title(doc, line, end):
            return None
        match = patterns.AT_LINE.regex.match(doc.normal, end)
        below = numbered(doc, match, end) if match and match.group("number") else None
        if below:
            return Mark(shape, 0, at, at, LINE, above=below.shape if below.value == 1 else "")
        shape, line = "题题", end
    return None


def titles(doc: NormalisedText) -> Iterator[Mark]:
    """Headings of a document that numbers nothing: short lines above a paragraph (题) or above such a line (题题).

    Where lines that say who is responsible close its items, only the lines behind these head the next.
    """
    heads = list(doc.heads)
    closes = [_closes(doc, at) for at in heads]
    if sum(closes) >= _CLOSED:
        yield from _behind(doc, heads, closes)
        return
    told = [at > 0 and _is_heading(doc, at, doc.line_end(at)) for at in heads] + [False]
    for place, at in enumerate(heads):
        if told[place] and told[place + 1]:
            yield Mark("题题", 0, at, at, LINE)
        elif told[place] and "。" in doc.normal[slice(*_line(doc, heads, place + 1))]:
            yield Mark("题", 0, at, at, LINE)


def _closes(doc: NormalisedText, at: int) -> bool:
    """Whether a line but says who is responsible for what stands above it."""
    end = doc.line_end(at)
    if end - at > _STATEMENT or not statements.VERB_AT_END.regex.search(doc.normal, at, end):
        return False
    verb = bodies.TAIL.regex.search(doc.normal, at, end)
    names = split(doc.normal, at, verb.start() if verb else end)
    return bool(names) and is_body(doc.normal[slice(*names[0])])


def _behind(doc: NormalisedText, heads: list[int], closes: list[bool]) -> Iterator[Mark]:
    """The short lines behind those that close an item: a heading, or one above another; so where the first begins."""
    told = [at > 0 and _is_short(doc, at, _TITLE) for at in heads] + [False]
    first = next((place for place in range(closes.index(True)) if told[place]), -1)
    for place, at in enumerate(heads):
        if not told[place] or not (place == first or (place > 0 and closes[place - 1])):
            continue
        above = told[place + 1] and _is_short(doc, heads[place + 1], _SHORT)
        yield Mark("题题" if above else "题", 0, at, at, LINE)
        if above:
            yield Mark("题", 0, heads[place + 1], heads[place + 1], LINE)


def _is_short(doc: NormalisedText, at: int, most: int) -> bool:
    """Whether a line is short, and neither a sentence nor a body."""
    line = doc.normal[at : doc.line_end(at)]
    return 3 < len(line) <= most and not boilerplate.POINTED.regex.search(line) and not is_body(line)


def _is_heading(doc: NormalisedText, start: int, end: int) -> bool:
    return _is_title(doc, start, end) or bool(patterns.PART.regex.fullmatch(doc.normal, start, end))


def _line(doc: NormalisedText, heads: list[int], place: int) -> tuple[int, int]:
    return (heads[place], doc.line_end(heads[place])) if place < len(heads) else (0, 0)


def _is_title(doc: NormalisedText, start: int, end: int) -> bool:
    if not 4 <= end - start <= _TITLE or end == len(doc.normal):
        return False
    line = doc.normal[start:end]
    if "," in line and not patterns.HALVES.regex.match(line):
        return False
    return not (patterns.NO_TITLE_LINE.regex.search(line) or is_body(line))
