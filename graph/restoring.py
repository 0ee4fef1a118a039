"""An exported graph into an empty store, by the statements that load documents too.

In transactions of some thousand rows, for one of all rows would have to fit in the engine's memory. What fails in the
middle is undone: the store is empty again.

All nodes are stamped with versions that the store comes to when they are in, each transaction with one: until then
nobody who follows changes is told of any, and then of all.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any, Protocol, TypeVar

from graph import shape, stamping
from graph.errors import NotEmptyError, StoreError
from graph.loading import Row, Run
from graph.rows import batches, search_copy
from graph.shape import Type, Types
from graph.spool import OWNERS, Spool

T = TypeVar("T")
_STATEMENTS = 4  # of at most 500 rows each, in a transaction
_CLEARED = 10_000  # nodes that are removed in a transaction
_NODES = {
    "Policy": "policies",
    "Agency": "agencies",
    "City": "cities",
    "Function": "functions",
    "Indicator": "indicators",
}
_OWNED = {"Task": "tasks", "TextPart": "parts"}
_STAMPED = frozenset(f"load/{several}" for several in stamping.KINDS.values())
_EDGES = {
    "APPLIES_TO": ("applies_to", "policy_id", "city_id"),
    "BELONGS_TO": ("belongs_to", "id", "city_id"),
    "CITES": ("cites", "policy_id", "cited_id"),
    "INSTANCE_OF": ("instance_of", "agency_id", "function_id"),
    "ISSUED": ("issued", "agency_id", "policy_id"),
    "LEADS": ("leads", "agency_id", "task_id"),
    "PART_OF": ("city_parents", "id", "parent_id"),
    "REPORTS": ("{}_reports", "source_id", "indicator_id"),
    "SUCCEEDED_BY": ("succeeded_by", "former", "successor"),
    "SUPPORTS": ("supports", "agency_id", "task_id"),
    "TARGETS": ("{}_targets", "source_id", "indicator_id"),
}
"""Loading statements of edges, with what their rows call the two ends; {} is the label that they leave."""


class Transact(Protocol):
    """Does work in a transaction of its own, that writes."""

    async def __call__(self, work: Callable[[Run], Awaitable[T]], /) -> T:
        """What the work gives."""


async def restore(transact: Transact, spool: Spool) -> None:
    """Write what was spooled. NotEmptyError where the store holds something; then, and on any error, it is as before.

    Nobody else may write meanwhile: where somebody did, StoreError says that the half that is there was left.
    """
    version = await transact(_begin)
    try:
        comes_to = version
        for name, rows in _statements(spool):
            for several in _several(batches(rows)):
                if name in _STAMPED:
                    comes_to += 1
                    _stamp(several, comes_to)
                await transact(_writing(name, several))
        came_to = await transact(partial(_count, writes=comes_to - version))
    except BaseException as error:
        if not await _undone(transact, version):
            raise StoreError("the import failed, and others wrote meanwhile: what is in was left") from error
        raise
    for ids in batches({"id": id} for id in spool.ids()):
        await transact(_writing("load/remove_formers", [ids], ids=True))
    if came_to != comes_to:
        raise StoreError("all is in, but others wrote meanwhile: who follows changes has to begin again (since=0)")


async def check_empty(run: Run) -> None:
    """NotEmptyError, that says what there is, where the store holds something."""
    counts = await run("read/stats_nodes")
    if counts:
        held = ", ".join(f"{row['count']} {row['kind']}" for row in counts)
        raise NotEmptyError(
            f"the graph is not empty ({held}), and an import goes into an empty one: choose another"
            " (POLICYGRAPH_HOME, NEO4J_DATABASE), or remove its policies first (policygraph remove)"
        )


async def _begin(run: Run) -> int:
    await check_empty(run)
    return await _count(run, 1)


async def _count(run: Run, writes: int) -> int:
    return int((await run("load/version", writes=writes))[0]["version"])


def _stamp(several: Iterable[list[Row]], version: int) -> None:
    for row in (row for rows in several for row in rows):
        row["props"]["changed"] = stamping.stamp(version) + row["props"]["id"]


async def _undone(transact: Transact, version: int) -> bool:
    """Empty the store again; False where others wrote to it since."""

    async def clear(run: Run) -> int | None:
        if (await run("read/version"))[0]["version"] != version:
            return None
        return int((await run("load/clear", limit=_CLEARED))[0]["gone"])

    while gone := await transact(clear):
        pass
    return gone is not None


def _writing(name: str, several: list[list[Row]], *, ids: bool = False) -> Callable[[Run], Awaitable[None]]:
    async def write(run: Run) -> None:
        for rows in several:
            await (run(name, ids=[row["id"] for row in rows]) if ids else run(name, rows=rows))

    return write


def _several(found: Iterable[list[Row]]) -> Iterator[list[list[Row]]]:
    """Batches, as many as a transaction takes."""
    several: list[list[Row]] = []
    for batch in found:
        several.append(batch)
        if len(several) == _STATEMENTS:
            yield several
            several = []
    if several:
        yield several


def _statements(spool: Spool) -> Iterator[tuple[str, Iterable[Row]]]:
    """Names of loading statements with their rows, nodes before edges."""
    for label, name in _NODES.items():
        yield f"load/{name}", (_node(_searchable(spool, label, row)) for row in spool.nodes(label))
    for label, by in OWNERS:
        owned = ((owner, _searchable(spool, label, row)) for owner, row in spool.owned(label, by))
        yield f"load/{_OWNED[label]}", ({"policy_id": owner, "props": row} for owner, row in owned)
    for name in _EDGES:
        for label in shape.EDGES[name].sources:
            yield f"load/{_EDGES[name][0].format(label.lower())}", _edges(spool, name, label)


def _node(row: Row) -> Row:
    return {"id": row["id"], "props": row}


def _searchable(spool: Spool, label: str, row: Row) -> Row:
    """A node's properties as they are stored, with the copy for searching, as loading makes it."""
    row = _typed(row, shape.NODES[label])
    copy = search_copy(label, row, spool.surfaces(row["id"]) if label == "Indicator" else ())
    return row if copy is None else row | {"folded": copy}


def _edges(spool: Spool, name: str, label: str) -> Iterator[Row]:
    _, source_key, target_key = _EDGES[name]
    edge = shape.EDGES[name]
    for source, target, row in spool.edges(name, label):
        props = _typed(row, edge.types)
        copy = search_copy(name, props)
        props |= {} if copy is None else {"folded": copy}
        if not edge.own_id:
            del props["id"]
        yield {"id": row["id"], source_key: source, target_key: target, "props": props}


def _typed(row: Row, types: Types) -> Row:
    """Dates as dates, and numbers as such also where they are whole."""
    return {name: _value(value, types.get(name)) for name, value in row.items()}


def _value(value: Any, kind: Type | None) -> Any:
    match kind:
        case Type.DATE:
            return date.fromisoformat(value)
        case Type.NUMBER:
            return float(value)
    return value
