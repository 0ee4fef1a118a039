"""Lists of figures: 分别提高5%、7.5%以上 says the bound and the verb once for all of them (guide, 5.3)."""

from __future__ import annotations

from typing import NamedTuple

Number = float | int
_AND = {"、", "和", "及", "与"}
_COVER = {"以上", "以内", "左右"}  # words behind the last figure of a list that cover the others too
_WITH_COUNT = {"百分点", "工作日", "小时", "月"}  # units behind 个
_LED = 12  # code points before a list of figures in which 分别 stands


class Figure(NamedTuple):
    """A figure at normal[start:end]; head is where its comparator begins, tail where the words after it begin.

    start: offset of its first letter; unit: as written, None where it has none; baseline and base_start: the level that
    it starts from and where that stands; counted: 个 stood for the unit, the noun beside it says what is
    counted; words: the kinds of bound before it.
    """

    start: int
    end: int
    value: Number
    unit: str | None
    comparator: str | None = None
    change: str = "absolute"
    direction: str | None = None
    baseline: Number | None = None
    base_start: int | None = None
    head: int = 0
    tail: int = 0
    counted: bool = False
    rule: str = "target.figure"
    words: tuple[str, ...] = ()


def share_unit(text: str, raw: list[Figure]) -> list[Figure]:
    """提升31.1个和26.3个百分点: the unit of the last figure is that of those before it, of which but 个 is written."""
    made = raw[:]
    for at in range(len(made) - 2, -1, -1):
        one, after = made[at], made[at + 1]
        if one.counted and one.unit is None and after.unit in _WITH_COUNT and text[one.end : after.start] in _AND:
            made[at] = one._replace(unit=after.unit, counted=False)
    return made


def share(text: str, named: list[Figure]) -> list[Figure]:
    """分别提高5%、7.5%以上, 分别达到7万吨、1万立方米: the bound and the verb cover all figures of a list."""
    made: list[Figure] = []
    for found in named:
        if not made or not _goes_on(text, made, found):
            made.append(found)
            continue
        run = _run(text, made)
        verb = next((one for one in (*run, found) if one.change == "relative" and one.unit == found.unit), found)
        if text[made[-1].end : made[-1].end + 2] in _COVER:  # 分别增长7%左右和8%左右: each has its own
            made.append(found._replace(change=verb.change, direction=verb.direction))
            continue
        covers = text[found.end : found.end + 2] in _COVER
        comparator = found.comparator if covers else run[0].comparator
        made.append(
            found._replace(comparator=comparator, change=verb.change, direction=verb.direction, head=run[0].head)
        )
        for at in range(len(made) - 1 - len(run), len(made) - 1):
            one = made[at]._replace(comparator=comparator)
            alike = one.unit == verb.unit
            made[at] = one._replace(change=verb.change, direction=verb.direction) if alike else one
    return made


def _goes_on(text: str, made: list[Figure], found: Figure) -> bool:
    """Whether a figure goes on with the list of the one before it: of one unit, or of several that 分别 leads."""
    before = made[-1]
    if not _listed(text, before, found):
        return False
    first = _run(text, made)[0]
    return before.unit == found.unit or "分别" in text[max(0, first.start - _LED) : first.start]


def _run(text: str, made: list[Figure]) -> list[Figure]:
    """The figures at the end of these that but a comma stands between."""
    at = len(made) - 1
    while at and _listed(text, made[at - 1], made[at]):
        at -= 1
    return made[at:]


def _listed(text: str, one: Figure, after: Figure) -> bool:
    """Whether nothing stands between two figures but the mark of a list, and a word that bounds the first."""
    between = text[one.end : after.start]
    return between in _AND or (between[:2] in _COVER and between[2:] in _AND)
