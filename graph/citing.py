"""Which policy a title that is cited means: the one that is loaded under it, else a stub, whatever came first.

A citation by title leads to the one loaded policy of that title which the citing place can mean (its own, one above it,
or the whole country's) and whose issuer the title does not contradict; where there is none or several, to its stub.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from graph import ids
from graph.folding import words
from graph.records import NATION, GraphRecords
from graph.rows import batches
from graph.settling import found

Row = dict[str, Any]
_Loaded = Mapping[str, Sequence[Row]]


class Moved(NamedTuple):
    """Where citations lead, and what became of stubs, when titles came and went.

    then: the policy that each citation of what came leads to, by its id; moves: citations that are in and lead
    elsewhere from now on; stubs: those that are gone, with the policy that each is now; alive: those that something
    leads to.
    """

    then: dict[str, str]
    moves: list[Row]
    stubs: dict[str, str]
    alive: set[str]

    @property
    def cited(self) -> set[str]:
        """Ids of the policies that what came cites."""
        return set(self.then.values())

    @property
    def touched(self) -> set[str]:
        """Ids of the policies that citations lead or led to, and of those whose own moved."""
        return {id for row in self.moves for id in (row["policy_id"], row["now"], row["then"])}


async def settle(run: Any, came: Sequence[GraphRecords], left: Iterable[str], policy_ids: Iterable[str]) -> Moved:
    """Work out where the citations of documents that came are to lead, and lead those that are in where they are to.

    left: keys of titles of policies that left; policy_ids: policies that came or left. Citations that are in are looked
    at only under titles that came or left: nothing else can lead them elsewhere.
    """
    cites = [_edge(one, records.applies_to) for records in came for one in records.citations]
    titles = {*left, *(records.policy.title_key for records in came if records.policy.title_key)}
    loaded = await _loaded(run, {*titles, *(row["key"] for row in cites if row["key"])})
    aimed = [row | {"then": _target(row, loaded)} for row in cites]
    titles |= await _unsettled(run, [row for row in aimed if row["key"] and row["key"] not in titles])
    ends = {ids.cited_id(key) for key in titles} | {*policy_ids} if titles else set()
    ends |= {row["id"] for key in titles for row in loaded.get(key, ())}
    edges = [row for row in await found(run, "load/cited_by_title", ends) if row["key"] in titles]
    edges = [row | {"then": _target(row, loaded)} for row in edges]
    moves = [row for row in edges if row["then"] != row["now"]]
    for batch in batches({name: row[name] for name in ("id", "policy_id", "now", "then")} for row in moves):
        await run("load/move_cites", rows=batch)
    stubs = {ids.cited_id(key) for key in titles}
    under = edges + [row for row in aimed if row["key"] in titles]
    alive = {row["then"] for row in under} & stubs | {
        row["now"] for row in aimed if row["key"] and row["then"] == row["now"]
    }
    return Moved({row["id"]: row["then"] for row in aimed}, moves, _replaced(under, stubs), alive)


async def stubs(run: Any, came: Iterable[GraphRecords], then: Mapping[str, str]) -> list[Row]:
    """Rows of load/stubs for what is cited and not loaded: each has the least of the titles that it is cited by."""
    known = {row["id"]: row for row in await found(run, "load/cited", set(then.values()))}
    titles: dict[str, set[str]] = {}
    for edge in (edge for records in came for edge in records.citations):
        titles.setdefault(then[edge.id], set()).add(edge.title)
    left = {id: said for id, said in titles.items() if not known.get(id, {}).get("loaded")}
    for id in left.keys() & known.keys():
        left[id].update(filter(None, [known[id]["title"]]))
    return [{"id": id, "props": {"id": id, "title": min(left[id])}} for id in sorted(left)]


def _edge(one: Any, city: str | None) -> Row:
    """A citation that comes, as those are that load/cited_by_title finds; now: the stub of what it cites."""
    row = {"id": one.id, "key": one.key, "issuer": one.issuer, "now": one.cited_id, "policy_id": one.policy_id}
    return row | {"city": city}


async def _loaded(run: Any, keys: Iterable[str]) -> dict[str, list[Row]]:
    loaded: dict[str, list[Row]] = {}
    for batch in batches({"key": key} for key in sorted(keys)):
        for row in await run("load/same_title", keys=[row["key"] for row in batch]):
            loaded.setdefault(row["key"], []).append(row)
    return loaded


async def _unsettled(run: Any, aimed: Sequence[Row]) -> set[str]:
    """Titles of which it has to be worked out what their stub is: it is not there, and leads nowhere, or elsewhere."""
    meant = {row["now"]: row for row in aimed if row["then"] != row["now"]}
    there = {row["id"] for row in await found(run, "load/cited", meant)}
    redirects = {row["id"]: row["now"] for row in await found(run, "load/redirects", meant.keys() - there)}
    unsettled = [row for row in aimed if row["now"] in meant.keys() - there]
    return {row["key"] for row in unsettled if row["then"] not in (row["now"], redirects.get(row["now"]))}


def _target(edge: Mapping[str, Any], loaded: _Loaded) -> str:
    """The policy that a citation means, or its stub; one by 文号 says itself what it means."""
    if edge["key"] is None:
        return str(edge["now"])
    found = loaded.get(edge["key"], ())
    meant = [row["id"] for row in found if _within(edge["city"], row["city"]) and _issued(edge["issuer"], row)]
    meant = [one for one in meant if one != edge["policy_id"]]
    return meant[0] if len(meant) == 1 else ids.cited_id(edge["key"])


def _within(city: str | None, above: str | None) -> bool:
    """Whether a document of a place can mean one of another place: its own, above it, or not known."""
    if above in (None, NATION) or city is None:
        return True
    return city == above or city.startswith(f"{above}/")


def _issued(issuer: str | None, row: Row) -> bool:
    return issuer is None or row["issuer"] is None or words(issuer) in words(row["issuer"])


def _replaced(edges: Iterable[Row], stubs: set[str]) -> dict[str, str]:
    """Stubs to which nothing leads any more, where all that led there means one policy now."""
    then: dict[str, set[str]] = {}
    for edge in edges:
        then.setdefault(ids.cited_id(edge["key"]), set()).add(edge["then"])
    return {stub: next(iter(found)) for stub, found in then.items() if len(found) == 1 and not found & stubs}
