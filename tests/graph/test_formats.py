"""What the forms of the graph promise without an engine: escapes, limits, and files that appear whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.errors import ExportError, StoreError
from graph.formats import KINDS, Form, cypher, ics, turtle, whole, xlsx
from graph.formats.files import appearing

LITERALS = [
    ("it's", r"'it\'s'", "the quote ends the string"),
    ("\\", r"'\\'", "so would what escapes it"),
    (r"\u0041", r"'\\u0041'", "no letter A"),
    ("a\nb\r\tc", r"'a\nb\r\tc'", "a statement is one line"),
    ("\x00\x1f\x85\u2028", r"'\u0000\u001f\u0085\u2028'", "nor do other line ends end it"),
    ("`$x {y}", "'`$x {y}'", "no parameter, no map"),
    (True, "true", "not Python's True"),
    (0.1, "0.1", "the shortest that reads the same"),
    (90.0, "90.0", "stays a float"),
    (date(2024, 2, 29), "date('2024-02-29')", "a date, not text"),
    ({"a": [1, "x"], "b": []}, "{`a`: [1, 'x'], `b`: []}", "maps and lists"),
]


@pytest.mark.parametrize(("value", "literal", "why"), LITERALS, ids=[case[2] for case in LITERALS])
def test_literals_of_cypher(value: Any, literal: str, why: str) -> None:
    assert cypher.literal(value) == literal


TEXTS: list[tuple[Callable[[str], str], str, str, str]] = [
    (turtle.text, 'a"b\\', r'"a\"b\\"', "the quote ends the literal"),
    (turtle.text, "a\nb\x07", r'"a\nb\u0007"', "a short literal has no line end"),
    (
        turtle.iri,
        "辽宁省/大连市<>",
        f"<{turtle.IDS}%E8%BE%BD%E5%AE%81%E7%9C%81%2F%E5%A4%A7%E8%BF%9E%E5%B8%82%3C%3E>",
        "IRI",
    ),
    (ics.text, "a,b;c\\d\ne\x07", r"a\,b\;c\\d\ne ", "separators, and what no text of a calendar holds"),
]


@pytest.mark.parametrize(("write", "given", "written", "why"), TEXTS, ids=[case[3] for case in TEXTS])
def test_texts(write: Callable[[str], str], given: str, written: str, why: str) -> None:
    assert write(given) == written


class Fake:
    """A store of some tasks; each version that is asked for is another one if it is written to meanwhile."""

    def __init__(self, *tasks: dict[str, Any], changing: bool = False) -> None:
        self.tasks, self.changing, self.version = tasks, changing, 1

    async def run(self, name: str, /, **params: Any) -> list[dict[str, Any]]:
        if name == "read/version":
            self.version += self.changing
            return [{"version": self.version}]
        if name != "read/export_task" or params["after"]:
            return []
        return [{"id": f"t{at}", "properties": task} for at, task in enumerate(self.tasks)]


@pytest.mark.parametrize("form", Form)
async def test_an_empty_graph_has_every_form(form: Form, tmp_path: Path) -> None:
    await whole.write(Fake().run, form, tmp_path / "new" / "graph")
    assert (tmp_path / "new" / "graph").exists()


@pytest.mark.parametrize("form", Form)
async def test_a_graph_that_changed_meanwhile_is_not_exported(form: Form, tmp_path: Path) -> None:
    """Edges of one state and nodes of another would be no graph. What was there before stays."""
    with pytest.raises(StoreError, match="changed while it was exported"):
        await whole.write(Fake(changing=True).run, form, tmp_path / "graph")
    assert files(tmp_path) == []


@pytest.mark.parametrize("form", Form)
async def test_an_unknown_property_is_named_not_lost(form: Form, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="node:Task t0 has mood, which this version does not know"):
        await whole.write(Fake({"title": "a", "mood": "good"}).run, form, tmp_path / "graph")


async def test_a_sheet_has_as_many_rows_as_excel_opens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    await whole.write(Fake({}, {}).run, Form.XLSX, tmp_path / "fits.xlsx")
    with pytest.raises(ExportError, match=r"Task has over 2 rows.*use csv or parquet"):
        await whole.write(Fake({}, {}, {}).run, Form.XLSX, tmp_path / "graph.xlsx")


LONG = [
    ("长" * 32_767, "长" * 32_767, "as much as a cell holds"),
    ("长" * 32_768, "长" * 32_766 + "…", "one more"),
    ("😀" * 16_384, "😀" * 16_383 + "…", "Excel counts such letters twice"),
]


@pytest.mark.parametrize(("text", "kept", "why"), LONG, ids=[case[2] for case in LONG])
async def test_long_text_in_a_cell(text: str, kept: str, why: str, tmp_path: Path) -> None:
    await whole.write(Fake({"text": text}).run, Form.XLSX, tmp_path / "graph.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "graph.xlsx")["Task"]
    assert kept in next(sheet.iter_rows(min_row=2, values_only=True))


def test_every_form_is_a_kind_of_file() -> None:
    assert KINDS.keys() == set(Form)


def test_what_fails_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("old")

    def interrupted() -> None:
        with appearing(tmp_path, folder=True) as part:
            (part / "old.csv").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old.csv", "old")]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("name", "folder", "words"),
    [
        ("file", True, "is no folder"),
        ("folder", False, "is a folder"),
        ("file/below", False, "file is no folder"),
        ("n" * 300, False, "cannot be written: File name too long"),
    ],
)
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str, folder: bool, words: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match=words), appearing(tmp_path / name, folder=folder):
        pass
