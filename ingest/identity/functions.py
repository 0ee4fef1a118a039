"""What bodies are for, and what took it over: functions with their history (data/lexicon/reforms.csv)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graph.records import Function, Succession
from ingest.values.gazetteer import reforms


def history(names: Iterable[str]) -> tuple[tuple[Function, ...], tuple[Succession, ...]]:
    """The functions of these names and all that took them over, by name, with the edges between them."""
    found = set(names)
    edges: dict[tuple[str, str], Succession] = {}
    waiting = sorted(found)
    while waiting:
        name = waiting.pop()
        for one in reforms():
            if one.former != name:
                continue
            made = Succession(
                former=name, successor=one.successor, since=date.fromisoformat(one.since), source=one.source
            )
            edges[name, one.successor] = made
            if one.successor not in found:
                found.add(one.successor)
                waiting.append(one.successor)
    return tuple(Function(id=name) for name in sorted(found)), tuple(edges[pair] for pair in sorted(edges))


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
