"""Everything that may be the mark of an item; which of them are is chosen over the whole document (layout.outline)."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, pairwise

from ingest.layout.marks import (
    ARTICLE,
    ATTACHMENT,
    FOOTNOTE,
    LINE,
    Mark,
    annex_number,
    inline,
    number,
    numbered,
    within_line,
)
from ingest.layout.patterns import boilerplate
from ingest.layout.patterns import marks as patterns
from ingest.layout.titles import title_line, titles
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans

_DASHES = ("-", "—", "·", "第")
_NUMBERED = 3  # numbered lines from which on a document numbers its items
_MOST = 0.8  # of the numbers in square brackets stand within sentences where they are those of footnotes
_SECTIONS = {"c.", "(c)"}  # shapes of headings that may stand above articles
_ENTRY = 30  # code points of an entry of a table of contents
_ENTRIES = 3  # entries that show that there is one
_COUNTED = ("第项", "第款", "第步")  # what 第 counts, besides the sections that INLINE has
_WORDS = 8  # words that count in one document; for each the text is searched
_H = 8  # the letter before I, which is also a numeral
HEADING = 30  # code points from a mark to that of the list that its title heads
_REACH = 8000  # code points from an item in running text to the next of its list


def candidates(doc: NormalisedText, skip: Spans, attached: Sequence[int] = ()) -> list[Mark]:
    """All candidates outside the spans to skip, in document order; attached: titles of tables that are attachments.

    At the head of a line any shape counts, elsewhere the usual ones, and those only with a neighbour of their list.
    """
    found = _without_footnotes(doc, [mark for mark in _all(doc) if not skip.holds(mark.start)])
    if sum(mark.place == LINE and mark.value > 0 for mark in found) < _NUMBERED:
        marked = {mark.start for mark in found}
        headings = [mark for mark in titles(doc) if mark.start not in marked and not skip.holds(mark.start)]
        found += headings
    marked = {mark.start for mark in found}
    if not any(mark.shape == ATTACHMENT for mark in found):
        found += [Mark(ATTACHMENT, 0, at, at, LINE) for at in attached if at not in marked]
    found = _over_articles(doc, _without_contents(doc, _letters(sorted(found, key=lambda mark: mark.start))))
    after, before = _near(found, 1), _near(found[::-1], -1)
    kept = [
        (mark.place == LINE and not mark.glued) or after[at] or before[len(found) - 1 - at]
        for at, mark in enumerate(found)
    ]
    return list(compress(found, _with_headings(found, kept)))


def _with_headings(found: list[Mark], kept: list[bool]) -> list[bool]:
    """Which are kept; the first of a list too whose title heads another that is: 一、工作总结(一)推进改革."""
    for at in range(len(found) - 2, -1, -1):
        mark, below = found[at : at + 2]
        near = below.start - mark.end <= HEADING and mark.shape != below.shape
        kept[at] = kept[at] or (kept[at + 1] and near and mark.value == below.value == 1)
    return kept


def _over_articles(doc: NormalisedText, found: list[Mark]) -> list[Mark]:
    """The marks, told which are of headings right above an article: 一、政策支持, and 第1条 on the next line."""
    for at, (head, below) in enumerate(pairwise(found)):
        on_lines = head.place == below.place == LINE and head.shape in _SECTIONS and below.shape == ARTICLE
        if on_lines and doc.broken(below.start) and _title(doc, [head, below], 0):
            found[at], found[at + 1] = head._replace(above=ARTICLE), below._replace(headed=True)
    return found


def _letters(found: list[Mark]) -> list[Mark]:
    """The marks with I as the letter after H where it is no numeral: (G), (H), (I)."""
    last: dict[str, int] = {}
    made = []
    for mark in found:
        letter = mark.shape.replace("R", "L")
        if "R" in mark.shape and mark.value == 1 and last.get(letter) == _H:
            mark = mark._replace(shape=letter, value=_H + 1)
        last[mark.shape] = mark.value
        made.append(mark)
    return made


def _without_footnotes(doc: NormalisedText, found: list[Mark]) -> list[Mark]:
    """The marks without the numbers of footnotes: those of a shape that stand within sentences, each number once."""
    for shape in (FOOTNOTE, "①"):
        doubtful = [mark for mark in found if mark.shape == shape]
        padded = any(doc.normal.startswith("[0", mark.start) for mark in doubtful)  # [01] numbers no footnote
        if padded or len({mark.value for mark in doubtful}) < len(doubtful):
            continue  # a list, or one that begins anew
        within = {mark.start for mark in doubtful if mark.place != LINE and _goes_on(doc.normal[mark.start - 1])}
        if len(within) > _MOST * len(doubtful):
            found = [mark for mark in found if mark.start not in within]
    return found


def _goes_on(letter: str) -> bool:
    """Whether a number behind this letter stands within a sentence."""
    return letter.isalnum() or letter in "”》"


def _without_contents(doc: NormalisedText, found: list[Mark]) -> list[Mark]:
    """The marks without those of a table of contents: a run of nothing but titles, some of which stand again below."""
    titles = [_title(doc, found, at) for at in range(len(found))]
    listed: dict[tuple[str, int], int] = {}
    again: dict[int, int] = {}
    for at, mark in enumerate(found):
        first = listed.setdefault((mark.shape, mark.value), at) if titles[at] else listed.get((mark.shape, mark.value))
        if first is not None and first < at and doc.normal.startswith(titles[first], mark.end):
            again.setdefault(first, at)
    entries = {at for start, stop in _title_runs(titles) for at in _entries(range(start, stop), again)}
    entries -= set(again.values())
    return [mark for at, mark in enumerate(found) if at not in entries]


def _entries(run: range, again: Mapping[int, int]) -> range:
    """A run of titles if enough of them stand again, else nothing."""
    return run if sum(at in again for at in run) >= _ENTRIES else range(0)


def _title(doc: NormalisedText, found: list[Mark], at: int) -> str:
    """The words between a mark and the next, if they can be an entry of a table of contents."""
    start = found[at].end
    stop = found[at + 1].start if at + 1 < len(found) else len(doc.normal)
    title = doc.normal[start : min(stop, start + _ENTRY + 1)]
    whole = 1 < len(title) <= _ENTRY and "。" not in title
    return title if whole and not boilerplate.LED_STOPS.regex.search(title) else ""


def _title_runs(titles: list[str]) -> Iterator[tuple[int, int]]:
    """Where nothing but titles follow each other: from which mark to which."""
    start = 0
    for at in range(len(titles) + 1):
        if at == len(titles) or not titles[at]:
            if at - start > _ENTRIES:
                yield start, at
            start = at + 1


def _near(marks: list[Mark], step: int) -> list[bool]:
    """For each mark whether its list's neighbour by one step stands among the marks behind it, not too far."""
    last: dict[tuple[str, int], int] = {}
    near = [False] * len(marks)
    for at in range(len(marks) - 1, -1, -1):
        mark = marks[at]
        other = last.get((mark.shape, mark.value + step))
        near[at] = other is not None and abs(other - mark.start) <= _REACH
        last[mark.shape, mark.value] = mark.start
    return near


def _all(doc: NormalisedText) -> Iterator[Mark]:
    """In document order; where a line begins with a mark, what stands within that mark is none."""
    lines = ((at, 0, None) for at in doc.heads)
    inner = ((match.start(), 1, match) for match in patterns.INLINE.regex.finditer(doc.normal))
    counted = [(mark.start, 2, mark) for mark in _counted(doc)]
    taken = 0
    for at, _, found in heapq.merge(lines, inner, counted):
        if at < taken:
            continue
        if isinstance(found, Mark):
            yield found  # it may also be that but its numeral counts: “摸家底”行动1.
            continue
        made = inline(doc, found) if found else _at_line(doc, at)
        if made:
            yield made
            taken = made.end


def _counted(doc: NormalisedText) -> list[Mark]:
    """What words count within lines: behind stops and white space; words that do so again and again, anywhere."""
    stops = {match.start() for match in patterns.AFTER_STOP.regex.finditer(doc.normal)}
    found: dict[int, Mark] = {}
    values: dict[tuple[str, str], set[int]] = {}
    for at in sorted(stops.union(doc.runs_within(0, len(doc.normal))).difference(doc.heads)):
        begun = within_line(doc, at)
        if begun:
            found[at] = begun[1]
            values.setdefault((begun[0], begun[1].shape), set()).add(begun[1].value)
    again = [key for key, counted in values.items() if len(counted) > 1 and _may_count(*key)]
    for words, shape in sorted(again, key=lambda key: (-len(values[key]), key))[:_WORDS]:
        found.update(_again(doc, words, shape))
    return [found[at] for at in sorted(found)]


def _may_count(words: str, shape: str) -> bool:
    """Whether what stands before a numeral is enough to count by: 任务, [任务, and 第 with 项 behind it."""
    return len(words) > 1 or words + shape[-1] in _COUNTED


def _again(doc: NormalisedText, words: str, shape: str) -> Iterator[tuple[int, Mark]]:
    """Where words that count stand within running text, as behind a heading whose line break is lost."""
    at = doc.normal.find(words)
    while at >= 0:
        begun = within_line(doc, at)
        if begun and begun[1].shape == shape and not patterns.REFERS_AFTER.regex.match(doc.normal, begun[1].end):
            yield at, begun[1]
        at = doc.normal.find(words, at + 1)


def _at_line(doc: NormalisedText, at: int) -> Mark | None:
    """The mark at the head of a line, past its bullets."""
    text = doc.normal
    if text[at : at + 1] in _DASHES and boilerplate.PAGE_LINE.regex.fullmatch(text, at, doc.line_end(at)):
        return None
    match = patterns.AT_LINE.regex.match(text, at)
    if match is None or match.end() == at:
        return title_line(doc, at)
    if match.group("annex"):
        end = match.end("annexed") if match.group("annexed") else at + 2
        end += text.startswith(":", end)
        return Mark(ATTACHMENT, annex_number(match.group("annexed")), at, end, LINE)
    if match.group("box"):
        return Mark("专栏", number(match.group("boxed")), at, match.end("boxed"), LINE)
    if match.group("number") is None:
        return _bullet(doc, match, at)
    made = numbered(doc, match, at)
    if match.group("bullets"):
        return _bullet(doc, match, at) if made is None or made.glued else made  # ●121人才梯队项目 counts nothing
    return made or title_line(doc, at)


def _bullet(doc: NormalisedText, match: re.Match[str], at: int) -> Mark | None:
    """The bullets at the head of a line as its mark: those before a word, or a numeral that counts no items."""
    bullet = match.group("bullets")
    end = match.end("bullets")
    if not doc.normal[end : doc.line_end(at)].strip("_0123456789"):
        return None  # a line of dashes, an empty cell, a page's - _01_
    if (set(bullet) == {"#"} and at == 0) or _of_the_page(doc, at) or _is_bold_title(doc.normal[at : doc.line_end(at)]):
        return None  # the document's title, a line of the page, to whom it goes
    if bullet == "**" and patterns.ATTACHMENT.regex.fullmatch(doc.normal, doc.line_start(max(at - 1, 0)), at):
        return None  # the title of what is attached, in bold letters
    return Mark(bullet[:1] * min(len(bullet), 6), 0, at, match.end("bullets"), LINE) if bullet else None


def _is_bold_title(line: str) -> bool:
    """Whether it is in bold letters, and what could be no heading were it not: a plan's title, its years."""
    told = patterns.NO_TITLE_LINE.regex.search(line.strip("*"))
    return line.startswith("**") and told is not None and not set("。;:") & set(line)


def _of_the_page(doc: NormalisedText, at: int) -> bool:
    text, line = doc.normal, doc.normal[at : doc.line_end(at)]
    if boilerplate.SALUTATION.regex.match(line) or boilerplate.PAGE_FACT.regex.match(line):
        return True
    return any(
        one.regex.match(text, at) for one in (boilerplate.FURNITURE, boilerplate.PAGE_LABEL, boilerplate.GIVEN_AT)
    )
