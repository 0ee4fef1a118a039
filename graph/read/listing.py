"""Lists: a page of rows in a total order, how many the whole has, and how many of each value of a field."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from graph import composing
from graph.errors import QueryError
from graph.read.paging import PAGE, Count, Page, Reader, decode, encode

T = TypeVar("T", bound=BaseModel)
Row = dict[str, Any]
DESCENDING = "-"
_ENDS: Mapping[tuple[type, bool], str | float] = {
    (str, False): "",
    (str, True): "\uffff\uffff",
    (float, False): -1.0e308,
    (float, True): 1.0e308,
}
"""What stands before every value, by its type and whether the greatest comes first."""
_MOST = 1000  # values of a facet
_UNCOUNTED = -1
_POLICIES, _MORE = 8, 4
"""Policies whose rows are asked for at first, and how many times more each time that they have too few."""


@dataclass(frozen=True, slots=True)
class View:
    """How a list is looked at: a page behind a cursor, ordered, with facets.

    sort: one of the list's, with - before it the other way round; None: as the list stands. facets: some of the list's.
    """

    cursor: str | None = None
    limit: int = PAGE
    sort: str | None = None
    facets: Sequence[str] = ()


WHOLE = View()


@dataclass(frozen=True)
class Listing(Generic[T]):
    """A list as its queries have it: read/NAME, read/NAME_total, read/NAME_facet.

    row: makes one of what the query gives; key: parameter, column and first value of each part of a row's place in it;
    sorts and facets: what it may be ordered and counted by, with the fragment (and the type) of each. by_policy: the
    key begins with a policy, of which all rows are.
    """

    name: str
    row: Callable[[Row], T]
    key: tuple[tuple[str, str, str | int], ...]
    sorts: Mapping[str, tuple[str, type]] = field(default_factory=dict)
    facets: Mapping[str, str] = field(default_factory=dict)
    sorted_by: type = str
    by_policy: bool = False

    async def page(self, store: Reader, where: Mapping[str, Any], view: View = WHOLE) -> Page[T]:
        """The rows that where chooses; QueryError: no such order or facet, or a cursor of another list or order.

        How many there are is counted for the first page, and stands in the cursors of those behind it.
        """
        asked, first, order = self._ordered(view.sort)
        told, total, *after = decode(view.cursor, (order, _UNCOUNTED, first, *(start for _, _, start in self.key)))
        if told != order:
            raise QueryError("the cursor belongs to another order of this list")
        at = dict(zip(("after_sorted", *(param for param, _, _ in self.key)), after, strict=True))
        rows = await self._rows(store, {**where, **asked}, at, view.limit + 1)
        if total == _UNCOUNTED:
            total = await store.totals.of(store, f"read/{self.name}_total", where)
        return Page(
            items=[self.row(row) for row in rows[: view.limit]],
            total=total,
            next_cursor=self._next(rows[view.limit - 1], order, total) if len(rows) > view.limit else None,
            facets={name: await self._counted(store, where, name) for name in view.facets},
        )

    async def _rows(self, store: Reader, where: Mapping[str, Any], at: Row, limit: int) -> list[Row]:
        """Rows behind a place. Where nothing tells the database where to begin it would order all there are.

        So it is asked policy by policy then, until there are enough.
        """
        name, rows = f"read/{self.name}", list[Row]()
        if not self.by_policy or "sort" in where or composing.begins(name, where):
            return await store.run(name, **where, **at, limit=limit)
        async for policies in _windows(store, at["after_policy"]):
            rows += await store.run(name, **{**where, **at, "policy": policies}, limit=limit - len(rows))
            if len(rows) == limit:
                break
        return rows

    def _ordered(self, sort: str | None) -> tuple[Row, str | float, str]:
        """Parameters of the order, what stands before its first row, and what a cursor calls it."""
        if sort is None:
            return {}, _ENDS[self.sorted_by, False], ""
        name, descending = sort.removeprefix(DESCENDING), sort.startswith(DESCENDING)
        if name not in self.sorts:
            raise QueryError(f"{self.name} cannot be ordered by {name}; by: {', '.join(self.sorts)}")
        fragment, kind = self.sorts[name]
        return {"sort": fragment, "descending": descending}, _ENDS[kind, descending], sort

    def _next(self, row: Mapping[str, Any], order: str, total: int) -> str:
        return encode(order, total, row["sorted"], *(row[column] for _, column, _ in self.key))

    async def _counted(self, store: Reader, where: Mapping[str, Any], facet: str) -> list[Count]:
        if facet not in self.facets:
            raise QueryError(f"{self.name} cannot be counted by {facet}; by: {', '.join(self.facets)}")
        rows = await store.run(f"read/{self.name}_facet", **where, facet=self.facets[facet], most=_MOST)
        return [Count.model_validate(row) for row in rows]


async def _windows(store: Reader, first: str) -> AsyncIterator[list[str]]:
    """Ids of policies from one on, more and more of them at a time."""
    size = _POLICIES
    while True:
        ids = [row["id"] for row in await store.run("read/policies_behind", first=first, limit=size + 1)]
        if ids:
            yield ids[:size]
        if len(ids) <= size:
            return
        first, size = ids[size], size * _MORE
