"""Tables flattened to one cell a line, or to cells that but blanks separate (guide, 2.4 and 3.2).

Several heads are proposed, and the table taken that fits its own best: the last lines of a head may be the first
cells below it, and where no head says where bodies stand, a column that lists some in nearly every row does.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from ingest.layout.patterns import marks
from ingest.layout.tables.cells import lists_bodies
from ingest.layout.tables.columns import POINTS, Row, align
from ingest.layout.tables.groups import without_groups
from ingest.layout.tables.heads import read_head, role, shorter, untold_bodies, without_section
from ingest.layout.tables.table import Span, Table, add_sections, span_of
from ingest.text.normalised import NormalisedText

_FEW = 3  # rows in which a column of bodies shows
_NEARLY_ALL = 0.8  # of the rows list bodies where no head says so
_CLEARLY = 1.1  # times as well as the longest head its cells fit another where that is meant
_SCORED = 200  # lines of a table of points: groups of rows for all come first
_SAMPLE = 24  # lines of a table in which such a column shows
_NARROWEST = 3  # columns of a table whose cells but blanks separate
_MOST_LINES = 2000  # of such a table
_NUMBER_HEAD = "序号"  # in a narrow column it breaks over two lines: 序 alone, 号 before the other heads


@dataclass(slots=True)
class Flattened:
    """Finds the flattened tables of one document, from its first line on; rows: where its lines stand."""

    doc: NormalisedText
    rows: list[Span]
    _tried: int = 0  # up to this line no column of bodies is looked for anew

    def at(self, at: int) -> tuple[Table, int] | None:
        """The table whose head begins with a line, and the line where it ends."""
        return _told(self.doc, self.rows, at) or self._untold(at) or _blank_separated(self.doc, self.rows, at)

    def _untold(self, at: int) -> tuple[Table, int] | None:
        """A table none of whose heads tells where bodies stand, if nearly every row lists some in one column.

        A sample of its lines must show it; where it does not, none is taken from within the sample.
        """
        if at < self._tried:
            return None
        heads = list(untold_bodies(self.doc, self.rows, at))
        size = _SCORED if any(POINTS in head for head, _ in heads) else _SAMPLE
        sample = self.rows[at : at + size]
        self._tried = at + size if heads else at
        fits = [
            (_below(self.doc, self.rows, at, head), column)
            for head, column in heads
            if _lists_bodies(self.doc, _below(self.doc, sample, 0, head)[1], column)
        ]
        for (_, table), column in fits:
            _without_words(self.doc, table, column)
        return _best(self.rows, [found for found, _ in fits])


def _told(doc: NormalisedText, rows: list[Span], at: int) -> tuple[Table, int] | None:
    """A table whose head says where bodies stand."""
    head = read_head(doc, rows, at)
    if head is None:
        return None
    return _best(rows, [_below(doc, rows, at, one) for one in shorter(without_section(doc, rows, at, head))])


def _best(rows: list[Span], found: list[tuple[float, Table]]) -> tuple[Table, int] | None:
    """The table that fits its head best, and the line where it ends; the first unless another clearly fits better."""
    if not found:
        return None
    score, table = max(found, key=itemgetter(0))
    table = table if score > _CLEARLY * found[0][0] else found[0][1]
    return (table, bisect_left(rows, (table.end, table.end))) if table.rows else None


def _lists_bodies(doc: NormalisedText, table: Table, column: int) -> bool:
    """Whether a column lists bodies in nearly every of several rows."""
    cells = [row[column] for row in table.rows if row[column]]
    listing = sum(lists_bodies(doc, *span_of(cell)) for cell in cells)
    return len(cells) >= max(_FEW, 0.5 * len(table.rows)) and listing >= _NEARLY_ALL * len(cells)


def _without_words(doc: NormalisedText, table: Table, column: int) -> None:
    """Leave out of a column of bodies what lists none."""
    for row in table.rows:
        if row[column] and not lists_bodies(doc, *span_of(row[column])):
            row[column] = []


def _below(doc: NormalisedText, rows: list[Span], at: int, head: list[str]) -> tuple[float, Table]:
    """The table below a head, and how well its cells fit it."""
    stop = at + len(head)
    words = [doc.normal[slice(*row)] for row in rows[at:stop]]
    repeats = _repeats(doc, rows, stop, words)
    last = _next_head(doc, rows, stop, repeats)
    body = [row for index, row in enumerate(rows[stop:last], stop) if index not in repeats]
    body, sections = without_groups(doc, body, head)
    made = align(doc, body, head)
    end = body[made.used - 1][1] if made.rows else rows[stop - 1][1]
    table = Table(rows[at][0], end, list(head), [_spans(body, row) for row in made.rows], rows[at:stop])
    add_sections(doc, table, sections)
    return made.score, table


def _blank_separated(doc: NormalisedText, rows: list[Span], at: int) -> tuple[Table, int] | None:
    """A table copied from a page of print: blanks separate its cells, and lines break within them."""
    begins = doc.normal[slice(*rows[at])] == _NUMBER_HEAD[0]
    head = _pieces(doc, rows[at + 1 if begins and at + 1 < len(rows) else at])
    if len(head) < _NARROWEST or role(doc.normal[slice(*head[0])]) is None:
        return None
    parts: list[Span] = []
    for start, end in (piece for row in rows[at : at + _MOST_LINES] for piece in _pieces(doc, row)):
        if parts and doc.normal[parts[-1][0] : end] == _NUMBER_HEAD:
            start, _ = parts.pop()
        parts.append((start, end))
    found = _told(doc, parts, 0)
    return found and (found[0], bisect_left(rows, (found[0].end, found[0].end)))


def _pieces(doc: NormalisedText, row: Span) -> list[Span]:
    return list(pairwise([row[0], *doc.runs_within(*row), row[1]]))


def _repeats(doc: NormalisedText, rows: list[Span], at: int, words: list[str]) -> set[int]:
    """The lines of heads that stand again, at the top of a further page."""
    found: set[int] = set()
    for index in range(at, len(rows) - len(words) + 1):
        if doc.normal[slice(*rows[index])] == words[0] and all(
            doc.normal[slice(*rows[index + step])] == word for step, word in enumerate(words)
        ):
            found.update(range(index, index + len(words)))
    return found


def _next_head(doc: NormalisedText, rows: list[Span], at: int, repeats: set[int]) -> int:
    """Where the head of another table begins, or its title."""
    ahead = (index for index in range(at, len(rows)) if index not in repeats)
    last = next((index for index in ahead if read_head(doc, rows, index)), len(rows))
    while at < last < len(rows) and _is_title(doc, rows[last - 1]):
        last -= 1
    return last


def _is_title(doc: NormalisedText, row: Span) -> bool:
    return any(one.regex.match(doc.normal[slice(*row)]) for one in (marks.TABLE_TITLE, marks.ATTACHED_TO))


def _spans(rows: list[Span], row: Row) -> list[list[Span]]:
    return [[rows[line] for line in cell] for cell in row]
