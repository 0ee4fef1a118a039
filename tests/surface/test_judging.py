"""Merging and judging as a key holder does it over HTTP, and anybody at home on the command line."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from typer.testing import Result

from api.app import create_app
from graph.settings import Settings

Run = Callable[..., Result]
KEY = "a key of the tests"
SECONDS = 60.0
PLAN = (
    "鲅鱼圈区优化营商环境方案\n一、主要任务\n1.推行电子发票全覆盖。责任单位：区税务局、区财政局\n"
    "2.压缩企业开办时间至1个工作日。责任单位：区税局、区市场监管局\n"
)


@pytest.fixture(scope="module")
async def service(
    environment: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(Settings(home=tmp_path_factory.mktemp("judged"), engine_idle=1, api_key=SecretStr(KEY)))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://localhost", headers={"X-API-Key": KEY}
        ) as client:
            yield client


@pytest.fixture
async def client(service: httpx.AsyncClient) -> AsyncIterator[httpx.AsyncClient]:
    """A client with the key and the plan taken in; nothing is decided."""
    await done(service, [(await service.post("/v1/policies", files={"file": ("plan.txt", PLAN)})).json()])
    yield service
    for one in (await service.get("/v1/judgements")).json():
        await done(service, (await service.delete(f"/v1/judgements/{one['id']}")).json()["jobs"])


async def done(client: httpx.AsyncClient, jobs: list[dict[str, Any]]) -> None:
    deadline = time.monotonic() + SECONDS
    for job in jobs:
        while (state := (await client.get(f"/v1/jobs/{job['id']}")).json()["state"]) != "done":
            assert state != "failed"
            assert time.monotonic() < deadline
            await asyncio.sleep(0.02)


async def agencies(client: httpx.AsyncClient) -> dict[str, str]:
    return {row["name"]: row["id"] for row in (await client.get("/v1/agencies")).json()["items"]}


async def test_a_key_holder_merges_and_takes_it_back(client: httpx.AsyncClient) -> None:
    before = await agencies(client)
    proposed = (await client.get("/v1/entities/candidates")).json()
    assert {"区税局", "区税务局"} in [set(one["names"]) for one in proposed]
    made = await client.post(
        "/v1/judgements", json={"kind": "merge", "ids": ["区税局", before["区税务局"]], "reason": "one bureau"}
    )
    assert made.status_code == 201
    await done(client, made.json()["jobs"])
    assert set(await agencies(client)) == set(before) - {"区税局"}
    old = await client.get(f"/v1/agencies/{before['区税局']}/tasks")
    assert (old.status_code, old.headers["location"]) == (308, f"/v1/agencies/{before['区税务局']}/tasks")
    rows = (await client.get("/v1/responsibilities", params={"agency": "区税务局"})).json()["items"]
    assert [row["surface"] for row in rows] == ["区税务局", "区税局"]
    judged = (await client.get("/v1/judgements")).json()
    assert [one["judgement"]["reason"] for one in judged] == ["one bureau"]
    undone = await client.delete(f"/v1/judgements/{judged[0]['id']}")
    await done(client, undone.json()["jobs"])
    assert await agencies(client) == before


async def test_a_key_holder_judges_facts(client: httpx.AsyncClient) -> None:
    task = (await client.get("/v1/tasks")).json()["items"][0]
    change = {"kind": "correct", "ids": [task["id"]], "change": {"deadline": "2023-12-31"}}
    await done(client, (await client.post("/v1/judgements", json=change)).json()["jobs"])
    now = (await client.get(f"/v1/tasks/{task['id']}")).json()
    assert (now["deadline"], now["confidence"]) == ("2023-12-31", 1.0)
    why = (await client.get(f"/v1/facts/{task['id']}")).json()
    assert [(one["kind"], one["change"]) for one in why["judged"]] == [("correct", {"deadline": "2023-12-31"})]
    drop = await client.post("/v1/judgements", json={"kind": "drop", "ids": [task["id"]]})
    assert (drop.status_code, "says otherwise" in drop.json()["detail"]) == (400, True)


@pytest.mark.parametrize(
    ("decision", "status", "words"),
    [
        ({"kind": "merge", "ids": ["没有这个局", "区税务局"]}, 404, "没有这个局"),
        ({"kind": "merge", "ids": ["区税务局"]}, 400, "two are wanted"),
        ({"kind": "split", "ids": ["区税务局"], "surfaces": ["别的"]}, 400, "never written 别的"),
        ({"kind": "correct", "ids": ["t0"], "change": {"title": "别的"}}, 404, "t0"),
        ({"kind": "guess", "ids": ["t0"]}, 422, "kind"),
        ({"kind": "confirm", "ids": []}, 422, "ids"),
    ],
)
async def test_what_cannot_be_decided_is_a_problem(
    client: httpx.AsyncClient, decision: dict[str, Any], status: int, words: str
) -> None:
    answer = await client.post("/v1/judgements", json=decision)
    assert answer.status_code == status
    assert words in answer.json()["detail"]
    assert (await client.get("/v1/judgements")).json() == []


async def test_without_the_key_nobody_decides(client: httpx.AsyncClient) -> None:
    for method, path in (("GET", "/v1/judgements"), ("POST", "/v1/judgements"), ("GET", "/v1/entities/candidates")):
        answer = await client.request(method, path, headers={"X-API-Key": "another key altogether"})
        assert answer.status_code == 401, path


def test_the_command_line_decides_and_takes_back(run_emptied: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    run_emptied("ingest", plan)
    start = run_emptied("export").stdout
    assert "区税局" in run_emptied("entities", "candidates").stdout
    assert run_emptied("entities", "merge", "区税局", "区税务局").exit_code == 0
    assert run_emptied("export").stdout != start
    id = json.loads(run_emptied("entities", "list", "--format", "json").stdout)[0]["id"]
    run_emptied("ingest", plan)
    assert run_emptied("entities", "undo", id).exit_code == 0
    run_emptied("ingest", plan)
    assert run_emptied("export").stdout == start


def test_judged_documents_are_answers_to_fit_on(run_emptied: Run, tmp_path: Path) -> None:
    plan, out = tmp_path / "plan.txt", tmp_path / "answers"
    plan.write_text(PLAN, "utf-8")
    run_emptied("ingest", plan)
    first = json.loads(run_emptied("tasks", "--format", "json").stdout)[0]
    assert run_emptied("facts", "correct", first["id"], "--set", "title=别的").exit_code == 0
    assert run_emptied("facts", "export", "--out", out).exit_code == 0
    (gold,) = (out / "gold").glob("*.json")
    answer = json.loads(gold.read_text("utf-8"))
    assert (out / "corpus" / answer["document"]).read_text("utf-8") == PLAN
    assert [task["title"] for task in answer["tasks"]] == ["别的", "压缩企业开办时间至1个工作日"]
    assert answer["tasks"][0]["responsible_units"] == ["区税务局", "区财政局"]
    assert {unit for agency in answer["agencies"] for unit in agency["surfaces"]} >= {"区税务局", "区税局"}
    scored = run_emptied("evaluate", out / "gold")
    assert scored.exit_code == 0, scored.stderr
