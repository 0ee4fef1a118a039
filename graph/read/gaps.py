"""What policies leave open: tasks without an owner, a lead, a date, a figure."""

from __future__ import annotations

from pydantic import BaseModel

from graph.read.choice import Chosen, chosen
from graph.read.paging import Reader


class GapRow(BaseModel):
    """A policy with its planned tasks and how many of them lack something; the tasks themselves: tasks with gaps."""

    policy_id: str
    policy_title: str | None = None
    city: str | None = None
    tasks: int
    no_owner: int
    no_lead: int
    no_date: int
    no_figure: int


async def gaps(
    store: Reader, *, policy: Chosen = None, city: Chosen = None, min_confidence: float = 0.0
) -> list[GapRow]:
    """Policies with what their planned tasks lack, by id."""
    rows = await store.run("read/gaps", **chosen(policy=policy, city=city), min_confidence=min_confidence)
    return [GapRow.model_validate(row) for row in rows]
