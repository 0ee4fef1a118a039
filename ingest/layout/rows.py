"""Rows of tables as tasks: those with units, and under tasks those of tables of indicators (guide, 2.4)."""

from __future__ import annotations

from ingest.facts.actors import running_statement
from ingest.facts.indicator_tables import IndicatorTable, Row
from ingest.layout.boilerplate import lines
from ingest.layout.outline import Item, title_end
from ingest.layout.patterns import marks
from ingest.layout.statements import Statement, cell_statement, statements
from ingest.layout.tables import Span, Table
from ingest.layout.tasks import TaskSpan
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import is_collective, split


def _table_title(doc: NormalisedText, start: int) -> Span | None:
    """The short lines right above the head row: 附件2 and its title are one heading."""
    end, begin = start, start
    for _ in range(3):
        above = doc.line_start(begin - 1) if begin else begin
        text = doc.normal[above:begin]
        if above == begin or len(text) > 60 or set("。;:,") & set(text) or not text:
            break
        begin = above
        if marks.ATTACHMENT.regex.match(text) or marks.TABLE_NUMBER.regex.match(text):
            return begin, end
    return None


def table_tasks(doc: NormalisedText, found: list[Table], root: Item, title: str | None) -> list[TaskSpan]:
    """Each row with a task and its units as a task."""
    spans: list[TaskSpan] = []
    for table in found:
        path = _path(doc, table.start, root, title)
        group: list[Span] = []
        for row in table.rows:
            by_role: dict[str, list[Span]] = {role: [] for role in table.columns} | _by_role(table.columns, row)
            group = by_role.get("group") or group
            span = _row_task(doc, by_role, (*path, *((group[0][0], group[-1][1]) for _ in group[:1])))
            if span:
                spans.append(span)
    return spans


def _by_role(columns: list[str], row: list[list[Span]]) -> dict[str, list[Span]]:
    made: dict[str, list[Span]] = {}
    for role, cell in zip(columns, row, strict=True):
        made.setdefault(role, []).extend(cell)
    return made


def _row_task(doc: NormalisedText, row: dict[str, list[Span]], path: tuple[Span, ...]) -> TaskSpan | None:
    statement = Statement(0, 0, "responsibility.column")
    for role in ("lead", "responsible", "place", "bare"):
        for start, end in row.get(role, []):
            _add_units(doc, statement, role, start, end)
    words = row.get("task", [])
    if not words or not statement:
        return None
    stop = title_end(doc, words[0][0], words[0][1])
    number = row["number"][0] if row.get("number") else None
    span = TaskSpan(number, (words[0][0], stop), path, words, "task.row", [statement])
    span.dates = row.get("deadline", [])
    return span


def _add_units(doc: NormalisedText, statement: Statement, role: str, start: int, end: int) -> None:
    """A column's head is the label; a cell with labels of its own follows those; without any the first leads."""
    inner = statements(doc, start, end)
    if inner:
        for found in inner:
            statement.leads += found.leads
            statement.responsible += found.responsible
        return
    said = cell_statement(doc.normal, start, end)
    if said:
        statement.leads += said.leads
        statement.responsible += said.responsible
        return
    units = split(doc.normal, start, end, doc.starts)
    if role == "bare" and len(units) > 1 and not is_collective(doc.normal[slice(*units[0])]):
        statement.leads += units[:1]
        units = units[1:]
    (statement.leads if role == "lead" else statement.responsible).extend(units)


def _path(doc: NormalisedText, start: int, root: Item, title: str | None) -> tuple[Span, ...]:
    """The headings that the table stands below, and its own title unless that is the policy's."""
    path = tuple((item.start, title_end(doc, item.body, item.lead_end)) for item in root.around(start))
    own = _table_title(doc, start)
    if own and title and doc.name(*own).endswith("".join(title.split())):
        own = None
    return path + ((own,) if own else ())


def note_tasks(
    doc: NormalisedText, notes: list[Span], tables: list[Span], root: Item, title: str | None
) -> list[TaskSpan]:
    """Each note under a table that names a leader (由水利部门牵头), titled by the indicator that it explains."""
    above = {end: start for start, end in tables}
    made: list[TaskSpan] = []
    for note in notes:
        path = _path(doc, above[note[0]], root, title)
        for line in lines(doc, *note):
            head = marks.NOTE.regex.match(doc.normal, *line)
            said = running_statement(doc, *line)
            if head and said and said.leads and not any(is_collective(doc.normal[slice(*one)]) for one in said.leads):
                said.start = _clause_start(doc.normal, head.end(), said.leads[0].start)
                words = (head.start("words"), said.start)
                made.append(TaskSpan(head.span("number"), head.span("name"), path, [words], "task.note", [said]))
    return made


def _clause_start(text: str, start: int, at: int) -> int:
    """Where the clause begins that names the leader, its comma included."""
    while at > start and text[at - 1] not in ",;。":
        at -= 1
    return max(start, at - 1)


def under_tasks(doc: NormalisedText, start: int, root: Item) -> bool:
    """Whether a table of indicators stands under tasks, not under goals."""
    titles = [doc.normal[item.body : title_end(doc, item.body, item.lead_end)] for item in root.around(start)]
    return bool(titles) and not any(marks.GOAL.regex.search(title) for title in titles)


def row_tasks(
    doc: NormalisedText, found: list[IndicatorTable], root: Item, title: str | None
) -> list[tuple[TaskSpan, Row]]:
    """Each row of indicator tables under tasks as a task, with the row that holds its targets."""
    made: list[tuple[TaskSpan, Row]] = []
    for table in found:
        path = _path(doc, table.start, root, title)
        for row in table.rows:
            stop = title_end(doc, row.name[0], row.name[1])
            span = TaskSpan(row.number, (row.name[0], stop), path, [(row.name[0], row.end)], "task.indicator")
            made.append((span, row))
    return made
