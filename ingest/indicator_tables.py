"""Tables of indicators in plans: each value is a target, dated by its column's head or the table's title (guide, 5.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .dates import Clock
from .flat import Flat
from .frame import lines
from .model import Target
from .numerals import figure, plain
from .patterns import tables as patterns
from .tables import Span, cells

_SIGNS = {
    "<": "<", ">": ">", "≤": "<=", "≥": ">=", "≦": "<=", "≧": ">=", "=": "=", "不低于": ">=", "不少于": ">=",
    "达到": ">=", "不超过": "<=", "大于": ">", "超过": ">", "小于": "<",
}  # fmt: skip
_AFTER = {"以上": ">=", "及以上": ">=", "以内": "<=", "以下": "<="}


@dataclass(slots=True)
class IndicatorTable:
    """flat[start:end]; columns are roles with the day that the head names; rows hold a span a column."""

    start: int
    end: int
    columns: list[tuple[str, date | None]]
    rows: list[list[Span]]


def find_indicator_tables(flat: Flat, clock: Clock) -> list[IndicatorTable]:
    """All tables whose head names indicators and values, in order."""
    rows = list(lines(flat, 0, len(flat.flat)))
    found: list[IndicatorTable] = []
    at = 0
    while at < len(rows):
        table, at = _table(flat, rows, at, clock) or (None, at + 1)
        if table and table.rows:
            found.append(table)
    return found


def _heads(flat: Flat, spans: list[Span], clock: Clock) -> list[tuple[str, date | None]] | None:
    """The roles of head cells; None where they are no head of an indicator table."""
    made: list[tuple[str, date | None]] = []
    for span in spans:
        match = patterns.INDICATOR_COLUMN.regex.match(flat.flat[slice(*span)])
        day = next((when.day for when in clock.find(flat.flat, *span) if when.day), None)
        made.append((match.lastgroup or "other" if match else "unknown", day))
    roles = [role for role, _ in made]
    if "indicator" not in roles or "value" not in roles or roles.count("unknown") > 1:
        return None
    return _with_base(made)


def _with_base(heads: list[tuple[str, date | None]]) -> list[tuple[str, date | None]]:
    """Of several columns of bare years the first, already past when the plan begins, is where things stand."""
    values = [at for at, (role, _) in enumerate(heads) if role == "value"]
    if len(values) > 1 and not any(role == "base" for role, _ in heads):
        first, last = heads[values[0]][1], heads[values[-1]][1]
        if first and last and first < last:
            heads[values[0]] = ("base", first)
    return heads


def _table(flat: Flat, rows: list[Span], at: int, clock: Clock) -> tuple[IndicatorTable, int] | None:
    """A head row with tabs or pipes and the rows below it, or a head of one cell a line."""
    head = cells(flat, *rows[at])
    if head:
        columns = _heads(flat, head, clock)
        return _delimited(flat, rows, at, columns) if columns else None
    stop = at
    while stop < len(rows) and stop - at < 8 and patterns.INDICATOR_COLUMN.regex.match(flat.flat[slice(*rows[stop])]):
        stop += 1
    columns = _heads(flat, rows[at:stop], clock) if stop - at >= 2 else None
    return _counted(flat, rows, at, stop, columns) if columns else None


def _delimited(
    flat: Flat, rows: list[Span], at: int, columns: list[tuple[str, date | None]]
) -> tuple[IndicatorTable, int]:
    table = IndicatorTable(rows[at][0], rows[at][1], columns, [])
    at += 1
    while at < len(rows):
        row = cells(flat, *rows[at])
        if len(row) < 2:
            break
        table.rows.append((row + [(row[-1][1], row[-1][1])] * len(columns))[: len(columns)])
        table.end = rows[at][1]
        at += 1
    return table, at


def _counted(
    flat: Flat, rows: list[Span], first: int, at: int, columns: list[tuple[str, date | None]]
) -> tuple[IndicatorTable, int]:
    """Rows of as many lines as columns, while every value column holds a value."""
    table = IndicatorTable(rows[first][0], rows[at - 1][1], columns, [])
    width = len(columns)
    while at + width <= len(rows):
        row = rows[at : at + width]
        if not all(_value(flat, span) for (role, _), span in zip(columns, row, strict=True) if role == "value"):
            break
        table.rows.append(row)
        table.end = row[-1][1]
        at += width
    return table, at


def _value(flat: Flat, span: Span) -> bool:
    return bool(patterns.CELL_VALUE.regex.match(flat.flat[slice(*span)]))


def read_table(flat: Flat, table: IndicatorTable, default: date | None) -> Iterator[Target]:
    """The targets of a table; default dates values whose column names no year."""
    for row in table.rows:
        by_role: dict[str, Span] = {}
        for (role, _), span in zip(table.columns, row, strict=True):
            by_role.setdefault(role, span)
        for (role, day), span in zip(table.columns, row, strict=True):
            if role == "value" and span[0] < span[1]:
                yield from _target(flat, by_role, span, day or default)


def _target(flat: Flat, row: dict[str, Span], span: Span, day: date | None) -> Iterator[Target]:
    match = patterns.CELL_VALUE.regex.match(flat.flat[slice(*span)])
    if match is None or "indicator" not in row:
        return
    name, unit = _split_unit(flat.raw[slice(*row["indicator"])])
    unit = match.group("unit") or (flat.raw[slice(*row["unit"])] if "unit" in row else None) or unit
    scale, unit = _scaled(unit)
    base = patterns.CELL_VALUE.regex.match(flat.flat[slice(*row["base"])]) if "base" in row else None
    start, end = flat.span(*span)
    yield Target.model_validate(
        {
            "indicator": name,
            "kind": "quantity",
            "comparator": _SIGNS.get(match.group("sign") or "") or _AFTER.get(match.group("after") or "", "="),
            "value": plain(figure(match.group("value") + (match.group("scale") or scale))),
            "unit": (unit or "").removeprefix("个") or None,
            "change": "absolute",
            "direction": None,
            "baseline": plain(figure(base.group("value") + (base.group("scale") or scale))) if base else None,
            "deadline": day,
            "date_basis": "labelled" if day else None,
            "quote": flat.text[start:end],
            "start": start,
            "end": end,
            "rule": "target.table",
        }
    )


def _scaled(unit: str | None) -> tuple[str, str | None]:
    """万 and 亿 of a unit go into the value; power and energy are counted in 万千瓦 and 亿千瓦时 as they stand."""
    if unit and unit[0] in "万亿" and len(unit) > 1 and "千瓦" not in unit and "吨标准煤" not in unit:
        return unit[0], unit[1:]
    return "", unit


def _split_unit(name: str) -> tuple[str, str | None]:
    """A unit in brackets behind a name: 研发经费投入强度（%）."""
    for opening, closing in ("（）", "()"):
        if name.endswith(closing) and opening in name and len(name) - name.rindex(opening) <= 8:
            at = name.rindex(opening)
            return name[:at], name[at + 1 : -1]
    return name, None
