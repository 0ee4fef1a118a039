"""The log and the metrics of the service: what they tell of a request, and that they hold no secret."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr
from service_process import serving

from api.app import create_app
from api.guard.keys import Keyring
from api.guard.rights import Right
from api.observation.logs import JsonLines, TextLines
from graph.errors import StoreError
from graph.settings import Settings

KEY = "the key of the settings"
PLAN = "关于开展示范工作的通知\n一、推行电子发票。责任单位：区税务局\n"
STATES = {"queued", "reading", "loading", "done", "failed"}
BROWSER = {"accept": "text/html"}


@pytest.fixture(scope="module")
def settings(environment: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(home=tmp_path_factory.mktemp("observed"), engine_idle=5, workers=1, api_key=SecretStr(KEY))


@pytest.fixture(scope="module")
async def service(settings: Settings) -> AsyncIterator[FastAPI]:
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def client(service: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(service, raise_app_exceptions=False, client=("192.0.2.7", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


async def scraped(client: httpx.AsyncClient) -> dict[tuple[str, ...], float]:
    """Values by name and labels."""
    answer = await client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    families = text_string_to_metric_families(answer.text)
    return {(one.name, *one.labels.values()): one.value for family in families for one in family.samples}


# method, path, headers; route and status as they are told
REQUESTS: list[tuple[str, str, dict[str, str], str, int, str]] = [
    ("GET", "/v1/policies/p0?min_confidence=0.5", {}, "/v1/policies/{id}", 404, "a template, no id and no query"),
    ("HEAD", "/v1/policies", {}, "/v1/policies", 200, "as the GET that it is made of"),
    ("OPTIONS", "/v1/policies", {}, "/v1/policies", 204, "what a path allows"),
    ("GET", "/v1/policies?limit=0", {}, "/v1/policies", 422, "what is wrong"),
    ("POST", "/v1/policies", {}, "/v1/policies", 401, "a route that needs a key"),
    ("GET", "/v1/policies", {"X-API-Key": "wrong"}, "none", 401, "one who does not come in"),
    ("GET", "/v1/policies", {"host": "evil.example"}, "none", 400, "a name that is not ours"),
    ("GET", "/nowhere", {}, "none", 404, "no such route"),
    ("GET", "/policies/p0", BROWSER, "page", 200, "a view of the page"),
    ("GET", "/assets/none.js", {}, "page", 404, "a file of the page"),
    ("GET", "/health", {}, "/health", 200, "a route outside of /v1"),
    ("BREW", "/v1/policies", {}, "/v1/policies", 405, "a method that there is not: all such are one series"),
]


@pytest.mark.parametrize(
    ("method", "path", "headers", "route", "status", "reason"), REQUESTS, ids=[case[5] for case in REQUESTS]
)
async def test_a_request_is_a_line_and_a_count(
    client: httpx.AsyncClient,
    caplog: pytest.LogCaptureFixture,
    method: str,
    path: str,
    headers: dict[str, str],
    route: str,
    status: int,
    reason: str,
) -> None:
    labels = (method if method != "BREW" else "other", route)
    before = await scraped(client)
    caplog.clear()
    with caplog.at_level(logging.INFO, "policygraph"):
        assert (await client.request(method, path, headers=headers)).status_code == status, reason
    after = await scraped(client)
    for name in (("policygraph_requests_total", *labels, str(status)), ("policygraph_request_seconds_count", *labels)):
        assert after[name] == before.get(name, 0) + 1
    (line,) = [one for one in caplog.records if one.name == "policygraph.requests"]
    told = json.loads(JsonLines().format(line))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", told.pop("time"))
    assert 0 <= told.pop("ms") < 60_000
    wanted = {"level": "INFO", "logger": "policygraph.requests", "key": None, "address": "192.0.2.7"}
    assert told == {**wanted, "method": labels[0], "route": route, "status": status}
    assert f"Z INFO policygraph.requests {labels[0]} {route} {status} " in TextLines().format(line)


async def test_a_bug_is_told_as_one(
    service: FastAPI, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail() -> None:
        raise KeyError("secret")

    monkeypatch.setattr(service.state.store, "ping", fail)
    assert (await client.get("/ready")).status_code == 500
    assert (await scraped(client))["policygraph_requests_total", "GET", "/ready", "500"] == 1


async def test_metrics_tell_how_store_and_jobs_are(
    service: FastAPI, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await scraped(client)
    assert (before["policygraph_store_up",], before["policygraph_documents",]) == (1, 0)
    assert {name[1] for name in before if name[0] == "policygraph_jobs"} == STATES
    answer = await client.post("/v1/policies", files={"file": ("plan.txt", PLAN)}, headers={"X-API-Key": KEY})
    assert (await scraped(client))["policygraph_waiting_bytes",] >= len(PLAN)
    job = service.state.jobs.get(answer.json()["id"])
    while not job.finished:  # noqa: ASYNC110  # a job has no event for it
        await asyncio.sleep(0.01)
    after = await scraped(client)
    assert (after["policygraph_jobs", "done"], after["policygraph_documents",]) == (1, 1)
    assert after["process_resident_memory_bytes",] > 10_000_000

    async def gone(*args: Any, **params: Any) -> None:
        raise StoreError("gone")

    monkeypatch.setattr(service.state.store, "run", gone)
    assert (await scraped(client))["policygraph_store_up",] == 0


async def test_metrics_need_a_key_where_reading_does(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, neo4j_uri=None, read_needs_key=True)
    statuses = {}
    app = create_app(settings)
    secrets = {right: Keyring(settings).add(right.value, (right,)) for right in Right}
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        for right, secret in {None: "", **secrets}.items():
            statuses[right] = (await client.get("/metrics", headers={"X-API-Key": secret})).status_code
    assert statuses == {None: 401, Right.WRITE: 403, Right.JUDGE: 403, Right.READ: 500}, "500: here is no store to ask"


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_key_is_in_the_log_of_a_real_service(environment: pytest.MonkeyPatch, tmp_path: Path, form: str) -> None:
    home = tmp_path / "home"
    made = Keyring(Settings(home=home)).add("reviewer", (Right.JUDGE,))
    with serving(home, "--log", form, POLICYGRAPH_API_KEY=KEY) as service:
        for key in (KEY, made, "a wrong key"):
            headers = {"X-API-Key": key}
            httpx.get(f"{service.address}/v1/judgements", headers=headers)
            httpx.get(f"{service.address}/v1/policies", params={"X-API-Key": key, "q": key})
            httpx.get(f"{service.address}/v1/policies/{key}")
            httpx.post(f"{service.address}/v1/judgements", headers=headers, json={"kind": key})
        assert service.end() == -signal.SIGTERM  # uvicorn raises it again once all is ended
    log = service.log.read_text("utf-8")
    secrets = [KEY, made, "a wrong key"]
    assert [one for one in [*secrets, *(httpx.QueryParams({"q": key}) for key in secrets)] if str(one) in log] == []
    lines = log.splitlines()
    assert len(lines) > 12
    if form == "json":
        told = [json.loads(line) for line in lines]
        assert {one.get("key") for one in told} == {None, "settings", "reviewer"}
        assert "Application startup complete." in [one.get("message") for one in told]
    else:
        assert sum("key=reviewer" in line for line in lines) == 2
        assert all(re.match(r"\d{4}-\d\d-\d\dT[\d:.]{12}Z (INFO|WARNING) ", line) for line in lines), log
