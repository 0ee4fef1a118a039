"""Tables of tasks: rows of tab or pipe, and tables flattened to one cell a line (guide, 2.4 and 3.2).

A head row tells the columns by the words in it; their order is free, and a column with an odd head is told by what its
cells hold. A flattened table is read by its columns: of all ways to give lines to cells, row after row, the one that
fits best is taken (ingest.layout.tables.columns), which finds merged, empty and broken cells too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from statistics import mean

from ingest.layout.patterns import boilerplate, tables
from ingest.layout.tables.cells import is_number, lists_bodies
from ingest.layout.tables.columns import DATED, GROUP, TEXT, WORDS, placed
from ingest.layout.tables.flattened import Flattened
from ingest.layout.tables.heads import (
    HEAD_LIMIT,
    is_head,
    role,
    whole_heads,
    words_before,
)
from ingest.layout.tables.table import SECTION, Span, Table, add_column, add_sections, size_of, span_of
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans

_FEW = 3  # rows that a column of titles must have
_NUMBERED = 0.7  # of the rows have a number where each row is one item


def find_tables(doc: NormalisedText, skip: Spans) -> list[Table]:
    """All tables of tasks outside the spans to skip (tables of indicators), in order."""
    rows = [row for row in doc.cells if not skip.holds(row[0])]
    rows = [row for row in rows if not boilerplate.PAGE_LINE.regex.fullmatch(doc.normal, *row)]
    rows = list(whole_heads(doc, rows))
    found: list[Table] = []
    flattened = Flattened(doc, rows)
    at = 0
    while at < len(rows):
        table, at = _delimited(doc, rows, at) or flattened.at(at) or (None, at + 1)
        if table and table.rows:
            _settle(doc, table)
            _head_merged(table)
            found.append(table)
    return found


def cells(doc: NormalisedText, start: int, end: int, *, framed: bool = True) -> list[Span]:
    """The cells of a line: separated by tabs, or by pipes, which may frame it; framed: a pipe at its head may do so."""
    tabs = doc.tabs[bisect_left(doc.tabs, start + 1) : bisect_left(doc.tabs, end)]
    if tabs:
        return list(pairwise([start, *tabs, end]))
    if doc.normal.count("|", start, end) < 2:
        return []
    bars = [at for at in range(start, end) if doc.normal[at] == "|"]
    edges = bars if framed and doc.normal[start] == "|" else [start - 1, *bars]
    edges = edges if doc.normal[end - 1] == "|" else [*edges, end]
    return [(a + 1, b) for a, b in pairwise(edges)]


def _delimited(doc: NormalisedText, rows: list[Span], at: int) -> tuple[Table, int] | None:
    """A head row with tabs or pipes, and the rows below it."""
    head = cells(doc, *rows[at])
    if len(head) < 2 or not all(_is_head_cell(doc, cell) for cell in head) or _is_rule(doc, head):
        return None  # Markdown's own head is empty where the table has none
    first = at
    while first and (above := cells(doc, *rows[first - 1])) and _is_rule(doc, above):
        first -= 1
    table = Table(rows[first][0], rows[at][1], [role(doc.normal[slice(*cell)]) or "" for cell in head], heads=head)
    words_before(table.columns)
    stop = _take_rows(doc, rows, at + 1, table)
    table.columns = [
        name or _by_content(doc, [row[index] for row in table.rows]) for index, name in enumerate(table.columns)
    ]
    return (table, stop) if is_head(table.columns) else None


def _is_head_cell(doc: NormalisedText, cell: Span) -> bool:
    return cell[1] - cell[0] <= HEAD_LIMIT and "。" not in doc.normal[slice(*cell)]


def _by_content(doc: NormalisedText, cells_of: list[list[Span]]) -> str:
    """What a column holds by its cells, where its head does not tell."""
    said = [doc.normal[cell[0][0] : cell[-1][1]] for cell in cells_of if cell]
    if not said:
        return "other"
    if _mostly(tables.CELL_DATE.regex.match(text) for text in said):
        return "deadline"
    if _mostly(is_number(text) for text in said):
        return "number"
    if _mostly(lists_bodies(doc, *span_of(cell)) for cell in cells_of if cell):
        return "responsible"
    return TEXT if mean(map(len, said)) > HEAD_LIMIT else "other"


def _mostly(seen: Iterable[object]) -> bool:
    found = [bool(one) for one in seen]
    return sum(found) > len(found) / 2


def _take_rows(doc: NormalisedText, rows: list[Span], at: int, table: Table) -> int:
    """The rows below a head of tabs or pipes; the line where they end."""
    sections: list[Span] = []
    framed = doc.normal[table.heads[0][0] - 1 : table.heads[0][0]] == "|"  # else such a row begins with an empty cell
    while at < len(rows) and (row := cells(doc, *rows[at], framed=framed)):
        if len(row) == 1 and tables.GROUP_LINE.regex.match(doc.normal[slice(*row[0])]):
            sections.append(row[0])
        elif not _is_rule(doc, row):
            table.rows.append(_row(doc, row, table.columns))
        table.end = rows[at][1]
        at += 1
    add_sections(doc, table, sections)
    return at


def _row(doc: NormalisedText, row: list[Span], columns: list[str]) -> list[list[Span]]:
    """The cells of a row by column; those of one that has too few are placed by what they hold."""
    width = len(columns)
    if len(row) > width:  # an empty cell too many
        row = [cell for cell in row if cell[0] < cell[1]][:width]
    made: list[list[Span]] = [[] for _ in columns]
    chosen = placed(doc, row, columns) if len(row) < width and all(a < b for a, b in row) else range(width)
    for at, cell in zip(chosen, row, strict=False):
        made[at] += [cell] if cell[0] < cell[1] else []
    return made


def _is_rule(doc: NormalisedText, row: list[Span]) -> bool:
    return all(not doc.normal[slice(*cell)].strip("-:|") for cell in row)


def _settle(doc: NormalisedText, table: Table) -> None:
    """Of several columns of words the longest says what to do; one that repeats or is merged groups the rows."""
    texts = [at for at, name in enumerate(table.columns) if name in (TEXT, WORDS)]
    grouping = [at for at, name in enumerate(table.columns) if name == GROUP]
    sizes = {at: mean([size_of(row[at]) for row in table.rows if row[at]] or [0]) for at in texts}
    most = max(texts, key=lambda at: (sizes[at] > 0.8 * max(sizes.values()), at))
    numbers = [at for at, name in enumerate(table.columns) if name == "number"]
    numbered = any(sum(bool(row[at]) for row in table.rows) > _NUMBERED * len(table.rows) for at in numbers)
    counted = not numbered and _counts(doc, [row[most] for row in table.rows if row[most]])
    for at in {*texts, *grouping} - {most}:
        words = ["".join(doc.normal[slice(*cell)] for cell in row[at]) for row in table.rows]
        said = [word for word in words if word]
        least = (0.8 if numbered else 0.5) * len(words)
        own = not counted and len(said) >= max(_FEW, least) and len(set(said)) == len(said)
        own = own or any(_numbered_alike(table, at, number) for number in numbers)
        table.columns[at] = "title" if at < most and own else GROUP
        if at > most and at in texts and len(set(said)) > 0.8 * len(table.rows):
            table.columns[at] = TEXT
    table.columns[most] = TEXT


def _numbered_alike(table: Table, at: int, number: int) -> bool:
    """Whether those rows alone have a cell of a column that have a number, and these are several, and not all."""
    filled = [bool(row[at]) for row in table.rows]
    alike = filled == [bool(row[number]) for row in table.rows]
    return alike and _FEW <= sum(filled) < len(filled)


def _counts(doc: NormalisedText, cells_of: list[list[Span]]) -> bool:
    """Whether most cells have the mark of an item, and not each the first, as where each holds a list of its own."""
    found = [tables.CELL_MARK.regex.match(doc.normal[slice(*cell[0])]) for cell in cells_of]
    return _mostly(found) and len({mark[0] for mark in found if mark}) > 1


def _head_merged(table: Table) -> None:
    """A cell of words that is merged over several rows heads them, where what years are to bring tells them apart.

    A row is one with a number, where rows have any: a sum below them has none.
    """
    counted = [at for at, name in enumerate(table.columns) if name == "number"]
    text, late = table.columns.index(TEXT), [at for at, name in enumerate(table.columns) if name == DATED]
    runs: list[list[list[list[Span]]]] = []
    for row in table.rows if late else []:
        if row[text]:
            runs.append([row])
        elif runs and any(row[at] for at in late) and all(row[at] for at in counted):
            runs[-1].append(row)
    merged = [run for run in runs if len(run) > 1 and all(any(row[at] for at in late) for row in run)]
    if merged and SECTION not in table.columns:
        add_column(table)
    for run in merged:
        head = (run[0][text][0][0], run[0][text][-1][1])
        for row in run:
            row[text] = next(row[at] for at in late if row[at])
            row[table.columns.index(SECTION)] += [head]
