"""Who acts in running text, where an item has no labelled statement (guide, 3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.facts.patterns import actors as patterns
from ingest.layout.statements import Statement
from ingest.text.clauses import clauses
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import Body, is_body, split


def running_statement(doc: NormalisedText, start: int, end: int) -> Statement | None:
    """X牵头, X负责 in running text, as one statement; None where no body is said to."""
    if doc.normal.find("牵头", start, end) < 0 and doc.normal.find("负责", start, end) < 0:
        return None
    statement = Statement(start, end, "responsibility.running")
    duty = patterns.DUTY.regex.match(doc.normal, start, end)
    if duty:
        statement.leads += _bodies(doc, *duty.span("units"))
    led = False  # whether the clause before says who leads, so that this one may say who helps
    for first, last in clauses(doc.normal, start, end):
        match = patterns.LEADS.regex.match(doc.normal, first, last) or _by(doc.normal, first, last)
        units = _bodies(doc, *match.span("units")) if match else []
        helped = patterns.SUPPORTED_BY.regex.match(doc.normal, first, min(end, last + 1)) if led else None
        led = False
        if match and units and (match.group("lead") or len(units) == 1):
            statement.leads += [unit for unit in units if unit not in statement.leads]
            led = True
        elif helped:
            statement.responsible += _bodies(doc, *helped.span("units"))
    return statement if statement else None


def _by(text: str, start: int, end: int):  # type: ignore[no-untyped-def]  # re.Match of LEADS
    at = text.find("由", start, end)
    return patterns.LEADS.regex.match(text, at, end) if at >= 0 else None


def duty_lines(doc: NormalisedText, start: int, end: int) -> list[tuple[int, int]]:
    """The lines that give a body its duties: 区绿化市容局：负责…."""
    rows = ((begin, min(end, doc.line_end(begin))) for begin in [start, *_line_starts(doc, start, end)])
    return [row for row in rows if patterns.DUTY.regex.match(doc.normal, *row)]


def _line_starts(doc: NormalisedText, start: int, end: int) -> Iterator[int]:
    at = doc.line_end(start)
    while at < end:
        yield at
        at = doc.line_end(at)


def actors(doc: NormalisedText, start: int, end: int) -> list[Body]:
    """The bodies that are subjects of an action, once each, in order."""
    found: list[Body] = []
    names: set[str] = set()
    for first, last in clauses(doc.normal, start, end):
        for unit in _subjects(doc, first, last, end):
            name = doc.name(*unit)
            if not any(known.endswith(name) for known in names):
                names.add(name)
                found.append(unit)
    return found


def _subjects(doc: NormalisedText, start: int, end: int, limit: int) -> Iterator[Body]:
    match = patterns.SUBJECT.regex.match(doc.normal, start, min(limit, end + 6))
    if match and match.end() <= end + 1 and not patterns.ACHIEVED_BY_OTHERS.regex.search(doc.normal, start, end):
        yield from _bodies(doc, *match.span("units"))
    by = patterns.PERFORMED_BY.regex.search(doc.normal, start, end)
    if by:
        yield from _bodies(doc, *by.span("units"))


def _bodies(doc: NormalisedText, start: int, end: int) -> list[Body]:
    """The bodies that a run of names lists; empty where its first is none."""
    units = split(doc.normal, start, end)
    if not units or patterns.NO_BODY.regex.search(doc.normal[units[0].start : end]):
        return []
    kept = [unit for unit in units if not patterns.NO_BODY.regex.search(doc.normal[slice(*unit)])]
    return kept if any(is_body(doc.normal[slice(*unit)]) for unit in kept) or len(kept) > 2 else []
