"""What a phrase of time means: its last day, as ISO date (guide, 5.4)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ingest.values.numerals import chinese
from ingest.values.patterns import dates as times

FIVE_YEARS = {
    "八五": 1995,
    "九五": 2000,
    "十五": 2005,
    "十一五": 2010,
    "十二五": 2015,
    "十三五": 2020,
    "十四五": 2025,
    "十五五": 2030,
    "十六五": 2035,
}
QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12}


class When(NamedTuple):
    """A phrase of time: normal[start:end]; day is the last day meant, None where the phrase dates nothing (以来).

    open_ended: 自X起, which dates only its own clause; basis: explicit, or computed (counted from the issue date).
    """

    start: int
    end: int
    day: date | None
    basis: str = "explicit"
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class AnchorDate:
    """The document's own time: its day of issue and its year, either None where unknown.

    spans: the last year of so many years, where the document says from when they run (2012年起5年内: 5 → 2016).
    """

    issued: date | None = None
    year: int | None = None
    spans: Mapping[int, int] = field(default_factory=dict)

    def find(self, text: str, start: int, end: int, near: int | None = None) -> Iterator[When]:
        """The phrases of time in normal[start:end], in order; near: the year of the date before, for those without."""
        if not times.HINT.regex.search(text, start, end):
            return
        for match in times.TIME.regex.finditer(text, start, end):
            when = self.read(match, near)
            if when is not None:
                near = when.day.year if when.day and when.basis == "explicit" else near
                yield when

    def past_opening(self, text: str, start: int, end: int) -> int:
        """Past a phrase of time that a comma sets off at the head of normal[start:end]: a date, or 施工过程中."""
        when = next(self.find(text, start, end), None)
        if when and when.start == start and text[when.end : when.end + 1] == ",":
            return when.end + 1
        phase = times.PHASE.regex.match(text, start)
        return phase.end() if phase else start

    def read(self, match: re.Match[str], near: int | None = None) -> When | None:
        """The meaning of one match; None where it has none for this document."""
        tail = match.group("tail")
        basis = "computed" if match.group("n1") or match.group("span1") else "explicit"
        try:
            day = None if tail == "以来" or "以来" in match.group() else self._day(match, near)
        except (ValueError, KeyError, OverflowError):
            return None
        if day is None and tail != "以来" and "以来" not in match.group():
            return None
        return When(match.start(), match.end(), day, basis, tail in {"起", "开始", "后", "以后", "之后"})

    def _day(self, match: re.Match[str], near: int | None) -> date | None:
        group = match.groupdict()
        if group["fy"]:
            return date(western(group["fy"]), int(group["fm"] or group["gm"]), int(group["fd"] or group["gd"]))
        if group["py"]:
            year = int(group["qy"] or group["py"])
            return _month_end(year, int(group["qm"] or group["rm"] or 12))
        if group["sy"]:
            return _month_end(int(group["ty"] or group["sy"]), int(group["tm"] or group["sm"]))
        if group["plan"]:
            return date(FIVE_YEARS[group["plan"].strip("“”")], 12, 31)
        if group["n1"] or group["span1"]:
            return self._counted(group)
        named = self._year(group["y"] or group["yy"] or (None if near is None or group["within"] else str(near)))
        return None if named is None else _within_year(named, group)

    def _year(self, phrase: str | None) -> int | None:
        if phrase is None or phrase[0] in "今明去本当后":
            shift = {"明": 1, "去": -1, "后": 2}.get((phrase or "今")[0], 0)
            return None if self.year is None else self.year + shift
        return western(phrase.rstrip("年度"))

    def _counted(self, group: dict[str, str | None]) -> date | None:
        """N年内 ends with its last year; N个月内 counts from the day of issue."""
        number = _number(group["n2"] or group["n1"] or group["span2"] or "")
        if group["months"]:
            return None if self.issued is None else _add_months(self.issued, number)
        if group["since"] and self.issued:
            return _add_months(self.issued, 12 * number)
        if number in self.spans:
            return date(self.spans[number], 12, 31)
        return None if self.year is None else date(self.year + number, 12, 31)


def anchor_date(text: str, issued: date | None, year: int | None) -> AnchorDate:
    """The own time of a document whose normalised text this is."""
    spans: dict[int, int] = {}
    for match in times.SPAN_NAMED.regex.finditer(text):
        number = _number(match.group("n"))
        spans.setdefault(number, western(match.group("y")) + number - 1)
    return AnchorDate(issued, year, spans)


def western(text: str) -> int:
    """The year that a numeral says; one of three digits is counted from the Republic's first (民国110年 is 2021)."""
    year = int(text) if text.isdigit() else chinese(text.replace("○", "〇"))
    return year + 1911 if year < 200 else year


def _number(text: str) -> int:
    return int(text) if text.isdigit() else chinese(text)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))


def _within_year(year: int, group: dict[str, str | None]) -> date:
    if group["m"]:
        month = _number(group["m2"] or group["m"])
        part = group["part"]
        day = (group["d2"] if group["m2"] else group["d3"]) or (None if group["m2"] else group["d"])
        if day:
            return date(year, month, int(day))
        if part in {"中旬", "上旬", "初"}:
            return date(year, month, 20 if part == "中旬" else 10)
        return _month_end(year, month)
    if group["q"]:
        quarter = group["q"]
        return _month_end(year, QUARTERS[quarter] if quarter in QUARTERS else 3 * int(quarter))
    if group["half"]:
        return date(year, 6, 30) if group["half"] == "上半年" else date(year, 12, 31)
    if group["first"]:
        return _month_end(year, _number(group["first"]))
    return date(year, 12, 31)


class Dated(NamedTuple):
    """A day, and the words normal[start:end] that state it."""

    day: date
    start: int
    end: int


def first_day(text: str, start: int = 0, end: int | None = None) -> Dated | None:
    """The first full date in text[start:end]; None without one, or where it is a day that no calendar has."""
    match = times.DAY.regex.search(text, start, len(text) if end is None else end)
    day = _full_day(match) if match else None
    return Dated(day, *match.span()) if match and day else None


def _full_day(match: re.Match[str]) -> date | None:
    try:
        year = match.group("y")
        western = int(year) if year.isdigit() else chinese(year.replace("○", "〇").replace("O", "〇"))
        return date(western, _number(match.group("m")), _number(match.group("d")))
    except (ValueError, KeyError):
        return None
