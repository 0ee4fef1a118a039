"""Statements of a Neo4j that writes are planned once, and not anew as the graph grows."""

from __future__ import annotations

from typing import Any, LiteralString

import neo4j


class PlannedOnce:
    """A transaction whose statements keep the plan that they have.

    Each begins at an index of ids, whatever the size of the graph, and to plan one again, as Neo4j does when its counts
    have changed, takes longer than most of them.
    """

    def __init__(self, transaction: neo4j.AsyncTransaction) -> None:
        """Transaction: that writes."""
        self._transaction = transaction

    async def run(self, text: LiteralString, params: dict[str, Any]) -> neo4j.AsyncResult:
        """Run a statement."""
        return await self._transaction.run(f"CYPHER replan=skip {text}", params)
