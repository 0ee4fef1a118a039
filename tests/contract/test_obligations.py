"""What is due, reported, left open, shared, changed: on every engine, against a person's answers."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import graph_of_answers
import pytest
import samples

from graph import read
from graph.read import View
from graph.read.obligations import meets
from graph.records import GraphRecords
from graph.store import Store
from ingest.evaluation.answered import load_files

DATA = Path(__file__).parents[2] / "data"
LIMIT = 1000
ALL = View(limit=LIMIT)
DAY = date(2023, 1, 1)


@pytest.fixture
async def answers(store: Store) -> list[GraphRecords]:
    """The graph of the answers in data/gold, on each engine in turn."""
    golds = sorted((DATA / "gold").glob("*.json"))
    made = [graph_of_answers.records(one) for one in load_files(golds, DATA / "corpus", 10**8)]
    for one in made:
        await store.load(one)
    return made


async def test_overdue_are_the_dated_targets_that_nobody_reported(store: Store, answers: list[GraphRecords]) -> None:
    wanted = {
        edge.id for one in answers for edge in one.targets if not edge.report and edge.deadline and edge.deadline < DAY
    }
    found = await read.obligations(store, read.ObligationFilter(), as_of=DAY, states=["overdue_unreported"], view=ALL)
    assert {one.id for one in found.items} == wanted
    by_policy = Counter(one.policy_id for one in found.items)
    documents = {one.policy.id: one.policy.document[:3] for one in answers}
    assert {documents[id]: count for id, count in by_policy.items()} == {"000": 46, "004": 11, "003": 1, "002": 1}
    assert [one.due for one in found.items] == sorted(one.due for one in found.items if one.due)


async def test_a_report_without_a_date_is_progress(store: Store, answers: list[GraphRecords]) -> None:
    found = await read.obligations(store, read.ObligationFilter(city="辽宁省/铁岭市"), as_of=DAY, view=ALL)
    (one,) = [row for row in found.items if row.indicator == "实际网办率"]
    assert (one.state, one.due, one.comparator, one.value) == ("reported_progress", None, ">=", 80.0)
    assert [(report.value, report.met, "40%" in report.evidence.quote) for report in one.reports] == [
        (40.0, None, True)
    ]


async def test_pages_hold_every_obligation_once(store: Store, answers: list[GraphRecords]) -> None:
    where = read.ObligationFilter()
    whole = await read.obligations(store, where, as_of=DAY, view=ALL)
    paged = [row async for row in read.pages(lambda at: read.obligations(store, where, as_of=DAY, view=View(at, 7)))]
    assert [row.id for row in paged] == [row.id for row in whole.items]
    assert len(paged) == whole.total


@pytest.mark.parametrize(
    ("days", "state"), [(-100, "open"), (-10, "due_soon"), (0, "due_soon"), (1, "overdue_unreported")]
)
async def test_states_go_by_the_day(filled: Store, days: int, state: str) -> None:
    where = read.ObligationFilter()
    first = (await read.obligations(filled, where, as_of=DAY, view=View(limit=1))).items[0]
    assert first.due is not None
    found = await read.obligations(filled, where, as_of=first.due + timedelta(days), view=ALL)
    assert {one.state for one in found.items if one.id == first.id} == {state}


async def test_what_expired_has_lapsed(filled: Store) -> None:
    found = await read.obligations(
        filled, read.ObligationFilter(policy=samples.district().policy.id), as_of=date(2026, 1, 1), view=ALL
    )
    assert {(one.state, one.lapsed_by) for one in found.items} == {("lapsed", "2025-03-31")}


@pytest.mark.parametrize(
    ("bound", "wanted", "said", "reached", "met"),
    [
        (">=", 80, "=", 90, True),
        (">=", 80, "=", 70, False),
        (">=", 80, ">", 40, None),
        (">=", 80, ">", 90, True),
        ("<=", 3, "=", 2, True),
        ("<=", 3, "<=", 3, True),
        ("<=", 3, "<=", 5, None),
        ("<=", 3, ">=", 5, False),
        ("=", 5, "=", 5, True),
        ("=", 5, ">=", 5, None),
    ],
)
def test_meets(bound: str, wanted: float, said: str, reached: float, met: bool | None) -> None:
    target = {"comparator": bound, "value": wanted, "unit": "%", "change": "absolute"}
    report = {"comparator": said, "value": reached, "unit": "%", "change": "absolute"}
    assert meets(target, report) is met
    assert meets(target, report | {"unit": "天"}) is None
    assert meets(target, report | {"value": None}) is None


async def test_gaps_are_the_tasks_that_lack_something(store: Store, answers: list[GraphRecords]) -> None:
    rows = {row.policy_id: row for row in await read.gaps(store)}
    for one in answers:
        led = {edge.task_id for edge in one.responsibilities if edge.role == "LEADS"}
        unled = [task.id for task in one.tasks if task.status == "planned" and task.id not in led]
        assert rows[one.policy.id].no_lead == len(unled) if one.policy.id in rows else not unled
    listed = await read.tasks(store, read.TaskFilter(status="planned"), gaps=["no_lead"], view=ALL)
    assert listed.total == sum(row.no_lead for row in rows.values())


async def test_who_works_with_whom_in_which_tasks(store: Store, answers: list[GraphRecords]) -> None:
    plan = next(one for one in answers if one.policy.document.startswith("000"))
    ids = {agency.name: agency.id for agency in plan.agencies}
    tax = ids["区税务局"]
    found = await read.partners(store, tax)
    assert [row.shared for row in found] == sorted((row.shared for row in found), reverse=True)
    tasks: dict[str, set[str]] = {}
    for edge in plan.responsibilities:
        tasks.setdefault(edge.agency_id, set()).add(edge.task_id)
    for row in found:
        both = tasks[tax] & tasks[row.id]
        shared = await read.tasks(store, read.TaskFilter(), part=read.PartOf(tax), partner=row.id, view=ALL)
        assert {task.id for task in shared.items} == both
        assert row.shared == len(both)


async def test_rows_of_tasks_tell_bodies_and_dates(store: Store, answers: list[GraphRecords]) -> None:
    rows = [row async for row in read.pages(lambda at: read.tasks(store, read.TaskFilter(), view=View(at, LIMIT)))]
    by_id = {row.id: row for row in rows}
    for one in answers:
        for task in one.tasks:
            dates = [
                edge.deadline for edge in one.targets if edge.source_id == task.id and edge.deadline and not edge.report
            ]
            assert by_id[task.id].due == min([*dates, *([task.deadline] if task.deadline else [])], default=None)
            bodies = {(edge.agency_id, edge.role) for edge in one.responsibilities if edge.task_id == task.id}
            assert {(body.agency_id, body.role) for body in by_id[task.id].bodies} == bodies


async def test_diff_of_two_versions(store: Store) -> None:
    old = samples.district()
    first, second, third = old.tasks
    later = old.model_copy(
        update={
            "policy": old.policy.model_copy(update={"id": "p-later", "title": "新版", "source_sha256": "1" * 64}),
            "parts": (),
            "citations": (),
            "issued": (),
            "targets": (),
            "tasks": (
                first.model_copy(
                    update={
                        "id": "t1",
                        "policy_id": "p-later",
                        "text": first.text + "以内",
                        "deadline": date(2024, 1, 1),
                    }
                ),
                second.model_copy(update={"id": "t2", "policy_id": "p-later"}),
                third.model_copy(update={"id": "t3", "policy_id": "p-later", "text": "完全不同的另一件事情"}),
            ),
            "responsibilities": tuple(
                edge.model_copy(update={"task_id": "t2", "agency_id": old.agencies[0].id})
                for edge in old.responsibilities
                if edge.task_id == second.id
            ),
        }
    )
    tasks = tuple(task.model_copy(update={"policy_id": "p-later"}) for task in later.tasks)
    for one in (old, later.model_copy(update={"tasks": tasks})):
        await store.load(one)
    rows = await read.diff(store, old.policy.id, "p-later")
    told = [(row.change, row.kinds, row.before and row.before.id, row.after and row.after.id) for row in rows]
    assert told[0][:1] + told[0][2:] == ("changed", first.id, "t1")
    assert {"reworded", "date_moved", "owner_changed", "target_dropped"} <= set(told[0][1])
    assert ("dropped", [], third.id, None) in told
    assert ("added", [], None, "t3") in told
    assert await read.diff(store, old.policy.id, old.policy.id) == []
    await store.remove("p-later")
