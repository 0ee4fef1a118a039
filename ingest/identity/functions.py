"""What bodies are for, and what took it over: functions with their history (data/lexicon/reforms.csv)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graph.records import Function, Succession
from ingest.values.gazetteer import reforms


def history(names: Iterable[str]) -> tuple[tuple[Function, ...], tuple[Succession, ...]]:
    """The functions of these names and all that took them over, by name, with the edges between them."""
    found = {one for name in names for one in _along(name, forward=True)}
    edges = sorted((one for one in reforms() if one.former in found), key=lambda one: (one.former, one.successor))
    successions = (
        Succession(former=one.former, successor=one.successor, since=date.fromisoformat(one.since), source=one.source)
        for one in edges
    )
    return tuple(Function(id=name) for name in sorted(found)), tuple(successions)


def asked(name: str, across_reforms: bool) -> list[str]:
    """The functions that a question for one means: itself, or with all that it took over and that took it over."""
    return sorted(across(name)) if across_reforms else [name]


def across(name: str) -> frozenset[str]:
    """A function with all that it took over and all that took it over, however long ago."""
    return frozenset(_along(name, forward=True) | _along(name, forward=False))


def _along(name: str, *, forward: bool) -> set[str]:
    found, waiting = {name}, [name]
    while waiting:
        at = waiting.pop()
        pairs = ((one.former, one.successor) if forward else (one.successor, one.former) for one in reforms())
        new = {end for begin, end in pairs if begin == at} - found
        found |= new
        waiting += sorted(new)
    return found
