"""The head of a table: what its columns hold, by the words of their heads (guide, 3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ingest.layout.patterns import tables
from ingest.layout.tables.cells import is_number, lists_bodies
from ingest.layout.tables.columns import DATED, POINTS, TEXT, UNITS, WORDS
from ingest.layout.tables.table import Span
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import is_body

LAST = UNITS | {"deadline"}  # columns that end a row
HEAD_LIMIT = 14  # code points of a head cell
_HEAD_LINES = 10
_HEADING = 24  # code points of a line that heads a group of rows
_LOOKS = 200  # lines of a table that are looked at for such lines
_PAIR = 2  # columns of words
_NARROWEST = 2  # columns of a table none of whose heads tells where bodies stand
_ROWS = 2  # rows of a table in which some line lists bodies
_WORD = 2  # code points of the first word of a head that breaks behind it


def whole_heads(doc: NormalisedText, rows: list[Span]) -> Iterator[Span]:
    """The lines, those joined that break the head of a narrow column: 牵头 above 部门."""
    taken = -1
    for row, after in pairwise([*rows, (len(doc.normal), len(doc.normal))]):
        whole = (row[0], after[1])
        if row[0] < taken:
            continue
        if row[1] - row[0] == _WORD and tables.BROKEN_HEAD.regex.search(doc.normal[slice(*whole)]):
            yield whole
            taken = whole[1]
        else:
            yield row


def role(text: str) -> str | None:
    """What a column holds by the words of its head; None where they do not tell."""
    match = tables.COLUMN.regex.match(text) if len(text) <= HEAD_LIMIT + 8 else None
    if match is None or (match.lastgroup == TEXT and is_body(text)):
        return None  # 区土方工作专班 is a cell
    return match.lastgroup


def is_head(roles: list[str]) -> bool:
    return TEXT in roles and bool(UNITS & set(roles))


def read_head(doc: NormalisedText, rows: list[Span], at: int) -> list[str] | None:
    """The roles of a run of short lines of which at least two tell a role, one that of bodies."""
    if role(doc.normal[slice(*rows[at])]) is None:
        return None
    roles = _roles(doc, rows, at)
    made = [told or "other" for told in roles]
    words_before(made)
    return made if is_head(made) and roles.count(None) <= len(roles) // 3 else None


def untold_bodies(doc: NormalisedText, rows: list[Span], at: int) -> Iterator[tuple[list[str], int]]:
    """Heads none of whose words tells where bodies stand: each with a column that may hold them, and which.

    It may be the column behind the last that tells.
    """
    opening = [role(doc.normal[slice(*row)]) for row in rows[at : at + _PAIR]]
    if not any(opening) or opening == [None, "number"]:  # above a head that begins with numbers stands a title
        return
    told = _roles(doc, rows, at)
    scored = POINTS in told
    first = rows[at + len(told) : at + _ROWS * (len(told) + 1)]
    if not scored and not any(lists_bodies(doc, *row) for row in first):
        return
    for roles in (told,) if scored else (told, [*told, None]):
        made = [one or "other" for one in roles]
        words_before(made)
        for column in _odd(roles, made):
            yield [*made[:column], "responsible", *made[column + 1 :]], column


def _odd(roles: list[str | None], made: list[str]) -> list[int]:
    """The columns that may hold bodies: whose head does not tell, beside points also what tells of words."""
    odd = [at for at, one in enumerate(roles) if one is None or (POINTS in made and made[at] == WORDS)]
    wide = len(roles) >= _NARROWEST and len(odd) <= len(roles) // 2
    return odd if wide and TEXT in made and not UNITS & set(made) else []


def _roles(doc: NormalisedText, rows: list[Span], at: int) -> list[str | None]:
    """What each of a run of short lines tells of its column, up to the last that tells.

    Where rows are numbered, up to the first row.
    """
    roles: list[str | None] = []
    for start, end in rows[at : at + _HEAD_LINES]:
        line = doc.normal[start:end]
        told = role(line)
        if told is None and (len(line) > HEAD_LIMIT or tables.NO_HEAD.regex.search(line)):
            break
        if tables.GROUP_LINE.regex.match(line):
            break
        roles.append(told)
    after = at + len(roles)
    numbered = roles[:1] == ["number"] and after < len(rows) and _opens_row(doc.normal[slice(*rows[after])])
    while roles and roles[-1] is None and not numbered:
        roles.pop()
    if numbered and TEXT not in roles and roles[-1] in LAST:
        _words_untold(roles)
    return roles


def _words_untold(roles: list[str | None]) -> None:
    """What to do stands in the one column whose head does not tell; before what is dated, in two."""
    untold = [at for at, told in enumerate(roles) if told is None]
    if len(untold) == 1 or (len(untold) == _PAIR and DATED in roles):
        for at in untold:
            roles[at] = TEXT


def _opens_row(line: str) -> bool:
    """Whether a line is the number of a row, or numbers a group of rows."""
    return bool(is_number(line) or tables.GROUP_LINE.regex.match(line))


def without_section(doc: NormalisedText, rows: list[Span], at: int, head: list[str]) -> list[str]:
    """A head without the line below it that heads a group of rows, where few rows have such a line before them."""
    less = list(head)
    while less and role(doc.normal[slice(*rows[at + len(less) - 1])]) is None:
        less.pop()
    if less == head or not less or less[0] != "number" or less[-1] not in LAST:
        return head
    body = rows[at + len(less) : at + len(less) + _LOOKS]
    before = sum(heads_group(doc, *pair) for pair in pairwise(body))
    return head if before > 0.5 * sum(_opens_row(doc.normal[slice(*row)]) for row in body) else less


def shorter(head: list[str]) -> Iterator[list[str]]:
    """A head, and without its last columns of words as long as it is one: these may be the first cells below it."""
    head = list(head)
    yield list(head)
    while head and head[-1] == TEXT:
        head.pop()
        words_last(head)
        if not is_head(head):
            return
        yield list(head)


def heads_group(doc: NormalisedText, row: Span, after: Span) -> bool:
    """Whether a short line of words stands right before the number of a row."""
    line = doc.normal[slice(*row)]
    if not is_number(doc.normal[slice(*after)]) or len(line) > _HEADING:
        return False
    told = tables.CELL_DATE.regex.match(line) or is_number(line)
    return not told and not set("。;,") & set(line) and not lists_bodies(doc, *row)


def words_last(columns: list[str]) -> None:
    """Take the last column of words as that of tasks, where none is."""
    if TEXT not in columns and WORDS in columns:
        columns[len(columns) - 1 - columns[::-1].index(WORDS)] = TEXT


def words_before(columns: list[str]) -> None:
    """Of several columns of words the last is taken as that of tasks until their cells tell.

    Where none is there, the one column of a year is that (2024年推进任务).
    """
    if not {TEXT, WORDS} & set(columns) and columns.count(DATED) == 1:
        columns[columns.index(DATED)] = TEXT
    texts = [index for index, name in enumerate(columns) if name == TEXT]
    for index in texts[:-1]:
        columns[index] = WORDS
