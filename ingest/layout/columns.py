"""The lines of a flattened table given to its cells: the best way over all rows, by what each column holds.

A line may go on with its cell, begin the next one, or begin a new row; columns that are passed over are empty, at a
price. The score of a cell says how well it fits its column (numbers, bodies, dates, words).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import log
from statistics import median
from typing import NamedTuple

from ingest.layout.patterns import boilerplate, tables
from ingest.layout.patterns.marks import AT_LINE
from ingest.layout.responsibility import cell_statement
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import all_bodies, split, split_spaced

Span = tuple[int, int]
Row = list[list[int]]  # for each column the indexes of its lines
TEXT, WORDS, GROUP = "task", "words", "group"
UNITS = {"lead", "responsible", "bare", "place"}
DATED = "dated"  # what is to be done or reached by the time that the head names
POINTS = "points"
_LONGEST = {"number": 1, POINTS: 1, DATED: 3, "deadline": 1, "lead": 3, "responsible": 4, "bare": 4, "place": 3}
_EMPTY = {
    "number": -1.0,
    POINTS: -1.0,
    GROUP: -0.4,
    WORDS: -0.4,
    TEXT: -1.5,
    "lead": -1.5,
    "responsible": -0.8,
    "deadline": -0.8,
    DATED: -0.6,
    "other": -0.1,
}
_NAME = 40
_MARK, _DIGITS = 12, 3  # code points of a row's number, and of its numeral: more are a year
_WRAPPED = 15  # code points of a line that may go on below
_BUILT = ("平台", "中心", "基地", "督办", "查办", "经办", "场所", "站", "园", "区", "学校", "医院")
_ROW = -0.3  # a new row
_CUT = -2.5  # a cell that begins or ends within a list or a bracket
_MORE, _LINE = -1.2, -0.2  # a further line of bodies, one that names bodies alone
_BLANK = 2.5  # a blank, which separates cells, within one
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
    made = _Alignment(doc, rows, columns, {}, marks).solve()
    usual: dict[int, Usual] = {}
    for at, name in enumerate(columns):
        cells = [row[at] for row in made.rows if row[at]]
        if name in (TEXT, WORDS, GROUP, DATED) and cells:
            length = median(sum(rows[line][1] - rows[line][0] for line in cell) for cell in cells)
            stops = sum(doc.normal[rows[cell[-1]][1] - 1] in "。;" for cell in cells) / len(cells)
            usual[at] = Usual(max(2.0, length), stops)
    return _Alignment(doc, rows, columns, usual, marks).solve() if len(usual) > 1 else made


def mark_of(text: str) -> str:
    """How the mark at the head of a cell looks, its digits alike (1.做好 as 12.完善); empty without one."""
    match = tables.CELL_MARK.regex.match(text)
    return f"{match['open']}{'d' if match['digits'] else 'c'}{match['close']}" if match else ""


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
    """best[i][j]: the best score with the first i lines given and the last cell in column j."""

    def __init__(
        self,
        doc: NormalisedText,
        rows: Sequence[Span],
        columns: Sequence[str],
        usual: dict[int, Usual],
        marks: Sequence[str],
    ) -> None:
        self.doc, self.rows, self.columns, self.usual, self.marks = doc, rows, columns, usual, marks
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
        best: list[list[float]] = [[_NO] * self.width]
        back: list[list[tuple[int, int]]] = [[(0, -1)] * self.width]
        total, end, column = 0.0, 0, -1
        for stop in range(1, len(self.rows) + 1):
            scores, ways = self._cells_to(stop, best)
            best.append(scores)
            back.append(ways)
            top = max(range(self.width), key=lambda at: scores[at] + self.close[at])
            if scores[top] + self.close[top] > total:
                total, end, column = scores[top] + self.close[top], stop, top
            elif stop - end > _IDLE:
                break
        return Aligned(self._follow(back, end, column), end, total)

    def _cells_to(self, stop: int, best: list[list[float]]) -> tuple[list[float], list[tuple[int, int]]]:
        """For each column the best reading whose last cell ends with line stop: score, and (lines, column before)."""
        scores, ways = [_NO] * self.width, [(0, -1)] * self.width
        for at, name in enumerate(self.columns):
            for count in range(1, min(_LONGEST.get(name, 8), stop) + 1):
                before, last = self._before(stop - count, at, best)
                if before == _NO:
                    continue
                score = before + self._fit(at, name, stop - count, stop)
                if score > scores[at]:
                    scores[at], ways[at] = score, (count, last)
        return scores, ways

    def _before(self, stop: int, at: int, best: list[list[float]]) -> tuple[float, int]:
        if stop == 0:
            return self.open[at], -1
        last = max(range(self.width), key=lambda column: best[stop][column] + self.enter[column][at])
        return best[stop][last] + self.enter[last][at], last

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

    def _fit(self, at: int, name: str, first: int, stop: int) -> float:
        """How well lines first to stop fit a column as one cell."""
        start, end = self.rows[first][0], self.rows[stop - 1][1]
        text = self.doc.normal[start:end]
        if name in {"number", POINTS}:
            return 4.0 if is_number(text) else -8.0
        if name == "deadline":
            return 4.0 if tables.CELL_DATE.regex.match(text) or tables.CELL_NOTHING.regex.match(text) else -6.0
        cut = _CUT if text[0] in "、,)" or text[-1] in "、(" or text.count("(") > text.count(")") else 0.0
        if name in UNITS:
            each = _LINE if all(lists_bodies(self.doc, *row) for row in self.rows[first:stop]) else _MORE
            return cut + self._bodies(text, start, end) + each * (stop - first - 1)
        return cut + self._words(at, text, first, stop)

    def _bodies(self, text: str, start: int, end: int) -> float:
        if tables.CELL_NOTHING.regex.match(text):
            return 1.5
        if len(text) > 300 or "。" in text:
            return -6.0
        if text.endswith(_BUILT) and boilerplate.HEADLINE_VERB.regex.match(text):
            return -4.0  # 建设城市交通基础设施监测平台 is to be done
        return (3.0 if len(text) > 2 else 0.0) if lists_bodies(self.doc, start, end) else -4.0

    def _words(self, at: int, text: str, first: int, stop: int) -> float:
        if tables.CELL_NOTHING.regex.match(text):
            return -0.5
        if self.columns[at] == DATED and tables.CELL_FIGURE.regex.match(text):
            return 3.0
        if tables.CELL_DATE.regex.match(text) or is_number(text):
            return -3.0
        if self.columns[at] == "other" and DATED in self.columns:
            return -0.5  # remarks are rare beside what years are to bring
        score = 1.0 if len(text) < 4 or len(text) > 40 else 1.0 - 2.5 * self._names(first, stop)
        for before, after in pairwise(range(first, stop)):
            price = self._break(self.rows[first][0], self.rows[before], self.rows[after][0])
            score -= (
                2 * price if self.columns[at] == DATED else price
            )  # the cells of years are alike, one below another
        if any(self.marks):
            score += self._marked(at, text)
        usual = self.usual.get(at)
        if usual is None:
            return score
        return score - 0.7 * abs(log(len(text) / usual.length)) - abs((text[-1] in "。;") - usual.stops)

    def _marked(self, at: int, text: str) -> float:
        """What the mark of a cell says of its column: much where the column has such marks, or another has."""
        mark = mark_of(text)
        if mark == self.marks[at]:
            return _MARKED if mark else 0.0
        return -2 * _MARKED if self.marks[at] or mark in self.marks else 0.0

    def _break(self, first: int, line: Span, after: int) -> float:
        """What a break below a line of a cell costs: nothing within brackets or a list, much where but a blank is."""
        text, (start, end) = self.doc.normal, line
        if not self.doc.broken(after):
            return _BLANK
        if text.count("(", first, end) > text.count(")", first, end) or "、" in (text[end - 1], text[after]):
            return 0.0
        return 0.35 if end - start >= _WRAPPED and text[end - 1] not in "。;" else 1.0

    def _names(self, first: int, stop: int) -> bool:
        """Whether a line but names bodies; a sentence does not (新增电扶梯2台。)."""
        if stop - first > 1 or self.doc.normal[self.rows[first][1] - 1] in "。;":
            return False
        return lists_bodies(self.doc, *self.rows[first])


def is_number(text: str) -> bool:
    """Whether a cell is the number of a row: a numeral with whatever may stand around the mark of an item."""
    if tables.CELL_NUMBER.regex.fullmatch(text):
        return True
    mark = AT_LINE.regex.fullmatch(text) if len(text) <= _MARK else None
    return bool(mark and mark["number"] and len(mark["number"]) <= _DIGITS)


def lists_bodies(doc: NormalisedText, start: int, end: int) -> bool:
    """Whether normal[start:end] lists bodies and nothing else, or says which of them leads."""
    text = doc.normal[start:end]
    return _is_list(text) or (
        doc.spaced_within(start, end) and all_bodies(doc.normal, split_spaced(doc, start, end), _NAME)
    )


@lru_cache(maxsize=8192)  # a table says the same bodies again and again
def _is_list(text: str) -> bool:
    return bool(cell_statement(text, 0, len(text))) or all_bodies(text, split(text, 0, len(text)), _NAME)
