"""The layout of a document: first looked over (tables, boilerplate, outline), then read (which nodes are tasks)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.facts.figure_rows import IndicatorTable, Row
from ingest.facts.figure_tables import find_figure_tables
from ingest.facts.run_on_tables import run_on_spans
from ingest.layout.boilerplate import attachment_lists, contents, navigation, table_notes
from ingest.layout.forest import grow
from ingest.layout.marks import ATTACHMENT
from ingest.layout.outline import Item, outline
from ingest.layout.reading import Reader
from ingest.layout.responsibility import Statement
from ingest.layout.seen import Seen
from ingest.layout.statements import TABLE, statements
from ingest.layout.tables.find import find_tables
from ingest.layout.tables.rows import attached, note_tasks, row_tasks, table_tasks, under_tasks
from ingest.layout.tables.table import Table
from ingest.layout.tasks import TaskSpan
from ingest.models import Models
from ingest.text.normalised import NormalisedText, normalise
from ingest.text.spans import Spans
from ingest.values.dates import AnchorDate

Span = tuple[int, int]


@dataclass(slots=True)
class Survey:
    """What is seen at first: the outline, and tables with the notes below them, which stand outside it."""

    doc: NormalisedText
    root: Item
    tables: list[Table]
    indicator_tables: list[IndicatorTable]
    notes: list[Span]
    links: list[Span]  # of the page, above the text
    aside: list[Span]  # all that stands outside the outline

    def below(self, title: str | None) -> Survey:
        """The same where the items above the title, lines of the page without a sentence, are none."""
        first = self.root.children[0] if self.root.children else self.root
        at = self.doc.normal.find(normalise(title).normal) if title else -1
        if first.kind in {"document", ATTACHMENT} or first.start >= at or "。" in self.doc.normal[first.start : at]:
            return self
        return replace(self, root=outline(self.doc, Spans([*self.aside, (0, at)]), attached(self.doc, self.tables)))

    @property
    def table_spans(self) -> list[Span]:
        """Where tables stand."""
        return [(t.start, t.end) for t in self.tables] + [(t.start, t.end) for t in self.indicator_tables]

    @property
    def apart(self) -> Spans:
        """What says nothing of the items around it: tables, the notes below them, the links of the page."""
        return Spans(self.table_spans + self.notes + self.links)

    @property
    def goal_tables(self) -> list[IndicatorTable]:
        """Tables of indicators that stand under goals: their values are targets of the policy."""
        return [table for table in self.indicator_tables if not self._lists_tasks(table)]

    @property
    def task_tables(self) -> list[IndicatorTable]:
        """Tables of indicators that stand under tasks: their rows are tasks."""
        return [table for table in self.indicator_tables if self._lists_tasks(table)]

    def _lists_tasks(self, table: IndicatorTable) -> bool:
        return not table.by_year and under_tasks(self.doc, table.start, self.root)


@dataclass(slots=True)
class Layout:
    """The reading: tasks in document order (with the row of figures that one is), and spans that may state goals."""

    tasks: list[tuple[TaskSpan, Row | None]]
    goals: list[Span]


def look_over(doc: NormalisedText) -> Survey:
    """Find tables and boilerplate, and the outline of the rest."""
    measured = find_figure_tables(doc, AnchorDate())
    spans = [(table.start, table.end) for table in measured]
    tables = find_tables(doc, Spans(spans))
    spans += [(table.start, table.end) for table in tables]
    notes = table_notes(doc, spans)
    links = navigation(doc)
    aside = (
        spans + notes + links + attachment_lists(doc, {start for start, _ in spans}) + contents(doc) + run_on_spans(doc)
    )
    root = outline(doc, Spans(aside), attached(doc, tables))
    return Survey(doc, root, tables, measured, notes, links, aside)


def prepare(survey: Survey, kind: str, models: Models) -> Seen:
    """Find the statements of responsibility, and divide what may be divided: what the reading chooses from."""
    marks = [item.start for item in survey.root.walk() if item.parent]
    skip = survey.apart
    said = [one for one in statements(survey.doc, 0, len(survey.doc.normal), marks) if not skip.holds(one.start)]
    stated = Spans((one.start, one.end) for one in said if one)
    grow(survey.doc, survey.root, skip, models.subjects, stated)
    tables = [Statement(start, end, TABLE) for start, end in survey.table_spans]
    seen = Seen(survey.doc, kind, sorted(said + tables, key=lambda cut: cut.start), models.subjects)
    seen.survey(survey.root)
    return seen


def read_layout(survey: Survey, kind: str, title: str | None, models: Models) -> Layout:
    """The tasks of a document of a kind (guide, 1) and title."""
    seen = prepare(survey, kind, models)
    skip = survey.apart
    found = Reader(seen, skip, models.layout, title).read(survey.root)
    doc, root = survey.doc, survey.root
    rows = row_tasks(doc, survey.task_tables, root, title)
    noted = note_tasks(doc, survey.notes, survey.table_spans, root, title)
    plain = [*found.tasks, *table_tasks(doc, survey.tables, root, title), *noted]
    made: list[tuple[TaskSpan, Row | None]] = [*((span, None) for span in plain), *rows]
    return Layout(sorted(made, key=lambda pair: pair[0].pieces[0]), found.goals)
