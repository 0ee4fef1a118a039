"""From an earlier version to this one: a backup that each version left is put back, asked, and read again.

`tests/backups` has one of each version, of documents 002 and 003 of the corpus with two judgements, made by
`policygraph ingest`, `facts drop`, `facts confirm`, `backup`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import Result

Run = Callable[..., Result]
BACKUPS = sorted((Path(__file__).parents[1] / "backups").glob("*.zip"))
DROPPED, CONFIRMED = "td581103ec19dfda5", "t2143733c29342313"


def said(run: Run, *command: object, **variables: str) -> Result:
    result = run(*command, **variables)
    assert result.exit_code == 0, result.stderr
    return result


def test_there_are_backups() -> None:
    assert [file.stem for file in BACKUPS] == ["0.1.0"]


@pytest.mark.slow
@pytest.mark.parametrize("file", BACKUPS, ids=lambda file: file.stem)
def test_what_an_earlier_version_left(
    run_emptied: Run, emptied_home: Path, tmp_path: Path, corpus: Path, file: Path
) -> None:
    """The same facts, to the byte; then read again, as if this version alone had ever read the documents."""
    told = said(run_emptied, "restore", file).stderr
    assert told.startswith("137 nodes, 155 edges, 2 judgements, 2 sources are in\n")
    with ZipFile(file) as archive:
        assert run_emptied("export").stdout_bytes == archive.read("graph.jsonl")
    looked = json.loads(said(run_emptied, "doctor", "--format", "json").stdout)
    assert "readings" in [row["check"] for row in looked if row["level"] == "warn"]
    again = said(run_emptied, "ingest", "--stale")
    assert ": 2 of 2 that are stale" in again.stderr
    assert run_emptied("export").stdout == as_new(run_emptied, emptied_home, tmp_path, corpus)


def as_new(run_emptied: Run, emptied_home: Path, folder: Path, corpus: Path) -> str:
    """The export of a home that has seen the documents and the judgements alone."""
    other = {"POLICYGRAPH_HOME": str(folder / "other")}
    (folder / "other").mkdir()
    shutil.copy(emptied_home / "judgements.jsonl", folder / "other")
    try:
        said(run_emptied, "ingest", *(next(corpus.glob(f"{number}*")) for number in ("002", "003")), **other)
        return said(run_emptied, "export", **other).stdout
    finally:
        run_emptied("engine", "stop", **other)


@pytest.mark.parametrize("file", BACKUPS, ids=lambda file: file.stem)
def test_judgements_that_came_back_can_be_undone(run_emptied: Run, file: Path) -> None:
    """Which reads the policy again, from the source that came back."""
    said(run_emptied, "restore", file)
    assert "加强审批服务标准化建设" in said(run_emptied, "why", CONFIRMED).stdout
    assert run_emptied("why", DROPPED).exit_code == 1
    judgements = json.loads(said(run_emptied, "facts", "list", "--format", "json").stdout)
    assert [(one["kind"], one["ids"]) for one in judgements] == [("drop", [DROPPED]), ("confirm", [CONFIRMED])]
    said(run_emptied, "facts", "undo", judgements[0]["id"])
    assert "一体化政务服务平台" in said(run_emptied, "why", DROPPED).stdout


@pytest.mark.slow
def test_a_backup_by_command(run_emptied: Run, tmp_path: Path) -> None:
    file, other = tmp_path / "graph.zip", {"POLICYGRAPH_HOME": str(tmp_path / "other")}
    said(run_emptied, "restore", BACKUPS[-1])
    told = said(run_emptied, "backup", file).stderr
    assert told == f"{file}: 137 nodes, 155 edges, 2 judgements, 2 sources\n"
    try:
        said(run_emptied, "restore", file, **other)
        assert run_emptied("export", **other).stdout == run_emptied("export").stdout
    finally:
        run_emptied("engine", "stop", **other)


WRONG = [
    (("restore", "none.zip"), "none.zip: cannot be read: No such file or directory", "no such file"),
    (("restore", "pyproject.toml"), "pyproject.toml: no backup of policygraph", "another file"),
    (("backup", "tests"), "tests is a folder", "a folder"),
    (("backup", "README.md/graph.zip"), "README.md is no folder", "no place"),
]


@pytest.mark.parametrize(("command", "words", "reason"), WRONG, ids=[case[2] for case in WRONG])
def test_wrong_use_is_one_line(run_emptied: Run, command: tuple[str, ...], words: str, reason: str) -> None:
    result = run_emptied(*command)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1), reason
    assert result.stderr.startswith(f"error: {words}")
