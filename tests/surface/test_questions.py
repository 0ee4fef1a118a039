"""What a researcher asks, each in one call, held against the answers that a person gave for the documents."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from graph.settings import Settings
from ingest.evaluation.score import edges_of, kinds_of

GOLD = Path(__file__).parents[2] / "data" / "gold"
UNITS = ("lead_units", "responsible_units", "actors")


@pytest.fixture(scope="module")
async def client(answers: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(Settings(home=answers))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            yield client


def gold(name: str) -> dict[str, Any]:
    (path,) = GOLD.glob(f"{name}_*.json")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", ["000", "002", "003", "004"])
async def test_which_tasks_nobody_leads(client: httpx.AsyncClient, name: str) -> None:
    """As the guide tells roles (3.6): of several that are named the first leads, unless it is a class of bodies."""
    answer = gold(name)
    kinds = kinds_of(answer)
    query = {"policy": answer["policy"]["title"], "gap": "no_lead", "limit": 1000}
    rows = (await client.get("/v1/tasks", params=query)).json()["items"]
    roles = {task["title"]: {role for role, _, _ in edges_of(task, kinds)} for task in answer["tasks"]}
    wanted = [title for title, found in roles.items() if "LEADS" not in found]
    assert sorted(row["title"] for row in rows) == sorted(wanted)


async def test_the_tasks_that_two_bodies_share(client: httpx.AsyncClient) -> None:
    answer = gold("000")
    names = {one["name"]: set(one["surfaces"]) for one in answer["agencies"]}
    tax, office = names["区税务局"], names["区营商局"]
    units = {task["title"]: {name for key in UNITS for name in task[key]} for task in answer["tasks"]}
    wanted = [title for title, named in units.items() if named & tax and named & office]
    path = "/v1/network/agencies/鲅鱼圈区税务局/鲅鱼圈区营商局/tasks"
    found = (await client.get(path, params={"limit": 1000})).json()["items"]
    assert sorted(row["title"] for row in found) == sorted(wanted)
    assert wanted


async def test_all_targets_of_a_city_as_one_table(client: httpx.AsyncClient) -> None:
    """With who is to reach them, by when, and in which words; no other document is of that city."""
    answer = gold("004")
    told = [*answer["policy_targets"], *(one for task in answer["tasks"] for one in task["targets"])]
    query = {"city": "威海市", "policy": answer["policy"]["title"], "format": "csv", "kind": "target"}
    table = list(csv.DictReader(io.StringIO((await client.get("/v1/targets", params=query)).text)))
    wanted = Counter(one["quote"] for one in told if "deadline" in one)
    assert Counter(row["quote"] for row in table) == wanted
    dates = {(one["quote"], one["deadline"] or "") for one in told if "deadline" in one}
    assert {(row["quote"], row["deadline"]) for row in table} == dates
    assert all(row["quote"] in row["sentence"] for row in table)
    assert any(row["leads"] for row in table)


async def test_everything_due_by_a_day_by_date(client: httpx.AsyncClient) -> None:
    answer = gold("000")
    query = {"policy": answer["policy"]["title"], "due_before": "2022-12-31", "limit": 1000}
    found = (await client.get("/v1/obligations", params=query)).json()["items"]
    told = [*answer["policy_targets"], *(one for task in answer["tasks"] for one in task["targets"])]
    wanted = sorted(one["deadline"] for one in told if (one.get("deadline") or "9") <= "2022-12-31")
    assert [row["due"] for row in found] == wanted
    assert wanted
