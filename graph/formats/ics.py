"""Due dates as a calendar (iCalendar, RFC 5545): a whole-day event for each planned task and each target with a date.

The same graph gives the same calendar: an event's UID is the id of the fact, and its DTSTAMP no clock's time but the
day on which the policy was issued, 1970-01-01 where that is not known.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import date, timedelta

from graph.formats.source import Source
from graph.loading import Row

_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//policygraph//policygraph//ZH", "CALSCALE:GREGORIAN")
_UNDATED = "1970-01-01"
_OCTETS = 75  # a line has no more
_ESCAPED = str.maketrans(
    dict.fromkeys([*map(chr, range(32)), "\x7f"], " ") | {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
)


async def chunks(source: Source) -> AsyncIterator[str]:
    """The calendar, events of tasks first, each by id. Kept in memory are titles and dates of policies alone."""
    yield "".join(map(_folded, _HEAD))
    policies = {row["id"]: row["properties"] async for row in _policies(source)}
    async for row in source.of("node:Task", "edge:TARGETS"):
        fact = row["properties"]
        if "deadline" in fact and fact.get("status", "planned") == "planned":
            yield "".join(map(_folded, _event(row, policies.get(fact["policy_id"], {}))))
    yield _folded("END:VCALENDAR")


async def _policies(source: Source) -> AsyncIterator[Row]:
    async for row in source.of("node:Policy"):
        kept = ("title", "issued_on")
        yield row | {"properties": {name: row["properties"][name] for name in kept if name in row["properties"]}}


def _event(row: Row, policy: Row) -> Iterator[str]:
    fact = row["properties"]
    day, issued = date.fromisoformat(fact["deadline"]), date.fromisoformat(policy.get("issued_on", _UNDATED))
    words = fact.get("title") or f"{fact['surface']}：{fact['quote']}"
    yield "BEGIN:VEVENT"
    yield f"UID:{text(row['id'])}@policygraph"
    yield f"DTSTAMP:{issued:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(day)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(day + timedelta(days=1))}"
    yield f"SUMMARY:{text(words)}"
    yield f"DESCRIPTION:{text(policy.get('title', '') + chr(10) + (fact.get('text') or fact['quote']))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def text(value: str) -> str:
    """A value of type TEXT; control characters become spaces."""
    return value.translate(_ESCAPED)


def _folded(line: str) -> str:
    """A content line, folded between characters so that no part has more than 75 octets."""
    parts, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += width
    return "\r\n".join(parts) + "\r\n"
