"""Rows of figures, and the targets that they state: one a value, dated by its column or row (guide, 5.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from ingest.facts.model import Target
from ingest.layout.patterns import tables as patterns
from ingest.layout.tables.table import Span
from ingest.text.normalised import NormalisedText
from ingest.values.numerals import figure, plain

Column = tuple[str, date | None]
_SIGNS = {
    "<": "<", ">": ">", "≤": "<=", "≥": ">=", "≦": "<=", "≧": ">=", "=": "=", "不低于": ">=", "不少于": ">=",
    "达到": ">=", "不超过": "<=", "大于": ">", "超过": ">", "小于": "<",
}  # fmt: skip
_AFTER = {"以上": ">=", "及以上": ">=", "以内": "<=", "以下": "<="}

_DIGITS = 20  # no amount has more


@dataclass(frozen=True, slots=True)
class Value:
    """A value's cell; part names what share of the row's matter it is of (重点城市≥30).

    name: the cells that say what is measured, where it is not the row's name; since: where its evidence then begins.
    """

    span: Span
    day: date | None
    part: Span | None = None
    name: tuple[Span, ...] = ()
    since: int | None = None


@dataclass(slots=True)
class Row:
    """A row: spans of its number, name, unit and base (None where it has none), and its values."""

    start: int
    end: int
    name: Span
    number: Span | None = None
    unit: Span | None = None
    base: Span | None = None
    values: list[Value] = field(default_factory=list)


@dataclass(slots=True)
class IndicatorTable:
    """normal[start:end]; columns are roles with the day that the head names; by_year: its rows are years, no tasks."""

    start: int
    end: int
    columns: list[Column]
    rows: list[Row] = field(default_factory=list)
    by_year: bool = False


def is_value(doc: NormalisedText, span: Span) -> bool:
    match = patterns.CELL_VALUE.regex.match(doc.normal[slice(*span)])
    return match is not None and len(match.group("value")) <= _DIGITS


def read_row(doc: NormalisedText, row: Row, default: date | None, issued: date | None = None) -> list[Target]:
    """The targets of a row; default dates values whose column names no year; what was over at issue is reported."""
    return [_target(doc, row, value, value.day or default, issued) for value in row.values]


def _target(doc: NormalisedText, row: Row, value: Value, day: date | None, issued: date | None) -> Target:
    match = patterns.CELL_VALUE.regex.match(doc.normal[slice(*value.span)])
    assert match is not None  # noqa: S101 - only cells that match become values
    name, unit = _named(doc, row, value)
    unit = match.group("unit") or (doc.raw[slice(*row.unit)] if row.unit else None) or unit
    scale, unit = scaled(unit)
    base = patterns.CELL_VALUE.regex.match(doc.normal[slice(*row.base)]) if row.base else None
    start, end = doc.span(row.name[0] if value.since is None else value.since, value.span[1])
    report = day is not None and issued is not None and day < issued
    said: dict[str, object] = {
        "indicator": name,
        "kind": "quantity",
        "comparator": _SIGNS.get(match.group("sign") or "") or _after(match),
        "value": plain(figure(match.group("value") + (match.group("scale") or scale))),
        "unit": (unit or "").removeprefix("个") or None,
        "change": "relative" if match.group("move") else "absolute",
        "direction": ("down" if match.group("down") else "up") if match.group("move") else None,
        "baseline": plain(figure(base.group("value") + (base.group("scale") or scale))) if base else None,
        "as_of" if report else "deadline": day,
        "report": report,
        "date_basis": "labelled" if day else None,
    }
    return Target.model_validate(
        said | {"quote": doc.text[start:end], "start": start, "end": end, "rule": "target.table"}
    )


def _after(match: re.Match[str]) -> str:
    """The comparator that no sign tells: a range is to be reached from its first figure on (guide, 5.3)."""
    return ">=" if match.group("upto") else _AFTER.get(match.group("after") or "", "=")


def _named(doc: NormalisedText, row: Row, value: Value) -> tuple[str, str | None]:
    """What a value measures, and the unit that a head names in brackets."""
    if not value.name:
        name, unit = _split_unit(doc.raw[slice(*row.name)])
        return (doc.raw[slice(*value.part)] if value.part else "") + name, unit
    parts = [_split_unit(doc.raw[slice(*cell)]) for cell in value.name]
    return "".join(name for name, _ in parts), next((unit for _, unit in parts if unit), None)


def scaled(unit: str | None) -> tuple[str, str | None]:
    """万 and 亿 of a unit go into the value (guide, 5.3: 1300万千瓦 is 13000000 千瓦)."""
    if unit and unit[0] in "万亿" and len(unit) > 1:
        return unit[0], unit[1:]
    return "", unit


def _split_unit(name: str) -> tuple[str, str | None]:
    """A unit in brackets behind a name: 研发经费投入强度（%）."""
    for opening, closing in ("（）", "()"):
        if name.endswith(closing) and opening in name and len(name) - name.rindex(opening) <= 8:
            at = name.rindex(opening)
            return name[:at], name[at + 1 : -1]
    return name, None
