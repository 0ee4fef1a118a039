"""The graph as the formats read it: kind by kind, in one order, and unchanged from the first row to the last."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from graph import export, shape
from graph.errors import ExportError, StoreError
from graph.loading import Row, Run
from graph.stamping import version_now

NODES = tuple(shape.kinds("node"))
EDGES = tuple(shape.kinds("edge"))


class Source:
    """The rows of a store, by its way to run queries. Each may be asked for as often as one likes."""

    def __init__(self, run: Run) -> None:
        """Run: how queries are run, such as Store.run."""
        self._run = run

    async def of(self, *kinds: str, source: str | None = None) -> AsyncIterator[Row]:
        """Rows of these kinds, as Store.export gives them; of edges those that leave a label, or all.

        ExportError for a property that no table has a column for.
        """
        for kind in kinds:
            known = shape.types_of(kind).keys()
            async for row in export.of(self._run, kind, source):
                if not row["properties"].keys() <= known:
                    raise _unknown(row, known)
                yield row

    @asynccontextmanager
    async def unchanged(self) -> AsyncIterator[None]:
        """What is read within is one state of the graph. StoreError at the end where somebody wrote meanwhile."""
        before = await version_now(self._run)
        yield
        if await version_now(self._run) != before:
            raise StoreError("the graph was changed while it was exported, so the export is of no use: do it again")


def _unknown(row: Row, known: Iterable[str]) -> ExportError:
    names = ", ".join(sorted(row["properties"].keys() - set(known)))
    return ExportError(
        f"{row['kind']} {row['id']} has {names}, which this version does not know: another one wrote it."
        " Read it again (policygraph ingest), or export jsonl"
    )


def columns(kind: str) -> tuple[str, ...]:
    """Columns of a table of this kind: id, of an edge also from and to, then the properties by name."""
    ends = ("from", "to") if kind.startswith("edge:") else ()
    return ("id", *ends, *shape.types_of(kind))


def name_of(kind: str) -> str:
    """Label or type of a kind: Task, LEADS."""
    return kind.partition(":")[2]
