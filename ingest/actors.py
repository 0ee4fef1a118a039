"""Who acts in running text, where an item has no labelled statement (guide, 3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import clauses
from .flat import Flat
from .patterns import actors as patterns
from .responsibility import Statement
from .units import Unit, is_body, split


def running_statement(flat: Flat, start: int, end: int) -> Statement | None:
    """X牵头, X负责 in running text, as one statement; None where no body is said to."""
    if flat.flat.find("牵头", start, end) < 0 and flat.flat.find("负责", start, end) < 0:
        return None
    statement = Statement(start, end, "responsibility.running")
    duty = patterns.DUTY.regex.match(flat.flat, start, end)
    if duty:
        statement.leads += _bodies(flat, *duty.span("units"))
    led = False  # whether the clause before says who leads, so that this one may say who helps
    for first, last in clauses(flat.flat, start, end):
        match = patterns.LEADS.regex.match(flat.flat, first, last) or _by(flat.flat, first, last)
        units = _bodies(flat, *match.span("units")) if match else []
        helped = patterns.SUPPORTED_BY.regex.match(flat.flat, first, min(end, last + 1)) if led else None
        led = False
        if match and units and (match.group("lead") or len(units) == 1):
            statement.leads += [unit for unit in units if unit not in statement.leads]
            led = True
        elif helped:
            statement.responsible += _bodies(flat, *helped.span("units"))
    return statement if statement else None


def _by(text: str, start: int, end: int):  # type: ignore[no-untyped-def]  # re.Match of LEADS
    at = text.find("由", start, end)
    return patterns.LEADS.regex.match(text, at, end) if at >= 0 else None


def duty_lines(flat: Flat, start: int, end: int) -> list[tuple[int, int]]:
    """The lines that give a body its duties: 区绿化市容局：负责…."""
    rows = ((begin, min(end, flat.line_end(begin))) for begin in [start, *_line_starts(flat, start, end)])
    return [row for row in rows if patterns.DUTY.regex.match(flat.flat, *row)]


def _line_starts(flat: Flat, start: int, end: int) -> Iterator[int]:
    at = flat.line_end(start)
    while at < end:
        yield at
        at = flat.line_end(at)


def actors(flat: Flat, start: int, end: int) -> list[Unit]:
    """The bodies that are subjects of an action, once each, in order."""
    found: list[Unit] = []
    names: set[str] = set()
    for first, last in clauses(flat.flat, start, end):
        for unit in _subjects(flat, first, last, end):
            name = flat.name(*unit)
            if not any(known.endswith(name) for known in names):
                names.add(name)
                found.append(unit)
    return found


def _subjects(flat: Flat, start: int, end: int, limit: int) -> Iterator[Unit]:
    match = patterns.SUBJECT.regex.match(flat.flat, start, min(limit, end + 6))
    if match and match.end() <= end + 1 and not patterns.ACHIEVED_BY_OTHERS.regex.search(flat.flat, start, end):
        yield from _bodies(flat, *match.span("units"))
    by = patterns.PERFORMED_BY.regex.search(flat.flat, start, end)
    if by:
        yield from _bodies(flat, *by.span("units"))


def _bodies(flat: Flat, start: int, end: int) -> list[Unit]:
    """The bodies that a run of names lists; empty where its first is none."""
    units = split(flat.flat, start, end)
    if not units or patterns.NO_BODY.regex.search(flat.flat[units[0].start : end]):
        return []
    kept = [unit for unit in units if not patterns.NO_BODY.regex.search(flat.flat[slice(*unit)])]
    return kept if any(is_body(flat.flat[slice(*unit)]) for unit in kept) or len(kept) > 2 else []
