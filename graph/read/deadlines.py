"""How much is due when."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel

from graph.read.choice import Chosen, chosen
from graph.read.paging import Reader


class DueRow(BaseModel):
    """A day, the tasks whose own deadline it is, and the targets, those of policies themselves too, whose it is."""

    due: date
    tasks: int
    targets: int


async def deadlines(
    store: Reader,
    *,
    city: Chosen = None,
    policy: Chosen = None,
    agency: Chosen = None,
    min_confidence: float = 0.0,
) -> list[DueRow]:
    """Days on which anything is due, in order; agency (id, name or alias): of the tasks that it leads or supports."""
    where: dict[str, Any] = chosen(city=city, policy=policy, agency=agency) | {"min_confidence": min_confidence}
    tasks = {row["due"]: row["count"] for row in await store.run("read/deadlines_tasks", **where)}
    targets = {row["due"]: row["count"] for row in await store.run("read/deadlines_targets", **where)}
    return [
        DueRow(due=due, tasks=tasks.get(due, 0), targets=targets.get(due, 0)) for due in sorted(tasks.keys() | targets)
    ]
