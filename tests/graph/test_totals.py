"""Numbers of rows that are kept: never those of a graph that was, and counted once while it is the same."""

from __future__ import annotations

from typing import Any

from graph.totals import Totals


class Graph:
    """One that counts how often it was counted."""

    def __init__(self) -> None:
        self.version, self.rows, self.counted = 1, 3, 0

    async def run(self, name: str, /, **params: Any) -> list[dict[str, Any]]:
        if name == "read/version":
            return [{"version": self.version}] if self.version else []
        self.counted += 1
        return [{"total": self.rows if params["status"] is None else 1}]


async def test_a_total_is_counted_once_a_version() -> None:
    totals, graph = Totals(), Graph()
    for _ in range(3):
        assert await totals.of(graph, "read/tasks_total", {"status": None}) == 3
        assert await totals.of(graph, "read/tasks_total", {"status": ["planned"]}) == 1
        assert await totals.of(graph, "read/targets_total", {"status": None}) == 3
    assert graph.counted == 3
    graph.version, graph.rows = 2, 4
    assert await totals.of(graph, "read/tasks_total", {"status": None}) == 4
    assert graph.counted == 4


async def test_what_is_counted_while_somebody_writes_is_not_kept_for_the_next() -> None:
    totals, graph = Totals(), Graph()

    class Written(Graph):
        """Asked while a later version is seen by another who asks."""

        async def run(self, name: str, /, **params: Any) -> list[dict[str, Any]]:
            if name != "read/version":
                graph.version = 2
                await totals.of(graph, "read/tasks_total", {"status": ["planned"]})
            return await super().run(name, **params)

    assert await totals.of(Written(), "read/tasks_total", {"status": None}) == 3
    graph.rows = 5
    assert await totals.of(graph, "read/tasks_total", {"status": None}) == 5
