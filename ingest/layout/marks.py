"""The mark of an item: any numeral, in any bracket, with any word or point, or alone on a line.

Shapes are open: a mark is a numeral with what stands around it, and its shape is how that looks (`(c)` for （一）,
`d.` for 1．, `[d]` for 【1】, `任务d:`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.layout.patterns import marks as patterns
from ingest.text.normalised import NormalisedText, is_wide
from ingest.values.numerals import chinese

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = tuple(tens + ones for tens in ("", "X", "XX", "XXX") for ones in _ONES)[1:]
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLES = (0x3220, 0x2488, 0x2474, 0x2460, 0x24EB, 0x2776, 0x2160)

_BRACKET = 30  # code points in which a bracket is looked for that a numeral's closes
_QUOTED = 300  # code points of a label with its bodies in quotes

ATTACHMENT = "附"
"""The shape of an attachment's mark."""
ARTICLE = "第c条"
"""The shape of an article of a regulation."""
FOOTNOTE = "[d]"
"""The shape of a footnote's number in the text, and of an item's mark."""
LINE, AFTER_STOP, SPACED, INSIDE = "line", "after stop", "spaced", "inside"
"""Where a mark stands: at the head of a line, after 。 or another stop, after white space, within running text."""


class Mark(NamedTuple):
    """normal[start:end] may be a mark of this shape; value is what its numeral says, 0 for a bullet.

    glued: the item's words follow at once, with nothing that separates them from the numeral. above: the shape of the
    list that begins right below a heading without a number, or below one with articles. headed: whether it is an
    article right below such a heading, whose section it stands in wherever articles stand else.
    """

    shape: str
    value: int
    start: int
    end: int
    place: str
    glued: bool = False
    above: str = ""
    headed: bool = False


def numbered(doc: NormalisedText, match: re.Match[str], at: int) -> Mark | None:
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
    if patterns.PERIOD.regex.fullmatch(f"{head[-1:]}{match.group('number')}"):
        return None
    if (head and not tail) or (word == "第" and not (after or tail or point or alone or doc.spaced(end))):
        return None  # 第二批 counts what it names
    shown = "c" if word == "第" and kind == "d" else kind  # 第4條 of Taiwan's laws is an article as 第四条 is
    frame = f"{head}{word}{shown}{after}{tail}"
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


def inline(doc: NormalisedText, match: re.Match[str]) -> Mark | None:
    """A mark within running text; None where it refers to an item elsewhere."""
    start, end = match.span()
    end += doc.normal.startswith("、", end) and match.lastgroup == "bracketed"
    if _refers(doc.normal, start, end):
        return None
    shape = match.lastgroup or ""
    text = match.group(shape)
    if shape == "half" and _closes(doc.normal, start):
        return None  # (见附件1)
    if shape == "annexed":  # where line breaks are lost, white space stands before it
        return Mark(ATTACHMENT, number(text[2:]), start, end, LINE) if doc.spaced(start) else None
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
    return Mark(frames.get(shape) or f"第{kind}{text[found.end() :]}", value, start, end, _place(doc, start))


def within_line(doc: NormalisedText, at: int) -> tuple[str, Mark] | None:
    """The mark of an item that may begin here within a line, if words count it (任务一:, [任务1], Part01).

    With what stands before its numeral. None where nothing counts.
    """
    match = patterns.AT_LINE.regex.match(doc.normal, at)
    if match is None or not match.group("word") or not match.group("number"):
        return None
    if any(is_wide(doc.gap(gap)) for gap in doc.runs_within(at + 1, match.start("number") + 1)):
        return None  # the end of a line whose break is lost, and a number below it
    mark = numbered(doc, match, at)
    return mark and (doc.normal[at : match.start("number")], mark._replace(place=_place(doc, at), glued=False))


def _refers(text: str, start: int, end: int) -> bool:
    """Whether a numeral names an item elsewhere (第六条第一款(一)), or a note."""
    if patterns.REFERS_BEFORE.regex.search(text, max(0, start - 3), start):
        return True
    return patterns.REFERS_AFTER.regex.match(text, end) is not None and not _behind_label(text, start)


def _behind_label(text: str, at: int) -> bool:
    """Whether a label and its bodies stand in the quotes that close here: 「责任单位:区财政局」(2)、 is no note."""
    opened = text.rfind("“", max(0, at - _QUOTED), at)
    return text[at - 1 : at] == "”" and opened >= 0 and ":" in text[opened:at]


def _closes(text: str, at: int) -> bool:
    """Whether the bracket behind a numeral closes one that was opened not far before."""
    near = max(0, at - _BRACKET)
    return text.rfind("(", near, at) > text.rfind(")", near, at)


def _place(doc: NormalisedText, start: int) -> str:
    if doc.broken(start):
        return LINE
    if doc.normal[start - 1] in "。;!?)>〉’":
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


def number(text: str | None) -> int:
    """What a numeral says; 0 without one."""
    return numeral(text)[1] if text else 0


def annex_number(text: str | None) -> int:
    """Which attachment a numeral names; the first without one."""
    return number(text) if text else 1
