"""Statements of who leads and who supports: labelled lines, brackets, and X牵头 / X负责 in running text (guide, 3).

A statement is found by its words (牵头单位：, …按职责分工负责), taken apart by brackets and separators, and handed
on as spans of the normalised text; what the roles mean for the graph is decided in `edges`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.layout.patterns import boilerplate as layout
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans
from ingest.values.bodies import Body, is_body, is_collective, split
from ingest.values.patterns import bodies as patterns

_LONGEST = 1500
_LABEL = 24  # letters of the longest label before its colon
_STOPS = ",;。)]、"


@dataclass(slots=True)
class Statement:
    """normal[start:end] says it; tail is the span of what follows the units in the same bracket (2020年底前完成)."""

    start: int
    end: int
    rule: str
    leads: list[Body] = field(default_factory=list)
    responsible: list[Body] = field(default_factory=list)
    tail: tuple[int, int] | None = None

    def add(self, role: str, units: list[Body]) -> None:
        """Put units under lead or responsible."""
        (self.leads if role == patterns.LEAD else self.responsible).extend(units)

    def __bool__(self) -> bool:
        return bool(self.leads or self.responsible)


def statements(doc: NormalisedText, start: int, end: int, marks: Sequence[int] = ()) -> list[Statement]:
    """All statements of normal[start:end], in order, none within another; no list runs past one of the marks."""
    found = list(_labelled(doc, start, end, marks))
    taken = Spans((statement.start, statement.end) for statement in found)
    for statement in _bracketed(doc.normal, start, end):
        if not any(taken.within(statement.start, statement.end)):
            found.append(statement)
    return sorted(found, key=lambda statement: statement.start)


def _labels(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Each label with its colon: start, end, role."""
    at = text.find(":", start, end)
    while at >= 0:
        for match in patterns.LABEL.regex.finditer(text, max(start, at - _LABEL), at + 1):
            colon = patterns.LABEL_AFTER.regex.match(text, match.end(), end)
            if colon and colon.end() == at + 1:
                yield match.start(), colon.end(), match.lastgroup or ""
                break
        at = text.find(":", at + 1, end)


def _labelled(doc: NormalisedText, start: int, end: int, marks: Sequence[int]) -> Iterator[Statement]:
    """Labels with their lists; neighbouring labels are one statement."""
    statement: Statement | None = None
    labels = list(_labels(doc.normal, start, end))
    for at, (begin, after, role) in enumerate(labels):
        limit = min(labels[at + 1][0] if at + 1 < len(labels) else end, _next(marks, after, end))
        stop = _list_end(doc, after, min(limit, after + _LONGEST))
        if role == patterns.PERSON:  # 责任人：张三 belongs to the statement, and names no body
            if statement and begin - statement.end <= 3:
                statement.end = _closing(doc.normal, stop, end)
            continue
        dated = patterns.DATED.regex.search(doc.normal, after, stop)
        last = dated.start() if dated else stop
        units = [unit for unit in split(doc.normal, after, last, doc.starts) if unit.end - unit.start <= 60]
        if not any(is_body(doc.normal[slice(*unit)]) for unit in units):
            continue
        opening = _opening(doc.normal, start, begin)
        if statement and begin - statement.end <= 3:
            statement.end = _closing(doc.normal, stop, end)
        else:
            if statement:
                yield statement
            statement = Statement(opening, _closing(doc.normal, stop, end), "responsibility.label")
        _assign(doc.normal, statement, role, after, last, units)
        statement.tail = (last + 1, stop) if dated else statement.tail
    if statement:
        yield statement


def _next(marks: Sequence[int], at: int, end: int) -> int:
    """The first mark from here on."""
    found = bisect_left(marks, at)
    return marks[found] if found < len(marks) else end


def _assign(text: str, statement: Statement, role: str, start: int, end: int, units: list[Body]) -> None:
    """Give the units their roles: by verbs inside the list if any, by 主(协)办's bracket, else by the label."""
    inner = Statement(start, end, statement.rule)
    _segments(text, inner, start, end)
    if inner.leads:
        statement.leads += inner.leads
        statement.responsible += inner.responsible
    elif role == "both":
        bracket = text.find("(", start, end)
        bracket = bracket if bracket >= 0 else end
        statement.leads += split(text, start, bracket)
        statement.responsible += split(text, bracket + 1, end)
    else:
        statement.add(role, units)


def _opening(text: str, start: int, begin: int) -> int:
    """Where a statement begins: at the bracket or list mark before its label, also one on the wrong side of 。."""
    at = begin
    while at > start and text[at - 1] in "([*-。,;" and begin - at < 3:
        if text[at - 1] in "。;," and not (at - 1 > start and text[at - 2] == "("):
            break
        at -= 1
    return at


def _closing(text: str, stop: int, end: int) -> int:
    """Past the bracket and point that close the statement."""
    while stop < end and text[stop] in ")]。,;" and (text[stop] in ")]" or text[stop - 1] in ")]"):
        stop += 1
    return stop


def _list_end(doc: NormalisedText, start: int, limit: int) -> int:
    """Where a label's list ends: at 。, at the bracket that closes it, or at a line's end after a whole name."""
    depth, name = 0, start
    deadline = patterns.DEADLINE_LABEL.regex.search(doc.normal, start, limit)
    limit = deadline.start() if deadline else limit
    points = [(match.start(), match.group()) for match in patterns.LIST_END.regex.finditer(doc.normal, start, limit)]
    for at, letter in sorted([*points, *((at, "") for at in doc.breaks_within(start, limit))]):
        if not letter and depth == 0 and _whole(doc, name, at):
            return at
        if letter in ("(", "["):
            depth += 1
        elif letter in (")", "]"):
            depth -= 1
        elif letter in ("、", ",", ";") and depth <= 0:
            name = at + 1
        if depth < 0 or (letter == "。" and depth == 0):
            return at
    return limit


def _whole(doc: NormalisedText, name: int, at: int) -> bool:
    """Whether a line's end also ends the list: its last name is whole, and no separator leads on."""
    if doc.normal[at - 1] in "、,;" or doc.normal[at] in "、,;":
        return False
    text = doc.normal[name:at]
    if text.endswith("城市"):  # 区城市|建设投资集团: the name goes on
        return False
    return is_collective(text) or (len(text) > 2 and is_body(text)) or len(text) > 30


def brackets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost pairs of round brackets in text[start:end]; one that is never closed pairs with nothing."""
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in layout.ROUND.regex.finditer(text, start, end):
        at = match.start()
        if match.group() in "([":
            stack.append(at)
        elif stack:
            opened = stack.pop()
            while pairs and pairs[-1][0] > opened:
                pairs.pop()
            pairs.append((opened, at))
    return pairs


def _bracketed(text: str, start: int, end: int) -> Iterator[Statement]:
    """(X牵头,Y、Z按职责分工负责): brackets whose words end in a verb of responsibility."""
    for opened, closed in brackets(text, start, end):
        if closed - opened > _LONGEST:
            continue
        if not patterns.TAIL.regex.search(text, opened, closed):
            yield from _bare(text, opened, closed, end)
            continue
        statement = Statement(opened, _closing(text, closed, end), "responsibility.bracket")
        _segments(text, statement, opened + 1, closed)
        if statement:
            yield statement


def _bare(text: str, opened: int, closed: int, end: int) -> Iterator[Statement]:
    """(市财政局、市税务局) after a whole sentence: a bracket of nothing but bodies, none of them said to lead."""
    if text[opened - 1 : opened] != "。":
        return
    dated = patterns.DATED.regex.search(text, opened + 1, closed)
    units = split(text, opened + 1, dated.start() if dated else closed)
    if units and all(is_body(text[slice(*unit)]) and unit.end - unit.start <= 30 for unit in units):
        statement = Statement(opened, _closing(text, closed, end), "responsibility.bracket")
        statement.responsible = units
        statement.tail = (dated.start() + 1, closed) if dated else None
        yield statement


def _segments(text: str, statement: Statement, start: int, end: int) -> None:
    """Read units and the verb after them, again and again; what follows the last verb is the statement's tail."""
    begin = start
    alone: list[tuple[list[Body], list[Body]]] = []
    for match in patterns.TAIL.regex.finditer(text, start, end):
        role = match.lastgroup or ""
        if (
            match.start() < begin
            or not _ends_segment(text, match.end(), end, role)
            or _inside(text, begin, match.start())
        ):
            continue
        named = _named(text, begin, match.start())
        if named is None:
            continue
        first, partners = named
        if role == "responsible":
            alone.append((first, partners))
        else:
            statement.add(patterns.LEAD if role == "lead" else patterns.RESPONSIBLE, first)
            statement.responsible += partners
        begin = match.end()
    _settle(text, statement, alone)
    _rest(text, statement, begin, end)
    statement.responsible.sort()  # in the document's order, which says who is first


def _settle(text: str, statement: Statement, alone: list[tuple[list[Body], list[Body]]]) -> None:
    """X负责: one body beside no leader leads; several, or any beside a leader, are responsible."""
    for units, partners in alone:
        single = len(units) == 1 and not is_collective(text[slice(*units[0])]) and not statement.responsible
        statement.add(
            patterns.LEAD if single and not statement.leads and len(alone) == 1 else patterns.RESPONSIBLE, units
        )
        statement.responsible += partners


def _rest(text: str, statement: Statement, start: int, end: int) -> None:
    """What follows the last verb: bodies that nothing is said of are responsible, other words the statement's tail."""
    if start >= end or not statement:
        return
    units = split(text, start, end) if text[start] in "、,;" else []
    if units and all(is_body(text[slice(*unit)]) and unit.end - unit.start <= 30 for unit in units):
        statement.responsible += units
    else:
        statement.tail = (start, end)


def cell_statement(text: str, start: int, end: int) -> Statement:
    """A cell of a table that says who leads and who helps: 县卫健局牵头,县财政局配合; empty where it does not."""
    statement = Statement(start, end, "responsibility.column")
    _segments(text, statement, start, end)
    return statement


def _ends_segment(text: str, at: int, end: int, role: str) -> bool:
    return at >= end or text[at] in _STOPS or role == "lead"


def _inside(text: str, start: int, end: int) -> bool:
    """Whether the verb stands within an inner bracket of a name."""
    return text.count("(", start, end) > text.count(")", start, end)


def _named(text: str, start: int, end: int) -> tuple[list[Body], list[Body]] | None:
    """The bodies before a verb, and those after 会同; None where the words name no body."""
    jointly = patterns.JOINTLY.regex.search(text, start, end)
    first = split(text, start, jointly.start() if jointly else end)
    partners = split(text, jointly.end(), end) if jointly else []
    names = [text[slice(*unit)] for unit in first + partners]
    if not names or not any(is_body(name) for name in names) or any(len(name) > 60 for name in names):
        return None
    return (first, partners) if first else (partners, [])
