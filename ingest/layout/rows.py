"""Rows of tables as tasks: those with units, and under tasks those of tables of indicators (guide, 2.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ingest.facts.actors import running_statement
from ingest.facts.indicator_tables import IndicatorTable, Row
from ingest.layout.columns import GROUP, TEXT, UNITS
from ingest.layout.outline import Item, title_end
from ingest.layout.patterns import boilerplate, marks
from ingest.layout.responsibility import Statement, cell_statement
from ingest.layout.statements import statements
from ingest.layout.tables import Span, Table
from ingest.layout.tasks import Path, TaskSpan
from ingest.text.clauses import lines
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import is_body, is_collective, split_spaced

_HEADING = 30  # code points


def _table_title(doc: NormalisedText, start: int, floor: int) -> Span | None:
    """The title of a table: a short line right above its head row, not before floor, that names a table or list."""
    above = doc.line_start(start - 1) if start else start
    if above < floor or above == start or start - above > 60:
        return None
    named = marks.TABLE_TITLE.regex.match(doc.normal[above:start])
    return (above, start) if named else None


def table_tasks(doc: NormalisedText, found: list[Table], root: Item, title: str | None) -> list[TaskSpan]:
    """Each row with a task and its units as a task."""
    spans: list[TaskSpan] = []
    for table in found:
        path = _path(doc, table.start, root, title)
        spans.extend(_tasks(doc, [_by_role(table.columns, row) for row in table.rows], path))
    return spans


def _by_role(columns: list[str], row: list[list[Span]]) -> dict[str, list[Span]]:
    made: dict[str, list[Span]] = {}
    for role, cell in zip(columns, row, strict=True):
        made.setdefault(role, []).extend(cell)
    return made


def _tasks(doc: NormalisedText, rows: list[dict[str, list[Span]]], path: Path) -> Iterator[TaskSpan]:
    """A numbered or titled cell above one row names it, above several it is their heading; so is a row of its own."""
    heading: Path = ()
    group: list[Span] = []
    last: Statement | None = None
    numbers, titles = _owners(rows, "number"), _owners(rows, "title")
    grouped = any(row.get(GROUP) or row.get("title") for row in rows)
    shapes = Counter(shape for row in rows if (shape := _shape(doc, row)))
    usual = max(shapes, key=lambda shape: (shapes[shape], shape), default="")
    for at, row in enumerate(rows):
        group = row.get(GROUP) or group
        counted = grouped and bool(row.get(TEXT)) and _shape(doc, row) == usual != ""
        if not counted and _is_heading(doc, row):
            heading, group = (_joined(row),), []
            continue
        if not row.get(TEXT):
            continue
        number, title = numbers[at], titles[at]
        over = rows[title[0]] if title and title[1] > 1 else {}
        if over and number and number[1] > 1:
            over = {"number": rows[number[0]].get("number", []), "title": over.get("title", [])}
        elif over:
            over = {"title": over.get("title", [])}
        inner = (
            *path,
            *row.get("section", []),
            *heading,
            *((_span(group),) if group else ()),
            *((_joined(over),) if over else ()),
        )
        statement = _statement(doc, row)
        last = statement or last
        if last:
            named = {
                "number": row.get("number", []) if number and number[1] == 1 else [],
                "title": [] if over else row.get("title", []),
            }
            yield _row_task(doc, row | named, last, inner)


def _shape(doc: NormalisedText, row: dict[str, list[Span]]) -> str:
    """What a row's number looks like, its digits alike: (二) as (三), 12 as 7; empty without one."""
    number = "".join(doc.normal[slice(*cell)] for cell in row.get("number", []))
    return marks.DIGIT.regex.sub("d", number)


def _is_heading(doc: NormalisedText, row: dict[str, list[Span]]) -> bool:
    """Whether a row holds nothing but a number and a short title."""
    words = [*row.get("title", []), *row.get(GROUP, []), *row.get(TEXT, [])]
    other = any(row.get(role) for role in (*UNITS, "deadline"))
    return not other and (not words or (_size(words) <= _HEADING and doc.normal[words[-1][1] - 1] not in "。;"))


def _size(cells: list[Span]) -> int:
    return sum(end - start for start, end in cells)


def _owners(rows: list[dict[str, list[Span]]], role: str) -> list[tuple[int, int] | None]:
    """For each row the row whose cell of a role stands for it, and for how many rows that stands; None without one."""
    owners: list[tuple[int, int] | None] = [None] * len(rows)
    first: int | None = None
    for at in range(len(rows) + 1):
        ends = at == len(rows) or not rows[at].get(TEXT)
        if first is not None and (ends or rows[at].get(role)):
            owners[first:at] = [(first, at - first)] * (at - first)
            first = None
        if not ends and rows[at].get(role):
            first = at
    return owners


def _joined(row: dict[str, list[Span]]) -> Span:
    """A row's number and title as one heading."""
    return _span([cell for role in ("number", "title", GROUP, TEXT) for cell in row.get(role, [])])


def _span(cells: list[Span]) -> Span:
    return cells[0][0], cells[-1][1]


def _statement(doc: NormalisedText, row: dict[str, list[Span]]) -> Statement:
    statement = Statement(0, 0, "responsibility.column")
    for role in ("lead", "responsible", "place", "bare"):
        for start, end in _cells(doc, row.get(role, [])):
            _add_units(doc, statement, role, start, end)
    return statement


def _cells(doc: NormalisedText, cell: list[Span]) -> Iterator[Span]:
    """A cell's lines, those joined that break a name or a list."""
    start = None
    for at, (first, end) in enumerate(cell):
        start = first if start is None else start
        last = at + 1 == len(cell)
        if last or (
            doc.normal[end - 1] not in "、,;"
            and is_body(doc.normal[start:end])
            and is_body(doc.normal[slice(*cell[at + 1])])
        ):
            yield start, end
            start = None


def _row_task(doc: NormalisedText, row: dict[str, list[Span]], statement: Statement, path: Path) -> TaskSpan:
    words = [*row.get("title", []), *row[TEXT]]
    start, end = _span(row.get("title") or words[:1])
    whole = end - start <= _HEADING and not boilerplate.TITLE_POINT.regex.search(doc.normal, start, end)
    stop = end if whole else title_end(doc, start, end)  # a cell's lines are one title
    number = row["number"][0] if row.get("number") else None
    span = TaskSpan(number, (start, stop), path, words, "task.row", [statement])
    span.dates = row.get("deadline", [])
    return span


def _add_units(doc: NormalisedText, statement: Statement, role: str, start: int, end: int) -> None:
    """A column's head is the label; a cell with labels of its own follows those; without any the first leads."""
    inner = statements(doc, start, end)
    if inner:
        for found in inner:
            statement.take(found)
        return
    said = cell_statement(doc.normal, start, end)
    if said:
        statement.take(said)
        return
    units = [unit for unit in split_spaced(doc, start, end) if doc.normal[slice(*unit)].strip("-—/无")]
    if role == "bare" and len(units) > 1 and not is_collective(doc.normal[slice(*units[0])]):
        statement.leads += units[:1]
        units = units[1:]
    (statement.leads if role == "lead" else statement.responsible).extend(units)


def _path(doc: NormalisedText, start: int, root: Item, title: str | None) -> Path:
    """The headings that the table stands below, and its own title, the policy's title left out."""
    around = root.around(start)
    spans = [(item.start, title_end(doc, item.body, item.lead_end)) for item in around]
    own = _table_title(doc, start, spans[-1][1] if spans else 0)
    return tuple(span for span in (*spans, *((own,) if own else ())) if not is_own_title(doc, span, title))


def is_own_title(doc: NormalisedText, span: Span, title: str | None) -> bool:
    """Whether a heading but repeats the policy's title, with or without 附件 before it."""
    text = marks.ATTACHED_TO.regex.sub("", doc.name(*span))
    return not text or text.strip("《》") == "".join((title or "").split())


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
