"""What a user does first: the README's commands in a fresh clone, and the wheel in an empty environment elsewhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
UV = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"
pytestmark = pytest.mark.slow


def environment(data: Path) -> dict[str, str]:
    """That of a user without settings, whose data goes to a folder, without the test run's own virtual environment."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "POLICYGRAPH_", "VIRTUAL_ENV", "PYTHON"))
    }
    return {**kept, "XDG_DATA_HOME": str(data), "POLICYGRAPH_ENGINE_IDLE": "1"}


@contextmanager
def demo(command: Sequence[str | Path], cwd: Path, data: Path) -> Iterator[str]:
    """The address that a demonstration prints; it is ended as by Ctrl-C."""
    process = subprocess.Popen(
        command, cwd=cwd, env=environment(data), stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        assert process.stdout is not None
        address = re.match(r"Serving (http://127\.0\.0\.1:\d+) ", process.stdout.readline())
        assert address is not None
        yield address[1]
    finally:
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(30) == 0


def ask(address: str, path: str, **params: str) -> Any:
    with urllib.request.urlopen(f"{address}{path}?{urllib.parse.urlencode(params)}", timeout=30) as answer:  # noqa: S310
        return json.load(answer)


def check(address: str) -> None:
    rows = ask(address, "/v1/responsibilities", agency="区税务局", role="lead")["items"]
    assert [row["number"] for row in rows] == ["3", "21", "24", "25", "26", "55"]
    assert ask(address, "/v1/policies")["total"] == 5


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is nothing to clone")
    folder = tmp_path_factory.mktemp("clone") / "policygraph"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    return folder


def readme_commands() -> list[str]:
    return re.findall(r"^    (python3 run\.py \w+)$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)


def test_the_readme_has_its_two_commands() -> None:
    assert readme_commands()[:2] == ["python3 run.py demo", "python3 run.py test"]


def test_first_command_of_the_readme_in_a_fresh_clone(clone: Path, tmp_path: Path) -> None:
    python, *arguments = readme_commands()[0].split()
    assert python == "python3"
    with demo([sys.executable, *arguments], clone, tmp_path) as address:
        check(address)
    assert [path.name for path in tmp_path.iterdir()] == ["policygraph-demo"], "the user's own graph is not touched"
    status = subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True, check=True)
    assert status.stdout == ""


def test_what_the_first_command_installed(clone: Path, tmp_path: Path) -> None:
    """No more than serving needs, and the next command installs nothing again."""
    folders = [clone / ".venv", clone / ".cache"]
    if not folders[0].exists():
        pytest.skip("the first command did not run")
    megabytes = {str(folder): sum(map(size, folder.rglob("*"))) / 1e6 for folder in folders}
    assert sum(megabytes.values()) <= 300, megabytes
    assert not (clone / "web" / "node_modules").exists()
    done = subprocess.run(
        [clone / ".cache" / "boot" / "uv", "sync", "--frozen", "--no-dev", "--inexact", "--dry-run"],
        cwd=clone,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Would make no changes" in done.stderr, done.stderr


def size(path: Path) -> int:
    """Bytes of a file; of a link and a folder none."""
    return path.stat().st_size if path.is_file() and not path.is_symlink() else 0


def test_set_up_without_ensurepip(clone: Path) -> None:
    """Debian's Python has no ensurepip unless python3-venv is installed."""
    code = (
        "import importlib.util as u, sys; find = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'ensurepip' else find(name, *rest)\n"
        "import run; run.install_uv(); print(run.UV)"
    )
    shutil.rmtree(clone / ".cache", ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=clone, env=environment(clone), capture_output=True, text=True, check=True
    )
    assert "fetching uv" in done.stderr
    assert subprocess.run([done.stdout.strip(), "--version"], check=False).returncode == 0


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the programs of an environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    run = [UV, "build", "--quiet", "--wheel", "--out-dir", folder / "dist", ROOT]
    subprocess.run(run, check=True, env=environment(folder))
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, folder / "venv"], check=True)
    wheel = next((folder / "dist").glob("*.whl"))
    install = [UV, "pip", "install", "--quiet", "--python", folder / "venv", wheel]
    subprocess.run(install, check=True, env=environment(folder))
    return folder / "venv" / "bin"


def test_wheel_extracts_elsewhere(installed: Path, tmp_path: Path) -> None:
    shutil.copy(next((ROOT / "data" / "corpus").glob("003*")), tmp_path / "文件.txt")
    command = [installed / "policygraph", "extract", "文件.txt"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(tmp_path / "data"), capture_output=True, check=True)
    assert len(json.loads(done.stdout)["tasks"]) > 20
    assert not (tmp_path / "data").exists()


def test_wheel_demonstrates_elsewhere(installed: Path, tmp_path: Path) -> None:
    for _ in ("a first time", "a second time, with the documents in"):
        with demo([installed / "policygraph", "demo"], tmp_path, tmp_path) as address:
            check(address)
            with urllib.request.urlopen(f"{address}/docs", timeout=30) as page:  # noqa: S310
                assert b"static-offline-docs/swagger-ui-bundle.js" in page.read()
