"""Old ids lead on: what a task, a policy or a fact is called now, or that it is gone, on every engine."""

from __future__ import annotations

import pytest
import samples

from graph import read
from graph.errors import GoneError, MovedError, NotFoundError
from graph.records import GraphRecords, Task
from graph.store import Store

DISTRICT = samples.district()
OLD = DISTRICT.tasks[0]
LONGER = OLD.text + "内"


def with_first(task: Task | None) -> GraphRecords:
    """The district's policy with another first task, or without it; its edges go to the task that is there."""
    tasks = (task, *DISTRICT.tasks[1:]) if task else DISTRICT.tasks[1:]
    kept = {one.id for one in tasks}
    new = task.id if task else ""
    edges = [
        edge.model_copy(update={"task_id": new}) if edge.task_id == OLD.id else edge
        for edge in DISTRICT.responsibilities
    ]
    targets = [
        edge.model_copy(update={"source_id": new, "id": edge.id.replace(OLD.id, new)})
        if edge.source_id == OLD.id
        else edge
        for edge in DISTRICT.targets
    ]
    return DISTRICT.model_copy(
        update={
            "tasks": tasks,
            "responsibilities": tuple(edge for edge in edges if edge.task_id in kept),
            "targets": tuple(edge for edge in targets if edge.source == "policy" or edge.source_id in kept),
        }
    )


def reread(text: str = LONGER, id: str = "tlonger") -> GraphRecords:
    return with_first(OLD.model_copy(update={"id": id, "text": text}))


async def test_a_task_whose_bounds_moved_is_found_by_its_old_id(filled: Store) -> None:
    await filled.load(reread())
    with pytest.raises(MovedError) as moved:
        await read.task(filled, OLD.id)
    assert moved.value.now == "tlonger"
    duty = f"{DISTRICT.responsibilities[0].agency_id}-{OLD.id}"
    with pytest.raises(MovedError, match="tlonger"):
        await read.fact(filled, duty)
    assert (await read.fact(filled, duty.replace(OLD.id, "tlonger"))).kind == "LEADS"


async def test_redirects_lead_on_and_end_where_the_task_is_back(filled: Store) -> None:
    await filled.load(reread())
    await filled.load(reread(LONGER + "止", "tlongest"))
    with pytest.raises(MovedError) as moved:
        await read.task(filled, OLD.id)
    assert moved.value.now == "tlongest", "two steps are one"
    await filled.load(DISTRICT)
    assert (await read.task(filled, OLD.id)).title == OLD.title
    with pytest.raises(MovedError) as moved:
        await read.task(filled, "tlongest")
    assert moved.value.now == OLD.id


async def test_a_task_that_went_is_gone(filled: Store) -> None:
    await filled.load(with_first(None))
    with pytest.raises(GoneError, match=OLD.title):
        await read.task(filled, OLD.id)
    with pytest.raises(GoneError, match=OLD.id):
        await read.fact(filled, f"{DISTRICT.responsibilities[0].agency_id}-{OLD.id}")
    with pytest.raises(NotFoundError, match="no task has the id t-never"):
        await read.task(filled, "t-never")


async def test_a_removed_policy_is_gone_with_its_tasks_and_comes_back(filled: Store) -> None:
    await filled.remove(DISTRICT.policy.id)
    for ask, id in ((read.policy, DISTRICT.policy.id), (read.task, OLD.id)):
        with pytest.raises(GoneError, match=r"since version \d+ of the store"):
            await ask(filled, id)
    await filled.load(DISTRICT)
    assert (await read.policy(filled, DISTRICT.policy.id)).id == DISTRICT.policy.id


async def test_history_is_in_no_export_and_no_count(filled: Store) -> None:
    before = [row async for row in filled.export()]
    counts = await read.stats(filled)
    await filled.load(reread())
    await filled.load(DISTRICT)
    assert [row async for row in filled.export()] == before
    assert await read.stats(filled) == counts
