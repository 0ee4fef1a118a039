"""Which write changed what: a stamp on each node that it changed, and on what is kept of those that went.

A stamp is the version of the store, then the id: what changed since a version is one stretch of an index, in a total
order. It stands in the property `changed`, which is no part of the graph, as `folded` is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from graph.rows import batches

Row = dict[str, Any]
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "agency": "agencies",
        "city": "cities",
        "function": "functions",
        "indicator": "indicators",
        "policy": "policies",
        "task": "tasks",
    }
)
"""What is stamped, one and several. A text part is not: its policy is, whose text it is."""


def stamp(version: int) -> str:
    """What a write puts before each id: before all stamps of later ones, behind all of earlier ones."""
    return f"{version:012}/"


def version_of(stamped: str) -> int:
    """The version of the store in a stamp."""
    return int(stamped.partition("/")[0])


async def version_now(run: Any) -> int:
    """How many writes the store has seen; 0 before the first. Run: how queries are run, such as Store.run."""
    rows = await run("read/version")
    return int(rows[0]["version"]) if rows else 0


async def note(run: Any, version: int, changed: Mapping[str, Iterable[str]], gone: Sequence[Row]) -> None:
    """Stamp policies and cities that a write changed beside those that it wrote, which have their stamp with them.

    changed: ids by what several are called, of which what is there is stamped; gone: maps of id and kind.
    """
    before = stamp(version)
    for rows in batches(gone):
        await run("load/removed", rows=rows, stamp=before)
    for several in changed:
        for rows in batches({"id": id} for id in sorted(changed[several])):
            there = await run(f"load/stamp_{several}", ids=[row["id"] for row in rows], stamp=before)
            if several == "policies":  # one that is cited may be back, and its former self is kept
                await run("load/returned", ids=[row["id"] for row in there])
