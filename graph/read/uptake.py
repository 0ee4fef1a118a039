"""Which tasks of the policies that a policy cites it takes up, and which it does not."""

from __future__ import annotations

from pydantic import BaseModel

from graph.folding import words
from graph.history import moves, shared
from graph.read.diff import TaskSide, side
from graph.read.paging import Reader
from graph.records import Relation

ALIKE = 0.3
"""A task takes another one up if they share this much of the words of the longer: a lower plan adds its own."""


class UptakeRow(BaseModel):
    """A task of a cited policy, and the task that takes it up; alike: how much of their words the two share, 0 to 1."""

    policy_id: str
    relation: Relation
    task: TaskSide
    taken_up_by: TaskSide | None = None
    alike: float | None = None


async def uptake(store: Reader, policy: str, cited: str | None = None) -> list[UptakeRow]:
    """The tasks of what a policy (id) cites, of one of those alone or of all that are loaded, in their order there."""
    rows = [row for row in await store.run("read/lineage", ids=[policy]) if row["way"] == "up" and row["loaded"]]
    relations = {row["id"]: row["relation"] for row in rows if cited in {None, row["id"]}}
    if cited and cited not in relations:
        relations[cited] = "cites"
    own = {one.id: one for one in map(side, await store.run("read/diff_tasks", policy=policy))}
    return [row for id in sorted(relations) for row in await _of(store, id, relations[id], own)]


async def _of(store: Reader, cited: str, relation: Relation, own: dict[str, TaskSide]) -> list[UptakeRow]:
    tasks = [side(row) for row in await store.run("read/diff_tasks", policy=cited)]
    led = moves({one.id: one.text for one in tasks}, {id: one.text for id, one in own.items()}, ALIKE)
    return [_row(cited, relation, one, own.get(led[one.id] or "")) for one in tasks]


def _row(policy: str, relation: Relation, task: TaskSide, by: TaskSide | None) -> UptakeRow:
    alike = round(shared(words(task.text), words(by.text)), 3) if by else None
    return UptakeRow(policy_id=policy, relation=relation, task=task, taken_up_by=by, alike=alike)
