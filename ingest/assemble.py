"""From a document's text to its Extraction: the one way through the readers of this package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .actors import actors, running_statement
from .aliases import group, simple
from .dates import Clock
from .flat import Flat, flatten
from .frame import attachment_lists, contents, table_notes
from .indicator_tables import IndicatorTable, Row, find_indicator_tables, read_row
from .model import Edge, Extraction, PolicyHead, Target, Task
from .outline import outline, title_end
from .patterns import Pattern, strength, times, units
from .patterns import policy as policy_patterns
from .policy import document_year, read_head
from .read import Source
from .responsibility import Statement
from .rows import note_tasks, row_tasks, table_tasks, under_tasks
from .spans import Spans
from .tables import find_tables
from .targets import Scope, read_goals, read_targets
from .tasks import TaskSpan, find
from .units import Unit, is_collective


@dataclass(frozen=True, slots=True)
class Document:
    """What every task's reading needs of the whole."""

    flat: Flat
    head: PolicyHead
    clock: Clock

    @property
    def reports(self) -> bool:
        """Whether the document tells what was done, except where it says otherwise."""
        return self.head.kind in {"report", "reply"}


def extract(source: Source) -> Extraction:
    """All facts of one document; the same text gives the same facts."""
    flat = flatten(source.text)
    tables = find_tables(flat)
    measured = find_indicator_tables(flat, Clock())
    skip = [(table.start, table.end) for table in tables] + [(table.start, table.end) for table in measured]
    notes = table_notes(flat, skip)
    root = outline(flat, Spans(skip + notes + attachment_lists(flat) + contents(flat)))
    head = read_head(flat, root)
    document = Document(flat, head, Clock(head.issued_on, document_year(head, flat)))
    found = find(flat, root, Spans(skip + notes))
    below = [under_tasks(flat, table.start, root) for table in measured]
    goals = [table for table, under in zip(measured, below, strict=True) if not under]
    rows = row_tasks(flat, [table for table, under in zip(measured, below, strict=True) if under], root, head.title)
    noted = note_tasks(flat, notes, skip, root, head.title)
    spans = [(span, None) for span in (*found.tasks, *table_tasks(flat, tables, root, head.title), *noted)]
    read = [_task(document, span, row) for span, row in sorted([*spans, *rows], key=lambda made: made[0].pieces[0])]
    tasks = tuple(task for task in read if _is_task(document, task))
    return Extraction(
        document=source.document,
        policy=head,
        policy_targets=tuple(_policy_targets(document, found.goals, goals)),
        tasks=tasks,
        agencies=group(tasks, head.city),
    )


def _is_task(document: Document, task: Task) -> bool:
    """An article of a regulation is a task only if it gives a duty to a named agency."""
    return document.head.kind != "regulation" or not (task.number or "").endswith("条") or _names_agency(task)


def _names_agency(task: Task) -> bool:
    """Whether one body, not a class of bodies, has a part in the task."""
    return any(not is_collective(simple(edge.surface)) for edge in task.edges)


def _policy_targets(document: Document, goals: list[tuple[int, int]], tables: list[IndicatorTable]) -> list[Target]:
    """Goals outside every task, and the tables of indicators, in document order."""
    last = _last_day(document.head)
    found = [target for table in tables for row in table.rows for target in read_row(document.flat, row, last)]
    return sorted(found + _goals(document, goals), key=lambda target: target.start)


def _goals(document: Document, goals: list[tuple[int, int]]) -> list[Target]:
    scope = Scope(document.clock, document.reports, None, _first_year(document.head))
    return list(read_goals(document.flat, sorted(goals), scope))


def _task(document: Document, span: TaskSpan, row: Row | None) -> Task:
    """Read one task's words; row: the row of figures that it is, if it is one."""
    flat = document.flat
    pieces = [flat.span(*piece) for piece in span.pieces if piece[0] < piece[1]]
    told = document.reports or _achieved(flat, span)
    status = "planned" if not told or _announces(flat, span) else "reported"
    deadline, ongoing = _deadline(document, span)
    spoken, acting = _units(flat, span)
    measured = [] if span.rule == "task.note" else span.pieces  # a formula sets no target
    scope = Scope(document.clock, status == "reported", deadline, _first_year(document.head))
    return Task(
        number=_number(flat, span),
        path=tuple(_heading(flat.name(*part)) for part in span.path),
        title=_title(document, span),
        status=status,
        deadline=deadline,
        ongoing=ongoing,
        strength=_strength(flat.flat, span),
        quote=tuple(flat.text[start:end] for start, end in pieces),
        starts=tuple(start for start, _ in pieces),
        ends=tuple(end for _, end in pieces),
        rule=span.rule,
        lead_units=_names(flat, spoken.leads if spoken else []),
        responsible_units=_names(flat, spoken.responsible if spoken else []),
        actors=_names(flat, acting),
        edges=tuple(edges(flat, spoken, acting)),
        targets=tuple(read_row(flat, row, _last_day(document.head)) if row else read_targets(flat, measured, scope)),
    )


def _last_day(head: PolicyHead) -> date | None:
    """The end of what the policy covers."""
    return date(int(head.period[1][:4]), 12, 31) if head.period else None


def _first_year(head: PolicyHead) -> int | None:
    """The first year that the policy covers: a date of that year is no past one."""
    return int(head.period[0][:4]) if head.period else None


def _number(flat: Flat, span: TaskSpan) -> str | None:
    if span.number is None or span.number[0] == span.number[1]:
        return None
    return flat.name(*span.number).strip("#*").rstrip("、.．。,，：: ") or None


def _heading(text: str) -> str:
    return text.strip("#*").rstrip("。；;：:")


def _title(document: Document, span: TaskSpan) -> str:
    """The title without a phrase of time that a comma sets off at its head."""
    start, end = span.title
    text = document.flat.flat
    for when in document.clock.find(text, start, end):
        if when.start == start and text[when.end : when.end + 1] == ",":
            start = when.end + 1
            end = end if start < end else title_end(document.flat, start, max(start, span.pieces[0][1]))
        break
    return document.flat.name(start, end).strip("*").rstrip("。；;，,：:") if start < end else ""


def _above(flat: Flat, span: TaskSpan, says: Pattern) -> bool:
    """Whether a heading above the task says this."""
    return any(says.regex.search(flat.flat[slice(*part)]) for part in span.path)


def _achieved(flat: Flat, span: TaskSpan) -> bool:
    """Whether a heading above says that this was done, in a plan too."""
    return _above(flat, span, policy_patterns.ACHIEVED)


def _announces(flat: Flat, span: TaskSpan) -> bool:
    """Whether a heading above, or its own, says that this is still to be done."""
    return _above(flat, span, policy_patterns.PROGRESS) or bool(
        policy_patterns.ANNOUNCES.regex.search(flat.flat[slice(*span.title)])
    )


def _deadline(document: Document, span: TaskSpan) -> tuple[date | None, bool]:
    """The date set for the whole task in a place of its own; True where it is ongoing instead."""
    for start, end in span.deadlines(document.flat):
        if _goes_on(document.flat.flat[start:end]):
            return None, True
        days = [when.day for when in document.clock.find(document.flat.flat, start, end) if when.day]
        if days:
            return days[-1], False
    return None, False


def _goes_on(text: str) -> bool:
    """Whether a place for a date says 长期 or 持续推进."""
    return bool(times.ONGOING.regex.match(text.strip("、,;。:()")))


def _strength(text: str, span: TaskSpan) -> str:
    title = text[slice(*span.title)]
    for name, pattern in (
        ("prohibit", strength.PROHIBIT),
        ("explore", strength.EXPLORE),
        ("encourage", strength.ENCOURAGE),
    ):
        if pattern.regex.search(title):
            return name
    return "must"


def _units(flat: Flat, span: TaskSpan) -> tuple[Statement | None, list[Unit]]:
    """The task's statement (several are one), or the subjects of its sentences."""
    if span.statements:
        return _joined(span.statements), []
    running = [found for piece in span.pieces for found in [running_statement(flat, *piece)] if found]
    if running:
        return _joined(running), []
    return None, [unit for piece in span.pieces for unit in actors(flat, *piece)]


def _joined(statements: list[Statement]) -> Statement:
    whole = Statement(statements[0].start, statements[-1].end, statements[0].rule)
    for statement in statements:
        whole.add(units.LEAD, statement.leads)
        whole.add(units.RESPONSIBLE, statement.responsible)
    return whole


def _names(flat: Flat, found: list[Unit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flat.name(*unit) for unit in found))


def edges(flat: Flat, statement: Statement | None, acting: list[Unit]) -> list[Edge]:
    """What the lists mean (guide, 3.6): a collective never leads by inference."""
    if statement is None:
        return [
            _edge(flat, unit, "SUPPORTS" if _collective(flat, unit) else "LEADS", "subject", "responsibility.subject")
            for unit in _once(flat, acting)
        ]
    leads, others = _once(flat, statement.leads), _once(flat, statement.responsible)
    if leads or not others or _collective(flat, others[0]):
        made = [_edge(flat, unit, "LEADS", "explicit", statement.rule) for unit in leads]
        return made + [_edge(flat, unit, "SUPPORTS", "explicit", statement.rule) for unit in others]
    basis = "sole" if len(others) == 1 else "first_listed"
    first = _edge(flat, others[0], "LEADS", basis, statement.rule)
    return [first, *(_edge(flat, unit, "SUPPORTS", "explicit", statement.rule) for unit in others[1:])]


def _once(flat: Flat, found: list[Unit]) -> list[Unit]:
    names: dict[str, Unit] = {}
    for unit in found:
        names.setdefault(flat.name(*unit), unit)
    return list(names.values())


def _collective(flat: Flat, unit: Unit) -> bool:
    return is_collective(flat.flat[slice(*unit)])


def _edge(flat: Flat, unit: Unit, role: str, basis: str, rule: str) -> Edge:
    start, end = flat.span(*unit)
    return Edge.model_validate(
        {
            "surface": flat.name(*unit),
            "role": role,
            "basis": basis,
            "quote": flat.text[start:end],
            "start": start,
            "end": end,
            "rule": rule,
        }
    )
