"""A place as a user types it (营口, 辽宁营口, 210800), against the divisions of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from graph.errors import Candidate
from graph.folding import words
from graph.read.places import CityRow
from graph.records import NATION
from ingest.identity.names import short_names
from ingest.identity.typed import OFFERED, Resolution, nearest, resolution

_NATION = ("中国", "全国", "国家", "中华人民共和国")


class PlaceIndex:
    """The divisions of a graph by every way to write them."""

    def __init__(self, cities: Sequence[CityRow]) -> None:
        """Made anew when the graph changes."""
        self._cities = cities

    @cached_property
    def _written(self) -> dict[str, list[CityRow]]:
        found: dict[str, list[CityRow]] = {}
        for city in self._cities:
            for spelling in _spellings(city):
                found.setdefault(words(spelling), []).append(city)
        return found

    def resolve(self, typed: str) -> Resolution:
        """Which division a name, path or code means."""
        wanted = words(typed)
        found = [_candidate(city, "name, path or code", 1.0) for city in self._written.get(wanted, ())]
        return resolution(found, () if found or not wanted else self._near(wanted))

    def _near(self, wanted: str) -> list[Candidate]:
        names = [(spelling, _candidate(city, "", 0.0)) for spelling, rows in self._written.items() for city in rows]
        return nearest(wanted, names)[:OFFERED]


def _spellings(city: CityRow) -> set[str]:
    """Its path with or without each division above it, each whole or short; its code."""
    code = {city.adcode} if city.adcode else set()
    if city.id == NATION:
        return {*_NATION, *code}
    return {*_joined([short_names(name) for name in city.id.split("/")]), *code}


def _joined(parts: Sequence[Iterable[str]]) -> Iterator[str]:
    *above, own = parts
    heads = {""}
    for names in above:
        heads |= {head + name for head in heads for name in names}
    return (head + name for head in heads for name in own)


def _candidate(city: CityRow, reason: str, score: float) -> Candidate:
    return Candidate(city.id, city.name, city.id, reason, score)
