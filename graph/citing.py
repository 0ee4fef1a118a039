"""Which policy a title that is cited means: the one that is loaded under it, else a stub, whatever came first.

A citation by title leads to the one loaded policy of that title which the citing place can mean (its own, one above it,
or the whole country's) and whose issuer the title does not contradict; where there is none or several, to its stub.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from graph import ids
from graph.folding import words
from graph.records import NATION
from graph.rows import batches

Row = dict[str, Any]


class Moved(NamedTuple):
    """Ids of the policies that citations lead or led to, and of those whose own moved; what became of stubs.

    stubs: those that are gone, with the policy that each is now; alive: stubs that something leads to.
    """

    touched: set[str]
    stubs: dict[str, str]
    alive: list[str]


async def settle(run: Any, keys: Iterable[str], policy_ids: Iterable[str]) -> Moved:
    """Lead every citation of these titles where it is to lead; policy_ids: policies that may be, or were, meant."""
    wanted = set(keys)
    loaded: dict[str, list[Row]] = {}
    for row in await run("load/same_title", keys=sorted(wanted)):
        loaded.setdefault(row["key"], []).append(row)
    stubs = {ids.cited_id(key) for key in wanted}
    ends = stubs | set(policy_ids) | {row["id"] for rows in loaded.values() for row in rows}
    edges = [row for row in await run("load/cited_by_title", ids=sorted(ends)) if row["key"] in wanted]
    targets = {edge["id"]: _target(edge, loaded.get(edge["key"], ())) for edge in edges}
    moves = [
        {"id": edge["id"], "policy_id": edge["policy_id"], "now": edge["now"], "then": targets[edge["id"]]}
        for edge in edges
        if targets[edge["id"]] != edge["now"]
    ]
    for batch in batches(moves):
        await run("load/move_cites", rows=batch)
    touched = ends | {row["policy_id"] for row in moves}
    return Moved(touched, _replaced(edges, targets, stubs), sorted(stubs & set(targets.values())))


def _target(edge: Mapping[str, Any], loaded: Sequence[Row]) -> str:
    meant = [row["id"] for row in loaded if _within(edge["city"], row["city"]) and _issued(edge["issuer"], row)]
    meant = [one for one in meant if one != edge["policy_id"]]
    return meant[0] if len(meant) == 1 else ids.cited_id(edge["key"])


def _within(city: str | None, above: str | None) -> bool:
    """Whether a document of a place can mean one of another place: its own, above it, or not known."""
    if above in (None, NATION) or city is None:
        return True
    return city == above or city.startswith(f"{above}/")


def _issued(issuer: str | None, row: Row) -> bool:
    return issuer is None or row["issuer"] is None or words(issuer) in words(row["issuer"])


def _replaced(edges: Iterable[Row], targets: Mapping[str, str], stubs: set[str]) -> dict[str, str]:
    """Stubs to which nothing leads any more, where all that led there means one policy now."""
    then: dict[str, set[str]] = {}
    for edge in edges:
        then.setdefault(ids.cited_id(edge["key"]), set()).add(targets[edge["id"]])
    return {stub: next(iter(found)) for stub, found in then.items() if len(found) == 1 and not found & stubs}
