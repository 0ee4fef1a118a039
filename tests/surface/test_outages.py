"""The service while its database is gone: 503 within two seconds, right answers after, and nobody starts it anew."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
import samples
from fastapi import FastAPI
from pydantic import SecretStr
from typer.testing import CliRunner

from api.app import create_app
from api.problems import MEDIA_TYPE
from cli.main import app as commands
from graph import engine
from graph.settings import Settings
from graph.store import open_store

KEY = "0123456789abcdef"
PLAN = """2024年某区工作要点

一、推行电子档案。（区税务局牵头）
二、完善政务服务。（区财政局牵头，区税务局配合）
"""
PATHS = ("/v1/policies", "/v1/tasks?limit=5", "/v1/agencies", "/ready")
WITHIN, SLACK = 2.0, 0.5  # seconds; what a machine that others use too may take on top
SECONDS = 90.0
CORPUS = Path(__file__).parents[2] / "data" / "corpus"


class Answer(NamedTuple):
    path: str
    status: int
    retry_after: str | None
    content: bytes
    seconds: float


@pytest.fixture(scope="module")
async def service(environment: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[FastAPI]:
    home = tmp_path_factory.mktemp("outages") / "home"
    settings = Settings(home=home, api_key=SecretStr(KEY), workers=1)
    async with open_store(settings) as store:
        for records in samples.all_documents():
            await store.load(records)
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        yield app
    await asyncio.to_thread(engine.stop, home)


@pytest.fixture
async def client(service: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(service, raise_app_exceptions=False)
    options: dict[str, Any] = {"base_url": "http://localhost", "headers": {"X-API-Key": KEY}}
    async with httpx.AsyncClient(transport=transport, timeout=SECONDS, **options) as client:
        yield client


def killed(home: Path) -> None:
    found = engine.find(home)
    assert found is not None
    os.kill(found.pid, signal.SIGKILL)


ENDS: list[tuple[Callable[[Path], object], str]] = [(killed, "kill -9"), (engine.stop, "policygraph engine stop")]


@pytest.mark.parametrize(("end", "why"), ENDS, ids=[case[1] for case in ENDS])
async def test_an_engine_that_ends_is_started_again(
    service: FastAPI, client: httpx.AsyncClient, end: Callable[[Path], object], why: str
) -> None:
    right = {path: (await client.get(path)).content for path in PATHS}
    ending = asyncio.create_task(asyncio.to_thread(end, service.state.settings.home))
    answers = await asked_until_well(client)
    await ending
    assert {answer.status for answer in answers} == {200, 503}, why
    for answer in answers:
        if answer.status == 503:
            assert answer.seconds < WITHIN + SLACK, answer
            assert answer.retry_after == "2", "when to ask again"
        else:
            assert answer.content == right[answer.path], "no half answer"
    assert 503 in {answer.status for answer in answers if answer.path == "/ready"}, "it tells the truth"


async def asked_until_well(client: httpx.AsyncClient) -> list[Answer]:
    """All answers from now on until there were some that it cannot give, and then all again twice."""
    answers, well = [], 0
    deadline = time.monotonic() + SECONDS
    while well < 2:
        assert time.monotonic() < deadline, "it did not come back"
        assert (await client.get("/health")).status_code == 200, "it lives"
        round_of = await asyncio.gather(*(asked(client, path) for path in PATHS))
        answers += round_of
        failed_before = any(answer.status != 200 for answer in answers)
        well = well + 1 if failed_before and all(answer.status == 200 for answer in round_of) else 0
        await asyncio.sleep(0.05)
    return answers


async def asked(client: httpx.AsyncClient, path: str) -> Answer:
    began = time.monotonic()
    answer = await client.get(path)
    retry_after = answer.headers.get("retry-after")
    return Answer(path, answer.status_code, retry_after, answer.content, time.monotonic() - began)


async def test_a_job_outlives_its_engine(service: FastAPI, client: httpx.AsyncClient) -> None:
    """It is written once the engine is there again, as a whole."""
    answer = await client.post("/v1/policies", files={"file": ("plan.txt", PLAN.encode())})
    killed(service.state.settings.home)
    deadline = time.monotonic() + SECONDS
    job = answer.json()
    while job["state"] not in ("done", "failed"):
        assert time.monotonic() < deadline
        job = (await client.get(answer.headers["location"])).json()
        await asyncio.sleep(0.05)
    assert (job["state"], job["error"]) == ("done", None)
    path = f"/v1/policies/{job['policy']['id']}"
    while (found := await client.get(path)).status_code == 503:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)
    assert found.json()["tasks"] == job["tasks"] == 2
    assert (await client.delete(path)).status_code == 204


NOWHERE = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "secret-of-neo4j"}
LINE = "the Neo4j at bolt://127.0.0.1:1 does not answer (Connection refused): start it, or set NEO4J_URI"


def test_a_service_without_a_database_says_so_in_one_line(environment: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-P", "-c", "from cli.main import app; app()", "serve", "--port", "0"]
    ended = subprocess.run(
        command, env={**os.environ, **NOWHERE}, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 1
    assert sum(LINE in line for line in ended.stderr.splitlines()) == 1, ended.stderr
    assert "Traceback" not in ended.stderr
    assert "secret-of-neo4j" not in ended.stderr


@pytest.mark.parametrize("command", [["stats"], ["tasks"], ["ingest", str(CORPUS)], ["export"]])
def test_a_command_without_a_database_gives_up_soon(environment: pytest.MonkeyPatch, command: list[str]) -> None:
    began = time.monotonic()
    result = CliRunner().invoke(commands, command, env=NOWHERE)
    assert time.monotonic() - began < 10
    assert result.exit_code == 1
    assert [line for line in result.stderr.splitlines() if line.strip()] == [result.stderr.strip()], "one line"
    assert LINE in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_an_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    command = [sys.executable, "-P", "-c", "from cli.main import app; app()", "extract", str(tmp_path / "plan.txt")]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert ended.stderr == "error: what is written: No space left on device; make room, then try again\n"


async def test_what_is_unavailable_is_a_problem(client: httpx.AsyncClient, service: FastAPI) -> None:
    """Every error of a database that is gone says when to ask again."""
    killed(service.state.settings.home)
    answer = await client.get("/ready")
    while answer.status_code == 200:
        answer = await client.get("/ready")
    assert (answer.status_code, answer.headers["content-type"]) == (503, MEDIA_TYPE)
    assert answer.headers["retry-after"] == "2"
    assert "\n" not in answer.json()["detail"]
    assert "it is started again" in answer.json()["detail"]
