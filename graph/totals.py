"""How many rows lists have, kept as long as the graph is the same: counting looks at all of it, a page at a few."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from graph.stamping import version_now

_MOST_KEPT = 1000


class Runner(Protocol):
    """What counting needs of the store."""

    async def run(self, query_name: str, /, **params: Any) -> list[dict[str, Any]]:
        """Rows of a query."""


class Totals:
    """Numbers by what was counted, of the last version of the store that was asked for."""

    def __init__(self) -> None:
        """None is kept yet."""
        self._version, self._kept = 0, dict[tuple[str, str], int]()

    async def of(self, store: Runner, name: str, where: Mapping[str, Any]) -> int:
        """How many rows there are, by a query that gives their total.

        The version is looked up before they are counted: what is written meanwhile is counted again by the next.
        """
        version = await version_now(store.run)
        if version != self._version or len(self._kept) >= _MOST_KEPT:
            self._version, self._kept = version, {}
        asked = (name, repr(sorted(where.items())))
        if asked in self._kept:
            return self._kept[asked]
        counted = int((await store.run(name, **where))[0]["total"])
        if version == self._version:  # else another one who asks has seen a later one
            self._kept[asked] = counted
        return counted
