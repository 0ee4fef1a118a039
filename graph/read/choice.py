"""What rows are chosen by, as parameters of the filters in cypher/read/parts/filters; what is None is not asked for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.composing import NOT
from graph.folding import phrase, searched


@dataclass(frozen=True, slots=True)
class Choice:
    """Values of a field: one of any_of (empty: any), and none of none_of."""

    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()


Chosen = str | Choice | None
"""What a field is to be: just that value, a choice of values, or anything."""


LEAVE_OUT = "~"


def worded(typed: Iterable[str], of: Callable[[str], str] = str) -> Choice | None:
    """A choice by words, those with ~ before them left out; of: what a word is in the graph. None for no word."""
    return _choice((word, [of(word.removeprefix(LEAVE_OUT))]) for word in typed)


async def named(typed: Iterable[str], find: Callable[[str], Awaitable[Iterable[str]]]) -> Choice | None:
    """A choice by names, as worded; find: the ids that a name means, whose errors are raised."""
    return _choice([(name, await find(name.removeprefix(LEAVE_OUT))) for name in typed])


def _choice(meant: Iterable[tuple[str, Iterable[str]]]) -> Choice | None:
    """From what was typed, each with what it means."""
    kept: list[str] = []
    left_out: list[str] = []
    for word, values in meant:
        (left_out if word.startswith(LEAVE_OUT) else kept).extend(values)
    return Choice(tuple(kept), tuple(left_out)) if kept or left_out else None


def chosen(**fields: Chosen) -> dict[str, list[str] | None]:
    """Parameters of filters by values: name and not_name."""
    found: dict[str, list[str] | None] = {}
    for name, value in fields.items():
        choice = Choice((value,)) if isinstance(value, str) else value or Choice()
        found[name] = list(dict.fromkeys(choice.any_of)) or None
        found[NOT + name] = list(dict.fromkeys(choice.none_of)) or None
    return found


def holding(q: str | None) -> dict[str, str | None]:
    """Parameters of a filter by words: as folded texts have them, and what an index of them is asked for.

    The index gives more than what holds the words, and all of that. QueryError: nothing in them can be searched for.
    """
    return {"q": searched(q), "phrase": phrase(q)}


def due(first: date | None, last: date | None) -> dict[str, Any]:
    """Parameters of a filter by days: from the first to the last; None for one of them leaves that end open."""
    if first is None and last is None:
        return {"due_after": None, "due_before": None}
    return {"due_after": first or date.min, "due_before": last or date.max}
