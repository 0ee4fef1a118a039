"""`policygraph doctor`: a line each for what it looks at, and what it says of each thing that can be wrong."""

from __future__ import annotations

import json
import shutil
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest
from typer.testing import Result

from api import page
from cli import doctor
from graph.settings import Settings

Run = Callable[..., Result]
Usage = namedtuple("Usage", "total used free")


def looked(run: Run, **variables: str) -> tuple[int, dict[str, dict[str, str]]]:
    """Exit code, findings by check."""
    result = run("doctor", "--format", "json", **variables)
    return result.exit_code, {row["check"]: row for row in json.loads(result.stdout)}


def test_all_is_well_with_the_corpus(run: Run) -> None:
    code, found = looked(run)
    assert (code, {row["level"] for row in found.values()} - {"warn"}) == (0, {"ok"})
    assert [check for check, row in found.items() if row["level"] == "warn" and check != "lock"] in ([], ["page"])
    assert "250 Task" in found["graph"]["found"]
    assert found["sources"]["found"] == "every policy has its source"
    lines = run("doctor").stdout.splitlines()
    assert [line.split()[1] for line in lines[1:]] == list(found)
    assert {len(row["do"]) > 0 for row in found.values() if row["level"] == "ok"} == {False}


def no_page(patch: pytest.MonkeyPatch, home: Path) -> None:
    patch.setattr(page, "STATIC", home / "none")


def no_memory(patch: pytest.MonkeyPatch, home: Path) -> None:
    patch.setattr(psutil, "virtual_memory", lambda: namedtuple("Memory", "available")(10_000_000))


def no_package(patch: pytest.MonkeyPatch, home: Path) -> None:
    patch.setattr(doctor, "NEEDED", ("neo4j", "no-such-package"))


def no_engine(patch: pytest.MonkeyPatch, home: Path) -> None:
    patch.setattr(doctor, "ENGINE", "no-such-engine")


def no_folder(patch: pytest.MonkeyPatch, home: Path) -> None:
    home.write_text("a file")


def old_lock(patch: pytest.MonkeyPatch, home: Path) -> None:
    """Of two packages; the file itself is new."""
    lock = home.with_name("old.lock")
    files = [f'wheels = [{{ url = "a", upload-time = "20{year}-11-20T00:00:00Z" }}]' for year in ("19", "20")]
    lock.write_text("".join(f'[[package]]\nname = "a"\n{one}\n' for one in files))
    patch.setattr(doctor, "LOCK", lock)


def free(number: int) -> Callable[[pytest.MonkeyPatch, Path], None]:
    return lambda patch, home: patch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, number))


def state(name: str, content: str, mode: int = 0o600) -> Callable[[pytest.MonkeyPatch, Path], None]:
    def spoil(_: pytest.MonkeyPatch, home: Path) -> None:
        home.mkdir()
        (home / name).write_text(content)
        (home / name).chmod(mode)

    return spoil


PASSWORDS = json.dumps({"root": "r" * 32, "reader": "s" * 32})
# how it is spoilt, the check that tells, its level, words of it, why
SPOILT: list[tuple[Callable[[pytest.MonkeyPatch, Path], None], str, str, str, str]] = [
    (no_page, "page", "warn", "not built", "there was no npm at installation"),
    (old_lock, "lock", "warn", "the newest package of uv.lock is of 2020-11-20, ", "packages that nobody renewed"),
    (no_memory, "memory", "warn", "0.0 GB of memory", "the engine would not start"),
    (no_package, "packages", "fail", "missing: no-such-package", "a broken installation"),
    (no_engine, "engine", "fail", "no build for this machine", "a machine without the embedded engine"),
    (no_folder, "home", "fail", "fresh cannot be written: Not a directory", "POLICYGRAPH_HOME is a file"),
    (free(10_000_000), "disk", "fail", "10.0 MB free", "the disk is full"),
    (free(500_000_000), "disk", "warn", "500.0 MB free", "the disk is nearly full"),
    (state("passwords.json", ""), "passwords.json", "fail", "no JSON", "the disk was full when it was written"),
    (state("passwords.json", "[]"), "passwords.json", "fail", "no object", "something else"),
    (state("passwords.json", '{"root": 1}'), "passwords.json", "fail", "without root, reader", "half of it"),
    (state("passwords.json", PASSWORDS, 0o644), "passwords.json", "warn", "others may read it", "copied by hand"),
    (state("engine.json", '{"pid": 1}'), "engine.json", "fail", "without port", "half of it"),
    (state("keys.json", "{}"), "keys.json", "fail", "without keys", "written by hand"),
    (state("keys.json", '{"keys": []}', 0o644), "keys.json", "warn", "others may read it", "copied by hand"),
    (state("judgements.jsonl", "{}\n"), "judgements.jsonl", "fail", "line 1: no judgement", "edited by hand"),
]


@pytest.mark.parametrize(("spoil", "check", "level", "words", "reason"), SPOILT, ids=[f"{c[1]}-{c[4]}" for c in SPOILT])
def test_what_is_wrong_is_told(
    environment: pytest.MonkeyPatch,
    monkeypatch: pytest.MonkeyPatch,
    run_fresh: Run,
    tmp_path: Path,
    spoil: Callable[[pytest.MonkeyPatch, Path], None],
    check: str,
    level: str,
    words: str,
    reason: str,
) -> None:
    """A failure of the machine or the home keeps the database from being looked at; that is told too."""
    if level == "warn":  # else the engine would start for nothing
        monkeypatch.setattr(doctor, "_database", nothing)
    spoil(monkeypatch, tmp_path / "fresh")
    code, found = looked(run_fresh)
    assert (code, found[check]["level"]) == (int(level == "fail"), level), reason
    assert words in found[check]["found"]
    assert found[check]["do"]
    assert ("database" in found) == (level == "fail")
    assert [row["check"] for row in found.values() if row["level"] == "fail"] == ([check] if level == "fail" else [])
    shutil.rmtree(tmp_path / "fresh", ignore_errors=True)


async def nothing(_: Settings) -> Any:
    for one in ():
        yield one


def test_settings_that_cannot_be_used(run_fresh: Run) -> None:
    code, found = looked(run_fresh, POLICYGRAPH_MAX_BYTES="none")
    assert (code, found["settings"]["level"]) == (1, "fail")
    assert "POLICYGRAPH_MAX_BYTES" in found["settings"]["found"]


def test_without_a_checkout_no_age_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "LOCK", tmp_path / "uv.lock")
    found = doctor._lock()
    assert (found.level, found.found.startswith("not a checkout")) == ("ok", True)


def test_a_database_that_does_not_answer(run_fresh: Run) -> None:
    code, found = looked(run_fresh, NEO4J_URI="bolt://127.0.0.1:1", NEO4J_PASSWORD="secret-word")  # noqa: S106
    assert (code, found["database"]["level"]) == (1, "fail")
    assert found["database"]["found"].startswith("the Neo4j at bolt://127.0.0.1:1 does not answer")
    assert "secret-word" not in json.dumps(found)
