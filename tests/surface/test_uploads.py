"""Documents in and policies out over HTTP: who may, what is refused and why, and what survives what."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import faults
import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from api.app import create_app
from api.deps import get_jobs
from api.intake import jobs as jobs_module
from api.intake.incoming import own_folder
from api.intake.jobs import Jobs
from api.intake.upload import LONGEST_NAME, UNNAMED
from graph import read
from graph import store as stores
from graph.errors import NotFoundError, StoreError
from graph.settings import Settings
from graph.sources import Sources, unpacked
from graph.store import Store, open_store
from ingest.version import extractor
from ingest.workers import limits
from ingest.workers.limits import Limits
from ingest.workers.pool import Pool

KEY = "a key of the tests, 键"
HEADERS = {"X-API-Key": KEY.encode()}
PROBLEM = "application/problem+json"
LIMIT = 200_000
SECONDS = 60.0
PLAN = "关于开展示范工作的通知\n一、推行电子发票。责任单位：区税务局\n"


@pytest.fixture(scope="module")
def settings(environment: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    home = tmp_path_factory.mktemp("written")
    return Settings(home=home, engine_idle=5, max_bytes=LIMIT, api_key=SecretStr(KEY))


@pytest.fixture(scope="module")
async def service(settings: Settings) -> AsyncIterator[FastAPI]:
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def client(service: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client with the key, and an empty graph after it."""
    async with client_of(service, HEADERS) as client:
        yield client
        for row in (await client.get("/v1/policies")).json()["items"]:
            assert (await client.delete(f"/v1/policies/{row['id']}")).status_code == 204


@pytest.fixture
async def store(service: FastAPI) -> Store:
    """What the service reads from."""
    return service.state.store  # type: ignore[no-any-return]


def client_of(app: FastAPI, headers: Any = None) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers)


async def send(client: httpx.AsyncClient, data: bytes | str, name: str = "plan.txt", **params: str) -> httpx.Response:
    return await client.post("/v1/policies", files={"file": (name, data)}, params=params)


async def until(client: httpx.AsyncClient, answer: httpx.Response, *states: str) -> dict[str, Any]:
    """The job once it is in one of the states."""
    assert answer.status_code == 202, answer.text
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        job: dict[str, Any] = (await client.get(answer.headers["location"])).json()
        if job["state"] in states:
            return job
        assert job["state"] not in ("done", "failed"), job
        await asyncio.sleep(0.01)
    pytest.fail(f"the job did not come to {states}: {job}")


async def taken_in(
    client: httpx.AsyncClient, data: bytes | str, name: str = "plan.txt", **params: str
) -> dict[str, Any]:
    return await until(client, await send(client, data, name, **params), "done", "failed")


async def everything(store: Store) -> list[Any]:
    return [row async for row in store.export()]


def long_document(corpus: Path, times: int = 4) -> str:
    """One that takes over a second to read, and is within the limit."""
    return next(corpus.glob("000*")).read_text("utf-8") * times


def files(folder: Path) -> list[Path]:
    """What was sent; records of jobs are not."""
    return [path for path in folder.iterdir() if path.suffix != ".json"]


async def test_a_document_goes_in(client: httpx.AsyncClient, corpus: Path) -> None:
    answer = await send(client, long_document(corpus, 1), "鲅鱼圈区方案.txt")
    job = answer.json()
    assert answer.headers["location"] == f"/v1/jobs/{job['id']}"
    assert (job["state"], job["document"], job["policy"], job["tasks"]) == ("queued", "鲅鱼圈区方案.txt", None, None)
    done = await until(client, answer, "done")
    assert done["error"] is None
    policy = (await client.get(f"/v1/policies/{done['policy']['id']}")).json()
    assert done["policy"].items() <= policy.items()
    assert (policy["document"], policy["doc_number"]) == ("鲅鱼圈区方案.txt", "鲅政办发〔2022〕1号")
    assert (done["tasks"], done["targets"]) == (policy["tasks"], policy["targets"])
    rows = (await client.get("/v1/responsibilities?role=lead")).json()["total"]
    rows += (await client.get("/v1/responsibilities?role=support")).json()["total"]
    assert done["responsibilities"] == rows
    assert done["missing"] == []


async def test_states_come_in_their_order(service: FastAPI, client: httpx.AsyncClient) -> None:
    answer = await send(client, PLAN)
    job = service.state.jobs.get(answer.json()["id"])
    seen = [job.state]

    async def asked() -> None:
        while not job.finished:
            total = (await client.get("/v1/policies")).json()["total"]
            there = job.state in {"loading", "done"}
            assert there or total == 0, "a policy is in the graph once it is loaded, not before"

    asking = asyncio.create_task(asked())
    while not job.finished:
        await asyncio.sleep(0)
        if job.state != seen[-1]:
            seen.append(job.state)
    await asking
    assert seen == ["queued", "reading", "loading", "done"]


MISSING = [
    ("今天天气很好。", ["title", "issue date", "place", "tasks", "responsible units", "targets"], "nothing is there"),
    (PLAN, ["issue date", "place", "targets"], "what is there is not named"),
]


@pytest.mark.parametrize(("text", "missing", "reason"), MISSING, ids=[case[2] for case in MISSING])
async def test_what_was_not_found_is_told(
    client: httpx.AsyncClient, text: str, missing: list[str], reason: str
) -> None:
    job = await taken_in(client, text, any="true")
    assert (job["state"], job["missing"]) == ("done", missing), reason


async def test_what_is_no_policy_is_not_in(client: httpx.AsyncClient) -> None:
    """The job says why; taken in all the same where the request asks for it (above)."""
    job = await taken_in(client, "今天天气很好。", "weather.txt")
    assert job["state"] == "failed"
    assert job["error"]["detail"].startswith("weather.txt: no policy: no duty of a public body found;")
    assert (await client.get("/v1/policies")).json()["total"] == 0


# text that is in, with --any; text sent again without; state, words of left, words of the error, why
WEATHER = "关于某市天气预报的通知\n今天天气很好。"
LEFT = [
    (WEATHER, "done", "it was taken in as what is none", None, "the same bytes: they are in"),
    (WEATHER + "明天也是。", "failed", None, "was read from other bytes and stays as it is", "a new text is not"),
]


@pytest.mark.parametrize(("text", "state", "left", "error", "reason"), LEFT, ids=[case[4] for case in LEFT])
async def test_what_is_no_policy_and_is_in_is_left_as_it_is(
    client: httpx.AsyncClient, text: str, state: str, left: str | None, error: str | None, reason: str
) -> None:
    first = await taken_in(client, WEATHER, any="true")
    policy = (await client.get(f"/v1/policies/{first['policy']['id']}")).json()
    assert (first["state"], first["left"]) == ("done", None)
    assert (policy["is_policy"], policy["why_not"]) == (False, "no duty of a public body found")
    second = await taken_in(client, text)
    assert second["state"] == state, reason
    assert (left or "") in (second["left"] or "")
    assert bool(second["left"]) == bool(left)
    assert (error or "") in (second["error"] or {"detail": ""})["detail"]
    assert (await client.get(f"/v1/policies/{first['policy']['id']}")).json() == policy


async def test_job_and_policy_tell_how_it_was_read(client: httpx.AsyncClient, settings: Settings) -> None:
    body = "".join(f"<p>{at}、推行电子发票第{at}项。责任单位：区税务局</p>" for at in "一二三")
    page = f"<!DOCTYPE html><html><body><nav>首页</nav><div id='zoom'><h1>示范工作方案</h1>{body}</div></body></html>"
    job = await taken_in(client, page.encode("gb18030"), "plan.html")
    policy = (await client.get(f"/v1/policies/{job['policy']['id']}")).json()
    assert policy["reading"] == job["reading"]
    note = job["reading"]
    assert (note["format"], note["encoding"], note["main_text"]) == ("html", "gb18030", "html > body > div#zoom")
    assert note["left_out"] == [{"what": "around", "where": "html > body > nav", "letters": 2}]
    assert (note["extractor"], policy["extractor"]) == (extractor(), extractor())
    assert (policy["is_policy"], policy["why_not"]) == (True, None)
    (listed,) = (await client.get("/v1/policies")).json()["items"]
    assert (listed["extractor"], listed["is_policy"]) == (extractor(), True)


async def test_sources_come_and_go_with_the_policies(client: httpx.AsyncClient, settings: Settings) -> None:
    sources = Sources(settings.home, settings.keep_sources)
    job = await taken_in(client, PLAN)
    policy = (await client.get(f"/v1/policies/{job['policy']['id']}")).json()
    path = sources.path(policy["source_sha256"])
    assert path is not None
    assert unpacked(path, policy["source_sha256"], "plan.txt", LIMIT).decode() == PLAN
    await taken_in(client, PLAN + "二、推行电子档案。\n")
    assert sources.path(policy["source_sha256"]) is None
    await client.delete(f"/v1/policies/{policy['id']}")
    assert [path for path in sources.folder.rglob("*") if path.is_file()] == []


NUMBERED = "某政办发〔2022〕3号\n" + PLAN
BOTH = {"whole.txt": NUMBERED + "二、推行电子档案。责任单位：区档案局\n", "excerpt.txt": NUMBERED}
FIRST = [("whole.txt", "excerpt.txt", "the excerpt is passed over"), ("excerpt.txt", "whole.txt", "the whole stands")]


@pytest.mark.parametrize(("first", "second", "reason"), FIRST, ids=[case[2] for case in FIRST])
async def test_an_excerpt_and_the_whole_are_one_policy(
    client: httpx.AsyncClient, first: str, second: str, reason: str
) -> None:
    before = await taken_in(client, BOTH[first], first)
    job = await taken_in(client, BOTH[second], second)
    assert job["policy"]["id"] == before["policy"]["id"]
    assert [file["document"] for file in job["others"]] == ["excerpt.txt"], reason
    passed = "the longer text of whole.txt stands; this one is noted among the policy's files"
    assert (job["state"], job["left"]) == ("done", passed if second == "excerpt.txt" else None)
    policy = (await client.get(f"/v1/policies/{job['policy']['id']}")).json()
    assert (policy["document"], policy["tasks"], policy["others"]) == ("whole.txt", 2, job["others"])


async def test_what_was_not_understood_is_counted(client: httpx.AsyncClient) -> None:
    """A label with nobody behind it: the document is in, and its job says that a duty in it was not read."""
    unclear = await taken_in(client, PLAN + "责任单位：\n")
    clear = await taken_in(client, PLAN)
    assert unclear["not_understood"].get("statement", 0) == clear["not_understood"].get("statement", 0) + 1


async def test_a_job_says_how_sure_the_layout_is(client: httpx.AsyncClient, corpus: Path) -> None:
    job = await taken_in(client, long_document(corpus, 1))
    tasks = (await client.get("/v1/tasks")).json()["items"]
    assert job["tasks"] == len(tasks)
    assert job["layout_confidence"] == pytest.approx(sum(task["confidence"] for task in tasks) / len(tasks), abs=0.001)
    nothing = await taken_in(client, "今天天气很好。", any="true")
    assert (nothing["tasks"], nothing["layout_confidence"]) == (0, None)


async def test_a_document_sent_twice_is_in_once(client: httpx.AsyncClient, store: Store) -> None:
    first = await taken_in(client, PLAN)
    once = await everything(store)
    second = await taken_in(client, PLAN)
    assert first["id"] != second["id"]
    assert first["policy"] == second["policy"]
    assert await everything(store) == once != []


ACCESS = [
    (True, {}, "POST", "/v1/policies", 401, "is missing", "no key"),
    (True, {"X-API-Key": "wrong"}, "POST", "/v1/policies", 401, "is wrong", "another key"),
    (True, {"X-API-Key": KEY[:-1]}, "POST", "/v1/policies", 401, "is wrong", "the beginning of the key"),
    (True, {"X-API-Key": ""}, "DELETE", "/v1/policies/p0", 401, "is missing", "an empty key"),
    (True, {}, "DELETE", "/v1/policies/p0", 401, "is missing", "removal needs it, too"),
    (True, {}, "GET", "/v1/jobs/0", 401, "is missing", "a job tells of a document"),
    (True, {"X-API-Key": "wrong"}, "GET", "/v1/policies", 401, "is wrong", "where none is needed a wrong one is told"),
    (True, HEADERS, "GET", "/v1/jobs/0", 404, "no job has the id 0", "a job that never was"),
    (True, HEADERS, "DELETE", "/v1/policies/p0", 404, "no policy has the id p0", "a policy that is not there"),
    (False, HEADERS, "POST", "/v1/policies", 403, "POLICYGRAPH_API_KEY", "writes are off, whatever is sent"),
    (False, {}, "DELETE", "/v1/policies/p0", 403, "POLICYGRAPH_API_KEY", "so is removal"),
    (False, {}, "GET", "/v1/jobs/0", 403, "POLICYGRAPH_API_KEY", "there are no jobs then"),
]


@pytest.mark.parametrize(
    ("on", "headers", "method", "path", "status", "words", "reason"), ACCESS, ids=[case[6] for case in ACCESS]
)
async def test_access(
    service: FastAPI, settings: Settings, on: bool, headers: Any, method: str, path: str, status: int, words: str,
    reason: str,
) -> None:  # fmt: skip
    app = service if on else create_app(settings.model_copy(update={"api_key": None}))
    encoded = {name: value if isinstance(value, bytes) else value.encode() for name, value in headers.items()}
    async with client_of(app, encoded) as client:
        answer = await client.request(method, path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM), reason
    assert words in answer.json()["detail"]
    assert KEY not in answer.text
    assert ("www-authenticate" in answer.headers) == (status == 401)


@pytest.mark.parametrize(("on", "reason"), [(True, "with a key"), (False, "without")])
async def test_service_tells_whether_it_takes_documents(
    service: FastAPI, settings: Settings, on: bool, reason: str
) -> None:
    app = service if on else create_app(settings.model_copy(update={"api_key": None}))
    async with client_of(app) as client:
        answer = await client.get("/v1/service")
    assert answer.json() == {"version": app.version, "uploads": on, "judging": on, "max_bytes": LIMIT}, reason


async def test_without_a_key_nothing_that_writes_is_opened(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"api_key": None}))
    async with app.router.lifespan_context(app):
        assert not hasattr(app.state, "jobs")


def form(*parts: str, end: bool = True) -> bytes:
    """A form body of parts, each its headers, an empty line and what it holds."""
    body = "".join(f"--limit\r\n{part}\r\n" for part in parts)
    return (body + ("--limit--\r\n" if end else "")).encode()


def part(name: str, filename: str | None = "a.txt", content: str = PLAN) -> str:
    of_file = "" if filename is None else f'; filename="{filename}"'
    return f'Content-Disposition: form-data; name="{name}"{of_file}\r\n\r\n{content}'


FORM = "multipart/form-data; boundary=limit"
FORMS = [
    (FORM, form(part("file", content="长" * LIMIT)), 413, str(LIMIT), "a document that is too large"),
    (FORM, form(part("file", content="x" * (LIMIT + 1))), 413, str(LIMIT), "one byte too much"),
    (FORM, form(part("file"), part("file")), 400, "Too many files", "two documents"),
    (FORM, form(part("document")), 422, "body.file", "the file in another field"),
    (FORM, form(part("file", None)), 400, "Too many fields", "the text in a field, without a file name"),
    (FORM, form(), 422, "body.file", "an empty form"),
    (FORM, form(part("file"), end=False), 422, "body.file", "a form that breaks off"),
    (FORM, b"no form", 400, "not a form", "something else under that name"),
    ("multipart/form-data", form(part("file")), 400, "boundary", "no boundary"),
    ("text/plain", PLAN.encode(), 415, "multipart/form-data", "the bare document"),
    ("", PLAN.encode(), 415, "multipart/form-data", "no type"),
]


@pytest.mark.parametrize(("kind", "body", "status", "words", "reason"), FORMS, ids=[case[4] for case in FORMS])
async def test_what_is_no_form_of_one_document_is_refused(
    service: FastAPI, client: httpx.AsyncClient, kind: str, body: bytes, status: int, words: str, reason: str
) -> None:
    headers = {"content-type": kind} if kind else {}
    answer = await client.post("/v1/policies", content=body, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM), reason
    assert words in answer.json()["detail"]
    assert files(service.state.jobs.folder) == []


SAID = [
    (None, 50, "nothing is said of the length"),
    ("10", 50, "a length is said that is not true"),
    (str(LIMIT * 100), 0, "a length is said that is too large"),
    ("9" * 5_000, 0, "a length that Python refuses to read as a number"),
]


@pytest.mark.parametrize(("said", "most", "reason"), SAID, ids=[case[2] for case in SAID])
async def test_a_body_is_counted_while_it_streams(
    client: httpx.AsyncClient, said: str | None, most: int, reason: str
) -> None:
    taken = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        yield form(part("file", content=""), end=False)
        while taken < 1_000:
            taken += 1
            yield b"x" * 10_000

    headers = {"content-type": FORM} | ({"content-length": said} if said else {})
    answer = await client.post("/v1/policies", content=endless(), headers=headers)
    assert answer.status_code == 413, reason
    assert taken <= most, "it went on reading"


async def test_a_document_of_just_the_limit_goes_in(client: httpx.AsyncClient) -> None:
    text = PLAN + "\n" * (LIMIT - len(PLAN.encode()))
    assert (await taken_in(client, text))["state"] == "done"


def word_file(document: str, filler: int = 0) -> bytes:
    """A .docx by hand, with what no writer makes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("word/filler", b"\0" * filler)
    return stream.getvalue()


ENTITY = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'
UNREADABLE = [
    (b"", "empty", None, "an empty file"),
    (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old or encrypted", None, "an old Word file"),
    (b"PK\x03\x04 and no more", "damaged", None, "half an archive"),
    (word_file("<d/>", 60_000_000), "unpacks to", None, "an archive that unpacks to far more"),
    (word_file(ENTITY), "document type", None, "XML with an entity"),
    (b"%PDF-1.7\n nothing", "PDF", None, "no PDF behind its mark"),
    ("一、任务".encode() + b"\xff\xff\x81", "neither UTF-8", 12, "bytes that are no text, with their place"),
]


@pytest.mark.parametrize(("data", "words", "place", "reason"), UNREADABLE, ids=[case[3] for case in UNREADABLE])
async def test_what_cannot_be_read_fails_with_the_reason(
    service: FastAPI, client: httpx.AsyncClient, data: bytes, words: str, place: int | None, reason: str
) -> None:
    job = await taken_in(client, data, "坏文件.docx")
    assert (job["state"], job["policy"], job["tasks"], job["missing"]) == ("failed", None, None, []), reason
    assert job["error"]["detail"].startswith("坏文件.docx: ")
    assert words in job["error"]["detail"]
    assert job["error"]["place"] == place
    assert str(service.state.jobs.folder) not in str(job)
    assert files(service.state.jobs.folder) == []


NAMES = [
    ("../../etc/passwd", "passwd", "a way up"),
    ("/etc/passwd", "passwd", "a place in the file system"),
    ("C:\\文件\\方案.docx", "方案.docx", "a place in Windows"),
    ("鲅政办发〔2022〕1号 方案.txt", "鲅政办发〔2022〕1号 方案.txt", "Chinese"),
    ("", UNNAMED, "no name"),
    ("..", UNNAMED, "the folder above"),
    ("文" * 300 + ".docx", "文" * (LONGEST_NAME - 5) + ".docx", "300 letters"),
    ("a\nSet-Cookie: b.txt", "aSet-Cookie: b.txt", "a line end"),
    ("a\x00\x1b[31m.txt", "a[31m.txt", "letters that command terminals"),
    ("方案\u202etxt.exe", "方案txt.exe", "a letter that turns the others round"),
    ('"quoted".txt', '"quoted".txt', "quotation marks"),
    ("-rf", "-rf", "an option of commands"),
]


@pytest.mark.parametrize(("sent", "shown", "reason"), NAMES, ids=[case[2] for case in NAMES])
async def test_names_of_documents(
    service: FastAPI, client: httpx.AsyncClient, sent: str, shown: str, reason: str
) -> None:
    folder = service.state.jobs.folder
    escaped = sent.replace('"', "%22").replace("\n", "%0A")  # as browsers write them
    answer = await client.post("/v1/policies", content=form(part("file", escaped)), headers={"content-type": FORM})
    assert {file.parent for file in folder.rglob("*")} == {folder}, "it lies in our folder"
    job = await until(client, answer, "done")
    assert job["document"] == shown, reason
    assert (await client.get(f"/v1/policies/{job['policy']['id']}")).json()["document"] == shown


async def test_a_line_end_in_a_header_is_no_form(client: httpx.AsyncClient) -> None:
    body = form(part("file", "a\r\nb.txt"))
    answer = await client.post("/v1/policies", content=body, headers={"content-type": FORM})
    assert answer.status_code == 400


async def test_a_policy_is_removed(client: httpx.AsyncClient, store: Store) -> None:
    job = await taken_in(client, PLAN)
    path = f"/v1/policies/{job['policy']['id']}"
    answer = await client.delete(path)
    assert (answer.status_code, answer.content) == (204, b"")
    assert await everything(store) == []
    assert (await client.delete(path)).status_code == 410


async def test_a_killed_reader_fails_its_job_alone(
    service: FastAPI, client: httpx.AsyncClient, store: Store, corpus: Path
) -> None:
    answer = await send(client, long_document(corpus))
    following = await send(client, PLAN)
    os.kill(await process_of(service.state.jobs.pool), signal.SIGKILL)
    failed = await until(client, answer, "failed")
    assert "ended before it was done (code -9)" in failed["error"]["detail"]
    assert str(service.state.jobs.folder) not in str(failed)
    done = await until(client, following, "done")
    assert [row.id for row in (await read.policies(store)).items] == [done["policy"]["id"]]


FAULTS = [
    (StoreError("the database failed: gone"), "the database failed: gone", "a database that fails is named"),
    (KeyError("secret"), "plan.txt: an unexpected error", "a bug is told to the log"),
]


@pytest.mark.parametrize(("error", "words", "reason"), FAULTS, ids=[case[2] for case in FAULTS])
async def test_what_fails_at_writing_fails_its_job_alone(
    service: FastAPI,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    words: str,
    reason: str,
) -> None:
    async def fail(documents: Any) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(service.state.jobs._writing.store, "load_all", fail)
        job = await taken_in(client, PLAN)
    assert job["state"] == "failed"
    assert words in job["error"]["detail"], reason
    assert "secret" not in str(job)
    assert (await taken_in(client, PLAN))["state"] == "done"


async def process_of(pool: Pool) -> int:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if pids := pool.pids:
            return pids[0]
        await asyncio.sleep(0.01)
    pytest.fail("no process reads")


async def test_the_service_answers_while_it_reads(client: httpx.AsyncClient, corpus: Path) -> None:
    answer = await send(client, long_document(corpus))
    await until(client, answer, "reading")
    started = time.monotonic()
    for _ in range(10):
        assert (await client.get("/v1/policies")).json()["total"] == 0
    assert time.monotonic() - started < 5
    assert (await client.get(answer.headers["location"])).json()["state"] == "reading", "the document was too short"
    await until(client, answer, "done")


@pytest.fixture
async def held(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FastAPI]:
    """A service of two processes that read no long document before its folder has a file `go`; empty after it."""
    monkeypatch.setattr(jobs_module, "build", faults.builds)
    app = create_app(settings.model_copy(update={"workers": 2}))
    async with app.router.lifespan_context(app), client_of(app, HEADERS) as client:
        yield app
        for row in (await client.get("/v1/policies")).json()["items"]:
            await client.delete(f"/v1/policies/{row['id']}")


async def test_a_slow_document_holds_no_other(held: FastAPI, corpus: Path) -> None:
    async with client_of(held, HEADERS) as client:
        slow = await send(client, long_document(corpus, 1))
        others = await asyncio.gather(*(send(client, PLAN) for _ in range(20)))
        for other in others:
            await until(client, other, "done")
        assert (await client.get(slow.headers["location"])).json()["state"] == "reading"
        (held.state.jobs.folder / "go").touch()
        await until(client, slow, "done")


async def test_of_one_policy_the_last_text_sent_stays(held: FastAPI) -> None:
    """Though it is read before the one that was sent first."""
    async with client_of(held, HEADERS) as client:
        first, last = await send(client, PLAN + "二、推行电子档案。\n" * 50), await send(client, PLAN)
        job = await until(client, last, "done")
        (held.state.jobs.folder / "go").touch()
        assert (await until(client, first, "done"))["policy"] == job["policy"]
        policy = (await client.get(f"/v1/policies/{job['policy']['id']}")).json()
        assert policy["tasks"] == job["tasks"]


async def test_fifty_at_once_with_a_large_one_among_them(service: FastAPI, client: httpx.AsyncClient) -> None:
    """All get in, and others are answered meanwhile; benchmarks/uploads.py tells how quickly."""
    plans = [f"关于开展第{at}项工作的通知\n一、推行电子发票。责任单位：区税务局\n" for at in range(50)]
    plans[5] += "二、推行电子档案。责任单位：区档案局\n" * (LIMIT // 60)
    answers = await asyncio.gather(*(send(client, plan) for plan in plans))
    assert {answer.status_code for answer in answers} == {202}
    while not all(service.state.jobs.get(answer.json()["id"]).finished for answer in answers):
        assert (await client.get("/v1/policies")).status_code == 200
    assert {(await until(client, answer, "done"))["state"] for answer in answers} == {"done"}
    assert (await client.get("/v1/policies")).json()["total"] == 50


LIMITS = [
    ({"read_seconds": 0.001}, "not read in", "a document that takes too long"),
    ({"read_memory": 1}, "took more than", "one that takes too much memory"),
]


@pytest.mark.parametrize(("changed", "words", "reason"), LIMITS, ids=[case[2] for case in LIMITS])
async def test_limits_are_those_of_the_settings(
    settings: Settings, corpus: Path, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], words: str, reason: str
) -> None:
    monkeypatch.setattr(limits, "SECONDS_PER_BYTE", 0)
    monkeypatch.setattr(limits, "MEMORY_PER_BYTE", 0)
    app = create_app(settings.model_copy(update=changed))
    async with app.router.lifespan_context(app), client_of(app, HEADERS) as client:
        job = await taken_in(client, long_document(corpus), "长.txt")
    assert job["state"] == "failed"
    assert job["error"]["detail"].startswith(f"长.txt: given up: {words}"), reason


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def after_restart(settings: Settings, answer: httpx.Response) -> dict[str, Any]:
    """The job once a new service has done it; the graph is empty after that."""
    app = create_app(settings)
    async with app.router.lifespan_context(app), client_of(app, HEADERS) as client:
        job = await until(client, answer, "done", "failed")
        for row in (await client.get("/v1/policies")).json()["items"]:
            await client.delete(f"/v1/policies/{row['id']}")
    return job


async def test_the_end_of_the_service_ends_the_reader(
    settings: Settings, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what it read waits for the next service."""
    monkeypatch.setattr(jobs_module, "END_PATIENCE", 0.01)
    app = create_app(settings)
    async with app.router.lifespan_context(app), client_of(app, HEADERS) as client:
        answer = await send(client, long_document(corpus))
        await until(client, answer, "reading")
        pid, folder = await process_of(app.state.jobs.pool), app.state.jobs.folder
        assert alive(pid)
    assert not alive(pid)
    assert len(files(folder)) == 1
    assert (await after_restart(settings, answer))["state"] == "done"
    assert not folder.exists(), "taken over"


async def test_the_end_of_the_service_leaves_nothing_half_written(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_module, "END_PATIENCE", 0.01)
    original, reached = stores._run, asyncio.Event()

    async def stuck(transaction: Any, name: str, /, **params: Any) -> Any:
        if name == "load/supports":  # policy, tasks, agencies and leads are in the transaction by now
            reached.set()
            await asyncio.sleep(SECONDS)
        return await original(transaction, name, **params)

    app = create_app(settings)
    async with app.router.lifespan_context(app), client_of(app, HEADERS) as client:
        monkeypatch.setattr(stores, "_run", stuck)
        answer = await send(client, PLAN.replace("区税务局", "区税务局、区财政局"))
        await asyncio.wait_for(reached.wait(), SECONDS)
        assert (await client.get(answer.headers["location"])).json()["state"] == "loading"
    monkeypatch.undo()
    assert await everything(store) == []
    async with open_store(settings) as other:  # nor does a lock stay behind
        await asyncio.wait_for(other.remove("p-none"), 10)
    assert (await after_restart(settings, answer))["state"] == "done"


@pytest.mark.parametrize("told", [True, False], ids=["its length is said", "it comes in pieces"])
async def test_what_waits_is_limited_by_bytes(service: FastAPI, settings: Settings, tmp_path: Path, told: bool) -> None:
    """Small documents go in by the dozen, where a large one finds no room any more; it does once there is some."""
    with Pool(1, Limits(1, 1), ahead=1) as pool:
        table = Jobs(service.state.store, pool, tmp_path, settings.model_copy(update={"waiting_bytes": 700_000}))
        table._reading = asyncio.Semaphore(0)  # nothing is read: all wait
        service.dependency_overrides[get_jobs] = lambda: table
        try:
            async with client_of(service, HEADERS) as client:
                small = await asyncio.gather(*(send(client, PLAN) for _ in range(40)))
                headers = {"content-type": FORM}
                body = form(part("file", content="x" * (LIMIT - 1000)))
                large = [
                    await client.post("/v1/policies", content=(told and body) or pieces(body), headers=headers)
                    for _ in range(2)
                ]
            assert len(files(tmp_path)) == 41, "the one that was refused is not kept"
            refused = large.pop()
            assert {answer.status_code for answer in [*small, *large]} == {202}
            assert (refused.status_code, refused.headers["content-type"]) == (503, PROBLEM)
            assert int(refused.headers["retry-after"]) > 0
        finally:
            service.dependency_overrides.clear()
            await table.end()
    assert (table.room.taken, len(files(tmp_path))) == (0, 41), "what waits stays for the next service"


async def pieces(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), 10_000):
        yield body[start : start + 10_000]


async def test_one_refused_gives_its_room_back(service: FastAPI, client: httpx.AsyncClient) -> None:
    for kind, body, *_ in FORMS:
        await client.post("/v1/policies", content=body, headers={"content-type": kind} if kind else {})
    await taken_in(client, PLAN)
    await asyncio.sleep(0)
    assert service.state.jobs.room.taken == 0


async def test_old_jobs_are_forgotten(
    service: FastAPI, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_module, "MOST_KEPT", 2)
    table = service.state.jobs
    table._finished.clear()
    first, second, third = [(await taken_in(client, PLAN))["id"] for _ in range(3)]
    assert [table.get(id).id for id in (second, third)] == [second, third]
    with pytest.raises(NotFoundError, match=first):
        table.get(first)
    kept = {path.stem for path in table.folder.glob("*.json")}
    assert (first in kept, {second, third} <= kept) == (False, True)


def test_folders_of_services_that_were_killed_are_swept(tmp_path: Path) -> None:
    """And no other: another service may run on the same home."""
    script = "import sys, time\nfrom pathlib import Path\nfrom api.intake.incoming import own_folder\n"
    script += "with own_folder(Path(sys.argv[1])) as folder:\n"
    script += "    (folder / 'document').touch(); print(folder, flush=True); time.sleep(600)\n"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stdout=-1, text=True, env=environment) as other:
        assert other.stdout is not None
        left = Path(other.stdout.readline().strip())
        with own_folder(tmp_path) as folder:
            assert (left / "document").exists()
            other.kill()
            other.wait()
            with own_folder(tmp_path):
                assert not left.exists()
                assert folder.exists()
    assert [file.name for file in files(tmp_path / "incoming")] == ["start"]


HOSTS = [
    ("localhost", (), 200, "the loopback's name"),
    ("127.0.0.1:8000", (), 200, "its address, with a port"),
    ("[::1]:8000", (), 200, "that of IPv6"),
    ("LOCALHOST", (), 200, "letters of another size"),
    ("evil.example", (), 400, "a name that leads here by somebody else's will"),
    ("localhost.evil.example", (), 400, "one that begins alike"),
    ("[", (), 400, "no name"),
    ("policies.example", ("policies.example",), 200, "a name of the settings"),
    ("localhost", ("policies.example",), 400, "the settings take the place of the loopback's names"),
    ("evil.example", ("*",), 200, "any"),
]


@pytest.mark.parametrize(("host", "allowed", "status", "reason"), HOSTS, ids=[case[3] for case in HOSTS])
async def test_names_of_the_service(
    settings: Settings, host: str, allowed: tuple[str, ...], status: int, reason: str
) -> None:
    app = create_app(settings.model_copy(update={"allowed_hosts": allowed} if allowed else {}))
    async with client_of(app) as client:
        answer = await client.get("/v1/service", headers={"host": host})
    assert answer.status_code == status, reason
    assert status == 200 or answer.headers["content-type"] == PROBLEM
