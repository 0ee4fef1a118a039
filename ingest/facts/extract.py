"""From a document's text to its Extraction: the one way through the readers of this package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from ingest.facts.actors import ACTOR
from ingest.facts.aliases import group, simple
from ingest.facts.dated_cells import read_words
from ingest.facts.edges import bodies_of, edges, names, of_role
from ingest.facts.figure_rows import IndicatorTable, Row, read_row
from ingest.facts.genre import judge
from ingest.facts.governing import bracketed_date, only_date
from ingest.facts.known import known_names
from ingest.facts.model import Edge, Extraction, PolicyHead, Target, Task
from ingest.facts.patterns import policy as policy_patterns
from ingest.facts.patterns import strength
from ingest.facts.policy import document_year, first_year, last_day, read_head
from ingest.facts.status import are_expected, status
from ingest.facts.targets import Scope, read_goals
from ingest.facts.timeline import Timeline, timeline
from ingest.formats.read import Source
from ingest.formats.reading import Stated
from ingest.layout.patterns import marks
from ingest.layout.read import Survey, look_over, read_layout
from ingest.layout.tasks import TaskSpan
from ingest.layout.titles import title_end
from ingest.models import Models, shipped
from ingest.text.normalised import NormalisedText, normalise
from ingest.values.dates import AnchorDate, anchor_date
from ingest.values.patterns import bodies as units
from ingest.values.patterns import dates as times
from ingest.values.subjects import is_class

ASSIGNED = 0.93
"""How often a number that is a target also gets its comparator and date right (measured in docs/extraction.md)."""
BOLD = 0.8
"""The power that brings a task's confidence to the share of tasks that is right, when left out or never seen."""
SHY = 0.62
"""The same for numbers and outcomes: what their judges doubt is right more often than they say (docs/extraction.md)."""
_MARK = 8  # code points in which a heading's mark ends
SureT = TypeVar("SureT", Edge, Target)


@dataclass(frozen=True, slots=True)
class Document:
    """What every task's reading needs of the whole."""

    doc: NormalisedText
    head: PolicyHead
    anchor: AnchorDate
    models: Models
    timeline: Timeline
    known: frozenset[str] = frozenset()

    @property
    def reports(self) -> bool:
        """Whether the document tells what was done, except where it says otherwise."""
        approves = (self.head.title or "").endswith(("批复", "函"))  # such a reply orders what is to be done
        return self.head.kind in {"report", "reply"} and not approves


def extract(source: Source, models: Models | None = None) -> Extraction:
    """All facts of one document; the same text gives the same facts. models: other weights than those shipped."""
    models = models or shipped()
    doc = normalise(source.text)
    survey, head = read_outline(doc, source.stated)
    anchor = anchor_date(doc.normal, head.issued_on, document_year(head, doc))
    layout = read_layout(survey, head.kind, head.title, models)
    spans = [span for span, _ in layout.tasks]
    document = Document(doc, head, anchor, models, timeline(doc, anchor), known_names(doc, spans))
    done = document.reports and not are_expected(doc, spans)
    tasks = tuple(task for task in map(partial(_task, document, done), layout.tasks) if _is_task(document, task))
    verdict = judge(doc, head, tasks)
    return Extraction(
        document=source.document,
        is_policy=verdict.is_policy,
        why_not=verdict.why_not,
        policy=head,
        policy_targets=tuple(_policy_targets(document, layout.goals, survey.goal_tables)),
        tasks=tasks,
        agencies=group(tasks, head.city, doc.normal),
    )


def read_outline(doc: NormalisedText, stated: Sequence[Stated] = ()) -> tuple[Survey, PolicyHead]:
    """The document's parts, without the lines of the page above its title, and the head that tells the title."""
    survey = look_over(doc)
    head = read_head(doc, survey.root, stated)
    return survey.below(head.title), head


def _is_task(document: Document, task: Task) -> bool:
    """What has words; an article of a regulation is a task only if it gives a duty to a named agency."""
    if not task.quote:  # a mark alone, as two marks that follow each other leave
        return False
    return document.head.kind != "regulation" or not (task.number or "").endswith("条") or _names_agency(task)


def _names_agency(task: Task) -> bool:
    """Whether one body, or those of a function (各地卫生健康部门), and not just any, has a part in the task."""
    return any(not is_class(simple(edge.surface)) for edge in task.edges)


def _policy_targets(document: Document, goals: list[tuple[int, int]], tables: list[IndicatorTable]) -> list[Target]:
    """Goals outside every task, and the tables of indicators, in document order."""
    last, issued = _days(document)
    found = [
        target
        for table in tables
        for row in table.rows
        for target in read_row(document.doc, row, _titled_day(document, table) or last, issued)
    ]
    return sorted(found + _goals(document, goals), key=lambda target: target.start)


def _goals(document: Document, goals: list[tuple[int, int]]) -> list[Target]:
    """Targets outside every task; a report has some too, where a heading or their own words say so."""
    found: list[Target] = []
    goals = [part for goal in goals for part in _without_title(document, *goal)]
    for reports in dict.fromkeys((False, document.reports)):
        spans = [span for span in sorted(goals) if reports == (document.reports and not _expects(document, *span))]
        found += read_goals(document.doc, spans, _scope(document, reports, None))
    return list(map(_tempered, found))


def _titled_day(document: Document, table: IndicatorTable) -> date | None:
    """The end of what the line above a table names (“十四五”核心指标), which dates its values (guide, 5.7)."""
    above = max(0, table.start - 1)
    days = [when.day for when in document.anchor.find(document.doc.normal, document.doc.line_start(above), table.start)]
    return days[-1] if days else None


def _without_title(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a stretch between the places where the policy's own title stands: it states no goal."""
    title = normalise(document.head.title or "").normal
    while title and (at := document.doc.normal.find(title, start, end)) >= 0:
        yield start, at
        start = at + len(title)
    yield start, end


def _expects(document: Document, start: int, end: int) -> bool:
    """Whether a heading above, or the words themselves, say that this is expected."""
    above = next(iter(document.timeline.above(start)), "")
    if policy_patterns.ACHIEVED.regex.search(above):
        return False
    return bool(
        policy_patterns.PROGRESS.regex.search(above)
        or policy_patterns.EXPECTS.regex.search(document.doc.normal, start, end)
    )


def _task(document: Document, done: bool, given: tuple[TaskSpan, Row | None]) -> Task:
    """Read one task's words, or the row of figures that it is. done: whether what no heading tells of was done."""
    span, row = given
    doc = document.doc
    pieces = [doc.span(*piece) for piece in _joined(span.pieces)]
    told = status(doc, span, done)
    deadline, ongoing = _deadline(document, span)
    spoken, running = bodies_of(doc, span, document.models, document.known)
    scope = _scope(document, told == "reported", deadline)
    targets = read_row(doc, row, *_days(document)) if row else _measured(doc, span, scope)
    sure = round(span.confidence**BOLD, 3)
    return Task(
        number=_number(doc, span),
        path=tuple(_heading(doc.name(*part)) for part in span.path),
        title=_title(document, span),
        status=told,
        deadline=deadline,
        ongoing=ongoing,
        strength=_strength(doc.normal, span),
        quote=tuple(doc.text[start:end] for start, end in pieces),
        starts=tuple(start for start, _ in pieces),
        ends=tuple(end for _, end in pieces),
        rule=span.rule,
        confidence=sure,
        lead_units=names(doc, spoken.leads if spoken else of_role(running, units.LEAD)),
        responsible_units=names(doc, spoken.responsible if spoken else of_role(running, units.RESPONSIBLE)),
        actors=names(doc, of_role(running, ACTOR)),
        edges=tuple(_as_sure(edges(doc, spoken, running), sure)),
        targets=tuple(map(_tempered, _as_sure(targets, sure * ASSIGNED))),
    )


def _days(document: Document) -> tuple[date | None, date | None]:
    """The day of values whose head names none, and that of issue."""
    return last_day(document.head), document.head.issued_on


def _measured(doc: NormalisedText, span: TaskSpan, scope: Scope) -> Iterator[Target]:
    """The targets of a task's words; a note's formula sets none."""
    if span.rule != "task.note":
        yield from read_words(doc, span, scope)


def _joined(pieces: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words of a task without empty pieces; those that nothing separates but white space are one quote."""
    found: list[tuple[int, int]] = []
    for start, end in pieces:
        if found and found[-1][1] == start < end:
            found[-1] = (found[-1][0], end)
        elif start < end:
            found.append((start, end))
    return found


def _as_sure(facts: Iterable[SureT], sure: float) -> Iterator[SureT]:
    """Facts of a task: none is surer than that the task is one."""
    for fact in facts:
        yield fact.model_copy(update={"confidence": round(fact.confidence * sure, 3)})


def _tempered(target: Target) -> Target:
    """A number or an outcome as sure as such were right."""
    return target.model_copy(update={"confidence": round(target.confidence**SHY, 3)})


def _scope(document: Document, reports: bool, deadline: date | None) -> Scope:
    since = first_year(document.head)
    judge = document.models.judge
    return Scope(document.anchor, reports, deadline, since, document.head.kind, timeline=document.timeline, judge=judge)


def _number(doc: NormalisedText, span: TaskSpan) -> str | None:
    if span.number is None or span.number[0] == span.number[1]:
        return None
    return doc.name(*span.number).strip("#*").rstrip("、.．。,，：: ") or None


def _heading(text: str) -> str:
    """A heading of a path: its mark and title, without what sets them off (附件:任务清单), or their cells."""
    mark = marks.ATTACHED_TO.regex.match(text)
    text = text[: mark.end()].rstrip(":：") + text[mark.end() :] if mark else text
    text = text[:_MARK].replace("**", "") + text[_MARK:]  # 三、**推进改革
    return text.replace("|", "").strip("#*").rstrip("。；;：:")


def _title(document: Document, span: TaskSpan) -> str:
    """The title without a phrase of time that a comma sets off at its head."""
    start, end = span.title
    led = document.anchor.past_opening(document.doc.normal, start, end)
    if led > start:
        start = led
        end = end if start < end else title_end(document.doc, start, max(start, span.pieces[0][1]))
    return document.doc.name(start, end).strip("*").rstrip("。；;，,：:") if start < end else ""


def _deadline(document: Document, span: TaskSpan) -> tuple[date | None, bool]:
    """The date set for the whole task in a place of its own, its title too; True where it is ongoing instead."""
    for start, end in span.deadlines(document.doc):
        if _goes_on(document.doc.normal[start:end]):
            return None, True
        days = [when.day for when in document.anchor.find(document.doc.normal, start, end) if when.day]
        if days:
            return days[-1], False
    place = (document.doc, document.anchor, *span.title)
    titled = only_date(*place) or bracketed_date(*place)
    return (titled.day if titled else None), False


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
