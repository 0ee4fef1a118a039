"""One page of a PDF: its lines with the print that they are in, its ruled tables, its short rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ingest.formats import patterns
from ingest.formats.pdf_tables import Table, holds, read_table
from ingest.formats.wrapped import Line, Piece

if TYPE_CHECKING:
    from pdfplumber.page import Page

_FEW, _LARGE = 20, 0.5
_WIDE = 0.8  # letters, from which a gap within a line may be one between columns
_RAISED = 0.75  # of a line's print, that a raised mark has at most
_THIN, _SHORT_RULE, _LEAST_RULE = 2.0, 0.5, 30.0  # points; of a page's width; points
Char = dict[str, Any]
Items = list[Line | Table]


@dataclass(frozen=True, slots=True)
class Rule:
    """A short horizontal rule, as stands over footnotes."""

    left: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Read:
    """What stands on a page from top to bottom, its short rules, and whether it is a picture."""

    items: Items
    rules: tuple[Rule, ...] = ()
    picture: bool = False


def read_page(page: Page) -> Read:
    """A page as read; what pdfplumber keeps of it is let go."""
    read = Read(_items(page), tuple(_rules(page)), _is_picture(page))
    page.close()
    return read


def _is_picture(page: Page) -> bool:
    """Whether a page is an image with at most a number or a stamp of text."""
    area = sum((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) for image in page.images)
    return len(page.chars) < _FEW and bool(area > _LARGE * float(page.width * page.height))


def _rules(page: Page) -> Iterator[Rule]:
    for one in (*page.lines, *page.rects):
        length = one["x1"] - one["x0"]
        if one["bottom"] - one["top"] <= _THIN and _LEAST_RULE <= length <= _SHORT_RULE * float(page.width):
            yield Rule(one["x0"], one["x1"], one["top"])


def _items(page: Page) -> Items:
    """The lines and tables of a page, from top to bottom."""
    tables = [read_table(found.cells, page.chars, found.bbox) for found in page.find_tables()]
    kept = [table for table in tables if len(table.edges) > 1 and table.height > 1]
    boxes = [table.box for table in kept]
    text = page.filter(lambda item: item.get("object_type") != "char" or not any(holds(box, item) for box in boxes))
    width, height = float(page.width), float(page.height)
    lines = [
        _line(Line(line["text"], line["x0"], line["x1"], line["top"], line["bottom"], width, height), line["chars"])
        for line in text.extract_text_lines()
    ]
    return sorted([*lines, *kept], key=lambda item: item.top)


def _line(line: Line, chars: Sequence[Char]) -> Line:
    """A line with what its letters show: their print, the pieces that wide gaps part, marks that are raised."""
    points = Counter(round(2 * char["size"]) / 2 for char in chars).most_common(1)[0][0]
    fonts = {_font(char) for char in chars if patterns.HAN.regex.match(char["text"])}
    letters = list(_letters(line.text, chars))
    return replace(
        line,
        points=points,
        font=fonts.pop() if len(fonts) == 1 else "",
        pieces=tuple(_pieces(line.text, letters, points)),
        raised=tuple(_raised(line.text, letters, points)),
    )


def _font(char: Char) -> str:
    """The name of a letter's font without the mark of a subset."""
    name = str(char["fontname"])
    return name.partition("+")[2] or name


def _letters(text: str, chars: Sequence[Char]) -> Iterator[tuple[int, Char]]:
    """The place in the text of each letter; blanks that only a gap shows have none."""
    at = 0
    for char in chars:
        while at < len(text) and text[at] == " ":
            at += 1
        yield at, char
        at += 1


def _pieces(text: str, letters: list[tuple[int, Char]], points: float) -> Iterator[Piece]:
    """The parts of a line between wide gaps; none where there is but one."""
    starts = [0]
    for at in range(1, len(letters)):
        if letters[at][1]["x0"] - letters[at - 1][1]["x1"] > _WIDE * points:
            starts.append(at)
    if len(starts) == 1:
        return
    for first, end in zip(starts, [*starts[1:], len(letters)], strict=True):
        own = letters[first:end]
        words = text[own[0][0] : own[-1][0] + 1]
        yield Piece(words, own[0][0], own[0][1]["x0"], max(char["x1"] for _, char in own))


def _raised(text: str, letters: list[tuple[int, Char]], points: float) -> Iterator[tuple[int, int]]:
    """Where marks of footnotes may stand: small and above the middle of the line, not behind a unit (m2)."""
    middle = max((char["bottom"] + char["top"]) / 2 for _, char in letters if char["size"] >= points - 0.5)

    def is_raised(one: tuple[int, Char]) -> bool:
        char = one[1]
        return bool(char["size"] <= _RAISED * points and (char["top"] + char["bottom"]) / 2 < middle)

    for raised, group in groupby(letters, key=is_raised):
        places = [at for at, _ in group]
        before = text[places[0] - 1 : places[0]]
        if raised and places[0] and not (before.isascii() and before.isalpha()):
            yield places[0], places[-1] + 1
