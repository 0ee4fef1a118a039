"""What changed from one policy to another: two versions of a plan, or a plan and the one below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from graph.folding import words
from graph.history import moves, shared
from graph.read.paging import Reader

ALIKE = 0.5
"""Two tasks are one that was reworded if they share at least this much of the words of the longer."""

Change = Literal["added", "dropped", "changed"]
Kind = Literal[
    "reworded",
    "owner_changed",
    "date_moved",
    "target_raised",
    "target_lowered",
    "target_added",
    "target_dropped",
    "target_moved",
]


class TargetSide(BaseModel):
    """A target of one of the two tasks."""

    indicator_id: str
    indicator: str
    comparator: str | None = None
    value: float | None = None
    unit: str | None = None
    deadline: date | None = None
    quote: str


class TaskSide(BaseModel):
    """A task of one of the two policies, with the agencies that lead and support it."""

    id: str
    number: str | None = None
    title: str
    text: str
    deadline: date | None = None
    leads: list[str]
    supports: list[str]
    targets: list[TargetSide]


class DiffRow(BaseModel):
    """A task that was added or dropped, or how it changed; alike: how much of their words the two share, 0 to 1."""

    change: Change
    kinds: list[Kind] = []
    alike: float | None = None
    before: TaskSide | None = None
    after: TaskSide | None = None


async def diff(store: Reader, before: str, after: str) -> list[DiffRow]:
    """Tasks of two policies (ids) held against each other by their words: what was dropped, changed, added.

    What stayed the same is left out. Rows stand in the order of the earlier policy, then what was added.
    """
    old = [side(row) for row in await store.run("read/diff_tasks", policy=before)]
    new = [side(row) for row in await store.run("read/diff_tasks", policy=after)]
    pairs = _pairs(old, new)
    later = {task.id: task for task in new}
    rows = [_row(task, later.get(pairs.get(task.id, ""))) for task in old]
    found = set(pairs.values())
    rows += [DiffRow(change="added", after=task) for task in new if task.id not in found]
    return [row for row in rows if row.change != "changed" or row.kinds]


def side(row: Mapping[str, Any]) -> TaskSide:
    """A task of a row of read/diff_tasks."""
    names = {role: [one["agency"] for one in row["bodies"] if one["role"] == role] for role in ("LEADS", "SUPPORTS")}
    fields = {name: row[name] for name in ("id", "number", "title", "text", "deadline", "targets")}
    return TaskSide.model_validate(fields | {"leads": names["LEADS"], "supports": names["SUPPORTS"]})


def _pairs(old: Sequence[TaskSide], new: Sequence[TaskSide]) -> dict[str, str]:
    """Ids of tasks that are one: of equal words first, then of those that are most alike; each once."""
    same: dict[str, list[str]] = {}
    for task in reversed(new):
        same.setdefault(words(task.text), []).append(task.id)
    pairs = {task.id: same[key].pop() for task in old if same.get(key := words(task.text))}
    left = {task.id: task.text for task in old if task.id not in pairs}
    free = {task.id: task.text for task in new if task.id not in set(pairs.values())}
    proposed = {id: now for id, now in moves(left, free, ALIKE).items() if now}
    best = sorted(proposed, key=lambda id: (-shared(words(left[id]), words(free[proposed[id]])), id))
    taken: set[str] = set()
    for id in best:
        if proposed[id] not in taken:
            pairs[id] = proposed[id]
            taken.add(proposed[id])
    return pairs


def _row(before: TaskSide, after: TaskSide | None) -> DiffRow:
    if after is None:
        return DiffRow(change="dropped", before=before)
    alike = round(shared(words(before.text), words(after.text)), 3)
    kinds: list[Kind] = ["reworded"] if words(before.text) != words(after.text) else []
    if (before.leads, before.supports) != (after.leads, after.supports):
        kinds.append("owner_changed")
    if before.deadline != after.deadline:
        kinds.append("date_moved")
    kinds += [kind for kind in _targets(before, after) if kind not in kinds]
    return DiffRow(change="changed", kinds=kinds, alike=alike, before=before, after=after)


def _targets(before: TaskSide, after: TaskSide) -> list[Kind]:
    old = {one.indicator_id: one for one in before.targets}
    new = {one.indicator_id: one for one in after.targets}
    kinds: set[Kind] = set()
    for id in old.keys() & new.keys():
        was, now = old[id], new[id]
        if was.value is not None and now.value is not None and was.unit == now.unit and was.value != now.value:
            kinds.add("target_raised" if now.value > was.value else "target_lowered")
        if was.deadline != now.deadline:
            kinds.add("target_moved")
    if new.keys() - old.keys():
        kinds.add("target_added")
    if old.keys() - new.keys():
        kinds.add("target_dropped")
    return sorted(kinds)
