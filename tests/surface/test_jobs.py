"""Jobs that outlive the service: what is kept of them, what a new service does with it, and that none is lost."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from service_process import Serving, serving

from api.app import create_app
from api.intake import jobs as jobs_module
from api.intake.job import Job
from api.intake.kept import Record, Records
from graph.audit import Audit, Who
from graph.settings import Settings

KEY = "the key of the settings"
SECONDS = 90.0
HERE = Who(by="settings", via="http", address="192.0.2.7")


def plan(number: int, text: str = "推行电子发票") -> str:
    return f"某政办发〔2022〕{number}号\n关于开展第{number}项工作的通知\n一、{text}。责任单位：区税务局\n"


@pytest.fixture
def settings(environment: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", engine_idle=5, workers=1, api_key=SecretStr(KEY))


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[tuple[FastAPI, httpx.AsyncClient]]:
    app = create_app(settings)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    headers = {"X-API-Key": KEY}
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers) as client,
    ):
        yield app, client


async def sent(client: httpx.AsyncClient, text: str, name: str = "plan.txt") -> str:
    answer = await client.post("/v1/policies", files={"file": (name, text)})
    assert answer.status_code == 202, answer.text
    id: str = answer.json()["id"]
    return id


async def ended(client: httpx.AsyncClient, id: str) -> dict[str, Any]:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        job: dict[str, Any] = (await client.get(f"/v1/jobs/{id}")).json()
        if job["state"] in ("done", "failed"):
            return job
        await asyncio.sleep(0.02)
    pytest.fail(f"job {id} does not end: {job}")


def left(settings: Settings, *records: Record, **files: str) -> None:
    """A folder as a service that was killed leaves it."""
    folder = settings.home / "incoming" / "dead"
    folder.mkdir(parents=True)
    folder.with_suffix(".lock").touch()
    for record in records:
        Records(folder).save(record)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


def record(id: str, number: int, file: str | None = None, **fields: Any) -> Record:
    return Record(job=Job(id=id, document="plan.txt"), number=number, who=HERE, file=file, **fields)


async def test_what_waited_is_done_in_its_order_and_told_under_its_id(settings: Settings) -> None:
    """Three texts of one document: the last one sent stays, whichever is read first. One was written already."""
    late = record("late", 3, "c")
    written = record("written", 2, written=True)
    left(settings, late, record("early", 1, "a"), a=plan(1, "推行旧办法"), c=plan(1, "推行新办法"), stray="")
    async with running(settings) as (app, client):
        jobs = [await ended(client, id) for id in ("early", "late")]
        assert [job["state"] for job in jobs] == ["done", "done"]
        task = (await client.get("/v1/tasks")).json()["items"][0]["title"]
        assert task == "推行新办法"
        assert sorted(path.name for path in app.state.jobs.folder.iterdir()) == ["early.json", "late.json"]
        entries = Audit(settings.home).read().entries
        assert {(one.by, one.address, one.job) for one in entries} == {
            ("settings", "192.0.2.7", id) for id in ("early", "late")
        }
        assert not (settings.home / "incoming" / "dead").exists()
        policy = jobs[0]["policy"]
    written.job = Job(id="written", document="plan.txt", state="done", policy=policy)
    left(settings, written, record("older", 1, "a"), a=plan(1, "推行旧办法"))
    async with running(settings) as (_, client):
        assert (await ended(client, "older"))["state"] == "done"
        assert (await client.get("/v1/tasks")).json()["items"][0]["title"] == "推行新办法", "what was sent later stays"
        assert (await client.get("/v1/jobs/late")).json()["policy"] == policy, "what ended is told on"


UNDONE = [
    ({"file": "gone"}, "what was sent is gone", "its file is not there"),
    ({"file": "a", "tries": 5}, "the service ended 5 times while it was written", "it kills whoever takes it up"),
]


@pytest.mark.parametrize(("fields", "words", "reason"), UNDONE, ids=[case[2] for case in UNDONE])
async def test_what_cannot_be_done_fails(settings: Settings, fields: dict[str, Any], words: str, reason: str) -> None:
    left(settings, record("bad", 1, **fields), record("good", 2, "b"), a=plan(1), b=plan(2))
    async with running(settings) as (app, client):
        bad, good = await ended(client, "bad"), await ended(client, "good")
        assert (bad["state"], good["state"]) == ("failed", "done"), reason
        assert words in bad["error"]["detail"]
        assert app.state.jobs.room.taken == 0


async def test_policies_that_were_to_be_read_again_are(settings: Settings) -> None:
    async with running(settings) as (app, client):
        await ended(client, await sent(client, plan(1)))
        task = (await client.get("/v1/tasks")).json()["items"][0]["id"]
        app.state.jobs._reading = asyncio.Semaphore(0)  # nothing is read any more
        made = (await client.post("/v1/judgements", json={"kind": "confirm", "ids": [task]})).json()
    async with running(settings) as (_, client):
        job = await ended(client, made["jobs"][0]["id"])
        assert (job["state"], job["document"]) == ("done", "plan.txt")
        assert (await client.get(f"/v1/tasks/{task}")).json()["confidence"] == 1


async def test_at_the_end_what_is_worked_on_is_done_and_the_rest_waits(settings: Settings) -> None:
    async with running(settings) as (app, client):
        ids = [await sent(client, plan(at), f"{at}.txt") for at in range(30)]
        while app.state.jobs.get(ids[0]).state == "queued":  # noqa: ASYNC110  # a job has no event for it
            await asyncio.sleep(0.005)
        folder, table = app.state.jobs.folder, app.state.jobs
    states = [table.get(id).state for id in ids]
    assert set(states) == {"done", "queued"}
    assert states[0] == "done"
    kept = [Record.model_validate_json((folder / f"{id}.json").read_bytes()) for id in ids]
    assert {one.tries for one in kept if one.job.state == "queued"} == {0}, "it was no fault of theirs"
    async with running(settings) as (_, client):
        assert {(await ended(client, id))["state"] for id in ids} == {"done"}
        assert (await client.get("/v1/policies")).json()["total"] == 30


async def test_what_waits_is_the_owners_alone(settings: Settings) -> None:
    async with running(settings) as (app, client):
        app.state.jobs._reading = asyncio.Semaphore(0)
        id = await sent(client, plan(1))
        folder = app.state.jobs.folder
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / f"{id}.json").stat().st_mode) == 0o600
    (path,) = (path for path in folder.iterdir() if path.suffix != ".json")
    assert path.read_text("utf-8") == plan(1)


async def test_what_cannot_be_kept_is_not_taken_in(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(settings) as (app, client):
        folder = app.state.jobs.folder

        def full(*arguments: Any) -> int:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(os, "open", full)
            answer = await client.post("/v1/policies", files={"file": ("plan.txt", plan(1))})
        assert (answer.status_code, answer.headers["content-type"]) == (507, "application/problem+json")
        assert "No space left on device; make room" in answer.json()["detail"]
        assert (list(folder.iterdir()), app.state.jobs.room.taken) == ([], 0)
        assert (await ended(client, await sent(client, plan(1))))["state"] == "done"


def test_a_damaged_record_harms_no_other(tmp_path: Path) -> None:
    kept = Records(tmp_path)
    kept.save(record("good", 1, "a"))
    (tmp_path / "a").touch()
    (tmp_path / "bad.json").write_text('{"job":')
    (tmp_path / "good.json.part").touch()
    assert [one.job.id for one in kept.load()] == ["good"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "good.json"]


def test_numbers_go_on_though_the_clock_goes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = object.__new__(jobs_module.Jobs)
    table._last = 0
    numbers = []
    for now in (100, 100, 50, 200):
        monkeypatch.setattr(time, "time_ns", lambda now=now: now)
        numbers.append(table._new("plan.txt", HERE, take_any=False).number)
    assert numbers == [100, 101, 102, 200]


ROUNDS = 3


@pytest.mark.slow
def test_killed_with_documents_waiting_it_loses_none(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """kill -9 of a real service, at several moments, with a large document among those that wait."""
    home, ids = tmp_path / "home", []
    options = {"headers": {"X-API-Key": KEY}, "timeout": SECONDS}
    large = plan(99) + "二、推行电子档案。责任单位：区档案局\n" * 1_000
    for at in range(ROUNDS):
        with serving(home, POLICYGRAPH_API_KEY=KEY, POLICYGRAPH_WORKERS="2") as service:
            for number in range(12):
                text = large if number == 3 else plan(at * 12 + number)
                ids.append(_send(service, text, f"{at}-{number}.txt", options))
            time.sleep(0.4 * at)  # another moment each time
            service.end(signal.SIGKILL)
    with serving(home, "--log", "json", POLICYGRAPH_API_KEY=KEY) as service:
        jobs = [_ended(service, id, options) for id in ids]
        found = httpx.get(f"{service.address}/v1/policies", params={"limit": 100}, **options).json()  # type: ignore[arg-type]
    assert {job["state"] for job in jobs} == {"done"}
    numbers = {row["doc_number"] for row in found["items"]}
    sent_ones = {99} | {at * 12 + number for at in range(ROUNDS) for number in range(12) if number != 3}
    assert numbers == {f"某政办发〔2022〕{number}号" for number in sent_ones}
    assert found["total"] == len(sent_ones)
    entries = Audit(home).read()
    assert ({one.job for one in entries.entries}, entries.broken) == (set(ids), 0)
    assert '"level": "ERROR"' not in service.log.read_text("utf-8")


def _send(service: Serving, text: str, name: str, options: Any) -> str:
    answer = httpx.post(f"{service.address}/v1/policies", files={"file": (name, text)}, **options)
    assert answer.status_code == 202, answer.text
    id: str = answer.json()["id"]
    return id


def _ended(service: Serving, id: str, options: Any) -> dict[str, Any]:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        job: dict[str, Any] = httpx.get(f"{service.address}/v1/jobs/{id}", **options).json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.1)
    pytest.fail(f"job {id} does not end: {job}")
