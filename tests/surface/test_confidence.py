"""Facts of several confidences: every answer says how sure it is, and leaves out and counts by one bar."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from itertools import combinations
from pathlib import Path
from typing import Any

import httpx
import pytest
import samples

from api.app import create_app
from graph.settings import Settings

DISTRICT = samples.district()
BARS = (0.0, 0.5, 0.8, 0.95, 1.0)
PROBLEM = "application/problem+json"
COUNTING = ("agencies", "indicators", "policies")


@pytest.fixture(scope="module")
async def client(doubtful: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(Settings(home=doubtful))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            yield client


async def get(client: httpx.AsyncClient, path: str, **params: Any) -> Any:
    answer = await client.get(f"/v1/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def rows(client: httpx.AsyncClient, path: str, **params: Any) -> list[dict[str, Any]]:
    """All of a list that fits on a page, which tells how many there are."""
    page = await get(client, path, **params, limit=1000)
    assert page["total"] == len(page["items"])
    items: list[dict[str, Any]] = page["items"]
    return items


async def parts(client: httpx.AsyncClient, bar: float, **params: Any) -> list[dict[str, Any]]:
    """Agencies' parts in tasks, by role."""
    lists = [
        await rows(client, "responsibilities", role=role, min_confidence=bar, **params) for role in ("lead", "support")
    ]
    return [row for found in lists for row in found]


@pytest.mark.parametrize("bar", BARS)
async def test_a_fact_below_the_bar_is_left_out(client: httpx.AsyncClient, bar: float) -> None:
    """What a task is due by is a target as sure: of its date nothing is said here."""
    for params in ({}, {"role": "lead"}, {"role": "support"}, {"basis": "explicit"}):
        every = await rows(client, "responsibilities", **params)
        found = await rows(client, "responsibilities", min_confidence=bar, **params)
        kept = [row for row in every if row["confidence"] >= bar]
        assert [{**row, "due": None} for row in found] == [{**row, "due": None} for row in kept]
    sure = {row["id"] for row in await rows(client, "tasks") if row["confidence"] >= bar}
    assert {row["id"] for row in await rows(client, "tasks", min_confidence=bar)} == sure
    for indicator in await rows(client, "indicators"):
        path = f"indicators/{indicator['id']}/targets"
        kept = [row["id"] for row in await rows(client, path) if row["confidence"] >= bar]
        assert [row["id"] for row in await rows(client, path, min_confidence=bar)] == kept


@pytest.mark.parametrize("bar", BARS)
async def test_agencies_carry_what_is_as_sure(client: httpx.AsyncClient, bar: float) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in await parts(client, bar):
        counts[row["agency_id"]][row["role"]] += 1
    wanted = {id: (count["LEADS"], count["SUPPORTS"]) for id, count in counts.items()}
    for path in ("load", "network/agencies"):
        found = await get(client, path, min_confidence=bar)
        nodes = found["nodes"] if path != "load" else found
        assert {row["id"]: (row["leads"], row["supports"]) for row in nodes} == wanted, path
    areas: dict[str, Counter[str]] = defaultdict(Counter)
    for row in await get(client, "load/areas", min_confidence=bar):
        areas[row["agency_id"]].update({"LEADS": row["leads"], "SUPPORTS": row["supports"]})
    assert {id: (count["LEADS"], count["SUPPORTS"]) for id, count in areas.items()} == wanted
    signed = {issuing.agency_id: (0, 0) for issuing in DISTRICT.issued}
    listed = await rows(client, "agencies", min_confidence=bar)
    assert {row["id"]: (row["leads"], row["supports"]) for row in listed} == signed | wanted


@pytest.mark.parametrize("bar", BARS)
async def test_pairs_share_what_is_as_sure(client: httpx.AsyncClient, bar: float) -> None:
    of_task: dict[str, set[str]] = defaultdict(set)
    for row in await parts(client, bar):
        of_task[row["id"]].add(row["agency_id"])
    pairs = Counter(pair for agencies in of_task.values() for pair in combinations(sorted(agencies), 2))
    links = (await get(client, "network/agencies", min_confidence=bar))["links"]
    assert {(link["source"], link["target"]): link["weight"] for link in links} == pairs


@pytest.mark.parametrize("bar", BARS)
async def test_an_agency_has_the_tasks_and_targets_of_its_sure_parts(client: httpx.AsyncClient, bar: float) -> None:
    for agency in await rows(client, "agencies", min_confidence=bar):
        own = [row for row in await parts(client, bar) if row["agency_id"] == agency["id"]]
        listed = await rows(client, f"agencies/{agency['id']}/tasks", min_confidence=bar)
        assert {row["id"] for row in listed} == {row["id"] for row in own}
        assert len(own) == agency["leads"] + agency["supports"]
        facts = [fact for row in own for fact in (await get(client, f"tasks/{row['id']}"))["targets"]]
        targets = await get(client, f"agencies/{agency['id']}/targets", min_confidence=bar)
        assert {row["id"] for row in targets} == {fact["id"] for fact in facts if fact["confidence"] >= bar}


@pytest.mark.parametrize("path", COUNTING)
async def test_details_count_as_the_lists(client: httpx.AsyncClient, path: str) -> None:
    for bar in BARS:
        for row in await rows(client, path, min_confidence=bar):
            detail = await get(client, f"{path}/{row['id']}", min_confidence=bar)
            assert row.items() <= detail.items()
    assert await rows(client, path, min_confidence=0.8) != await rows(client, path)


async def test_every_answer_says_how_sure_it_is(client: httpx.AsyncClient) -> None:
    """The same for a fact wherever it stands; of a part in a task, beside it, that of the task."""
    task = await get(client, f"tasks/{DISTRICT.tasks[1].id}")
    part, agency = DISTRICT.responsibilities[3], DISTRICT.responsibilities[3].agency_id
    assert (task["confidence"], task["responsibilities"][0]["confidence"]) == (0.7, 0.65)
    row = next(row for row in await rows(client, f"agencies/{agency}/tasks") if row["id"] == task["id"])
    assert (row["confidence"], row["task_confidence"]) == (part.confidence, task["confidence"])
    evidence = (await get(client, f"policies/{DISTRICT.policy.id}/text"))["evidence"]
    known = {fact["id"]: fact["confidence"] for fact in evidence}
    assert (known[task["id"]], known[f"{agency}-{task['id']}"]) == (0.7, 0.65)
    for id, confidence in known.items():
        assert (await get(client, f"facts/{id}"))["confidence"] == confidence


PATHS = (
    "tasks",
    "responsibilities",
    "targets",
    "obligations",
    "gaps",
    "agencies",
    "indicators",
    "policies",
    "load",
    "load/areas",
    "network/agencies",
)
BELOW = ("agencies/*", "agencies/*/tasks", "agencies/*/targets", "indicators/*", "indicators/*/targets", "policies/*")


@pytest.mark.parametrize("path", [*PATHS, *BELOW])
@pytest.mark.parametrize("bar", ["1.01", "-0.1", "sure", "nan"])
async def test_what_is_no_confidence_is_a_problem(client: httpx.AsyncClient, path: str, bar: str) -> None:
    kind, _, below = path.partition("/*")
    some = (await get(client, kind))["items"][0]["id"] if path in BELOW else ""
    answer = await client.get(f"/v1/{kind}{'/' if some else ''}{some}{below}", params={"min_confidence": bar})
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert [error["place"] for error in answer.json()["errors"]] == ["query.min_confidence"]


COMMANDS = [
    (("tasks",), "confidence", 7, 5, "tasks by their own"),
    (("responsibilities", "--role", "lead"), "confidence", 6, 4, "with a role by that of the part"),
    (("targets",), "confidence", 5, 2, "targets"),
    (("agencies",), "leads", 8, 7, "agencies of whom a fact speaks"),
]


@pytest.mark.parametrize(("command", "column", "every", "sure", "reason"), COMMANDS, ids=[case[4] for case in COMMANDS])
def test_commands_leave_out_what_is_less_sure(
    run_doubtful: Any, command: tuple[str, ...], column: str, every: int, sure: int, reason: str
) -> None:
    told = [json.loads(run_doubtful(*command, "--format", "json").stdout)]
    told.append(json.loads(run_doubtful(*command, "--min-confidence", "0.8", "--format", "json").stdout))
    assert [len(found) for found in told] == [every, sure], reason
    lines = run_doubtful(*command, "--min-confidence", "0.8", "--format", "csv").stdout
    values = [line[column] for line in csv.DictReader(io.StringIO(lines))]
    assert values == [f"{row[column]:g}" for row in told[1]]
    assert column in run_doubtful(*command).stdout.splitlines()[0].split()


def test_commands_refuse_what_is_no_confidence(run_doubtful: Any) -> None:
    for command in ("tasks", "targets", "agencies"):
        result = run_doubtful(command, "--min-confidence", "1.5")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--min-confidence" in result.stderr


def test_why_says_how_sure_a_fact_is(run_doubtful: Any) -> None:
    fact = DISTRICT.tasks[1].id
    assert run_doubtful("why", fact).stdout.splitlines()[0] == "TASK  推行电子发票  confidence 0.7"
    told = json.loads(run_doubtful("why", fact, "--json").stdout)
    assert told["confidence"] == 0.7
    (item,) = [one for one in told["decided"] if one["label"] == "task"]
    assert item["words"].startswith("2.推行电子发票")
    assert item["features"][0][0] == "guide=task"
    assert f"else {item['rival']}" in run_doubtful("why", fact).stdout


def test_why_says_where_no_weight_decided(run_doubtful: Any) -> None:
    edge = DISTRICT.responsibilities[0]
    told = run_doubtful("why", f"{edge.agency_id}-{edge.task_id}").stdout
    assert told.splitlines()[-1] == "no weight decided: the document says it in a place of its own"
