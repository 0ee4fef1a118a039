"""run.py where something is missing: each is told in one line on stderr, with what to do, and nothing else."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """run.py of a checkout of its own, with a uv that does nothing."""
    shutil.copy(ROOT / "run.py", tmp_path)
    shutil.copy(ROOT / "uv.lock", tmp_path)
    spec = importlib.util.spec_from_file_location("run", tmp_path / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    write_uv(module, "exit 0")
    return module


def write_uv(run: ModuleType, script: str) -> None:
    run.UV.parent.mkdir(parents=True, exist_ok=True)
    run.UV.write_text(f"#!/bin/sh\n{script}\n")
    run.UV.chmod(0o755)


@pytest.mark.parametrize("version", [(3, 6), (3, 8), (3, 11)], ids=str)
def test_an_old_python_can_read_it(version: tuple[int, int]) -> None:
    """Annotations too are worked out there, when a function is made: list[str] is an error before 3.9."""
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=version)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    told = [node.returns for node in functions] + [one.annotation for node in functions for one in node.args.args]
    assert told
    assert not [ast.unparse(one) for one in told if isinstance(one, ast.Subscript | ast.BinOp)]
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.NamedExpr | ast.Match)]


OLD = [((3, 6, 15), "older than any that runs it"), ((3, 10, 13), "the last too old"), ((3, 15, 0), "not yet tried")]


@pytest.mark.parametrize(("version", "reason"), OLD, ids=[case[1] for case in OLD])
def test_a_python_that_does_not_do(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], reason: str
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as ended:
        run.main(["demo"])
    assert str(ended.value).startswith("policygraph needs Python 3.11 to 3.14; this one is"), reason
    assert "\n" not in str(ended.value)


UV_FAILS = [
    (
        "echo '  × Failed to download `lxml==6.0`' >&2; echo '  ╰─▶ dns error' >&2; exit 1",
        "(Failed to download `lxml==6.0`: dns error)",
        "what, and why",
    ),
    ("echo 'error: No space left on device' >&2; exit 2", "(error: No space left on device)", "one line is told once"),
    ("exit 3", "(exit code 3)", "it says nothing"),
    ("head -c 5000 /dev/zero | tr '\\0' x >&2; exit 1", f"({'x' * 300})", "it says too much"),
    ("printf '\\377' >&2; exit 1", "(\ufffd)", "it says what is no text"),
]


@pytest.mark.parametrize(("script", "words", "reason"), UV_FAILS, ids=[case[2] for case in UV_FAILS])
def test_what_cannot_be_fetched_is_one_line(run: ModuleType, script: str, words: str, reason: str) -> None:
    write_uv(run, script)
    with pytest.raises(SystemExit) as ended:
        run.main(["stats"])
    told = str(ended.value)
    assert told.startswith("set-up failed: the locked packages could not be fetched and installed (")
    assert words in told, reason
    assert told.endswith("then run it again: what is there is kept")
    assert "\n" not in told


def file_in_the_way(run: ModuleType, _: pytest.MonkeyPatch) -> None:
    shutil.rmtree(run.CACHE)
    run.CACHE.write_text("")


def not_writable(_: ModuleType, patch: pytest.MonkeyPatch) -> None:
    """Said, not done: whoever runs the tests may be root, who writes everywhere."""

    def refused(dir: Path) -> None:
        raise PermissionError(13, "Permission denied", str(dir))

    patch.setattr(tempfile, "TemporaryFile", refused)


UNWRITABLE: list[tuple[Callable[[ModuleType, pytest.MonkeyPatch], None], str, str]] = [
    (file_in_the_way, "File exists", "a file where a folder is to be"),
    (not_writable, "Permission denied", "somebody else's checkout"),
]


@pytest.mark.parametrize(("spoil", "words", "reason"), UNWRITABLE, ids=[case[2] for case in UNWRITABLE])
def test_a_checkout_that_cannot_be_written(
    run: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[ModuleType, pytest.MonkeyPatch], None],
    words: str,
    reason: str,
) -> None:
    spoil(run, monkeypatch)
    with pytest.raises(SystemExit) as ended:
        run.main(["demo"])
    told = str(ended.value)
    assert told.startswith(f"set-up failed: this checkout cannot be written ({words}: {run.CACHE})"), reason
    assert told.endswith("clone it into a folder of your own")


def test_no_network_is_one_line(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """uv itself cannot be fetched: nothing listens at the package index, and nothing half made is left."""
    run.UV.unlink()
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")
    with pytest.raises(SystemExit) as ended:
        run.main(["demo"])
    assert str(ended.value).startswith("set-up failed: uv could not be fetched and installed (ERROR:")
    assert "\n" not in str(ended.value)
    assert sorted(path.name for path in run.CACHE.rglob("*")) == ["boot"]


def test_an_interrupted_set_up_is_one_line(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "fetch", interrupted)
    with pytest.raises(SystemExit, match=r"^set-up interrupted; run it again"):
        run.main(["demo"])


ARGUMENTS = [
    ("set-up", ["--all-extras", "--reinstall-package"], ["--no-dev", "--inexact"], "all that a developer needs"),
    ("stats", ["--no-dev", "--inexact"], ["--all-extras"], "no developers' tools, and none taken away"),
]


@pytest.mark.parametrize(("command", "wanted", "unwanted", "reason"), ARGUMENTS, ids=[case[3] for case in ARGUMENTS])
def test_what_is_installed(
    run: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    command: str,
    wanted: list[str],
    unwanted: list[str],
    reason: str,
) -> None:
    monkeypatch.setattr(os, "execv", lambda *_: None)
    write_uv(run, f'echo "$@" >> {run.ROOT}/asked; mkdir -p {run.MODULES}')
    run.main([command])
    asked = (run.ROOT / "asked").read_text().split()
    assert [one for one in wanted if one not in asked] == [], reason
    assert [one for one in unwanted if one in asked] == [], reason
    assert run.MODULES.exists() == (command == "set-up"), "what built the page is a developer's"
    told = capfd.readouterr()
    assert (told.out, "setting up .venv" in told.err) == ("", True)
