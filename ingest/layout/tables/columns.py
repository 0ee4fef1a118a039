"""The lines of a flattened table given to its cells: the best way over all rows, by what each column holds.

A line may go on with its cell, begin the next one, or begin a new row; columns that are passed over are empty, at a
price. The score of a cell says how well it fits its column (numbers, bodies, dates, words).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import log
from statistics import median
from typing import NamedTuple

from ingest.layout.patterns import tables
from ingest.layout.tables.cells import Cell, Cells, mark_of
from ingest.layout.tables.table import Span
from ingest.text.normalised import NormalisedText

Way = tuple[float, int]
Row = list[list[int]]  # for each column the indexes of its lines
TEXT, WORDS, GROUP = "task", "words", "group"
UNITS = {"lead", "responsible", "bare", "place"}
DATED = "dated"  # what is to be done or reached by the time that the head names
POINTS = "points"
_LONGEST = {"number": 1, POINTS: 1, DATED: 3, "deadline": 1, "lead": 3, "responsible": 4, "bare": 4, "place": 3}
_EMPTY = {
    "number": -1.0,
    POINTS: -1.2,  # a number may stand for several rows, points for one
    GROUP: -0.4,
    WORDS: -0.4,
    TEXT: -1.5,
    "lead": -1.5,
    "responsible": -0.8,
    "deadline": -0.8,
    DATED: -0.6,
    "other": -0.1,
}
_ROW = -0.3  # a new row
_MOST = 300  # code points of a list of bodies
_CUT = -2.5  # a cell that begins or ends within a list or a bracket
_MORE, _LINE = -1.2, -0.2  # a further line of bodies, one that names bodies alone
_STOPPED = 2.0  # a list that ends in a stop
_MARKED = 2.0  # a cell with the mark of its column
_BEGUN = 3  # times the price of an empty cell in the first row: no cell above is merged with it
_IDLE = 14  # lines outside the table after which it has ended
_NO = -1e9


class Aligned(NamedTuple):
    """The rows of a table, how many lines are its, and how well these fit its columns."""

    rows: list[Row]
    used: int
    score: float


def align(doc: NormalisedText, rows: Sequence[Span], columns: Sequence[str]) -> Aligned:
    """The table with these columns that begins with the first of these lines."""
    marks = _marks(doc, rows, columns)
    cells = Cells(doc, rows, numbered="number" in columns)
    made = _Alignment(cells, columns, {}, marks).solve()
    usual: dict[int, Usual] = {}
    for at, name in enumerate(columns):
        found = [row[at] for row in made.rows if row[at]]
        if name in (TEXT, WORDS, GROUP, DATED) and found:
            length = median(sum(rows[line][1] - rows[line][0] for line in cell) for cell in found)
            stops = sum(doc.normal[rows[cell[-1]][1] - 1] in "。;" for cell in found) / len(found)
            usual[at] = Usual(max(2.0, length), stops)
    return _Alignment(cells, columns, usual, marks).solve() if len(usual) > 1 else made


def placed(doc: NormalisedText, cells: Sequence[Span], columns: Sequence[str]) -> tuple[int, ...]:
    """The column of each cell of a row that has fewer than columns; in the others cells above it are merged with it."""
    one = _Alignment(Cells(doc, cells, numbered=False), columns, {}, [""] * len(columns))

    def score(chosen: tuple[int, ...]) -> float:
        given = (one._fit(at, columns[at], one.cells.cell(i, i + 1)) for i, at in enumerate(chosen))
        return sum(given) + sum(_EMPTY.get(name, -1.5) for at, name in enumerate(columns) if at not in chosen)

    return max(combinations(range(len(columns)), len(cells)), key=score)


def _marks(doc: NormalisedText, rows: Sequence[Span], columns: Sequence[str]) -> list[str]:
    """For each column the mark that its cells begin with, by those of the first row, which no merged cell shortens.

    A line of nothing but a mark goes with the words below it. Told only where two columns have such marks, each its
    own: one alone, or none, tells nothing.
    """
    found = [""] * len(columns)
    at = 0
    for column, name in enumerate(columns):
        if at >= len(rows):
            break
        line = doc.normal[slice(*rows[at])]
        at += 1
        if name in (TEXT, WORDS, GROUP):
            found[column] = mark_of(line)
            at += bool(tables.CELL_MARK.regex.fullmatch(line))
    told = [mark for mark in found if mark]
    return found if len(told) > 1 and len(set(told)) == len(told) else [""] * len(columns)


class Usual(NamedTuple):
    """What the words of a column are like: their median length in code points, and what share ends in a stop."""

    length: float
    stops: float


class _Alignment:
    """The search for the best rows of one table; usual and marks: what is known of each column."""

    def __init__(
        self,
        cells: Cells,
        columns: Sequence[str],
        usual: dict[int, Usual],
        marks: Sequence[str],
    ) -> None:
        self.cells, self.columns, self.usual, self.marks = cells, columns, usual, marks
        self.width = len(columns)
        prices = [_EMPTY.get(name, -1.5) for name in columns]
        self.enter = [[self._price(prices, last, at) for at in range(self.width)] for last in range(self.width)]
        self.open = [_BEGUN * sum(prices[:at]) for at in range(self.width)]
        self.close = [sum(prices[at + 1 :]) for at in range(self.width)]

    def _price(self, prices: list[float], last: int, at: int) -> float:
        """What it costs to begin column at after a cell of column last."""
        if at > last:
            return sum(prices[last + 1 : at])
        return sum(prices[last + 1 :]) + sum(prices[:at]) + _ROW

    def solve(self) -> Aligned:
        """The best rows."""
        before = [[(price, -1) for price in self.open]]
        back: list[list[tuple[int, int]]] = [[(0, -1)] * self.width]
        total, end, column = 0.0, 0, -1
        for stop in range(1, len(self.cells.rows) + 1):
            scores, ways = self._cells_to(stop, before)
            before.append(self._after(scores))
            back.append(ways)
            top = max(range(self.width), key=lambda at: scores[at] + self.close[at])
            if scores[top] + self.close[top] > total:
                total, end, column = scores[top] + self.close[top], stop, top
            elif stop - end > _IDLE:
                break
        return Aligned(self._follow(back, end, column), end, total)

    def _cells_to(self, stop: int, before: list[list[Way]]) -> tuple[list[float], list[tuple[int, int]]]:
        """For each column the best reading whose last cell ends with line stop: score, and (lines, column before).

        before[i][j]: the best score with the first i lines given, and the column before, where column j begins next.
        """
        scores, ways = [_NO] * self.width, [(0, -1)] * self.width
        for at, name in enumerate(self.columns):
            for count in range(1, min(_LONGEST.get(name, 8), stop) + 1):
                given, last = before[stop - count][at]
                if given == _NO:
                    continue
                score = given + self._fit(at, name, self.cells.cell(stop - count, stop))
                if score > scores[at]:
                    scores[at], ways[at] = score, (count, last)
        return scores, ways

    def _after(self, scores: list[float]) -> list[Way]:
        """For each column the best score with which it may begin behind these, and the column before."""
        found = []
        for at in range(self.width):
            last = max(range(self.width), key=lambda column: scores[column] + self.enter[column][at])
            found.append((scores[last] + self.enter[last][at], last))
        return found

    def _follow(self, back: list[list[tuple[int, int]]], end: int, column: int) -> list[Row]:
        cells: list[tuple[int, list[int]]] = []
        while end > 0:
            count, last = back[end][column]
            cells.append((column, list(range(end - count, end))))
            end, column = end - count, last
        rows: list[Row] = []
        before = self.width
        for column, given in reversed(cells):
            if column <= before:
                rows.append([[] for _ in self.columns])
            rows[-1][column] = given
            before = column
        return rows

    def _fit(self, at: int, name: str, cell: Cell) -> float:
        """How well a cell fits a column."""
        if name in {"number", POINTS}:
            return 4.0 if cell.told.number else -8.0
        if name == "deadline":
            return 4.0 if cell.told.date or cell.told.nothing else -6.0
        cut = _CUT if cell.told.cut else 0.0
        if name in UNITS:
            each = _LINE if cell.each_lists_bodies else _MORE
            return cut + self._bodies(cell) + each * (cell.stop - cell.first - 1)
        return cut + self._words(at, cell)

    def _bodies(self, cell: Cell) -> float:
        if cell.told.nothing:
            return 1.5
        if len(cell.text) > _MOST or "。" in (cell.text[:-1] if "、" in cell.text else cell.text):
            return -6.0  # but a list may end in a stop
        if cell.told.built:
            return -4.0  # 建设城市交通基础设施监测平台
        listed = 3.0 if len(cell.text) > 2 else 0.0
        return listed - _STOPPED * (cell.text[-1] == "。") if cell.lists_bodies else -4.0

    def _words(self, at: int, cell: Cell) -> float:
        dated = self.columns[at] == DATED
        if cell.told.nothing:
            return -0.5
        if dated and cell.told.figure:
            return 3.0
        if cell.told.date or cell.told.number:
            return -3.0
        if self.columns[at] == "other" and (DATED in self.columns or POINTS in self.columns):
            return -0.5 - cell.breaks  # remarks are rare beside what years are to bring
        score = 1.0 if len(cell.text) < 4 or len(cell.text) > 40 else 1.0 - 2.5 * cell.names_bodies
        score -= (2 if dated else 1) * cell.breaks  # the cells of years are alike, one below another
        if any(self.marks):
            score += self._marked(at, cell.told.mark)
        usual = self.usual.get(at)
        if usual is None:
            return score
        return score - 0.7 * abs(log(len(cell.text) / usual.length)) - abs((cell.text[-1] in "。;") - usual.stops)

    def _marked(self, at: int, mark: str) -> float:
        """What the mark of a cell says of its column: much where the column has such marks, or another has."""
        if mark == self.marks[at]:
            return _MARKED if mark else 0.0
        return -2 * _MARKED if self.marks[at] or mark in self.marks else 0.0
