"""Statements of who leads and who supports: labelled lines, brackets, and X牵头 / X负责 in running text (guide, 3).

A statement is found by its words (牵头单位：, …按职责分工负责), taken apart by brackets and separators, and handed
on as spans of the normalised text; what the roles mean for the graph is decided in `edges`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ingest.layout.bare import lines_of_bodies
from ingest.layout.labels import Label, find_labels
from ingest.layout.patterns import boilerplate as layout
from ingest.layout.patterns import statements as statement_patterns
from ingest.layout.responsibility import LONGEST_NAME, Statement, read_clauses, read_verbs
from ingest.layout.tails import led_tails, tails_of_bodies
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans
from ingest.values.bodies import Body, all_bodies, is_body, is_collective, split, split_spaced
from ingest.values.patterns import bodies as patterns

_LONGEST = 1500
_OPEN, _CLOSE = "([<〈‘“", ")]>〉’”"  # 『』 is ‘’ in the normalised text, 「」 “”
_NEAR = 3  # code points between labels of one statement
_DATE = 40  # code points of a date behind its label
FIELD, DATE, PERSON, TABLE = "layout.field", "deadline.label", "layout.person", "layout.table"


def statements(doc: NormalisedText, start: int, end: int, marks: Sequence[int] = ()) -> list[Statement]:
    """All statements of normal[start:end], in order, none within another; no list runs past one of the marks."""
    found = list(_labelled(doc, start, end, marks))
    for read in (
        _bracketed(doc.normal, start, end),
        lines_of_bodies(doc, start, end, marks),
        tails_of_bodies(doc, start, end, marks),
        led_tails(doc, start, end),
    ):
        taken = Spans((statement.start, statement.end) for statement in found)
        found.extend(one for one in read if not any(taken.within(one.start, one.end)))
    _apply_legend(doc, start, end, found)
    return sorted(found, key=lambda statement: statement.start)


def _apply_legend(doc: NormalisedText, start: int, end: int, found: list[Statement]) -> None:
    """Where the document says that the first of several bodies leads, it does in every statement without a leader."""
    legend = statement_patterns.LEGEND.regex.search(doc.normal, start, end)
    for statement in found if legend else ():
        if statement.leads or len(statement.responsible) < 2:
            continue
        first = statement.responsible[0]
        comma = doc.normal.find(",", first.end, statement.end)
        stop = comma if legend and legend.group("comma") and comma > 0 else first.end
        statement.leads = [body for body in statement.responsible if body.end <= stop]
        statement.responsible = [body for body in statement.responsible if body.end > stop]


def _labelled(doc: NormalisedText, start: int, end: int, marks: Sequence[int]) -> Iterator[Statement]:
    """Labels with their lists; neighbouring labels are one statement, with the dates and persons beside them."""
    statement: Statement | None = None
    labels = find_labels(doc, start, end)
    for at, label in enumerate(labels):
        limit = min(labels[at + 1].start if at + 1 < len(labels) else end, _next(marks, label.end, end))
        made = _read_label(doc, label, min(limit, label.end + _LONGEST), start, end)
        if made is None:
            continue
        near = statement is not None and made.start - statement.end <= _NEAR
        if statement is not None and near and FIELD not in (made.rule, statement.rule):
            statement.join(made)
            continue
        if statement is not None:
            yield statement
        statement = made
    if statement is not None:
        yield statement


def _read_label(doc: NormalisedText, label: Label, limit: int, start: int, end: int) -> Statement | None:
    """What stands behind one label: bodies, a date, a person, or (a field) nothing that belongs to it."""
    opening = _opening(doc.normal, start, label.start)
    if label.role == "field":
        return Statement(label.start, label.end, FIELD)
    stop = _list_end(doc, label.end, limit)
    made = Statement(opening, _closing(doc.normal, stop, end), "responsibility.label")
    if label.role == "date":
        stop = min(stop, doc.line_end(label.end), label.end + _DATE)
        made.end, made.tail, made.rule = _closing(doc.normal, stop, end), (label.end, stop), DATE
    elif label.role != patterns.PERSON:
        dated = patterns.DATED.regex.search(doc.normal, label.end, stop)
        last = dated.start() if dated else stop
        if read_clauses(doc.normal, made, label.end, last):
            return made
        listed = _before_verb(doc.normal, label.end, last)
        units = [unit for unit in split_spaced(doc, label.end, listed) if unit.end - unit.start <= 60]
        if not any(is_body(doc.normal[slice(*unit)]) for unit in units):
            return None
        _assign(doc.normal, made, label.role, label.end, last, units)
        opened = max(doc.normal.rfind("(", max(start, opening - _DATE), opening), start)
        first = None if ")" in doc.normal[opened : label.end] else _date_first(doc.normal, opened, opening + 1)
        made.start = opened if first else opening
        made.tail = (last + 1, stop) if dated else first
    else:
        made.rule = PERSON
    return made


def _date_first(text: str, opened: int, stop: int) -> tuple[int, int] | None:
    """The date with which a bracket begins that nothing but who does it follows: (5月底完成,牵头单位:市公安局)."""
    found = statement_patterns.DATE_FIRST.regex.match(text, opened, stop)
    return found.span("date") if found else None


def _before_verb(text: str, start: int, end: int) -> int:
    """Where a label's list ends before a verb that only says that all of it is responsible: …按职责分工负责."""
    last = start + len(text[start:end].rstrip("。,;"))
    for verb in patterns.TAIL.regex.finditer(text, start, last):
        if verb.end() == last and verb.lastgroup == patterns.RESPONSIBLE and is_body(text[start : verb.start()]):
            return verb.start()
    return end


def _next(marks: Sequence[int], at: int, end: int) -> int:
    """The first mark from here on."""
    found = bisect_left(marks, at)
    return marks[found] if found < len(marks) else end


def _assign(text: str, statement: Statement, role: str, start: int, end: int, units: list[Body]) -> None:
    """Give the units their roles: by verbs inside the list if any, by 主(协)办's bracket, else by the label."""
    inner = Statement(start, end, statement.rule)
    read_verbs(text, inner, start, end)
    if inner.leads:
        statement.take(inner)
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
    while at > start and text[at - 1] in _OPEN + "*-。,;" and begin - at < 3:
        if text[at - 1] in "。;," and not (at - 1 > start and text[at - 2] == "("):
            break
        at -= 1
    return at


def _closing(text: str, stop: int, end: int) -> int:
    """Past the bracket and point that close the statement."""
    while stop < end and text[stop] in _CLOSE + "。,;" and (text[stop] in _CLOSE or text[stop - 1] in _CLOSE):
        stop += 1
    return stop


def _list_end(doc: NormalisedText, start: int, limit: int) -> int:
    """Where a label's list ends: at 。, at the bracket that closes it, or at a line's end after a whole name."""
    depth, name = 0, start
    ends = (at for at in doc.runs_within(start, limit) if statement_patterns.PAGE_GOES_ON.regex.match(doc.normal, at))
    limit = next(ends, limit)
    points = [(match.start(), match.group()) for match in patterns.LIST_END.regex.finditer(doc.normal, start, limit)]
    for at, letter in sorted([*points, *((at, "") for at in doc.breaks_within(start, limit))]):
        if not letter and depth == 0 and _whole(doc, name, at):
            return at
        if letter and letter in _OPEN:
            depth += 1
        elif letter and letter in _CLOSE:
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
    """The outermost pairs of brackets in text[start:end]; one that is never closed pairs with nothing.

    Nor does a quotation mark within a bracket that closes first.
    """
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in layout.ROUND.regex.finditer(text, start, end):
        at = match.start()
        if match.group() in _OPEN:
            stack.append(at)
            continue
        if match.group() != "’":
            while len(stack) > 1 and text[stack[-1]] == "‘":
                stack.pop()
        if stack:
            opened = stack.pop()
            while pairs and pairs[-1][0] > opened:
                pairs.pop()
            pairs.append((opened, at))
    return pairs


def _bracketed(text: str, start: int, end: int) -> Iterator[Statement]:
    """(X牵头,Y、Z按职责分工负责): brackets whose words end in a verb of responsibility."""
    quoted = ((one.start(), one.end() - 1) for one in statement_patterns.QUOTED.regex.finditer(text, start, end))
    for opened, closed in (*brackets(text, start, end), *quoted):
        if closed - opened > _LONGEST:
            continue
        if not patterns.TAIL.regex.search(text, opened, closed):
            if text[opened] != "“":
                yield from _bare(text, opened, closed, end)
            continue
        statement = Statement(opened, _closing(text, closed, end), "responsibility.bracket")
        read_verbs(text, statement, opened + 1, closed)
        statement.tail = statement.tail or _date_first(text, opened, closed)
        if statement:
            yield statement


def _bare(text: str, opened: int, closed: int, end: int) -> Iterator[Statement]:
    """(市财政局、市税务局) after a whole sentence: a bracket of nothing but bodies, none of them said to lead."""
    if text[opened - 1 : opened] != "。":
        return
    dated = patterns.DATED.regex.search(text, opened + 1, closed)
    first = _date_first(text, opened, closed)
    units = split(text, first[1] + 1 if first else opened + 1, dated.start() if dated else closed)
    if all_bodies(text, units, LONGEST_NAME):
        statement = Statement(opened, _closing(text, closed, end), "responsibility.bracket")
        statement.responsible = units
        statement.tail = (dated.start() + 1, closed) if dated else first
        yield statement
