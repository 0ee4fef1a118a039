"""What lines of a flattened table are as one cell: a number, a date, a list of bodies, words; each found once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from ingest.layout.patterns import boilerplate, tables
from ingest.layout.patterns.marks import AT_LINE
from ingest.layout.responsibility import cell_statement
from ingest.layout.tables.table import Span
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import all_bodies, split

_NAME = 40
_MARK, _DIGITS = 12, 3  # code points of a row's number, and of its numeral: more are a year
_WRAPPED = 15  # code points of a line that may go on below
_BUILT = ("平台", "中心", "基地", "督办", "查办", "经办", "场所", "站", "园", "区", "学校", "医院")
_BLANK = 2.5  # a blank, which separates cells, within one


class Told(NamedTuple):
    """What the words of a cell tell.

    number: they number a row; date: they say by when; nothing: a dash or the like; figure: but a figure or a range;
    cut: they begin or end within a list or a bracket; built: they end as a body does, and are to be built or done;
    mark: how the mark at their head looks.
    """

    number: bool
    date: bool
    nothing: bool
    figure: bool
    cut: bool
    built: bool
    mark: str


@lru_cache(maxsize=8192)  # tables say the same again and again
def told(text: str) -> Told:
    """What the words of a cell tell, by themselves."""
    return Told(
        is_number(text),
        tables.CELL_DATE.regex.match(text) is not None,
        tables.CELL_NOTHING.regex.match(text) is not None,
        tables.CELL_FIGURE.regex.match(text) is not None,
        text[0] in "、,)" or text[-1] in "、(" or text.count("(") > text.count(")"),
        text.endswith(_BUILT) and boilerplate.HEADLINE_VERB.regex.match(text) is not None,
        mark_of(text),
    )


class Cells:
    """Every run of a table's lines as a cell.

    rows: where the lines stand; numbered: its rows have a column of numbers, so that numbers before words count within
    a cell.
    """

    def __init__(self, doc: NormalisedText, rows: Sequence[Span], *, numbered: bool) -> None:
        self.doc, self.rows, self.numbered = doc, rows, numbered
        self._made: dict[tuple[int, int], Cell] = {}

    def cell(self, first: int, stop: int) -> Cell:
        """Lines first to stop, the last left out."""
        key = (first, stop)
        if key not in self._made:
            self._made[key] = Cell(self, first, stop)
        return self._made[key]


class Cell:
    """Lines first to stop of a table as one cell."""

    def __init__(self, cells: Cells, first: int, stop: int) -> None:
        self.cells, self.first, self.stop = cells, first, stop
        self.start, self.end = cells.rows[first][0], cells.rows[stop - 1][1]
        self.text = cells.doc.normal[self.start : self.end]
        self.told = told(self.text)

    @cached_property
    def lists_bodies(self) -> bool:
        """Whether it lists bodies and nothing else."""
        return lists_bodies(self.cells.doc, self.start, self.end)

    @cached_property
    def each_lists_bodies(self) -> bool:
        """Whether each of its lines does."""
        return all(self.cells.cell(at, at + 1).lists_bodies for at in range(self.first, self.stop))

    @cached_property
    def names_bodies(self) -> bool:
        """Whether it is a line that but names bodies; a sentence does not (新增电扶梯2台。)."""
        return self.stop - self.first == 1 and self.text[-1] not in "。;" and self.lists_bodies

    @cached_property
    def breaks(self) -> float:
        """What the breaks below its lines cost."""
        if self.stop - self.first == 1:
            return 0.0
        return self.cells.cell(self.first, self.stop - 1).breaks + self._last_break()

    def _last_break(self) -> float:
        """What its last break costs: nothing within brackets or a list, much where but a blank is."""
        text = self.cells.doc.normal
        (start, end), after = self.cells.rows[self.stop - 2], self.cells.rows[self.stop - 1][0]
        if not self.cells.doc.broken(after):
            return _BLANK
        opened = text.count("(", self.start, end) > text.count(")", self.start, end)
        if opened or "、" in (text[end - 1], text[after]) or self._goes_on():
            return 0.0
        return 0.35 if end - start >= _WRAPPED and text[end - 1] not in "。;" else 1.0

    def _goes_on(self) -> bool:
        """Whether its last line is a further point of a list in it: 2. below 1."""
        if not self.cells.numbered:
            return False
        mark = tables.CELL_MARK.regex.match(self.cells.doc.normal[slice(*self.cells.rows[self.stop - 1])])
        return bool(mark and mark["digits"] and int(mark["digits"]) > 1)


def mark_of(text: str) -> str:
    """How the mark at the head of a cell looks, its digits alike (1.做好 as 12.完善); empty without one."""
    match = tables.CELL_MARK.regex.match(text)
    return f"{match['open']}{'d' if match['digits'] else 'c'}{match['close']}" if match else ""


def is_number(text: str) -> bool:
    """Whether a cell is the number of a row: a numeral with whatever may stand around the mark of an item."""
    if tables.CELL_NUMBER.regex.fullmatch(text):
        return True
    mark = AT_LINE.regex.fullmatch(text) if len(text) <= _MARK else None
    return bool(mark and mark["number"] and len(mark["number"]) <= _DIGITS)


def lists_bodies(doc: NormalisedText, start: int, end: int) -> bool:
    """Whether normal[start:end] lists bodies and nothing else, or says which of them leads."""
    text = doc.normal[start:end]
    if _is_list(text):
        return True
    gaps = tuple(at - start for at in doc.runs_within(start, end))
    return bool(gaps) and _is_spaced_list(text, gaps, tuple(at - start for at in doc.spaces_within(start, end)))


@lru_cache(maxsize=8192)
def _is_list(text: str) -> bool:
    return bool(cell_statement(text, 0, len(text))) or all_bodies(text, split(text, 0, len(text)), _NAME)


@lru_cache(maxsize=8192)
def _is_spaced_list(text: str, gaps: tuple[int, ...], spaces: tuple[int, ...]) -> bool:
    return all_bodies(text, split(text, 0, len(text), gaps, spaces), _NAME)
