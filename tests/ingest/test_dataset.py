"""The data set: a row a fact, the same bytes in any order and number of processes, bad files named; and the sample."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result
from writers import as_docx

from cli.main import app
from graph.errors import DocumentError
from ingest import extract_document
from ingest.formats.read import read
from ingest.records.dataset import COLUMNS, find_documents
from ingest.records.load import build

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
LIMIT = 20_000_000
NAMES = tuple(COLUMNS)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus as JSON lines, in one process."""
    out = tmp_path_factory.mktemp("lines")
    assert run("extract", CORPUS, "--out", out, "--jobs", 1).exit_code == 0
    return out


def rows(folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


def test_facts_have_the_ids_of_the_graph(lines: Path) -> None:
    """So a row leads to `why`, to /v1/facts and to the page."""
    graph = [build(path, LIMIT).records for path in sorted(CORPUS.iterdir())]
    duties = {f"{edge.agency_id}-{edge.task_id}" for records in graph for edge in records.responsibilities}
    targets = {edge.id for records in graph for edge in records.targets}
    assert {row["fact_id"] for row in rows(lines, "responsibilities")} == duties
    assert {row["fact_id"] for row in rows(lines, "targets")} == targets
    assert {row["policy_id"] for row in rows(lines, "targets")} <= {records.policy.id for records in graph}


def test_every_fact_is_a_row_with_its_evidence(lines: Path) -> None:
    expected: dict[str, int] = dict.fromkeys(NAMES, 0)
    for path in CORPUS.iterdir():
        found = extract_document(path)
        expected["responsibilities"] += sum(len(task.edges) for task in found.tasks)
        expected["targets"] += len(found.policy_targets) + sum(len(task.targets) for task in found.tasks)
    assert {name: len(rows(lines, name)) for name in NAMES} == expected
    texts = {path.name: read(path, LIMIT).text for path in CORPUS.iterdir()}
    for name in NAMES:
        for row in rows(lines, name):
            assert tuple(row) == COLUMNS[name]
            assert texts[str(row["document"])][slice(row["start"], row["end"])] == row["quote"]
    assert any(row["agency_name"] != row["agency_surface"] for row in rows(lines, "responsibilities"))
    assert all(row["agency_name"] and row["agency_kind"] for row in rows(lines, "responsibilities"))


def test_rows_have_the_confidence_of_the_graph(lines: Path) -> None:
    graph = [build(path, LIMIT).records for path in sorted(CORPUS.iterdir())]
    known = {edge.id: edge.confidence for records in graph for edge in records.targets}
    known |= {f"{edge.agency_id}-{edge.task_id}": edge.confidence for one in graph for edge in one.responsibilities}
    for name in NAMES:
        assert all(row["confidence"] == known[str(row["fact_id"])] for row in rows(lines, name))
    assert len({row["confidence"] for row in rows(lines, "targets")}) > 1


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_the_same_bytes_from_any_number_of_processes(tmp_path: Path, lines: Path, form: str) -> None:
    out = [tmp_path / "one", tmp_path / "three"]
    for folder, jobs in zip(out, (1, 3), strict=True):
        assert run("extract", CORPUS, "--format", form, "--out", folder, "--jobs", jobs).exit_code == 0
        assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.{form}" for name in NAMES)
    for name in NAMES:
        one, three = ((folder / f"{name}.{form}").read_bytes() for folder in out)
        assert one == three
        assert form != "jsonl" or one == (lines / f"{name}.jsonl").read_bytes()


def test_the_forms_say_the_same(tmp_path: Path, lines: Path) -> None:
    from pyarrow import parquet

    for form in ("csv", "parquet"):
        assert run("extract", CORPUS, "--format", form, "--out", tmp_path).exit_code == 0
    for name in NAMES:
        wanted = rows(lines, name)
        typed = parquet.read_table(tmp_path / f"{name}.parquet").to_pylist()
        assert [{key: str(value) for key, value in row.items()} for row in typed] == [
            {key: str(value) for key, value in row.items()} for row in wanted
        ]
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            plain = list(csv.DictReader(stream))
        assert plain == [{k: "" if v is None else str(v) for k, v in row.items()} for row in wanted]


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("extract", CORPUS, "--format", "parquet", "--out", tmp_path / "out", "--jobs", 1)
    assert result.exit_code == 1
    assert "policygraph[parquet]" in result.stderr
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_file_is_named_and_the_others_are_done(tmp_path: Path, jobs: int) -> None:
    folder = tmp_path / "in" / "sub"
    folder.mkdir(parents=True)
    shutil.copy(CORPUS / "000_d78822511846185f.txt", folder / "good.txt")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7\n")
    result = run("extract", tmp_path / "in", "--out", tmp_path / "out", "--jobs", jobs)
    assert result.exit_code == 1
    assert "bad.pdf: a truncated PDF" in result.stderr
    assert "1 of 2 files" in result.stderr
    assert {row["document"] for row in rows(tmp_path / "out", "responsibilities")} == {"sub/good.txt"}


def bomb() -> bytes:
    """A Word file of some kilobytes with a million and a half empty paragraphs, which take 200 MB to hold."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_docx(["文"]))) as plain,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as large,
    ):
        for name in plain.namelist():
            part = plain.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 1_500_000)
            large.writestr(name, part)
    return made.getvalue()


def test_a_bomb_is_the_error_of_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_READ_MEMORY", "100_000_000")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bomb.docx").write_bytes(bomb())
    for at in range(3):
        shutil.copy(CORPUS / "003_08d35f9c6b19ed8b.txt", folder / f"{at}.txt")
    result = run("extract", folder, "--out", tmp_path / "out", "--jobs", 1)
    assert result.exit_code == 1
    assert (folder / "bomb.docx").stat().st_size < 50_000
    assert re.search(r"bomb\.docx: given up: took more than 10\d MB of memory", result.stderr)
    assert "3 of 4 files" in result.stderr


def test_wrong_use_and_no_files(tmp_path: Path) -> None:
    assert run("extract", CORPUS).exit_code == 2
    assert run("extract", next(CORPUS.iterdir()), "--format", "csv").exit_code == 2
    assert run("extract", tmp_path, "--out", tmp_path / "out").exit_code == 1
    (tmp_path / "file").touch()
    result = run("extract", CORPUS, "--out", tmp_path / "file" / "below")
    assert (result.exit_code, "file" in result.stderr) == (1, True)


def test_names_and_order_do_not_depend_on_the_arguments(tmp_path: Path) -> None:
    for name in ("b/x.txt", "a/y.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("文", "utf-8")
    paths = [tmp_path, tmp_path / "a" / "y.txt", tmp_path / "b"]
    names = [document.name for document in find_documents(paths)]
    assert names == [document.name for document in find_documents(paths[::-1])] == ["a/y.txt", "b/x.txt"]
    (tmp_path / "a" / "x.txt").write_text("文", "utf-8")
    with pytest.raises(DocumentError, match="same name"):
        find_documents([tmp_path / "a", tmp_path / "b"])


def test_a_sample_is_the_same_for_the_same_seed_alone() -> None:
    def drawn(seed: int, hash_seed: str) -> bytes:
        command = [sys.executable, "-c", "from cli.main import app; app()", "sample", "40", "--jobs", "1"]
        env = {**os.environ, "PYTHONHASHSEED": hash_seed}
        return subprocess.run([*command, "--seed", str(seed), CORPUS], env=env, capture_output=True, check=True).stdout

    first = drawn(7, "1")
    assert first == drawn(7, "2")
    assert first != drawn(8, "1")
    found = list(csv.DictReader(io.StringIO(first.decode())))
    assert len(found) == 40
    assert len({row["document"] for row in found}) > 2
    for row in found:
        text = read(Path(row["file"]), LIMIT).text
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert f"【{' '.join(row['quote'].split())}】" in row["context"]
        assert row["fact"]
        assert (row["correct"], row["remark"]) == ("", "")


def test_the_function_takes_a_file_or_a_text(tmp_path: Path) -> None:
    path = CORPUS / "003_08d35f9c6b19ed8b.txt"
    by_path, by_text = extract_document(path), extract_document(path.read_text("utf-8"))
    assert by_path.model_dump(exclude={"document"}) == by_text.model_dump(exclude={"document"})
    assert (by_path.document, by_text.document) == (path.name, "")
    for nothing in (" \n", tmp_path / "missing"):
        with pytest.raises(DocumentError):
            extract_document(nothing)
