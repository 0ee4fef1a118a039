"""The numbers that Word writes before paragraphs (一、 (一) 1.), which stand nowhere in their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.formats import patterns

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"}
_CHINESE |= {"taiwaneseCounting", "ideographDigital", "koreanCounting"}
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}


@dataclass(frozen=True, slots=True)
class Level:
    """How a level counts (Word's name of the format), what it writes (%1 is the number of level 1), where it begins."""

    form: str
    text: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one document in the order in which they are asked for."""

    def __init__(self, part: DocumentPart) -> None:
        """Read the definitions; a document without any has no numbers."""
        self._styles = dict(_style_numbers(part))
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        relations = (relation for relation in part.rels.values() if relation.reltype.endswith("/numbering"))
        for relation in relations:
            self._read(relation.target_part.element)

    def mark(self, paragraph: _Element) -> str:
        """The number before a paragraph, "" where it has none or one that is not written here (a bullet)."""
        number, depth = self._of(paragraph)
        if number not in self._lists:
            return ""
        name, levels = self._lists[number]
        counts = self._counts.setdefault(name, {})
        if depth not in levels:
            return ""
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return _written(levels, counts, depth)

    def _of(self, paragraph: _Element) -> tuple[str, int]:
        """The list and level of a paragraph: its own, else its style's; list 0 means none."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        inherited = self._styles.get("" if style is None else style.get(f"{W}val", ""), ("0", 0))
        if own is None:
            return inherited
        number, depth = _value(own, "numId"), _value(own, "ilvl")
        return number or inherited[0], int(depth) if depth.isdigit() else inherited[1]

    def _read(self, root: _Element) -> None:
        abstract = {item.get(f"{W}abstractNumId", ""): dict(_levels(item)) for item in root.iterfind(f"{W}abstractNum")}
        for item in root.iterfind(f"{W}num"):
            name, number = _value(item, "abstractNumId"), item.get(f"{W}numId", "")
            restarts = item.find(f"{W}lvlOverride") is not None
            self._lists[number] = (f"{name}/{number}" if restarts else name, abstract.get(name, {}))


def _levels(abstract: _Element) -> Iterator[tuple[int, Level]]:
    for item in abstract.iterfind(f"{W}lvl"):
        depth, start = item.get(f"{W}ilvl", ""), _value(item, "start")
        if depth.isdigit():
            level = Level(_value(item, "numFmt"), _value(item, "lvlText"), int(start) if start.isdigit() else 1)
            yield int(depth), level


def _style_numbers(part: DocumentPart) -> Iterator[tuple[str, tuple[str, int]]]:
    """Style id → its list and level."""
    for style in part.styles.element.iterfind(f"{W}style"):
        found = style.find(f"{W}pPr/{W}numPr")
        if found is not None:
            depth = _value(found, "ilvl")
            yield style.get(f"{W}styleId", ""), (_value(found, "numId"), int(depth) if depth.isdigit() else 0)


def _value(element: _Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _written(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    """What Word writes: the level's text with the numbers of the levels it names."""

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        form = levels[level].form if level in levels else "decimal"
        return numeral(counts.get(level, levels[level].start if level in levels else 1), form)

    form = levels[depth].form
    return "" if form == "bullet" or not numeral(1, form) else patterns.LEVEL.regex.sub(number, levels[depth].text)


def numeral(value: int, form: str) -> str:
    """A number in one of Word's formats; "" in those that Chinese official documents do not use."""
    if form in _CHINESE and 0 < value < 100:
        tens, ones = divmod(value, 10)
        return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
    if form in _CIRCLED and 0 < value <= 20:
        return chr(0x2460 + value - 1)
    return str(value) if form in {"decimal", "decimalZero", "decimalFullWidth"} | _CHINESE | _CIRCLED else ""
