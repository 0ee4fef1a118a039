"""JSON lines: a node or an edge a line, sorted by kind and id, with its keys sorted. What import reads."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

from graph.formats.source import EDGES, NODES, Source
from graph.loading import Row


async def chunks(source: Source) -> AsyncIterator[str]:
    """The lines, edges first."""
    async for row in source.of(*EDGES, *NODES):
        yield line(row)


def line(row: Row) -> str:
    """A row as its line."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"
