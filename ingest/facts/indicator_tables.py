"""Tables of indicators in plans: each value is a target, dated by its column or the title (guide, 5.7)."""

from __future__ import annotations

from datetime import date

from ingest.facts.figure_rows import Column, IndicatorTable, Row, Value, is_value
from ingest.layout.patterns import tables as patterns
from ingest.layout.tables.find import cells
from ingest.layout.tables.table import Span
from ingest.text.normalised import NormalisedText
from ingest.values.dates import AnchorDate

_WIDEST = 9  # columns of a table whose head has a cell a line


def find_indicator_tables(doc: NormalisedText, anchor: AnchorDate) -> list[IndicatorTable]:
    """All tables whose head names indicators and values, in order."""
    rows = doc.cells
    found: list[IndicatorTable] = []
    at = 0
    while at < len(rows):
        table, at = _table(doc, rows, at, anchor) or (None, at + 1)
        if table and table.rows:
            found.append(table)
    return found


def _heads(doc: NormalisedText, spans: list[Span], anchor: AnchorDate) -> list[Column] | None:
    """The roles of head cells; None where they are no head of an indicator table."""
    made: list[Column] = []
    for span in spans:
        text = doc.normal[slice(*span)]  # apart from the digits of the cell before it
        match = patterns.INDICATOR_COLUMN.regex.match(text)
        day = next((when.day for when in anchor.find(text, 0, len(text)) if when.day), None)
        role = match.lastgroup or "other" if match else "unknown"
        made.append(("other" if role == "indicator" and any(r == role for r, _ in made) else role, day))
    roles = [role for role, _ in made]
    if "indicator" not in roles or "value" not in roles or roles.count("unknown") > 1:
        return None
    return _with_base(made)


def _with_base(heads: list[Column]) -> list[Column]:
    """Of several columns of bare years the first is where things stand."""
    values = [at for at, (role, _) in enumerate(heads) if role == "value"]
    if len(values) > 1 and not any(role == "base" for role, _ in heads):
        first, last = heads[values[0]][1], heads[values[-1]][1]
        if first and last and first < last:
            heads[values[0]] = ("base", first)
    return heads


def _table(doc: NormalisedText, rows: list[Span], at: int, anchor: AnchorDate) -> tuple[IndicatorTable, int] | None:
    """A head row with tabs or pipes and the rows below it, or a head of one cell a line."""
    head = cells(doc, *rows[at])
    if head:
        columns = _heads(doc, head, anchor)
        return _delimited(doc, rows, at, columns) if columns else None
    spans, stop = _head_lines(doc, rows, at)
    columns = _heads(doc, spans, anchor) if len(spans) >= 2 else None
    if columns is None:
        return None
    table = IndicatorTable(rows[at][0], rows[stop - 1][1], columns)
    numbered = any(role == "number" for role, _ in columns[:2])  # the first may hold groups, its cells merged
    read = _numbered if numbered else _counted
    return table, read(doc, rows, stop, table)


def _head_lines(doc: NormalisedText, rows: list[Span], at: int) -> tuple[list[Span], int]:
    """The head's cells, one a line but for a period above what it is of (“十五五” 目标值), and where they end."""
    spans: list[Span] = []
    says = patterns.INDICATOR_COLUMN.regex
    while at < len(rows) and len(spans) < _WIDEST:
        low = min(at + 1, len(rows) - 1)
        above = patterns.PERIOD_ABOVE.regex.match(doc.normal[slice(*rows[at])])
        two = above is not None and says.match(doc.normal[rows[at][0] : rows[low][1]]) is not None
        cell = (rows[at][0], rows[low][1]) if two else rows[at]
        if not says.match(doc.normal[slice(*cell)]):
            break
        spans.append(cell)
        at += 2 if two else 1
    return spans, at


def _delimited(doc: NormalisedText, rows: list[Span], at: int, columns: list[Column]) -> tuple[IndicatorTable, int]:
    table = IndicatorTable(rows[at][0], rows[at][1], columns)
    at += 1
    while at < len(rows):
        row = cells(doc, *rows[at])
        if len(row) < 2:
            break
        table.end = rows[at][1]
        _take(doc, table, row[: len(columns)])
        at += 1
    return table, at


def _counted(doc: NormalisedText, rows: list[Span], at: int, table: IndicatorTable) -> int:
    """Rows of as many lines as columns, while every value column holds a value."""
    width = len(table.columns)
    while at + width <= len(rows):
        row = rows[at : at + width]
        if not all(is_value(doc, span) for (role, _), span in zip(table.columns, row, strict=True) if role == "value"):
            break
        _take(doc, table, row)
        table.end = row[-1][1]
        at += width
    return at


def _take(doc: NormalisedText, table: IndicatorTable, row: list[Span]) -> None:
    """A row of one cell a column."""
    by_role: dict[str, Span] = {}
    for (role, _), span in zip(table.columns, row, strict=False):
        if span[0] < span[1]:
            by_role.setdefault(role, span)
    if "indicator" not in by_role:
        return
    values = [
        Value(span, day)
        for (role, day), span in zip(table.columns, row, strict=False)
        if role == "value" and is_value(doc, span)
    ]
    base = by_role.get("base")
    made = Row(row[0][0], row[-1][1], by_role["indicator"], by_role.get("number"), by_role.get("unit"))
    made.base, made.values = base if base and is_value(doc, base) else None, values
    table.rows.append(made)


def _numbered(doc: NormalisedText, rows: list[Span], at: int, table: IndicatorTable) -> int:
    """Rows that begin with the next number on a line of its own; merged and empty cells leave lines out."""
    starts: list[int] = []
    for index in range(at, len(rows)):
        number = str(len(starts) + 1)
        again = index + 1 < len(rows) and doc.normal[slice(*rows[index + 1])] == number  # the first is a value
        if doc.normal[slice(*rows[index])] == number and not again:
            starts.append(index)
        elif starts and index - starts[-1] > 3 * len(table.columns):
            break
    for first, last in zip(starts, [*starts[1:], len(rows)], strict=False):
        stop = _row_end(doc, rows, first, last)
        _spread(doc, table, rows[first:stop])
        table.end = rows[stop - 1][1]
        at = stop
    return at


def _row_end(doc: NormalisedText, rows: list[Span], first: int, last: int) -> int:
    """Where a row's lines end: one line of words (the attribute) may follow its values, a heading does not."""
    valued = [at for at in range(first + 1, min(last, first + 14)) if _figure_like(doc, rows[at])]
    stop = (valued[-1] if valued else first) + 1
    heads = stop < last and patterns.ROW_END.regex.search(doc.normal[slice(*rows[stop])])
    return stop if heads else min(last, stop + 1)


def _figure_like(doc: NormalisedText, span: Span) -> bool:
    text = doc.normal[slice(*span)]
    forms = (patterns.CELL_VALUE, patterns.CELL_NOTHING, patterns.CELL_PART)
    return any(form.regex.match(text) for form in forms)


def _spread(doc: NormalisedText, table: IndicatorTable, row: list[Span]) -> None:
    """Give the lines of a row to its columns: the name is the last words before the first value, or before its unit."""
    figures = [span for span in row[1:] if _figure_like(doc, span)]
    words = [span for span in row[1:] if figures and span[1] <= figures[0][0] and not _is_attribute(doc, span)]
    if not figures or not words:
        return
    has_unit = any(role == "unit" for role, _ in table.columns) and len(words) > 1
    made = Row(row[0][0], row[-1][1], words[-2] if has_unit else words[-1], row[0], words[-1] if has_unit else None)
    if not _told_in_words(doc, table.columns, row[-1]) or len(figures) > 1:
        made.base, made.values = _split_values(doc, table.columns, figures)
    table.rows.append(made)


def _told_in_words(doc: NormalisedText, columns: list[Column], last: Span) -> bool:
    """Whether words stand in the last column, that of what is to be reached; the figure is then its base."""
    based = columns[-1][0] == "value" and any(role == "base" for role, _ in columns)
    return based and not _figure_like(doc, last) and not _is_attribute(doc, last)


def _is_attribute(doc: NormalisedText, span: Span) -> bool:
    return patterns.CELL_ATTRIBUTE.regex.match(doc.normal[slice(*span)]) is not None


def _split_values(doc: NormalisedText, columns: list[Column], figures: list[Span]) -> tuple[Span | None, list[Value]]:
    """The base and the values of a row's figures; parts share the columns evenly."""
    days = [day for role, day in columns if role == "value"]
    parts = [span for span in figures if patterns.CELL_PART.regex.match(doc.normal[slice(*span)])]
    base: Span | None = None
    if any(role == "base" for role, _ in columns):
        if len(parts) == len(figures):
            figures = figures[len(figures) // 2 :] if len(figures) > 1 else figures
        elif len(figures) > 1:  # what stands alone is what is to be reached
            base, figures = figures[0], figures[1:]
    values = [_cell(doc, span, days[min(at, len(days) - 1)]) for at, span in enumerate(figures)]
    return base if base and is_value(doc, base) else None, [value for value in values if value]


def _cell(doc: NormalisedText, span: Span, day: date | None) -> Value | None:
    match = patterns.CELL_PART.regex.match(doc.normal[slice(*span)])
    at = span[0] + (match.end("part") if match else 0)
    value = (at, span[1])
    return Value(value, day, (span[0], at) if match else None) if is_value(doc, value) else None
