"""One search over everything that has a name: agencies, places, indicators, policies; and over the words of tasks.

A resolver says which one thing a name means; this offers all that hold what was typed so far, the likeliest first.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple
from weakref import WeakKeyDictionary

from pydantic import BaseModel
from pypinyin import Style, lazy_pinyin

from graph import read
from graph.folding import words
from graph.read.listing import View
from graph.read.paging import Reader
from graph.read.tasks import TaskFilter
from ingest.identity.resolver import Names, names

Kind = Literal["agency", "city", "indicator", "policy", "task"]
How = Literal["name", "start", "part", "initials", "words"]
_HOW: tuple[How, ...] = ("name", "start", "part", "initials")
"""How a name fits, the best first; words are those of a task's text."""
_LEAST_INITIALS = 2  # one letter begins too many names


class Found(BaseModel):
    """Something that fits what was typed; place tells those of one name apart, fits by which of its names it was found.

    how: by its whole name, by the start or another part of it, by the pinyin initials of its characters (qswj is
    区税务局), or, of a task, by words of its text.
    """

    kind: Kind
    id: str
    name: str
    place: str | None = None
    fits: str
    how: How


class _Entry(NamedTuple):
    """A way to write a thing: folded, and by its initials."""

    folded: str
    initials: str
    written: str
    thing: Found


class SearchIndex:
    """Every name of a graph as it was at a version."""

    def __init__(self, known: Names) -> None:
        """Made anew when the graph changes."""
        self.version, self._known = known.version, known

    @cached_property
    def entries(self) -> dict[str, list[_Entry]]:
        """By kind; a thing of several names has an entry for each."""
        found: dict[str, list[_Entry]] = {}
        for thing, written in _named(self._known):
            found.setdefault(thing.kind, []).append(_Entry(words(written), initials(written), written, thing))
        return found

    def search(self, typed: str, limit: int) -> list[Found]:
        """At most limit of each kind: what the name means, then the best fit, then the shortest name."""
        wanted = words(typed)
        return [one for kind in self.entries for one in self._of(kind, typed, wanted, limit)] if wanted else []

    def _of(self, kind: str, typed: str, wanted: str, limit: int) -> list[Found]:
        things = {one.id: one for one in [*self._meant(kind, typed), *self._fitting(kind, wanted, limit)]}
        return list(things.values())[:limit]

    def _meant(self, kind: str, typed: str) -> list[Found]:
        """What the resolver takes it for: names with their place before them, other words for an indicator."""
        if kind == "indicator":
            ids = set(self._known.indicator.called(typed))
        else:
            found = getattr(self._known, kind).resolve(typed)
            ids = {one.id for one in found.candidates} if found.match or found.ambiguous else set()
        held = {entry.thing.id: entry.thing for entry in self.entries[kind] if entry.thing.id in ids}
        return [held[id] for id in sorted(held)]

    def _fitting(self, kind: str, wanted: str, limit: int) -> list[Found]:
        best: dict[str, tuple[int, int, str, _Entry]] = {}
        for entry in self.entries[kind]:
            rank = _rank(entry, wanted)
            key = (rank, len(entry.written), entry.thing.id, entry)
            if rank < len(_HOW) and key[:3] < best.get(entry.thing.id, (len(_HOW), 0, ""))[:3]:
                best[entry.thing.id] = key
        ranked = sorted(best.values(), key=lambda key: key[:3])[:limit]
        return [
            entry.thing.model_copy(update={"fits": entry.written, "how": _HOW[rank]}) for rank, _, _, entry in ranked
        ]


def _rank(entry: _Entry, wanted: str) -> int:
    """The place in _HOW; past its end where the name does not fit."""
    if entry.folded.startswith(wanted):
        return 0 if entry.folded == wanted else 1
    if wanted in entry.folded:
        return 2
    return 3 if len(wanted) >= _LEAST_INITIALS and entry.initials.startswith(wanted) else 4


def initials(name: str) -> str:
    """The first letters of a name's characters in pinyin: qswj of 区税务局."""
    return "".join(lazy_pinyin(words(name), style=Style.FIRST_LETTER)).lower()


def _named(known: Names) -> Iterator[tuple[Found, str]]:
    """Everything that has a name, with each of them; kinds in the order in which they are shown."""
    for agency in known.agency_rows:
        thing = _thing("agency", agency.id, agency.name, agency.shown_place)
        yield from _each(thing, {agency.name, *agency.aliases})
    for city in known.city_rows:
        yield from _each(_thing("city", city.id, city.name, city.id), {city.name, city.id})
    for indicator in known.indicator_rows:
        yield from _each(_thing("indicator", indicator.id, indicator.name, indicator.unit), {indicator.name})
    for policy in known.policy_rows:
        written = {name for name in (policy.title, policy.doc_number) if name}
        name = policy.title or policy.doc_number or policy.id
        yield from _each(_thing("policy", policy.id, name, policy.city), written)


def _each(thing: Found, written: Iterable[str]) -> Iterator[tuple[Found, str]]:
    yield from ((thing, name) for name in sorted(written))


def _thing(kind: Kind, id: str, name: str, place: str | None) -> Found:
    return Found(kind=kind, id=id, name=name, place=place, fits=name, how="name")


_KEPT: WeakKeyDictionary[Reader, SearchIndex] = WeakKeyDictionary()


async def search(store: Reader, typed: str, limit: int) -> list[Found]:
    """What fits what was typed, at most limit of each kind: agencies, places, indicators, policies, then tasks."""
    known = await names(store)
    index = _KEPT.get(store)
    if index is None or index.version != known.version:
        index = _KEPT[store] = SearchIndex(known)
    found = await asyncio.to_thread(index.search, typed, limit)  # of a large graph it takes a while to build
    return found + await _tasks(store, typed, limit)


async def _tasks(store: Reader, typed: str, limit: int) -> list[Found]:
    if not words(typed):
        return []
    page = await read.tasks(store, TaskFilter(q=typed), view=View(limit=limit))
    return [
        Found(kind="task", id=row.id, name=row.title, place=row.policy_title, fits=typed, how="words")
        for row in page.items
    ]
