"""Tables of indicators whose cells run together: 森林覆盖率(%)21.6623.04[1.38] (guide, 5.7).

A page's table copied as text may lose all that separated its cells. The figures of a row then explain each other: the
goal is what the level and the change make, and where no change is given, what is nearest to the level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from math import log
from typing import NamedTuple

from ingest.facts.figure_rows import scaled
from ingest.facts.model import Target
from ingest.facts.patterns import run_on as patterns
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans
from ingest.values.numerals import figure, plain

_SIGNS = {"≧": ">=", "<": "<", ">": ">", "≥": ">=", "≤": "<=", "以上": ">=", "以下": "<="}
_EXACT = 0.06  # by which a rounded change may miss
_ROW = 120  # code points of a row
_PLACE = 0.3  # what a decimal more or less weighs against the logarithm of how far level and goal are apart
_TITLES = 200  # letters in which a table's head stands


class _Row(NamedTuple):
    """A row as it stands: normal[start:end], its name from start to stop, its unit, and what heads it."""

    start: int
    stop: int
    end: int
    unit: str | None
    falls: bool
    cells: re.Match[str]


class _Split(NamedTuple):
    """Digits without a gap, taken apart: the level, the goal and the change, each None where it is not there."""

    base: str | None
    value: str | None
    change: str | None


def run_on_head(doc: NormalisedText, start: int, end: int) -> bool:
    """Whether a sentence begins with the head of such a table, with cells behind it."""
    head = patterns.HEAD.regex.search(doc.normal, start, min(end, start + _TITLES))
    if head is None:
        return False
    return _tells_kinds(doc, head, end) or patterns.CELLS.regex.search(doc.normal, head.end(), end) is not None


def _tells_kinds(doc: NormalisedText, head: re.Match[str], end: int) -> bool:
    """Whether the head has a column of units, and the rows below it, up to end, their kinds."""
    return bool(head.group("unit")) and patterns.KIND.regex.search(doc.normal, head.end(), end) is not None


def run_on_end(doc: NormalisedText, tables: Spans, start: int, end: int) -> int | None:
    """Where such a table ends that a sentence begins or that stands in it (tables: run_on_spans); None without one."""
    table = next((one for one in tables.within(start, end) if start <= one[0]), None)
    return max(end, table[1]) if table else end if run_on_head(doc, start, end) else None


def read_run_on(doc: NormalisedText, start: int, end: int) -> Iterator[Target]:
    """The targets of the table's rows, up to its notes; dated by the last year of its head."""
    head = patterns.HEAD.regex.search(doc.normal, start, end)
    if head is None:
        return
    day = date(int(max(patterns.YEAR.regex.findall(head.group("years")), key=int)), 12, 31)
    notes = patterns.END.regex.search(doc.normal, head.end(), end)
    last = notes.start() if notes else end
    if _tells_kinds(doc, head, last):
        yield from _rows_with_kinds(doc, head.end(), last, day)
        return
    for row in _rows(doc.normal, head.end(), last):
        yield from _targets(doc, row, day)


def _rows_with_kinds(doc: NormalisedText, start: int, end: int, day: date) -> Iterator[Target]:
    """The targets of rows each of which ends in its kind: 肉类总产量万吨158180预期性."""
    for kind in patterns.KIND.regex.finditer(doc.normal, start, end):
        row = patterns.ROW.regex.match(doc.normal[start : kind.start()])
        if row:
            split, sign = _levels(row.group("cells"))
            name = start + row.start("name"), start + row.end("name")
            scale, unit = scaled(None if row.group("unit").strip("—-") == "" else row.group("unit"))
            made = _Row(name[0], name[1], kind.start(), unit, falls=False, cells=row)
            if split.value is not None:
                base = plain(figure(f"{split.base}{scale}"))
                yield _target(doc, made, day, f"{split.value}{scale}", unit, _SIGNS.get(sign, "="), baseline=base)
        start = kind.end()


def _levels(cells: str) -> tuple[_Split, str]:
    """The level and the goal in the digits of a row, and the sign before the goal."""
    told = patterns.RATIOS.regex.fullmatch(cells) or patterns.SIGNED.regex.fullmatch(cells)
    if told:
        return _Split(told.group("base"), told.group("value"), None), told.groupdict().get("sign", "")
    nothing = _Split(None, None, None)
    sign = cells[0] if cells[0] in _SIGNS else ""
    made = (_Split(base, value, None) for base, value in _pairs(cells.lstrip("".join(_SIGNS))))
    return min(made, key=_unlike, default=nothing), sign


def _unlike(split: _Split) -> float:
    """How unlike a level and its goal are, by their size and by how they are written: 44.7 and 61, not 4 and 4.761."""
    return log(_apart(split)) + _PLACE * abs(_places(split.base) - _places(split.value))


def run_on_spans(doc: NormalisedText) -> list[tuple[int, int]]:
    """Where tables stand whose rows each end in their kind: what heads their groups (一、农业高质高效) is no item."""
    found: list[tuple[int, int]] = []
    for head in patterns.HEAD.regex.finditer(doc.normal):
        inside = bool(found) and head.start() < found[-1][1]  # the head of a further page
        end = head.end()
        for kind in patterns.KIND.regex.finditer(doc.normal, end) if head.group("unit") and not inside else ():
            if kind.start() - end > _ROW:
                break
            end = kind.end()
        if end > head.end():
            found.append((head.start(), end))
    return found


def _rows(text: str, start: int, end: int) -> Iterator[_Row]:
    unit, falls = None, False
    for cells in patterns.CELLS.regex.finditer(text, start, end):
        lead = patterns.LEAD.regex.match(text[start : cells.start()])
        start += lead.end() if lead else 0
        group = patterns.GROUP.regex.search(text[start : cells.start()])
        if group:
            unit, falls = group.group("unit"), group.group("verb") not in {"增加", "提高"}
            start += group.end()
        elif cells.group("unit"):
            unit, falls = None, False
        stop = cells.start()
        fall = patterns.DECREASE.regex.search(text[start:stop])
        yield _Row(start, stop, cells.end(), cells.group("unit") or unit, falls or fall is not None, cells)
        start = cells.end()


def _targets(doc: NormalisedText, row: _Row, day: date) -> Iterator[Target]:
    split = _split(row.cells)
    scale, unit = scaled(row.unit)
    base = None if split.base is None else plain(figure(split.base + scale))
    if split.value is not None:
        sign = row.cells.group("sign") or row.cells.group("after") or ""
        yield _target(doc, row, day, split.value + scale, unit, _SIGNS.get(sign, "="), baseline=base)
    if split.change is None:
        return
    measure = row.cells.group("measure") or row.cells.group("bare")
    grows = "新增" in doc.normal[row.start : row.stop]
    fell = split.value is not None and split.base is not None and float(split.value) < float(split.base)
    down = row.falls or row.cells.group("less") is not None or fell
    change = {} if grows else {"change": "relative", "direction": "down" if down else "up"}
    amount = split.change + ("" if measure else scale)
    yield _target(doc, row, day, amount, measure.removeprefix("个") if measure else unit, "=", **change)


def _target(
    doc: NormalisedText, row: _Row, day: date, value: str, unit: str | None, comparator: str, **more: object
) -> Target:
    start, end = doc.span(row.start, row.end)
    said: dict[str, object] = {"indicator": doc.raw[row.start : row.stop], "kind": "quantity", "unit": unit}
    said |= {
        "comparator": comparator,
        "value": plain(figure(value)),
        "change": "absolute",
        "direction": None,
        "baseline": None,
    }
    evidence = {"quote": doc.text[start:end], "start": start, "end": end, "rule": "target.table"}
    return Target.model_validate(said | evidence | {"deadline": day, "date_basis": "labelled"} | more)


def _split(cells: re.Match[str]) -> _Split:
    """What the digits of a row are."""
    base, value, change = cells.group("base"), cells.group("value"), cells.group("total") or cells.group("change")
    if cells.group("sign") or base.startswith("-"):
        known = base if patterns.NUMBER.regex.fullmatch(base) else None  # 9.9.7 is none
        return _with_change(known, value, change, cells.group("bare"))
    digits = base + (value or "")
    nothing = _Split(None, None, change)
    return max(_partings(digits, change), key=lambda split: _fits(split, cells.group("measure")), default=nothing)


def _with_change(base: str | None, value: str | None, change: str | None, measure: str | None) -> _Split:
    """605个百分点 after 55 is 60 and 5个百分点."""
    if value and measure and base:
        parted = [_Split(base, a, b) for a, b in _pairs(value)]
        return max(parted, key=lambda split: _fits(split, measure), default=_Split(base, value, None))
    return _Split(base, value, change)


def _pairs(digits: str) -> Iterator[tuple[str, str]]:
    """Two numbers that make these digits together."""
    parted = ((digits[:at], digits[at:]) for at in range(1, len(digits)))
    yield from (pair for pair in parted if all(map(patterns.NUMBER.regex.fullmatch, pair)))


def _partings(digits: str, change: str | None) -> list[_Split]:
    """A level and a goal; a note's mark of one digit may stand between them."""
    made = [_Split(base, value, change) for base, value in _pairs(digits)]
    whole = patterns.NUMBER.regex.fullmatch
    return made + [_Split(base, value[1:], change) for base, value in _pairs(digits) if whole(value[1:])]


def _fits(split: _Split, measure: str | None) -> tuple[bool, float, int]:
    """How well a change explains a goal; then how near goal and level are, and how alike they are written."""
    base, value = float(split.base or 0), float(split.value or 0)
    explained = False
    if split.change is not None and base:
        moved = abs(value / base - 1) * 100 if measure == "%" else abs(value - base)
        explained = abs(moved - float(split.change)) <= (0.6 if measure == "%" else _EXACT)
    return explained, -_apart(split), -abs(_places(split.base) - _places(split.value))


def _apart(split: _Split) -> float:
    """How many times the one the other is, of level and goal."""
    base, value = float(split.base or 0), float(split.value or 0)
    return max(base, value) / max(min(base, value), 1e-9)


def _places(number: str | None) -> int:
    return len(number.partition(".")[2]) if number else 0
