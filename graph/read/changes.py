"""What changed in the graph since a version of the store, so that a copy of it elsewhere can follow.

A feed in the order of the writes: what went first, then what is there, by kind and id. What changed again later stands
at its last version alone, so it may move to a later page, and is never lost. A row holds the node as it is, with the
edges that are told with it: each edge is told with one node, the one whose document says so, and changes with that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from graph import export
from graph.errors import QueryError
from graph.read.names import version as version_now
from graph.read.paging import PAGE, Reader, decode, encode
from graph.stamping import KINDS, stamp, version_of

Kind = Literal["agency", "city", "function", "indicator", "policy", "task"]
_STREAMS = ("removed", *KINDS)
_SPAN, _LONGEST_SPAN = 4, 64  # versions that are looked through at once, more after some without anything
_READ = 100  # nodes that are read at once, with their edges


class ChangedEdge(BaseModel):
    """An edge as the export has it."""

    model_config = ConfigDict(populate_by_name=True)

    kind: str
    id: str
    source: str = Field(alias="from")
    target: str = Field(alias="to")
    properties: dict[str, Any]


class Change(BaseModel):
    """What a node is since a version of the store, or that it is gone.

    now: of what is gone, the id that it led to. properties and edges: of what is there, as the export has them; with a
    policy its APPLIES_TO, CITES, ISSUED, REPORTS and TARGETS, with a task its CONTAINS, LEADS, SUPPORTS, REPORTS and
    TARGETS, with an agency its BELONGS_TO and INSTANCE_OF, with a city PART_OF, with a function SUCCEEDED_BY.
    """

    version: int
    kind: Kind
    id: str
    change: Literal["changed", "removed"]
    now: str | None = None
    properties: dict[str, Any] | None = None
    edges: list[ChangedEdge] = []


class Changes(BaseModel):
    """A page of changes; until: the version of the store that its last page leads to, to go on from.

    next_cursor: of the next page, None on the last.
    """

    items: list[Change]
    until: int
    next_cursor: str | None = None


class _Place(NamedTuple):
    """Where a row stands in the feed."""

    version: int
    stream: int
    id: str


class _Found(NamedTuple):
    """A row before it is read; kind and now: of what is gone."""

    place: _Place
    kind: str
    now: str | None = None


async def changes(store: Reader, since: int, cursor: str | None = None, limit: int = PAGE) -> Changes:
    """Changes after a version of the store; 0: all that there is, also what an older version of this program wrote.

    QueryError: the store has not come to that version yet, or the cursor is none of this question.
    """
    until = await version_now(store)
    if since > until:
        raise QueryError(f"since={since} is in the future: the store is at version {until}; since=0 begins anew")
    began, until, *after = decode(cursor, (since, until, since + 1 if since else 0, 0, ""))
    if began != since:
        raise QueryError(f"the cursor belongs to since={began}")
    found = await _after(store, _Place(*after), until, limit + 1)
    told = found[:limit]
    return Changes(
        items=await _read(store, told),
        until=until,
        next_cursor=encode(since, until, *told[-1].place) if len(found) > limit else None,
    )


async def _after(store: Reader, place: _Place, until: int, limit: int) -> list[_Found]:
    """The next rows, at most so many: those without a stamp, then the others, some versions at once.

    For the embedded engine sorts all that it is asked for, before it gives the first of it.
    """
    found = await _unstamped(store, place, limit) if place.version == 0 else []
    span = _SPAN
    while len(found) < limit and place.version <= until:
        before = min(place.version + span, until + 1)
        found += await _stamped(store, place, before, limit - len(found))
        place, span = _Place(before, 0, ""), min(2 * span, _LONGEST_SPAN)
    return found


async def _stamped(store: Reader, place: _Place, before: int, limit: int) -> list[_Found]:
    """The first rows of every stream, in one order, of the versions before one."""
    found: list[_Found] = []
    for stream, name in enumerate(_STREAMS):
        span = {"after": _behind(place, stream), "before": stamp(before), "limit": limit}
        found += [_row(stream, row) for row in await store.run(f"read/changes_{name}", **span)]
    # The order of ids is the engine's, within a stream: sorting keeps it.
    return sorted(found, key=lambda one: one.place[:2])[:limit]


def _behind(place: _Place, stream: int) -> str:
    """The stamp behind which the rest of a stream begins."""
    if stream == place.stream:
        return stamp(place.version) + place.id
    return stamp(place.version + (stream < place.stream))


def _row(stream: int, row: dict[str, Any]) -> _Found:
    place = _Place(version_of(row["stamp"]), stream, row["id"])
    return _Found(place, row.get("kind", _STREAMS[stream]), row.get("now"))


async def _unstamped(store: Reader, place: _Place, limit: int) -> list[_Found]:
    """What an older version of this program wrote, which counts as version 0."""
    found: list[_Found] = []
    for stream, kind in enumerate(_STREAMS):
        if kind in KINDS and stream >= place.stream and len(found) < limit:
            after = place.id if stream == place.stream else ""
            rows = await store.run(f"read/unstamped_{kind}", after=after, limit=limit - len(found))
            found += [_Found(_Place(0, stream, row["id"]), kind) for row in rows]
    return found


async def _read(store: Reader, found: Sequence[_Found]) -> list[Change]:
    """The rows whole; what went since they were found is left out, for that is told later."""
    nodes: dict[tuple[str, str], dict[str, Any]] = {}
    for kind in KINDS:
        ids = [one.place.id for one in found if one.kind == kind and _STREAMS[one.place.stream] == kind]
        for first in range(0, len(ids), _READ):
            rows = await store.run(f"read/changed_{kind}", ids=ids[first : first + _READ])
            nodes |= {(kind, row["id"]): row for row in rows}
    told = (_told(one, nodes.get((one.kind, one.place.id))) for one in found)
    return [one for one in told if one]


def _told(found: _Found, node: dict[str, Any] | None) -> Change | None:
    version, stream, id = found.place
    what = {"version": version, "kind": found.kind, "id": id}
    if _STREAMS[stream] == "removed":
        return Change.model_validate({**what, "change": "removed", "now": found.now})
    if node is None:
        return None
    content = {"properties": export.plain(node["properties"]), "edges": _edges(node["edges"])}
    return Change.model_validate({**what, **content, "change": "changed"})


def _edges(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    edges = [{"kind": f"edge:{e['type']}"} | export.edge(e["source"], e["target"], e["properties"]) for e in found]
    return sorted(edges, key=lambda edge: (edge["kind"], edge["id"]))
