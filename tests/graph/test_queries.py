"""Query files: a header that does not fit its statement is found when the file is read."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from graph import queries, resources
from graph.composing import bind
from graph.errors import QueryError, SettingsError

GOOD = "// One city.\n// @param id: path\n// @column name: its name\nMATCH (c:City {id: $id})\nRETURN c.name AS name\n"


@pytest.mark.parametrize(
    ("source", "message", "why"),
    [
        (GOOD.replace("$id", "'x'"), "unused parameter id", "declared, not used"),
        (GOOD.replace("// @param id: path\n", ""), "undeclared parameter id", "used, not declared"),
        (GOOD.replace("$id", "'$id'"), "unused parameter id", "in a string it is no parameter"),
        (GOOD.replace("id: path", "id"), "malformed header line", "a parameter without a word on it"),
        (GOOD.replace("@column", "@columns"), "malformed header line", "a misspelt tag"),
        (GOOD.replace("// @column", "// @param id: again\n// @column"), "twice", "declared twice"),
        (GOOD.replace("// One city.\n", ""), "purpose", "no purpose"),
        ("// One city.\n", "statement", "no statement"),
    ],
)
def test_malformed_files(source: str, message: str, why: str) -> None:
    with pytest.raises(QueryError, match=message):
        queries.parse("read/city", source)


def test_good_file() -> None:
    query = queries.parse("read/city", GOOD)
    assert (query.purpose, query.params, query.columns) == ("One city.", {"id"}, ("name",))
    assert query.text == "MATCH (c:City {id: $id})\nRETURN c.name AS name"


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("read/none", {}, "no query is named read/none"),
        ("read/policy", {}, "missing parameter id"),
        ("read/policy", {"id": "p", "city": "c"}, "unknown parameter city"),
    ],
)
def test_lookup(name: str, params: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        bind(name, params)


def test_every_file_has_one_statement_and_answers_are_ordered() -> None:
    catalogue = queries.catalogue()
    assert {name.split("/")[0] for name in catalogue} == {"schema", "load", "read"}
    for query in catalogue.values():
        assert ";" not in query.text, query.name
        if "LIMIT" in query.text:
            assert "ORDER BY" in query.text, query.name


def test_resources_are_found_in_a_wheel_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a wheel the folders are inside the package, and there is no checkout around it."""
    package = tmp_path / "site" / "graph"
    shutil.copytree(resources.cypher(), package / "cypher")
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    assert resources.cypher() == package / "cypher"
    with pytest.raises(SettingsError, match="data/corpus"):
        resources.corpus()
