"""How documents were read, and read again: on the command line, in the answers, with and without their sources."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from cli import waiting
from graph import read
from graph.notes import ReadingNote
from graph.settings import Settings
from graph.sources import Sources
from graph.store import Store, open_store
from ingest.facts.extract import extract
from ingest.formats.read import read as read_file
from ingest.records.load import with_policy
from ingest.records.resolve import resolve
from ingest.version import extractor

Run = Callable[..., Result]
OLD, NEW = "0.0.1+000000000000", "99.0.0+000000000000"
WEATHER = "今天天气很好。"
PAGE = (
    "<!DOCTYPE html><html><body><nav>首页 关于</nav><div id='zoom'><h1>关于开展示范工作的通知</h1>"
    + "".join(f"<p>{at}.推行电子发票第{at}项。责任单位：区税务局</p>" for at in "一二三")
    + "</div></body></html>"
)


def plan(name: str) -> str:
    return f"关于开展{name}工作的通知\n一、推行电子发票。责任单位：区税务局\n"


def in_store(home: Path, work: Callable[[Store], Awaitable[Any]]) -> Any:
    async def opened() -> Any:
        async with open_store(Settings(home=home)) as store:
            return await work(store)

    return asyncio.run(opened())


async def rows(store: Store) -> dict[str, Any]:
    """The policies by document."""
    return {row.document: await read.policy(store, row.id) for row in (await read.policies(store)).items}


async def put(store: Store, file: Path, read_by: str | None, title: str | None = None, **fields: Any) -> None:
    """A file as another version put it in, which may have read another title in it."""
    source = read_file(file, 1_000_000)
    found = extract(source)
    head = found.policy.model_copy(update={"title": title or found.policy.title})
    records = resolve(found.model_copy(update={"policy": head}), source)
    note = ReadingNote(format="text", extractor=read_by) if read_by else None
    await store.load(with_policy(records, **({"reading": note} | fields)), file)


def test_ingest_and_the_graph_tell_how_a_page_was_read(run_emptied: Run, emptied_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.html"
    file.write_bytes(PAGE.encode("gb18030"))
    result = run_emptied("ingest", file)
    assert "; read as html in gb18030 from html > body > div#zoom, 5 letters left out" in result.stderr
    note = in_store(emptied_home, rows)["plan.html"].reading
    assert (note.format, note.encoding, note.main_text) == ("html", "gb18030", "html > body > div#zoom")
    assert [(part.what, part.letters) for part in note.left_out] == [("around", 5)]
    assert note.extractor == extractor()
    assert note.layout_confidence is not None


# document, its text, how it was put in, what --stale says of it, whether it is read by this version afterwards, why
STALE: list[tuple[str, str, dict[str, Any], str | None, bool, str]] = [
    ("older.txt", plan("甲"), {"read_by": OLD}, "older.txt: 关于开展甲工作的通知 [", True, "an older version"),
    (
        "unknown.txt",
        plan("乙"),
        {"read_by": None},
        "unknown.txt: 关于开展乙工作的通知 [",
        True,
        "before notes were kept",
    ),
    ("current.txt", plan("丙"), {"read_by": extractor()}, None, True, "this version"),
    ("newer.txt", plan("丁"), {"read_by": NEW}, None, False, "a newer one reads better"),
    ("gone.txt", plan("戊"), {"read_by": OLD}, "failed: gone.txt: the source of p", False, "its source is gone"),
    ("damaged.txt", plan("己"), {"read_by": OLD}, "failed: damaged.txt: its source (", False, "a disk fails"),
    ("any.txt", WEATHER, {"read_by": OLD}, "any.txt: (no title) [", True, "no policy, and taken in as such: so again"),
    (
        "none.txt",
        WEATHER + "明天也是。",
        {"read_by": OLD, "why_not": None},
        "failed: none.txt: no policy as it is read now: no duty of a public body found; p",
        False,
        "an older version took it for a policy",
    ),
    (
        "renamed.txt",
        plan("庚"),
        {"read_by": OLD, "title": "misread"},
        "; its id was p",
        True,
        "an older version read another title, so another id",
    ),
]


def test_stale_reads_again_what_an_older_version_read(run_emptied: Run, emptied_home: Path, tmp_path: Path) -> None:
    home, files = emptied_home, tmp_path / "files"
    files.mkdir()

    async def fill(store: Store) -> dict[str, Any]:
        for name, text, fields, *_ in STALE:
            (files / name).write_text(text, "utf-8")
            await put(store, files / name, **({"why_not": why_not(text)} | fields))
        return await rows(store)

    before = in_store(home, fill)
    sources = Sources(home, keeping=True)
    sources.drop([before["gone.txt"].source_sha256])
    sources.place(before["damaged.txt"].source_sha256).write_bytes(b"?")
    for file in files.iterdir():  # the files themselves are not needed
        file.unlink()
    result = run_emptied("ingest", "--stale")
    assert result.exit_code == 1, result.stderr
    assert (
        f"read again by {extractor()}: 4 of 7 that are stale; read by a newer version, and left as it is: 1"
        in result.stderr
    )
    after = in_store(home, rows)
    assert set(after) == set(before)
    for name, _, _, words, own, reason in STALE:
        told = [line for line in result.stderr.splitlines() if name in line and not line.startswith("layout")]
        assert [words in line for line in told] == [True] if words else not told, reason
        assert (after[name].extractor == extractor()) == own, reason
        if not own:
            assert after[name] == before[name], reason
        assert after[name].is_policy == before[name].is_policy, reason
    again = run_emptied("ingest", "--stale", "--any")
    assert "none.txt: (no title)" in again.stderr
    assert in_store(home, rows)["none.txt"].why_not == "no duty of a public body found"


def why_not(text: str) -> str | None:
    return "no duty of a public body found" if text.startswith(WEATHER) else None


def test_what_is_read_again_is_as_if_just_taken_in(run_emptied: Run, emptied_home: Path, tmp_path: Path) -> None:
    """Byte for byte, under its own name, though the source has none; and then nothing is stale any more."""
    file = tmp_path / "plan.html"
    file.write_text(PAGE, "utf-8")
    run_emptied("ingest", file)
    fresh = run_emptied("export").stdout
    in_store(emptied_home, lambda store: put(store, file, OLD, title="misread"))
    assert run_emptied("export").stdout != fresh
    result = run_emptied("ingest", "--stale")
    assert result.exit_code == 0, result.stderr
    assert run_emptied("export").stdout == fresh
    assert f"nothing is stale: no older version than {extractor()}" in run_emptied("ingest", "--stale").stderr


def test_sources_follow_the_policies(run_emptied: Run, emptied_home: Path, tmp_path: Path) -> None:
    """Kept at ingest, not twice, replaced with a change, gone with the policy; not kept where the setting says so."""
    file, folder = tmp_path / "plan.txt", emptied_home / "sources"

    def kept() -> int:
        return sum(path.is_file() for path in folder.rglob("*"))

    file.write_text(plan("甲"), "utf-8")
    run_emptied("ingest", file, POLICYGRAPH_KEEP_SOURCES="false")
    assert kept() == 0
    lost = run_emptied("ingest", "--stale", POLICYGRAPH_KEEP_SOURCES="false")
    assert lost.exit_code == 0, "it is not stale, so its source is not missed"
    run_emptied("ingest", file)
    run_emptied("ingest", file)
    assert kept() == 1
    file.write_text(plan("甲") + "二、完善服务。责任单位：区教育局\n", "utf-8")
    run_emptied("ingest", file)
    assert kept() == 1
    assert folder.name not in run_emptied("export").stdout
    policy = json.loads(run_emptied("tasks", "--format", "json").stdout)[0]["policy_id"]
    assert run_emptied("remove", policy, POLICYGRAPH_KEEP_SOURCES="false").exit_code == 0
    assert kept() == 0, "kept before, so dropped, though no new ones are kept"


USAGE = [((), "neither"), (("--stale", "plan.txt"), "both: the kept sources are read, no files")]


@pytest.mark.parametrize(("arguments", "reason"), USAGE, ids=[case[1] for case in USAGE])
def test_files_or_what_is_stale(run_emptied: Run, arguments: tuple[str, ...], reason: str) -> None:
    result = run_emptied("ingest", *arguments)
    assert result.exit_code == 2, reason
    assert "--stale alone" in "".join(result.stderr.split("│")).replace("\n", "")


def test_what_is_no_policy_and_is_in_is_left_as_it_is(run_emptied: Run, tmp_path: Path) -> None:
    """With --any first, then without: what is in stays, and the command says so and why; other bytes are not in."""
    weather = tmp_path / "weather.txt"
    weather.write_text("关于某市天气预报的通知\n今天天气很好。", "utf-8")
    assert run_emptied("ingest", weather).exit_code == 1
    taken = run_emptied("ingest", weather, "--any")
    assert taken.exit_code == 0
    assert "], no policy (no duty of a public body found), 0 tasks" in taken.stderr
    before = run_emptied("export").stdout
    left = run_emptied("ingest", weather)
    assert left.exit_code == 0
    assert "is left as it is: no policy: no duty of a public body found; it was taken in as what is none" in left.stderr
    assert "1 of 1 files are in" in left.stderr
    weather.write_text("关于某市天气预报的通知\n明天天气很好。", "utf-8")
    other = run_emptied("ingest", weather)
    assert other.exit_code == 1
    assert "which is in, was read from other bytes and stays as it is" in other.stderr
    assert run_emptied("export").stdout == before


NUMBERED = "某政办发〔2022〕3号\n" + plan("甲")
WHOLE = NUMBERED + "二、完善服务。责任单位：区教育局\n三、公布结果。责任单位：区财政局\n"


@pytest.mark.parametrize("order", [("whole.txt", "excerpt.txt"), ("excerpt.txt", "whole.txt")])
def test_an_excerpt_and_the_whole_are_one_policy(
    run_emptied: Run, emptied_home: Path, tmp_path: Path, order: tuple[str, str]
) -> None:
    """The same 文号, in two calls: the longer text stands and both are told, whichever came first."""
    texts = {"whole.txt": WHOLE, "excerpt.txt": NUMBERED}
    for name in order:
        (tmp_path / name).write_text(texts[name], "utf-8")
        result = run_emptied("ingest", tmp_path / name)
        assert result.exit_code == 0, result.stderr
    if order[1] == "excerpt.txt":
        assert "excerpt.txt: the same policy as whole.txt, whose text is as long or longer and stands" in result.stderr
    else:
        assert "; shorter texts of it: excerpt.txt" in result.stderr
    found = in_store(emptied_home, rows)
    assert list(found) == ["whole.txt"]
    assert [file.document for file in found["whole.txt"].others] == ["excerpt.txt"]
    sources = Sources(emptied_home, keeping=True)
    assert all(sources.path(file.sha256) for file in found["whole.txt"].others)
    assert len(json.loads(run_emptied("tasks", "--format", "json").stdout)) == 3
    run_emptied("remove", found["whole.txt"].id)
    assert [path for path in sources.folder.rglob("*") if path.is_file()] == []


def test_health_names_what_is_no_policy(run_emptied: Run, tmp_path: Path) -> None:
    weather, good = tmp_path / "weather.txt", tmp_path / "plan.txt"
    weather.write_text(WEATHER, "utf-8")
    good.write_text(plan("甲"), "utf-8")
    result = run_emptied("health", weather, good, "--format", "json")
    assert (result.exit_code, len(json.loads(result.stdout))) == (0, 2)
    assert result.stderr == f"no policy: {weather}: no duty of a public body found\n"


WAITS = [
    (True, True, True, "a terminal, and a file that takes long"),
    (False, True, False, "no terminal: a log has no use for it"),
    (True, False, False, "done before anybody wonders"),
]


@pytest.mark.parametrize(("terminal", "slow", "told", "reason"), WAITS, ids=[case[3] for case in WAITS])
def test_who_waits_is_told_for_what(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, slow: bool, told: bool, reason: str
) -> None:
    monkeypatch.setattr(waiting, "SECONDS", 0.05)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    said, heard, reading = list[str](), threading.Event(), Future[None]()

    def speak(words: str) -> None:
        said.append(words)
        heard.set()

    (given,) = waiting.all_watched(["plan.pdf"], [reading], speak)
    if not slow:
        reading.set_result(None)
    heard.wait(0.5)
    assert given is reading
    assert said == (["reading plan.pdf …"] if told else []), reason


def test_a_terminal_shows_the_word(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(plan("甲"), "utf-8")
    ours, theirs = pty.openpty()
    program = "from cli import main, waiting; waiting.SECONDS = 0; main.app()"
    command = [sys.executable, "-c", program, "extract", str(file)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=theirs, check=True, timeout=60)
    assert f"reading {file} …" in os.read(ours, 10_000).decode().replace("\r\n", "")
    os.close(ours)
    os.close(theirs)
