"""The log of writes: who, what, with which outcome, over HTTP and from the command line; what it survives."""

from __future__ import annotations

import asyncio
import getpass
import hashlib
import json
import logging
import stat
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from api.app import create_app
from api.guard.keys import Keyring
from api.guard.rights import Right
from graph.audit import FILE, Audit, Entry, Who
from graph.settings import Settings

SECONDS = 60.0
HINT = "it goes in with --any, over HTTP with any=true"
OWN = "the key of the settings"
PLAN = "关于开展示范工作的通知\n一、推行电子发票。责任单位：区税务局\n"
WEATHER = "今天天气很好。"
HERE = Who(by="somebody", via="command")


@pytest.fixture(scope="module")
def settings(environment: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    home = tmp_path_factory.mktemp("audited")
    return Settings(home=home, engine_idle=5, workers=1, api_key=SecretStr(OWN))


@pytest.fixture(scope="module")
async def ask(settings: Settings) -> AsyncIterator[Callable[..., Any]]:
    """Asks the service with a key."""
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=("192.0.2.7", 1))

        async def asked(key: str, method: str, path: str, **sent: Any) -> httpx.Response:
            headers = {"X-API-Key": key}
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers) as client:
                return await client.request(method, path, **sent)

        yield asked


async def ended(ask: Callable[..., Any], id: str) -> dict[str, Any]:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        job: dict[str, Any] = (await ask(OWN, "GET", f"/v1/jobs/{id}")).json()
        if job["state"] in ("done", "failed"):
            return job
        await asyncio.sleep(0.02)
    pytest.fail(f"job {id} does not end")


def new(settings: Settings, before: int) -> list[dict[str, Any]]:
    """The entries that came since, without what each has."""
    entries = Audit(settings.home).read().entries[before:]
    now = datetime.now(UTC)
    assert all(now - timedelta(seconds=SECONDS) < entry.time <= now for entry in entries)
    assert {(entry.via, entry.address) for entry in entries} <= {("http", "192.0.2.7")}
    return [entry.model_dump(exclude_none=True, exclude={"time", "via", "address"}) for entry in entries]


async def test_every_write_over_http_is_in_it(settings: Settings, ask: Callable[..., Any]) -> None:
    writer = Keyring(settings).add("writer", (Right.WRITE,))
    before = len(Audit(settings.home).read().entries)
    sent = [("plan.txt", PLAN), ("weather.txt", WEATHER)]
    jobs = []
    for name, text in sent:
        answer = await ask(writer, "POST", "/v1/policies", files={"file": (name, text)})
        jobs.append(await ended(ask, answer.json()["id"]))
    policy = jobs[0]["policy"]["id"]
    task = (await ask(OWN, "GET", "/v1/tasks")).json()["items"][0]["id"]
    made = (await ask(OWN, "POST", "/v1/judgements", json={"kind": "confirm", "ids": [task]})).json()
    again = [await ended(ask, job["id"]) for job in made["jobs"]]
    assert (await ask(OWN, "POST", "/v1/judgements", json={"kind": "confirm", "ids": ["t0"]})).status_code == 404
    undone = (await ask(OWN, "DELETE", f"/v1/judgements/{made['id']}")).json()
    again += [await ended(ask, job["id"]) for job in undone["jobs"]]
    assert (await ask(writer, "DELETE", f"/v1/policies/{policy}")).status_code == 204
    source = {"document": "plan.txt", "sha256": sha256(PLAN), "policy": policy}
    reread = [{"by": "settings", "action": "reread", "outcome": "done", **source, "job": job["id"]} for job in again]
    judged = {"by": "settings", "judgement": made["id"], "outcome": "done"}
    failed = {"by": "settings", "action": "judge", "outcome": "failed", "detail": "no fact has the id t0"}
    weather = {"document": "weather.txt", "sha256": sha256(WEATHER), "policy": jobs[1]["policy"]["id"]}
    assert new(settings, before) == [
        {"by": "writer", "action": "ingest", "outcome": "done", **source, "job": jobs[0]["id"]},
        {
            **{"by": "writer", "action": "ingest", "outcome": "failed", **weather, "job": jobs[1]["id"]},
            "detail": jobs[1]["error"]["detail"],
        },
        {**judged, "action": "judge", "detail": f"confirm {task}"},
        reread[0],
        failed,
        {**judged, "action": "undo"},
        reread[1],
        {"by": "writer", "action": "remove", "outcome": "done", "policy": policy},
    ]
    assert writer not in (settings.home / FILE).read_text("utf-8")


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


async def test_who_is_refused_wrote_nothing(settings: Settings, ask: Callable[..., Any]) -> None:
    before = len(Audit(settings.home).read().entries)
    reader = Keyring(settings).add("reader", (Right.READ,))
    for key in (reader, "wrong"):
        assert (await ask(key, "DELETE", "/v1/policies/p0")).status_code in (401, 403)
        assert (await ask(key, "POST", "/v1/policies", files={"file": ("plan.txt", PLAN)})).status_code in (401, 403)
    assert new(settings, before) == []


def test_every_write_of_the_command_line_is_in_it(run_emptied: Any, tmp_path: Path) -> None:
    plan, weather, none = tmp_path / "plan.txt", tmp_path / "weather.txt", tmp_path / "none.txt"
    plan.write_text(PLAN, "utf-8")
    weather.write_text(WEATHER, "utf-8")
    none.write_bytes(b"")
    run_emptied("ingest", plan, weather, none)
    task = json.loads(run_emptied("tasks", "--format", "json").stdout)[0]
    run_emptied("facts", "confirm", task["id"])
    judgement = json.loads(run_emptied("facts", "list", "--format", "json").stdout)[0]["id"]
    run_emptied("facts", "undo", judgement)
    run_emptied("remove", task["policy_id"])
    run_emptied("remove", task["policy_id"])
    (tmp_path / "export.jsonl").write_text(run_emptied("export").stdout, "utf-8")
    run_emptied("import", tmp_path / "export.jsonl")
    run_emptied("keys", "add", "one", "--right", "read")
    run_emptied("keys", "remove", "one")
    rows = json.loads(run_emptied("audit", "--format", "json").stdout)
    assert {(row["by"], row["via"], row["address"]) for row in rows} == {(getpass.getuser(), "command", None)}
    assert [(row["action"], row["outcome"], row["policy"] or row["judgement"] or row["detail"]) for row in rows] == [
        ("ingest", "failed", f"{none}: the file is empty"),
        ("ingest", "done", task["policy_id"]),
        ("ingest", "failed", f"{weather}: no policy: no duty of a public body found; {HINT}"),
        ("judge", "done", judgement),
        ("reread", "done", task["policy_id"]),
        ("undo", "done", judgement),
        ("reread", "done", task["policy_id"]),
        ("remove", "done", task["policy_id"]),
        ("remove", "failed", task["policy_id"]),
        ("import", "done", None),
        ("add key", "done", "one: read"),
        ("remove key", "done", "one"),
    ]
    assert [row["sha256"] for row in rows[:3]] == [sha256(""), sha256(PLAN), sha256(WEATHER)]


def line_of(log: Audit) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(log.path.read_text("utf-8").splitlines()[-1])
    return found


def test_it_is_its_owners_alone(tmp_path: Path) -> None:
    log = Audit(tmp_path / "home")
    log.note(HERE, "remove", "done", policy="p1")
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    assert line_of(log).keys() == {"time", "by", "via", "action", "outcome", "policy"}
    assert line_of(log)["time"].endswith("Z")


def test_a_name_with_a_line_end_is_no_second_line(tmp_path: Path) -> None:
    log = Audit(tmp_path)
    log.note(HERE, "ingest", "done", document='a\n{"by":"another"}', detail="x" * 10_000)
    (entry,) = log.read().entries
    assert (entry.by, entry.document) == ("somebody", 'a\n{"by":"another"}')
    assert len(entry.detail or "") == 500


def test_after_a_line_that_was_cut_off_comes_a_whole_one(tmp_path: Path) -> None:
    log = Audit(tmp_path)
    log.note(HERE, "remove", "done", policy="p1")
    with log.path.open("ab") as file:
        file.write(b'{"time":"2026-')
    log.note(HERE, "remove", "done", policy="p2")
    found = log.read()
    assert ([entry.policy for entry in found.entries], found.broken) == (["p1", "p2"], 1)


def test_since_is_a_time(tmp_path: Path) -> None:
    log, day = Audit(tmp_path), datetime(2026, 1, 2, tzinfo=UTC)
    times = [day - timedelta(seconds=1), day, day + timedelta(days=1)]
    made = [Entry(time=at, by="a", via="command", action="remove", outcome="done") for at in times]
    log.path.write_text("".join(one.model_dump_json(exclude_none=True) + "\n" for one in made), "utf-8")
    assert [entry.time for entry in log.read(day).entries] == times[1:]


def test_many_write_at_once(tmp_path: Path) -> None:
    script = "import sys\nfrom pathlib import Path\nfrom graph.audit import Audit, Who\n"
    script += "for at in range(100):\n"
    script += (
        "    Audit(Path(sys.argv[1])).note(Who(by=sys.argv[2], via='command'), 'remove', 'done', detail='x' * 400)\n"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), name], cwd=Path(__file__).parents[2])
        for name in "abc"
    ]
    assert [one.wait(SECONDS) for one in started] == [0, 0, 0]
    found = Audit(tmp_path).read()
    assert (len(found.entries), found.broken) == (300, 0)


def test_what_cannot_be_noted_is_told_and_done_all_the_same(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    log = Audit(tmp_path)
    log.path.mkdir()
    with caplog.at_level(logging.ERROR), log.noted(HERE, "remove", policy="p1"):
        pass
    assert "audit.jsonl cannot be written" in caplog.text
    assert '"policy":"p1"' in caplog.text
