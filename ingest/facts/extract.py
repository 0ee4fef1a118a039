"""From a document's text to its Extraction: the one way through the readers of this package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.facts.actors import actors, running_statement
from ingest.facts.aliases import group, simple
from ingest.facts.indicator_tables import IndicatorTable, Row, find_indicator_tables, read_row
from ingest.facts.model import Edge, Extraction, PolicyHead, Target, Task
from ingest.facts.patterns import policy as policy_patterns
from ingest.facts.patterns import strength
from ingest.facts.policy import document_year, read_head
from ingest.facts.targets import Scope, read_goals, read_targets
from ingest.formats.read import Source
from ingest.layout.boilerplate import attachment_lists, contents, table_notes
from ingest.layout.outline import outline, title_end
from ingest.layout.rows import note_tasks, row_tasks, table_tasks, under_tasks
from ingest.layout.statements import Statement
from ingest.layout.tables import find_tables
from ingest.layout.tasks import TaskSpan, find
from ingest.text.normalised import NormalisedText, normalise
from ingest.text.pattern import Pattern
from ingest.text.spans import Spans
from ingest.values.bodies import Body, is_collective
from ingest.values.dates import AnchorDate
from ingest.values.patterns import bodies as units
from ingest.values.patterns import dates as times


@dataclass(frozen=True, slots=True)
class Document:
    """What every task's reading needs of the whole."""

    doc: NormalisedText
    head: PolicyHead
    anchor: AnchorDate

    @property
    def reports(self) -> bool:
        """Whether the document tells what was done, except where it says otherwise."""
        return self.head.kind in {"report", "reply"}


def extract(source: Source) -> Extraction:
    """All facts of one document; the same text gives the same facts."""
    doc = normalise(source.text)
    tables = find_tables(doc)
    measured = find_indicator_tables(doc, AnchorDate())
    skip = [(table.start, table.end) for table in tables] + [(table.start, table.end) for table in measured]
    notes = table_notes(doc, skip)
    root = outline(doc, Spans(skip + notes + attachment_lists(doc) + contents(doc)))
    head = read_head(doc, root)
    document = Document(doc, head, AnchorDate(head.issued_on, document_year(head, doc)))
    found = find(doc, root, Spans(skip + notes))
    below = [under_tasks(doc, table.start, root) for table in measured]
    goals = [table for table, under in zip(measured, below, strict=True) if not under]
    rows = row_tasks(doc, [table for table, under in zip(measured, below, strict=True) if under], root, head.title)
    noted = note_tasks(doc, notes, skip, root, head.title)
    spans = [(span, None) for span in (*found.tasks, *table_tasks(doc, tables, root, head.title), *noted)]
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
    found = [target for table in tables for row in table.rows for target in read_row(document.doc, row, last)]
    return sorted(found + _goals(document, goals), key=lambda target: target.start)


def _goals(document: Document, goals: list[tuple[int, int]]) -> list[Target]:
    scope = Scope(document.anchor, document.reports, None, _first_year(document.head))
    return list(read_goals(document.doc, sorted(goals), scope))


def _task(document: Document, span: TaskSpan, row: Row | None) -> Task:
    """Read one task's words; row: the row of figures that it is, if it is one."""
    doc = document.doc
    pieces = [doc.span(*piece) for piece in span.pieces if piece[0] < piece[1]]
    told = document.reports or _achieved(doc, span)
    status = "planned" if not told or _announces(doc, span) else "reported"
    deadline, ongoing = _deadline(document, span)
    spoken, acting = _units(doc, span)
    measured = [] if span.rule == "task.note" else span.pieces  # a formula sets no target
    scope = Scope(document.anchor, status == "reported", deadline, _first_year(document.head))
    return Task(
        number=_number(doc, span),
        path=tuple(_heading(doc.name(*part)) for part in span.path),
        title=_title(document, span),
        status=status,
        deadline=deadline,
        ongoing=ongoing,
        strength=_strength(doc.normal, span),
        quote=tuple(doc.text[start:end] for start, end in pieces),
        starts=tuple(start for start, _ in pieces),
        ends=tuple(end for _, end in pieces),
        rule=span.rule,
        lead_units=_names(doc, spoken.leads if spoken else []),
        responsible_units=_names(doc, spoken.responsible if spoken else []),
        actors=_names(doc, acting),
        edges=tuple(edges(doc, spoken, acting)),
        targets=tuple(read_row(doc, row, _last_day(document.head)) if row else read_targets(doc, measured, scope)),
    )


def _last_day(head: PolicyHead) -> date | None:
    """The end of what the policy covers."""
    return date(int(head.period[1][:4]), 12, 31) if head.period else None


def _first_year(head: PolicyHead) -> int | None:
    """The first year that the policy covers: a date of that year is no past one."""
    return int(head.period[0][:4]) if head.period else None


def _number(doc: NormalisedText, span: TaskSpan) -> str | None:
    if span.number is None or span.number[0] == span.number[1]:
        return None
    return doc.name(*span.number).strip("#*").rstrip("、.．。,，：: ") or None


def _heading(text: str) -> str:
    return text.strip("#*").rstrip("。；;：:")


def _title(document: Document, span: TaskSpan) -> str:
    """The title without a phrase of time that a comma sets off at its head."""
    start, end = span.title
    text = document.doc.normal
    for when in document.anchor.find(text, start, end):
        if when.start == start and text[when.end : when.end + 1] == ",":
            start = when.end + 1
            end = end if start < end else title_end(document.doc, start, max(start, span.pieces[0][1]))
        break
    return document.doc.name(start, end).strip("*").rstrip("。；;，,：:") if start < end else ""


def _above(doc: NormalisedText, span: TaskSpan, says: Pattern) -> bool:
    """Whether a heading above the task says this."""
    return any(says.regex.search(doc.normal[slice(*part)]) for part in span.path)


def _achieved(doc: NormalisedText, span: TaskSpan) -> bool:
    """Whether a heading above says that this was done, in a plan too."""
    return _above(doc, span, policy_patterns.ACHIEVED)


def _announces(doc: NormalisedText, span: TaskSpan) -> bool:
    """Whether a heading above, or its own, says that this is still to be done."""
    return _above(doc, span, policy_patterns.PROGRESS) or bool(
        policy_patterns.ANNOUNCES.regex.search(doc.normal[slice(*span.title)])
    )


def _deadline(document: Document, span: TaskSpan) -> tuple[date | None, bool]:
    """The date set for the whole task in a place of its own; True where it is ongoing instead."""
    for start, end in span.deadlines(document.doc):
        if _goes_on(document.doc.normal[start:end]):
            return None, True
        days = [when.day for when in document.anchor.find(document.doc.normal, start, end) if when.day]
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


def _units(doc: NormalisedText, span: TaskSpan) -> tuple[Statement | None, list[Body]]:
    """The task's statement (several are one), or the subjects of its sentences."""
    if span.statements:
        return _joined(span.statements), []
    running = [found for piece in span.pieces for found in [running_statement(doc, *piece)] if found]
    if running:
        return _joined(running), []
    return None, [unit for piece in span.pieces for unit in actors(doc, *piece)]


def _joined(statements: list[Statement]) -> Statement:
    whole = Statement(statements[0].start, statements[-1].end, statements[0].rule)
    for statement in statements:
        whole.add(units.LEAD, statement.leads)
        whole.add(units.RESPONSIBLE, statement.responsible)
    return whole


def _names(doc: NormalisedText, found: list[Body]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(doc.name(*unit) for unit in found))


def edges(doc: NormalisedText, statement: Statement | None, acting: list[Body]) -> list[Edge]:
    """What the lists mean (guide, 3.6): a collective never leads by inference."""
    if statement is None:
        return [
            _edge(doc, unit, "SUPPORTS" if _collective(doc, unit) else "LEADS", "subject", "responsibility.subject")
            for unit in _once(doc, acting)
        ]
    leads, others = _once(doc, statement.leads), _once(doc, statement.responsible)
    if leads or not others or _collective(doc, others[0]):
        made = [_edge(doc, unit, "LEADS", "explicit", statement.rule) for unit in leads]
        return made + [_edge(doc, unit, "SUPPORTS", "explicit", statement.rule) for unit in others]
    basis = "sole" if len(others) == 1 else "first_listed"
    first = _edge(doc, others[0], "LEADS", basis, statement.rule)
    return [first, *(_edge(doc, unit, "SUPPORTS", "explicit", statement.rule) for unit in others[1:])]


def _once(doc: NormalisedText, found: list[Body]) -> list[Body]:
    names: dict[str, Body] = {}
    for unit in found:
        names.setdefault(doc.name(*unit), unit)
    return list(names.values())


def _collective(doc: NormalisedText, unit: Body) -> bool:
    return is_collective(doc.normal[slice(*unit)])


def _edge(doc: NormalisedText, unit: Body, role: str, basis: str, rule: str) -> Edge:
    start, end = doc.span(*unit)
    return Edge.model_validate(
        {
            "surface": doc.name(*unit),
            "role": role,
            "basis": basis,
            "quote": doc.text[start:end],
            "start": start,
            "end": end,
            "rule": rule,
        }
    )
