"""Small functions, small modules: what the size rules of CONTRIBUTING.md promise."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for package in ("graph", "ingest", "api", "cli") for path in (ROOT / package).rglob("*.py"))
FUNCTION_LINES, MODULE_LINES = 40, 300
WRITE_TIMES_DOWN = {"graph/audit.py"}


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_sizes(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= MODULE_LINES
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [f"{f.name} {f.lineno}" for f in functions if (f.end_lineno or 0) - f.lineno >= FUNCTION_LINES]
    assert long == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_waits_by_the_clock_of_the_day(path: Path) -> None:
    """Somebody sets it, or it jumps: what waits and gives up goes by time.monotonic, which only goes on."""
    if path.relative_to(ROOT).as_posix() in WRITE_TIMES_DOWN:
        pytest.skip("it writes down when something was done, and waits for nothing")
    tree = ast.parse(path.read_text("utf-8"))
    calls = [f"{ast.unparse(n.func)} {n.lineno}" for n in ast.walk(tree) if isinstance(n, ast.Call)]
    assert [call for call in calls if call.split()[0] in ("time.time", "datetime.now", "datetime.utcnow")] == []
