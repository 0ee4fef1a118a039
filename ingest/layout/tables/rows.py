"""Rows of tables as tasks: those with units, and under tasks those of tables of indicators (guide, 2.4)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from ingest.facts.actors import running_statement
from ingest.facts.figure_rows import IndicatorTable, Row
from ingest.layout.bare import LINE
from ingest.layout.outline import Item
from ingest.layout.patterns import boilerplate, marks, tables
from ingest.layout.responsibility import Statement, cell_statement
from ingest.layout.statements import statements
from ingest.layout.tables.cells import lists_bodies
from ingest.layout.tables.columns import DATED, GROUP, TEXT, UNITS
from ingest.layout.tables.table import SECTION, Span, Table, size_of, span_of
from ingest.layout.tasks import Dated, Path, TaskSpan
from ingest.layout.titles import TITLE_LIMIT, title_end
from ingest.text.clauses import lines
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import is_body, is_collective, split_spaced

_HEADING, _NAMED = 30, 10  # code points of a heading, and of a title that name it
_HEADED = ("number", "title", GROUP, TEXT)


def _table_title(doc: NormalisedText, start: int, floor: int) -> Span | None:
    """The title of a table: a short line right above its head row, not before floor, that names a table or list."""
    above = doc.line_start(start - 1) if start else start
    if above < floor or above == start or start - above > 60:
        return None
    named = marks.TABLE_TITLE.regex.match(doc.normal[above:start])
    return (above, start) if named else None


def attached(doc: NormalisedText, found: list[Table]) -> list[int]:
    """Where the titles of tables stand that are attached to the document, none of whose sentences stands below them."""
    starts: list[int] = []
    below = len(doc.normal)
    for table in reversed(found):
        if "。" in doc.normal[table.end : below]:
            break
        title = _table_title(doc, table.start, 0)
        below = title[0] if title else table.start
        starts += [below] if title else []
    return starts[::-1]


def table_tasks(doc: NormalisedText, found: list[Table], root: Item, title: str | None) -> list[TaskSpan]:
    """Each row with a task and its units as a task."""
    spans: list[TaskSpan] = []
    for table in found:
        path = _path(doc, table.start, root, title)
        made = _tasks(doc, [_by_role(table.columns, row) for row in table.rows], path)
        spans.extend(_with_dated(doc, table, list(made)))
    return spans


def _with_dated(doc: NormalisedText, table: Table, tasks: list[TaskSpan]) -> list[TaskSpan]:
    """The tasks of a table's rows, with what the heads of columns date: own cells (2025年计划), or all their words."""
    late = [at for at, role in enumerate(table.columns) if role == DATED]
    text = table.columns.index(TEXT)
    whole = table.heads[text : text + 1] if tables.HEAD_YEARS.regex.search(doc.normal, *table.heads[text]) else []
    starts = [task.pieces[0][0] for task in tasks]
    for row in table.rows if late else []:
        at = bisect_right(starts, row[text][0][1] - 1) - 1 if row[text] else -1  # its words begin behind a mark
        if at >= 0:
            found = [Dated(span_of(row[column]), table.heads[column]) for column in late if row[column]]
            tasks[at].dated += [Dated(piece, head) for head in whole for piece in tasks[at].pieces] + found
            tasks[at].pieces += [one.words for one in found if one.words != tasks[at].pieces[0]]
    return tasks


def _by_role(columns: list[str], row: list[list[Span]]) -> dict[str, list[Span]]:
    made: dict[str, list[Span]] = {}
    for at, (role, cell) in enumerate(zip(columns, row, strict=True)):
        made.setdefault(role, []).extend(cell)
        if role == GROUP and cell:
            made[f"{GROUP} {at:02}"] = cell
    return made


def _groups(above: dict[str, list[Span]], row: dict[str, list[Span]]) -> dict[str, list[Span]]:
    """The cells that group a row, by column: those above it go on, but not below one that begins anew."""
    own = {name: cell for name, cell in row.items() if name.startswith(f"{GROUP} ")}
    first = min(own, default="")
    return {name: cell for name, cell in above.items() if not own or name < first} | own


def _tasks(doc: NormalisedText, rows: list[dict[str, list[Span]]], path: Path) -> Iterator[TaskSpan]:
    """A numbered or titled cell above one row names it, above several it is their heading; so is a row of its own."""
    heading: Path = ()
    groups: dict[str, list[Span]] = {}
    last: Statement | None = None
    numbers, titles = _owners(rows, "number"), _owners(rows, "title")
    grouped = any(row.get(GROUP) or row.get("title") for row in rows)
    shapes = Counter(shape for row in rows if (shape := _shape(doc, row)))
    usual = max(shapes, key=lambda shape: (shapes[shape], shape), default="")
    for at, row in enumerate(rows):
        groups = _groups(groups, row)
        counted = grouped and bool(row.get(TEXT)) and _shape(doc, row) == usual != ""
        if not counted and _is_heading(doc, row):
            heading, groups = (_joined(row),), {}
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
            *row.get(SECTION, []),
            *heading,
            *(span_of(groups[name]) for name in sorted(groups)),
            *((_joined(over),) if over else ()),
        )
        statement = _statement(doc, row) or _of_section(doc, row)
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
    """Whether a row holds nothing but a number and a short title, or one of them."""
    if not any(row.get(role) for role in _HEADED):
        return False
    words = [*row.get("title", []), *row.get(GROUP, []), *row.get(TEXT, [])]
    other = any(row.get(role) for role in (*UNITS, "deadline"))
    return not other and (not words or (size_of(words) <= _HEADING and doc.normal[words[-1][1] - 1] not in "。;"))


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
    return span_of([cell for role in _HEADED for cell in row.get(role, [])])


def _statement(doc: NormalisedText, row: dict[str, list[Span]]) -> Statement:
    statement = Statement(0, 0, "responsibility.column")
    for role in ("lead", "responsible", "place", "bare"):
        for start, end in _cells(doc, row.get(role, [])):
            _add_units(doc, statement, role, start, end)
    lead = {doc.name(*unit) for unit in statement.leads}
    statement.responsible = [unit for unit in statement.responsible if doc.name(*unit) not in lead]  # in both: it leads
    return statement


def _of_section(doc: NormalisedText, row: dict[str, list[Span]]) -> Statement:
    """Who the line above a group of rows names in brackets at its end: 一、通用项目(全部责任单位)."""
    statement = Statement(0, 0, "responsibility.column")
    for start, end in row.get(SECTION, []):
        opened = doc.normal.rfind("(", start, end) + 1
        if opened and doc.normal[end - 1] == ")" and lists_bodies(doc, opened, end - 1):
            _add_units(doc, statement, "responsible", opened, end - 1)
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
    number, words[0] = _numbered(doc, row, words[0])
    start, end = span_of(words[: len(row.get("title", [])) or 1])
    whole = end - start <= _HEADING and not boilerplate.TITLE_POINT.regex.search(doc.normal, start, end)
    stop = end if whole else title_end(doc, start, end)  # a cell's lines are one title
    span = TaskSpan(number, (start, stop), path, words, "task.row", [statement])
    span.dates = row.get("deadline", [])
    return span


def _numbered(doc: NormalisedText, row: dict[str, list[Span]], first: Span) -> tuple[Span | None, Span]:
    """A row's number, from its own cell or before the words of its first, and these without it."""
    mark = tables.CELL_MARK.regex.match(doc.normal[slice(*first)])
    if row.get("number") or not mark or mark.end() == first[1] - first[0]:
        return (row["number"][0] if row.get("number") else None), first
    at = first[0] + mark.end()
    return (first[0], at), (at, first[1])


def _add_units(doc: NormalisedText, statement: Statement, role: str, start: int, end: int) -> None:
    """A column's head is the label; a cell with labels of its own follows those; without any the first leads."""
    inner = [one for one in statements(doc, start, end) if one.leads or one.rule != LINE]  # bare lines are its list
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
    if own and not is_own_title(doc, own, title):
        attached = spans and own[0] == spans[-1][1] and not marks.ATTACHED_TO.regex.sub("", doc.name(*spans[-1]))
        spans.append((spans.pop()[0], own[1]) if attached else own)  # 附件1 above 2024年任务清单
    return tuple(span for span in spans if not is_own_title(doc, span, title))


def is_own_title(doc: NormalisedText, span: Span, title: str | None) -> bool:
    """Whether a heading but repeats the policy's title, which may be cut, or is of what hands it on."""
    text = marks.ATTACHED_TO.regex.sub("", doc.name(*span)).strip("《》*#")
    own = "".join((title or "").split())
    cut = own.startswith(text) and (own.removeprefix(text)[:1] in "（(" or span[1] - span[0] >= TITLE_LIMIT)
    return not text or text == own or cut or (bool(own) and ("印发" in text or "转发" in text) and own[:_NAMED] in text)


def note_tasks(
    doc: NormalisedText, notes: list[Span], spans: list[Span], root: Item, title: str | None
) -> list[TaskSpan]:
    """Each note under a table that names a leader (由水利部门牵头), titled by the indicator that it explains."""
    above = {end: start for start, end in spans}
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
