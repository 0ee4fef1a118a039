"""Lines between the rows of a flattened table that are no cells: what heads a group of rows, and sums of points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ingest.layout.patterns import tables
from ingest.layout.tables.cells import is_number
from ingest.layout.tables.columns import DATED, POINTS
from ingest.layout.tables.heads import LAST, heads_group
from ingest.text.normalised import NormalisedText

Span = tuple[int, int]
_SHORTEST = 4  # code points of such a line, where it is not numbered


def without_groups(doc: NormalisedText, body: list[Span], head: list[str]) -> tuple[list[Span], list[Span]]:
    """The lines that are cells, and those that head groups of rows; sums of points are neither."""
    body = _without(body, _sums(doc, body, set()) if POINTS in head else ())
    groups = list(_groups(doc, body, head)) if "number" in head else []
    return _without(body, [*groups, *(_sums(doc, body, set(groups)) if POINTS in head else ())]), groups


def _without(body: list[Span], aside: Iterable[Span]) -> list[Span]:
    left_out = set(aside)
    return [row for row in body if row not in left_out]


def _sums(doc: NormalisedText, body: list[Span], heads: set[Span]) -> Iterator[Span]:
    """The points of a group of rows, below the line that heads it, and those of all (总分 above 100)."""
    for row, after in pairwise(body):
        whole = tables.SUM.regex.fullmatch(doc.normal[slice(*row)]) is not None
        if whole:
            yield row
        if (whole or row in heads) and doc.normal[slice(*after)].isdigit():
            yield after


def _groups(doc: NormalisedText, body: list[Span], head: list[str]) -> Iterator[Span]:
    """Lines between rows that head a group of them; behind a row's number such a line is a cell of the row.

    Where rows end with bodies or a date, words before a number are no cell; where they end with what years are to
    bring, that may be numbered too.
    """
    ends, dated = head[-1] in LAST, DATED in head
    group = tables.SCORED_GROUP if POINTS in head else tables.GROUP_LINE
    behind = ""
    for row, after in pairwise([*body, (len(doc.normal), len(doc.normal))]):
        line = doc.normal[slice(*row)]
        numbered = group.regex.match(line) is not None and not behind.isdigit()
        if dated and numbered:
            numbered = is_number(doc.normal[slice(*after)])
        apart = ends and not dated and len(line) >= _SHORTEST and not is_number(behind)
        if numbered or (apart and heads_group(doc, row, after)):
            yield row
        behind = line
