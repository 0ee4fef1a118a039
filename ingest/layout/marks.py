"""Everything that may be the mark of an item: any numeral, in any bracket, with any word or point, or alone on a line.

Shapes are open: a mark is a numeral with what stands around it, and its shape is how that looks (`(c)` for （一）,
`d.` for 1．, `[d]` for 【1】, `任务d:`). Which of the candidates are marks is chosen over the whole document
(ingest.layout.outline), not here.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.layout.patterns import boilerplate
from ingest.layout.patterns import marks as patterns
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans
from ingest.values.bodies import is_body
from ingest.values.numerals import chinese

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLES = (0x3220, 0x2488, 0x2474, 0x2460, 0x24EB, 0x2776, 0x2160)
_DASHES = ("-", "—", "·", "第")
_TITLE = 30
_NUMBERED = 3  # numbered lines from which on a document numbers its items
_REACH = 8000  # code points from an item in running text to the next of its list

LINE, AFTER_STOP, SPACED, INSIDE = "line", "after stop", "spaced", "inside"
"""Where a mark stands: at the head of a line, after 。 or another stop, after white space, within running text."""


class Mark(NamedTuple):
    """normal[start:end] may be a mark of this shape; value is what its numeral says, 0 for a bullet.

    glued: the item's words follow at once, with nothing that separates them from the numeral. above: the shape of the
    list that begins right below a heading without a number.
    """

    shape: str
    value: int
    start: int
    end: int
    place: str
    glued: bool = False
    above: str = ""


def candidates(doc: NormalisedText, skip: Spans) -> list[Mark]:
    """All candidates outside the spans to skip, in document order.

    At the head of a line any shape counts, elsewhere the usual ones, and those only with a neighbour of their list.
    """
    found = [mark for mark in _all(doc) if not skip.holds(mark.start)]
    if sum(mark.place == LINE and mark.value > 0 for mark in found) < _NUMBERED:
        marked = {mark.start for mark in found}
        titles = [mark for mark in _titles(doc) if mark.start not in marked and not skip.holds(mark.start)]
        found = sorted([*found, *titles], key=lambda mark: mark.start)
    after, before = _near(found, 1), _near(found[::-1], -1)
    return [
        mark
        for at, mark in enumerate(found)
        if (mark.place == LINE and not mark.glued) or after[at] or before[len(found) - 1 - at]
    ]


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
    taken = 0
    for at, _, match in heapq.merge(lines, inner):
        if at < taken:
            continue
        made = _inline(doc, match) if match else _at_line(doc, at)
        if made:
            yield made
            taken = made.end


def _at_line(doc: NormalisedText, at: int) -> Mark | None:
    """The mark at the head of a line, past its bullets."""
    text = doc.normal
    if text[at : at + 1] in _DASHES and boilerplate.PAGE_LINE.regex.fullmatch(text, at, doc.line_end(at)):
        return None
    match = patterns.AT_LINE.regex.match(text, at)
    if match is None or match.end() == at:
        return _title_line(doc, at)
    if match.group("annex"):
        end = match.end("annexed") if match.group("annexed") else at + 2
        return Mark("附", _annex_number(match.group("annexed")), at, end, LINE)
    if match.group("box"):
        return Mark("专栏", _number(match.group("boxed")), at, match.end("boxed"), LINE)
    if match.group("number") is None:
        bullet = match.group("bullets")
        if doc.broken(match.end("bullets")) or match.end("bullets") == len(text):
            return None  # a line of dashes, an empty cell
        if (bullet == "#" and at == 0) or boilerplate.FURNITURE.regex.match(text, at):
            return None  # the document's title, a line of the page
        return Mark(bullet[:1] * min(len(bullet), 6), 0, at, match.end("bullets"), LINE) if bullet else None
    return _numbered(doc, match, at) or _title_line(doc, at)


def _title_line(doc: NormalisedText, at: int) -> Mark | None:
    """A heading without a number: a short line right above a numbered one (题), or above another such line (题题)."""
    shape, line = "题", at
    for _ in range(2):
        end = doc.line_end(line)
        if line == 0 or not _is_title(doc, line, end):
            return None
        match = patterns.AT_LINE.regex.match(doc.normal, end)
        below = _numbered(doc, match, end) if match and match.group("number") else None
        if below:
            return Mark(shape, 0, at, at, LINE, above=below.shape if below.value == 1 else "")
        shape, line = "题题", end
    return None


def _titles(doc: NormalisedText) -> Iterator[Mark]:
    """Headings of a document that numbers nothing: short lines above a paragraph (题) or above such a line (题题)."""
    heads = list(doc.heads)
    told = [at > 0 and _is_heading(doc, at, doc.line_end(at)) for at in heads] + [False]
    for place, at in enumerate(heads):
        if told[place] and told[place + 1]:
            yield Mark("题题", 0, at, at, LINE)
        elif told[place] and "。" in doc.normal[slice(*_line(doc, heads, place + 1))]:
            yield Mark("题", 0, at, at, LINE)


def _is_heading(doc: NormalisedText, start: int, end: int) -> bool:
    return _is_title(doc, start, end) or bool(patterns.PART.regex.fullmatch(doc.normal, start, end))


def _line(doc: NormalisedText, heads: list[int], place: int) -> tuple[int, int]:
    return (heads[place], doc.line_end(heads[place])) if place < len(heads) else (0, 0)


def _is_title(doc: NormalisedText, start: int, end: int) -> bool:
    if not 4 <= end - start <= _TITLE or end == len(doc.normal):
        return False
    line = doc.normal[start:end]
    return not (patterns.NO_TITLE_LINE.regex.search(line) or is_body(line))


def _numbered(doc: NormalisedText, match: re.Match[str], at: int) -> Mark | None:
    """A numeral with what stands around it; None where nothing shows that it counts items."""
    kind, value = numeral(match.group("number"))
    if (match.group("bullets") or "").startswith("#"):
        return Mark("#" * len(match.group("bullets")), value, at, match.end(), LINE)
    head, tail = match.group("open") or "", match.group("close") or ""
    word, after, point = match.group("word") or "", match.group("after") or "", match.group("point") or ""
    end = match.end()
    alone = doc.broken(end) or end == len(doc.normal)
    if word and doc.breaks_within(at + 1, match.end("number")):
        return None  # a line of words, and a number below it
    if (head and not tail) or (word == "第" and not (after or tail or point or alone or doc.spaced(end))):
        return None  # 第二批 counts what it names
    frame = f"{head}{word}{kind}{after}{tail}"
    bare = frame == kind
    if after in {"是", "要"} and (kind != "c" or doc.normal.startswith(("否", "求", "素", "件", "点"), end)):
        return None
    if not bare:
        plain = word in {"", "第"}
        return Mark(frame if plain else frame + point, value, at, end, LINE, glued=not plain)
    if kind in {"①", "Ⅰ"}:
        return Mark(kind, value, at, end, LINE)
    if point:
        return None if kind == "L" and point == ":" else Mark(f"{kind}{_point(point)}", value, at, end, LINE)
    if alone:
        return Mark(f"{kind}|", value, at, end, LINE)
    if doc.spaced(end) and kind in {"d", "c", "d.d", "d.d.d"}:
        return Mark(f"{kind}_", value, at, end, LINE)
    if kind in {"d", "d.d", "d.d.d"} and patterns.GLUED.regex.match(doc.normal, end):
        return Mark(f"{kind}~", value, at, end, LINE, glued=True)
    return None


def _point(point: str) -> str:
    """Points and commas behind a numeral are written one for the other."""
    return "." if point in ".、,·。" else point


def _inline(doc: NormalisedText, match: re.Match[str]) -> Mark | None:
    start, end = match.span()
    end += doc.normal.startswith("、", end) and match.lastgroup == "bracketed"
    if patterns.REFERS_BEFORE.regex.search(doc.normal, max(0, start - 3), start) or patterns.REFERS_AFTER.regex.match(
        doc.normal, end
    ):
        return None
    shape = match.lastgroup or ""
    text = match.group(shape)
    if shape == "annexed":  # where line breaks are lost, white space stands before it
        return Mark("附", _number(text[2:]), start, end, LINE) if doc.spaced(start) else None
    found = patterns.NUMERAL_ONLY.regex.search(text)
    if found is None:
        return None
    kind, value = numeral(found.group())
    if shape == "glued":
        return Mark("d~", value, start, end, _place(doc, start), glued=True)
    frames = {
        "bracketed": f"{text[0]}{kind}{text[-1]}",
        "pointed": f"{kind}.",
        "half": f"{kind})",
        "circle": kind,
        "inner": f"c{text[-1]}",
    }
    return Mark(frames.get(shape) or f"第{kind}{text[-1]}", value, start, end, _place(doc, start))


def _place(doc: NormalisedText, start: int) -> str:
    if doc.broken(start):
        return LINE
    if doc.normal[start - 1] in "。;!?)":
        return AFTER_STOP
    return SPACED if doc.spaced(start) or doc.normal[start - 1] in ":]”》" else INSIDE


def numeral(text: str) -> tuple[str, int]:
    """The kind of a numeral and its value.

    Kinds: d digits, d.d dotted, c Chinese, 壹, 甲, ① enclosed, Ⅰ, R Roman in Latin letters, L Latin.
    """
    if text[0].isascii():
        if text[0].isdigit():
            parts = re.split(r"[.\-]", text)
            return ".".join("d" for _ in parts), int(parts[-1])
        if text in _ROMAN:
            return "R", _ROMAN.index(text) + 1
        return "L", ord(text.lower()[0]) - ord("a") + 1
    if text[0] in _STEMS:
        return "甲", _STEMS.index(text[0]) + 1
    if ord(text[0]) in range(0x2160, 0x2780) or ord(text[0]) in range(0x3220, 0x322A):
        base = max(base for base in _CIRCLES if base <= ord(text[0]))
        value = ord(text[0]) - base + 1
        return ("Ⅰ" if base == 0x2160 else "①"), value
    formal = text.translate(_FORMAL)
    return ("c" if formal == text else "壹"), chinese(formal)


def _number(text: str | None) -> int:
    return numeral(text)[1] if text else 0


def _annex_number(text: str | None) -> int:
    return _number(text) if text else 1
