"""The one way from a name to an id, for every question: HTTP, command line and page ask here before they ask the graph.

Names are looked up in an index of the whole graph, which is kept until the graph changes (by its version).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from weakref import WeakKeyDictionary

from graph import ids, read
from graph.errors import Candidate, MovedError, UnknownNameError
from graph.read.history import missing
from graph.read.names import AgencyName, IndicatorName, PolicyName
from graph.read.paging import Reader
from graph.read.places import CityRow
from graph.records import NATION
from ingest.identity.names import identify_typed, plain
from ingest.identity.places import PlaceIndex
from ingest.identity.policies import title_key
from ingest.identity.titles import IndicatorIndex, PolicyIndex
from ingest.identity.typed import AgencyIndex, Resolution, resolve_function

What = Literal["agency", "city", "policy", "indicator", "function"]
MERGED = "merged into it"


@dataclass(frozen=True)
class Names:
    """The indexes of a graph as it was at a version."""

    version: int
    agency_rows: list[AgencyName]
    city_rows: list[CityRow]
    policy_rows: list[PolicyName]
    indicator_rows: list[IndicatorName]

    @cached_property
    def agency(self) -> AgencyIndex:
        """By names of agencies."""
        return AgencyIndex(self.agency_rows, [city.id for city in self.city_rows])

    @cached_property
    def city(self) -> PlaceIndex:
        """By names, paths and codes of divisions."""
        return PlaceIndex(self.city_rows)

    @cached_property
    def policy(self) -> PolicyIndex:
        """By titles and 文号."""
        return PolicyIndex(self.policy_rows)

    @cached_property
    def indicator(self) -> IndicatorIndex:
        """By names of indicators."""
        return IndicatorIndex(self.indicator_rows)


_KEPT: WeakKeyDictionary[Reader, Names] = WeakKeyDictionary()


async def names(store: Reader) -> Names:
    """The indexes of a graph as it is now."""
    version = await read.version(store)
    kept = _KEPT.get(store)
    if kept is None or kept.version != version:
        kept = Names(
            version,
            await read.agency_names(store),
            await read.cities(store),
            await read.policy_names(store),
            await read.indicator_names(store),
        )
        _KEPT[store] = kept
    return kept


async def resolve(store: Reader, what: What, name: str) -> Resolution:
    """What a name, or an id, means."""
    if what == "function":
        return resolve_function(name, [row.name for row in await read.functions(store)])
    index: AgencyIndex | PlaceIndex | PolicyIndex | IndicatorIndex = getattr(await names(store), what)
    found = index.resolve(name)
    return found if found.match or found.ambiguous else await _formerly(store, what, name) or found


async def _formerly(store: Reader, what: What, name: str) -> Resolution | None:
    """What something is now that had this id, or this name in its place, before it was merged."""
    known = identify_typed(plain(name), [city.id for city in (await names(store)).city_rows if city.id != NATION])
    old = ids.agency_id(known.place, known.key) if known and known.place and what == "agency" else name
    rows = await store.run("read/former", ids=[name, old])
    now = next((row["now"] for row in rows if row["now"] and row["kind"] == what), None)
    node = next((one for one in await read.identities(store, [now]) if now), None) if now else None
    if node is None:
        return None
    match = Candidate(node.id, node.name, node.place, MERGED, 1.0)
    return Resolution(match, (match,))


async def id_of(store: Reader, what: What, name: str) -> str:
    """The id of what a name, or an id, means."""
    return (await meant(store, what, name)).id


async def meant(store: Reader, what: What, name: str) -> Candidate:
    """What a name, or an id, means, and by what.

    UnknownNameError, AmbiguousNameError with the candidates where it means nothing or several; MovedError, GoneError
    for an id that was.
    """
    if await read.is_id(store, what, name):
        return Candidate(name, name, None, "id", 1.0)  # most are: the indexes are for what people type
    found = await resolve(store, what, name)
    if found.match and found.match.reason == MERGED and await store.run("read/former", ids=[name]):
        raise MovedError(name, found.match.id)
    if found.match is None and not found.ambiguous and await store.run("read/former", ids=[name]):
        await missing(store, what, name)
    return found.one(what, name)


async def cited_id(store: Reader, name: str) -> str:
    """As id_of of a policy; of one that is only cited, by title or 文号, too."""
    try:
        return await id_of(store, "policy", name)
    except UnknownNameError:
        for one in (name, ids.cited_id(name if ids.is_doc_number(name) else title_key(name))):
            if await store.run("read/lineage", ids=[one]):
                return one
        raise


async def indicator_ids(store: Reader, name: str) -> list[str]:
    """Ids of the indicators of a name: one for each kind of unit that it is measured in. Errors as of id_of."""
    if await read.is_id(store, "indicator", name):
        return [name]
    same = (await names(store)).indicator.called(name)
    return same or [await id_of(store, "indicator", name)]
