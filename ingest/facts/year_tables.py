"""Tables whose rows are years: 年份, 区域, 面积, 占比 (guide, 5.7). Each figure is dated by its row.

Flattened to one cell a line, a table lacks the cells that were merged: a line of a year begins its row, words begin an
entry in it, and what figures an entry lacks belong to the whole year (its total, its share).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.facts.figure_rows import IndicatorTable, Row, Value, is_value
from ingest.layout.patterns import tables as patterns
from ingest.layout.tables.find import cells
from ingest.layout.tables.table import Span
from ingest.text.normalised import NormalisedText
from ingest.text.pattern import Pattern
from ingest.values.dates import AnchorDate

Name = tuple[Span, ...]
_HEADS = 10  # lines of a head
_LONGEST = 40  # code points of a cell
_FEWEST = 2  # years
_FIRST = frozenset("年时实计完目规|")  # letters that such a head may begin with


@dataclass(slots=True)
class _Entry:
    """What a year says of one thing: its name (None where the year has but one) and its figures, in order."""

    name: Span | None
    figures: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Year:
    """A row: the cell that dates it, and its entries."""

    cell: Span
    entries: list[_Entry] = field(default_factory=list)

    @property
    def figures(self) -> int:
        return sum(len(entry.figures) for entry in self.entries)


def find_year_tables(doc: NormalisedText, anchor: AnchorDate) -> list[IndicatorTable]:
    """All tables whose first column is of years, in order."""
    rows = doc.cells
    found: list[IndicatorTable] = []
    at = 0
    while at < len(rows):
        if doc.normal[rows[at][0]] not in _FIRST:
            at += 1
            continue
        table, at = _delimited(doc, rows, at, anchor) or _flattened(doc, rows, at, anchor) or (None, at + 1)
        if table:
            found.append(table)
    return found


def _says(doc: NormalisedText, span: Span, what: Pattern) -> bool:
    return what.regex.search(doc.normal[slice(*span)]) is not None


def _flattened(doc: NormalisedText, rows: list[Span], at: int, anchor: AnchorDate) -> tuple[IndicatorTable, int] | None:
    """A head of one cell a line, of which the first is that of years, and the lines below it."""
    if not _says(doc, rows[at], patterns.YEAR_COLUMN):
        return None
    stop = next((one for one in range(at + 1, len(rows)) if not _is_head(doc, rows, at, one)), len(rows))
    if stop == at + 1 or stop == len(rows) or not _says(doc, rows[stop], patterns.YEAR_CELL):
        return None
    heads, first = rows[at + 1 : stop], stop
    while stop < len(rows) and not _ends(doc, rows[stop]):
        stop += 1
    years = list(_years(doc, rows[first:stop]))
    made = _values(doc, heads, years, anchor)
    if len(years) < _FEWEST or sum(year.figures > 0 for year in years) < len(years) or not made:
        return None
    last = made[-1].end
    return IndicatorTable(rows[at][0], last, [], made, by_year=True), _after(rows, first, last)


def _after(rows: list[Span], at: int, last: int) -> int:
    while at < len(rows) and rows[at][0] < last:
        at += 1
    return at


def _is_head(doc: NormalisedText, rows: list[Span], at: int, line: int) -> bool:
    short = line - at <= _HEADS and rows[line][1] - rows[line][0] <= _LONGEST
    return short and not _says(doc, rows[line], patterns.YEAR_CELL) and not is_value(doc, rows[line])


def _ends(doc: NormalisedText, span: Span) -> bool:
    """Whether a line is no cell of the table: a sentence, a note, a heading."""
    return span[1] - span[0] > _LONGEST or _says(doc, span, patterns.ROW_END)


def _years(doc: NormalisedText, lines: Sequence[Span]) -> Iterator[_Year]:
    """The rows: from one year to the next; words behind a figure begin a new entry, words behind words go on."""
    year: _Year | None = None
    for line in lines:
        if _says(doc, line, patterns.YEAR_CELL):
            if year:
                yield year
            year = _Year(line)
        elif year and (is_value(doc, line) or _says(doc, line, patterns.CELL_NOTHING)):
            year.entries = year.entries or [_Entry(None)]
            year.entries[-1].figures.append(line)
        elif year and year.entries and not year.entries[-1].figures:
            year.entries[-1].name = ((year.entries[-1].name or line)[0], line[1])
        elif year:
            year.entries.append(_Entry(line))
    if year:
        yield year


def _values(doc: NormalisedText, heads: list[Span], years: list[_Year], anchor: AnchorDate) -> list[Row]:
    """The rows with their values; none where the heads do not fit the figures."""
    entries = [entry for year in years for entry in year.entries if entry.figures]
    if not entries:
        return []
    fullest = max(entries, key=lambda entry: len(entry.figures))
    own = min(len(entry.figures) for entry in entries)
    named = any(entry.name for entry in entries)
    names = _leaves(doc, heads[1:] if named else heads, fullest.figures)
    return [_row(doc, year, names, own, anchor) for year in years] if names else []


def _row(doc: NormalisedText, year: _Year, names: list[Name], own: int, anchor: AnchorDate) -> Row:
    day = _day(doc, year.cell, anchor)
    made = Row(year.cell[0], year.cell[1], year.cell)
    for entry in year.entries:
        for at, figure in enumerate(entry.figures):
            made.end = figure[1]
            whose = (entry.name,) if entry.name and at < own else ()
            since = entry.name[0] if entry.name and at < own else year.cell[0]
            if is_value(doc, figure):
                made.values.append(Value(figure, day, name=(*whose, *names[at]), since=since))
    return made


def _day(doc: NormalisedText, cell: Span, anchor: AnchorDate) -> date | None:
    """The last day of a year's cell, read apart from the digits before it; bare digits are a year."""
    text = doc.normal[slice(*cell)]
    days = [when.day for when in anchor.find(text, 0, len(text)) if when.day]
    if days:
        return days[-1]
    digits = text.strip("到至前底末")
    return date(int(digits[-4:]), 12, 31) if digits[-4:].isdigit() else None


def _leaves(doc: NormalisedText, heads: list[Span], figures: list[Span]) -> list[Name]:
    """The heads of the columns of figures; one head more than columns stands above the last ones as its parts."""
    count = len(figures)
    if len(heads) != count + 1:
        return [(head,) for head in heads[:count]] if len(heads) >= count else []
    ways = [
        [leaf for at, head in enumerate(heads[:first]) for leaf in _under(head, heads[first:] if at == over else [])]
        for first in range(1, len(heads) - 1)
        for over in range(first)
    ]
    return max(ways, key=lambda way: _fits(doc, way, figures), default=[(head,) for head in heads[:count]])


def _under(head: Span, parts: list[Span]) -> list[Name]:
    return [(head, part) for part in parts] or [(head,)]


def _fits(doc: NormalisedText, way: list[Name], figures: list[Span]) -> int:
    """How many figures are shares where their heads say so, and none where they do not."""
    shares = [any(_says(doc, cell, patterns.SHARE) for cell in name) for name in way]
    return sum(share == doc.normal[slice(*cell)].endswith("%") for share, cell in zip(shares, figures, strict=False))


def _delimited(doc: NormalisedText, rows: list[Span], at: int, anchor: AnchorDate) -> tuple[IndicatorTable, int] | None:
    """A head of tabs or pipes whose first cell is that of years, and the rows below it."""
    head = cells(doc, *rows[at])
    if len(head) < _FEWEST or not _says(doc, head[0], patterns.YEAR_COLUMN):
        return None
    table, year, stop = IndicatorTable(rows[at][0], rows[at][1], [], by_year=True), head[0], at + 1
    while stop < len(rows) and len(row := cells(doc, *rows[stop])) > 1:
        year = row[0] if _says(doc, row[0], patterns.YEAR_CELL) else year
        made = Row(row[0][0], row[-1][1], year, values=list(_dated(doc, head, row, _day(doc, year, anchor))))
        table.rows += [made] if made.values and year != head[0] else []
        table.end = rows[stop][1]
        stop += 1
    return (table, stop) if table.rows else None


def _dated(doc: NormalisedText, head: list[Span], row: list[Span], day: date | None) -> Iterator[Value]:
    """The figures of a row below their heads; its words say of what they are."""
    told = [cell for cell in row[1:] if cell[0] < cell[1] and not is_value(doc, cell)]
    words = tuple(cell for cell in told if not _says(doc, cell, patterns.CELL_NOTHING))
    for above, cell in zip(head[1:], row[1:], strict=False):
        if is_value(doc, cell):
            yield Value(cell, day, name=(*words, above), since=row[0][0])
