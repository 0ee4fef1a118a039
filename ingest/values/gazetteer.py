"""What the words in a body's name say: its kind, its short form, its function; from the tables of data/lexicon.

A body that no table lists is still one by its form (ingest.values.bodies); the tables only tell of which kind it is.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import NamedTuple

from graph.records import AgencyKind
from graph.resources import lexicon
from ingest.values.beginnings import Beginnings


class BodyWord(NamedTuple):
    """A word that bodies bear at the start of their names, at the end or in them, its kind, and its short form."""

    word: str
    at: str
    kind: AgencyKind
    short: str


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of data/lexicon, by the names of its columns."""
    with (lexicon() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def _rows() -> tuple[BodyWord, ...]:
    return tuple(BodyWord(row["word"], row["at"], row["kind"], row["short"]) for row in table("bodies"))  # type: ignore[arg-type]  # tests/test_data.py holds the table's kinds


@lru_cache(maxsize=1)
def _bodies() -> tuple[tuple[BodyWord, ...], dict[str, BodyWord]]:
    """Words that stand anywhere, and by its letters each that stands at the end."""
    return tuple(row for row in _rows() if row.at == "in"), {row.word: row for row in _rows() if row.at == "end"}


@lru_cache(maxsize=1)
def _starts() -> tuple[str, ...]:
    return tuple(row.word for row in _rows() if row.at in {"start", "in"})


@lru_cache(maxsize=2)
def _functions(telling: bool = False) -> dict[str, str]:
    """Word in a name → function, the longest word first; telling: of those alone that tell a name in running text."""
    rows = [(row["word"], row["function"]) for row in table("functions") if row["begins"] == "yes" or not telling]
    return dict(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def ending(name: str) -> BodyWord | None:
    """The longest word of the table that a (simplified, half-width) name ends in."""
    _, ends = _bodies()
    longest = max(map(len, ends))
    return next((ends[name[-size:]] for size in range(min(longest, len(name)), 0, -1) if name[-size:] in ends), None)


def begins_body(text: str, start: int) -> bool:
    """Whether a word that bodies' names begin with, or hold, stands at this place of a (simplified) text."""
    return text.startswith(_starts(), start)


def told_kind(name: str) -> AgencyKind | None:
    """The kind that a body's (simplified, half-width) name tells, None where no word of the table stands in it."""
    anywhere, _ = _bodies()
    inside = next((row.kind for row in anywhere if row.word in name), None)
    last = ending(name)
    return inside or (last.kind if last else None)


def shortened(name: str) -> str:
    """The name with its last word in short: 发展和改革委员会 → 发展和改革委."""
    last = ending(name)
    return name.removesuffix(last.word) + last.short if last and last.short and name != last.word else name


def stated_function(word: str) -> str | None:
    """The function that a word of the lexicon is, all its letters taken; None for another word."""
    return _functions().get(word)


@lru_cache(maxsize=1)
def _joined() -> tuple[tuple[str, int], ...]:
    return tuple((word, word.index("和")) for word in _functions() if "和" in word)


def joins(text: str, at: int) -> bool:
    """Whether the 和 at this place of a (simplified) text stands within a function: 工业和信息化."""
    return any(text.startswith(word, at - before) for word, before in _joined() if at >= before)


@lru_cache(maxsize=8192)
def function(name: str) -> str | None:
    """The function that a (simplified) name in running text states, None where it states none that tells a body."""
    return next((made for word, made in _functions(telling=True).items() if word in name), None)


@lru_cache(maxsize=8192)
def functions(name: str) -> tuple[str, ...]:
    """All functions that a body's (simplified) name states, in its order: 教育体育局 has two.

    Longer words go first; one that another of them has taken over does not count: 文化广电旅游局 is of 文化和旅游.
    """
    places: list[tuple[int, str]] = []
    name = name.replace("人民政府", "政府")  # it is not of 民政
    for word, made in _functions().items():
        at = name.find(word)
        if at >= 0:
            places.append((at, made))
            name = name.replace(word, "\0" * len(word))
    found = dict.fromkeys(made for _, made in sorted(places))
    former = {one.former for one in reforms() if one.successor in found}
    return tuple(made for made in found if made not in former)


def all_functions() -> tuple[str, ...]:
    """The names of all functions, sorted."""
    return tuple(sorted(set(_functions().values())))


class Reform(NamedTuple):
    """A function that another one took over, since a day (ISO), by the decision that source names."""

    former: str
    successor: str
    since: str
    source: str


@lru_cache(maxsize=1)
def reforms() -> tuple[Reform, ...]:
    """All reforms of data/lexicon/reforms.csv."""
    return tuple(Reform(**row) for row in table("reforms"))


def begins_with_function(text: str, start: int) -> bool:
    """Whether a word of the lexicon's functions begins at this place of a (simplified) text."""
    return _beginnings().at(text, start)


@lru_cache(maxsize=1)
def _beginnings() -> Beginnings:
    return Beginnings(_functions(telling=True))
