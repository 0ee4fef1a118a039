"""What a person decides, as a judgement about nodes and facts, and which policies it says something new of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from graph import read
from graph.errors import JudgementError, MovedError
from graph.judgements import Identity, Judgement
from graph.judging import checked_change
from graph.read.entities import IdentityRow
from graph.read.paging import Reader
from graph.read.policies import PolicyDetail
from graph.records import NATION, City


async def merge(store: Reader, ids: Sequence[str], reason: str | None = None) -> Judgement:
    """That nodes are one: what the last of ids is.

    JudgementError: an id names no agency or indicator, there are not two, or they are of two kinds.
    """
    rows = await _nodes(store, ids)
    into = rows[ids[-1]]
    cities = tuple(await _cities(store, into.place))
    identity = Identity(id=into.id, name=into.name, key=into.key, place=into.place, cities=cities)
    others = tuple(sorted(set(ids) - {into.id}))
    if not others:
        raise JudgementError("two are wanted")
    return Judgement(kind="merge", what=into.what, ids=others, into=identity, reason=reason)


async def apart(store: Reader, ids: Sequence[str], reason: str | None = None) -> Judgement:
    """That nodes are not one, however alike they are. JudgementError as of merge."""
    rows = await _nodes(store, ids)
    if len(rows) < 2:
        raise JudgementError("two are wanted")
    return Judgement(kind="apart", what=rows[ids[0]].what, ids=tuple(sorted(set(ids))), reason=reason)


async def split(store: Reader, id: str, surfaces: Sequence[str], reason: str | None = None) -> Judgement:
    """That some names of an agency are another body's. JudgementError: it has no such name, or no other one."""
    node = (await _nodes(store, [id]))[id]
    for surface in surfaces:
        if surface not in node.aliases:
            raise JudgementError(f"{node.name} is never written {surface}; it is: {', '.join(node.aliases)}")
    if set(surfaces) == set(node.aliases):
        raise JudgementError("a name has to stay")
    return Judgement(kind="split", what="agency", ids=(id,), surfaces=tuple(sorted(set(surfaces))), reason=reason)


async def judge_fact(
    store: Reader, kind: Any, id: str, change: Mapping[str, Any] | None = None, reason: str | None = None
) -> Judgement:
    """That a fact is so (confirm), is so otherwise (correct, with change), or is none (drop).

    NotFoundError: there is no such fact. JudgementError: it cannot be changed so.
    """
    try:
        found = await read.fact(store, id)
    except MovedError as moved:
        found = await read.fact(store, moved.now)
    made = checked_change(found.id, change or {})
    try:
        return Judgement(kind=kind, what="fact", ids=(found.id,), change=made, policy=found.policy_id, reason=reason)
    except ValueError as error:
        raise JudgementError(f"a {kind} cannot say that: {_reason(error)}") from error


def _reason(error: ValueError) -> str:
    return str(error.errors(include_url=False)[0]["msg"]) if isinstance(error, ValidationError) else str(error)


async def affected(store: Reader, judgement: Judgement, known: Sequence[Judgement]) -> list[PolicyDetail]:
    """The policies that a judgement, made or undone, says something new of; known: all that are made."""
    if judgement.kind == "apart":
        return []
    nodes = {*judgement.ids, *([judgement.into.id] if judgement.into else [])}
    ids = [*sorted(_one_with(nodes, known)), *filter(None, [judgement.policy]), *await _split_off(store, judgement)]
    return await read.policies_of(store, ids)


def _one_with(nodes: set[str], known: Sequence[Judgement]) -> set[str]:
    """The nodes and all that merges make one with them, however many lead there."""
    merges = [{*one.ids, one.into.id} for one in known if one.into]
    found = set(nodes)
    while more := [ids for ids in merges if ids & found and not ids <= found]:
        found = found.union(*more)
    return found


async def _split_off(store: Reader, judgement: Judgement) -> list[str]:
    """Ids of the bodies that a split made."""
    if judgement.kind != "split":
        return []
    return [one.id for one in await read.agency_names(store) if one.key in judgement.surfaces]


async def _nodes(store: Reader, ids: Sequence[str]) -> dict[str, IdentityRow]:
    rows = {row.id: row for row in await read.identities(store, ids)}
    for id in ids:
        if id not in rows:
            raise JudgementError(f"{id} is no agency or indicator of the graph")
    if len({row.what for row in rows.values()}) > 1:
        raise JudgementError("an agency and an indicator are never one")
    return rows


async def _cities(store: Reader, place: str | None) -> list[City]:
    """The division of a place and all above it."""
    rows = {row.id: row for row in await read.cities(store)}
    parts = place.split("/") if place and place in rows else []
    paths = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
    above = [path for path in [NATION, *paths] if paths and path in rows]
    return [
        City(
            id=path,
            name=rows[path].name,
            level=rows[path].level,
            adcode=rows[path].adcode,
            parent_id=None if path == NATION else path.rpartition("/")[0] or NATION,
        )
        for path in dict.fromkeys(above)
    ]
