"""Who leads and who supports by the verbs behind lists of bodies: X牵头，Y配合, X、Y按职责分工负责 (guide, 3.1).

A statement is handed on as spans of the normalised text; what its roles mean for the graph is decided in
`ingest.facts.edges`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.text.clauses import clauses
from ingest.values.bodies import Body, all_bodies, is_body, is_collective, split
from ingest.values.patterns import bodies as patterns

_STOPS = ",;。)]、"
_LEADS = "牵头"
LONGEST_NAME = 30  # code points of a name that nothing but its form says to be a body


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

    def take(self, other: Statement) -> None:
        """Take over the bodies of another, each in its role."""
        self.leads += other.leads
        self.responsible += other.responsible

    def join(self, other: Statement) -> None:
        """Take in a neighbour: its bodies, its date, its words."""
        self.end = other.end
        self.take(other)
        self.tail = self.tail or other.tail
        self.rule = self.rule if self else other.rule

    def __bool__(self) -> bool:
        return bool(self.leads or self.responsible)


def read_verbs(text: str, statement: Statement, start: int, end: int) -> None:
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
    if all_bodies(text, units, LONGEST_NAME):
        statement.responsible += units
    else:
        statement.tail = (start, end)


def read_clauses(text: str, statement: Statement, start: int, end: int) -> bool:
    """X负责编制规划,Y组织实施,Z配合: clauses that say what each does, or one that says more than its verb.

    Returns whether it is such a list. All that 牵头 lead, one that 负责; several do not, nor who does something else.
    """
    made = Statement(start, end, statement.rule)
    said = [(first, last) for first, last in clauses(text, start, end, ends=",;。") if first < last]
    more = len(said) > 1
    for first, last in said:
        does = patterns.DOES.regex.search(text, first, last)
        named = split(text, first + (text[first] == "由"), does.start()) if does else []
        if does is None or not named or not all_bodies(text, named[-1:], LONGEST_NAME):
            return False
        more = more or does.end() < last
        leads = does.lastgroup == patterns.LEAD and (len(named) == 1 or does.group().startswith(_LEADS))
        made.add(patterns.LEAD if leads else patterns.RESPONSIBLE, named)
    if more:
        statement.take(made)
    return more


def cell_statement(text: str, start: int, end: int) -> Statement:
    """A cell of a table that says who leads and who helps: 县卫健局牵头,县财政局配合; empty where it does not."""
    statement = Statement(start, end, "responsibility.column")
    read_verbs(text, statement, start, end)
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
