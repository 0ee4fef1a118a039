"""Tables of tasks: rows of tab or pipe, and tables flattened to one cell a line (guide, 2.4 and 3.2).

A head row tells the columns; their order and wording are free. In a flattened table the cells of a row are given to the
columns by what they hold (a date, bodies, words), which finds merged and empty cells too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.layout.boilerplate import lines
from ingest.layout.patterns import marks, tables
from ingest.layout.statements import cell_statement
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import is_body, split

Span = tuple[int, int]
_GROUP_LIMIT = 24  # letters
_LONGEST_ROW = 40  # lines
_UNITS = {"lead", "responsible", "bare", "place"}


@dataclass(slots=True)
class Table:
    """normal[start:end], its columns and its rows (one list of spans a column)."""

    start: int
    end: int
    columns: list[str]
    rows: list[list[list[Span]]] = field(default_factory=list)


def find_tables(doc: NormalisedText) -> list[Table]:
    """All tables of tasks, in order."""
    rows = list(lines(doc, 0, len(doc.normal)))
    found: list[Table] = []
    at = 0
    while at < len(rows):
        table, at = _delimited(doc, rows, at) or _flattened(doc, rows, at) or (None, at + 1)
        if table and table.rows:
            _settle_groups(doc, table)
            found.append(table)
    return found


def _role(text: str) -> str | None:
    match = tables.COLUMN.regex.match(text)
    return match.lastgroup if match else None


def _columns(cells: list[str]) -> list[str]:
    """The roles of a head row's cells; of several task columns the last holds the task, those before group it."""
    roles = [_role(cell) or "other" for cell in cells]
    tasks = [at for at, role in enumerate(roles) if role == "task"]
    for at in tasks[:-1]:
        roles[at] = "group"
    return roles


def _settle_groups(doc: NormalisedText, table: Table) -> None:
    """A column before the task's that says another thing in every row groups none: it is the task's own title."""
    for at, role in enumerate(table.columns):
        words = ["".join(doc.normal[slice(*cell)] for cell in row[at]) for row in table.rows]
        if role == "group" and len(words) > 1 and all(words) and len(set(words)) == len(words):
            table.columns[at] = "task"


def _is_head(roles: list[str]) -> bool:
    return "task" in roles and bool(_UNITS & set(roles))


def cells(doc: NormalisedText, start: int, end: int) -> list[Span]:
    """The cells of a line: parted by tabs, or by pipes."""
    tabs = doc.tabs[bisect_left(doc.tabs, start + 1) : bisect_left(doc.tabs, end)]
    if tabs:
        edges = [start, *tabs, end]
        return list(pairwise(edges))
    if doc.normal.count("|", start, end) < 2:
        return []
    bars = [at for at in range(start, end) if doc.normal[at] == "|"]
    edges = bars if doc.normal[start] == "|" else [start - 1, *bars]
    edges = edges if doc.normal[end - 1] == "|" else [*edges, end]
    return [(a + 1, b) for a, b in pairwise(edges)]


def _delimited(doc: NormalisedText, rows: list[Span], at: int) -> tuple[Table, int] | None:
    """A head row with tabs or pipes, and the rows below it."""
    head = cells(doc, *rows[at])
    roles = _columns([doc.normal[slice(*cell)] for cell in head])
    if len(head) < 2 or not _is_head(roles):
        return None
    table = Table(rows[at][0], rows[at][1], roles)
    at += 1
    while at < len(rows):
        row = cells(doc, *rows[at])
        if len(row) < 2:
            break
        if not _is_rule(doc, row):
            padded = row[: len(roles)] + [(row[-1][1], row[-1][1])] * (len(roles) - len(row))
            table.rows.append([[cell] if cell[0] < cell[1] else [] for cell in padded])
        table.end = rows[at][1]
        at += 1
    return table, at


def _is_rule(doc: NormalisedText, row: list[Span]) -> bool:
    return all(not doc.normal[slice(*cell)].strip("-:|") for cell in row)


def _flattened(doc: NormalisedText, rows: list[Span], at: int) -> tuple[Table, int] | None:
    """A run of lines that are column heads, and the cells below it, a line each."""
    stop = at
    while stop < len(rows) and stop - at < 9 and _role(doc.normal[slice(*rows[stop])]):
        stop += 1
    roles = _columns([doc.normal[slice(*row)] for row in rows[at:stop]])
    if stop - at < 2 or not _is_head(roles):
        return None
    table = Table(rows[at][0], rows[stop - 1][1], roles)
    reader = _numbered if roles[0] == "number" else _counted
    return table, reader(doc, rows, stop, table)


def _numbered(doc: NormalisedText, rows: list[Span], at: int, table: Table) -> int:
    """Rows that begin with the next number on a line of its own; a line between them may name a group."""
    starts, stop = _row_starts(doc, rows, at)
    groups = [_group(doc, rows[first - 1]) if first > at else None for first in starts]
    columns, grouped = list(table.columns), any(groups) and "group" not in table.columns
    if grouped:
        table.columns.append("group")
    for place, (first, last) in enumerate(zip(starts, [*starts[1:], stop], strict=False)):
        next_group = place + 1 < len(groups) and groups[place + 1] is not None
        row, group = _align(doc, columns, rows[first : last - next_group]), groups[place]
        table.rows.append([*row, [group] if group else []] if grouped else row)
        table.end = rows[last - 1][1]
    return bisect_left(rows, (table.end, table.end)) if starts else at


def _row_starts(doc: NormalisedText, rows: list[Span], at: int) -> tuple[list[int], int]:
    """The lines that are 1, 2, 3 …, and the line at which the last of these rows ends."""
    starts: list[int] = []
    for index in range(at, len(rows)):
        text = doc.normal[slice(*rows[index])]
        if text == str(len(starts) + 1):
            starts.append(index)
        elif starts and (marks.ATTACHMENT.regex.match(text) or index - starts[-1] > _LONGEST_ROW):
            return starts, index
    return starts, len(rows)


def _group(doc: NormalisedText, line: Span) -> Span | None:
    """A line between rows that numbers a group of them: 一、就业社保."""
    text = doc.normal[slice(*line)]
    return line if len(text) <= _GROUP_LIMIT and tables.GROUP_LINE.regex.match(text) else None


def _counted(doc: NormalisedText, rows: list[Span], at: int, table: Table) -> int:
    """Rows without numbers: as many lines as columns, while unit cells hold bodies."""
    width = len(table.columns)
    while at + width <= len(rows):
        row = rows[at : at + width]
        if any(role in _UNITS and not _bodies(doc, cell) for role, cell in zip(table.columns, row, strict=True)):
            break
        table.rows.append([[cell] for cell in row])
        table.end = row[-1][1]
        at += width
    return at


def _bodies(doc: NormalisedText, cell: Span) -> bool:
    """Whether a cell lists bodies and nothing else, or says which of them leads."""
    if cell_statement(doc.normal, *cell):
        return True
    units = split(doc.normal, *cell)
    return bool(units) and all(is_body(doc.normal[slice(*unit)]) and unit.end - unit.start <= 40 for unit in units)


def _fit(doc: NormalisedText, role: str, cell: Span) -> float:
    """How well a line fits a column, by what it holds."""
    text = doc.normal[slice(*cell)]
    if role == "number":
        return 5 if text.isdigit() else -50
    if role == "deadline":
        return 4 if tables.CELL_DATE.regex.match(text) else -6
    if role in _UNITS:
        return 3 if _bodies(doc, cell) else -4
    if tables.CELL_DATE.regex.match(text):
        return -3
    if role == "group":
        return 0.6 if len(text) <= 14 and not set("。,;") & set(text) else -5
    return (-2 if _bodies(doc, cell) else 1) + min(len(text), 30) / 30


_EMPTY = {"group": -0.4, "number": -50, "task": -10, "other": -0.1}


def _align(doc: NormalisedText, columns: list[str], row: list[Span]) -> list[list[Span]]:
    """Give a row's lines to its columns in order, each line to one, at the best total fit."""
    best: dict[tuple[int, int], tuple[float, int]] = {}

    def solve(column: int, line: int) -> tuple[float, int]:
        if column == len(columns):
            return (0.0 if line == len(row) else -1e9), line
        if (column, line) not in best:
            best[column, line] = max(choices(column, line), key=lambda choice: choice[0])
        return best[column, line]

    def choices(column: int, line: int) -> Iterator[tuple[float, int]]:
        role = columns[column]
        yield _EMPTY.get(role, -1.5) + solve(column + 1, line)[0], line
        total = 0.0
        for stop in range(line + 1, len(row) + 1):
            fit = _fit(doc, role, row[stop - 1])
            total += fit if stop == line + 1 or role in _UNITS else min(fit, 0.0)
            if stop - line > 1:
                total -= (
                    0.05 + 0.01 * (len(columns) - column) + 2.5 * (role in _UNITS and not _runs_on(doc, row[stop - 2]))
                )
            yield total + solve(column + 1, stop)[0], stop

    made, line = [], 0
    for column in range(len(columns)):
        stop = solve(column, line)[1]
        made.append(row[line:stop])
        line = stop
    return made


def _runs_on(doc: NormalisedText, cell: Span) -> bool:
    return doc.normal[cell[1] - 1] in "、,;"
