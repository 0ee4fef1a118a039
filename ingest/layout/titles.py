"""Where an item's title ends, and headings without a number: short lines above a list or a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.layout.marks import LINE, Mark, numbered
from ingest.layout.patterns import boilerplate, statements
from ingest.layout.patterns import marks as patterns
from ingest.text.normalised import LONGEST_LINE, NormalisedText, is_wide
from ingest.values.bodies import is_body, split
from ingest.values.patterns import bodies

TITLE_LIMIT = 40
_SHORTEST = 3  # code points of a title before such a blank
_PREPOSITIONS = frozenset("对将把由向")  # of a sentence, seldom of a title
_TWO = 14  # code points of a clause that may be a title and a sentence's first
_TITLE = 30  # code points of a heading
_SHORT = 16  # code points of a line that heads an item right below a heading
_STATEMENT = 300  # code points of a line that says who is responsible
_CLOSED = 3  # items closed by a line of bodies that show that the document closes its items so


def title_end(doc: NormalisedText, start: int, limit: int) -> int:
    """Where an item's title ends: at 。 or : or the line's end if that is near, else after the first clause."""
    stop = min(limit, doc.line_end(start))
    lost = doc.line_end(start) - doc.line_start(start) > LONGEST_LINE  # then a blank is what is left of a line's end
    gaps = doc.runs_within(start + _SHORTEST if lost else start + 1, min(stop, start + TITLE_LIMIT))
    gap = next((at for at in gaps if lost or is_wide(doc.gap(at))), stop)
    stop = min(stop, gap)
    run_in = _run_in(doc, start, stop) if lost else None
    if run_in:
        return run_in
    point = boilerplate.TITLE_POINT.regex.search(doc.normal, start, min(stop, start + TITLE_LIMIT + 1))
    if point:
        return point.start()
    if stop - start <= TITLE_LIMIT:
        return stop
    comma = boilerplate.TITLE_COMMA.regex.search(doc.normal, start, start + TITLE_LIMIT)
    if comma is None:
        return start + TITLE_LIMIT
    return (_of_halves(doc, start, comma.start(), stop) if lost else None) or comma.start()


def stands_apart(doc: NormalisedText, start: int, end: int) -> bool:
    """Whether what follows a title is a line of its own, or was: neither a point nor white space stands behind it."""
    unmarked = end - start < TITLE_LIMIT and doc.normal[end] not in ",;。:" and not doc.spaced(end)
    return doc.broken(end) or unmarked


def _run_in(doc: NormalisedText, start: int, stop: int) -> int | None:
    """Where a title ends that a sentence follows with nothing between: its first clause is too long for one."""
    words = doc.normal[start : min(stop, start + 2 * TITLE_LIMIT)]
    clause = min((at for point in ",;。:" if (at := words.find(point)) >= 0), default=0)
    named = boilerplate.SECTION_NAME.regex.match(words) if clause else None
    if named:
        return start + named.end()
    found = boilerplate.RUN_IN.regex.search(words, _SHORTEST + 1) if clause >= _TWO else None
    if found is None or found.start() >= clause or _PREPOSITIONS & set(words[: found.start()]):
        return None  # 对…工作实施统一监督管理 is one sentence
    return start + found.start()


def _of_halves(doc: NormalisedText, start: int, comma: int, stop: int) -> int | None:
    """Where a title of two even halves ends before words that begin a sentence: 明确任务,落实责任根据….

    So headings stand in pages that lost their line breaks.
    """
    end = 2 * comma - start + 1
    begins = end < stop and boilerplate.TEXT_BEGINS.regex.match(doc.normal, end, stop)
    return end if begins and not set(",。:") & set(doc.normal[comma + 1 : end]) else None


def title_line(doc: NormalisedText, at: int) -> Mark | None:
    """A heading without a number: a line right above a list, or one that names a section."""
    return _above_list(doc, at) or _section_line(doc, at)


def _above_list(doc: NormalisedText, at: int) -> Mark | None:
    """A short line right above a numbered one (题), or above another such line (题题)."""
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


def _section_line(doc: NormalisedText, at: int) -> Mark | None:
    """A line that names a section, above its words: 2026年重点工作, 应急工作组职责."""
    end = doc.line_end(at)
    if at == 0 or end - at > _TITLE or not boilerplate.SECTION.regex.match(doc.normal, at, end):
        return None
    below = doc.normal[end : doc.line_end(end)]
    return Mark("题题", 0, at, at, LINE) if "。" in below or below.endswith((",", ":")) else None


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
    if line[0] == "-":
        return False  # of a list, as that of a page's facts
    if "," in line and not patterns.HALVES.regex.match(line):
        return False
    return not (patterns.NO_TITLE_LINE.regex.search(line) or is_body(line))
