"""docs/graph.md is true: its questions run on every engine; properties, forms and terms are the code's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph import shape
from graph.formats import BULK, Form, turtle
from graph.store import Store

DOC = (Path(__file__).parents[2] / "docs" / "graph.md").read_text("utf-8")
QUERIES = re.findall(r"\n([^\n]+):\n\n```cypher\n(.*?)```", DOC, re.DOTALL)
COUNTS = [3, 2, 5, 0, 2, 2, 2, 6, 4, 2]
"""Rows of each question on the sample documents."""


def test_there_are_ten_questions() -> None:
    assert len(QUERIES) == len(COUNTS) == 10


@pytest.mark.parametrize(
    ("words", "query", "count"), [(*query, count) for query, count in zip(QUERIES, COUNTS, strict=True)]
)
async def test_questions(filled: Store, words: str, query: str, count: int) -> None:
    rows = (await filled.ask(query, {}, 10)).rows
    assert len(rows) == count, words
    assert all(row.get("words") == row.get("quote") for row in rows if "words" in row)


def table(heading: str) -> list[list[str]]:
    """Rows of the first table below a heading or line."""
    rows = re.search(rf"{re.escape(heading)}.*?\n((?:\|[^\n]*\n)+)", DOC, re.DOTALL)
    assert rows
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows[1].splitlines()[2:]]


def test_every_property_is_told() -> None:
    told = {
        (kind, name)
        for names, kinds, *_ in table("## Properties")
        for kind in kinds.split(", ")
        for name in names.split(", ")
    }
    has = {
        (kind.partition(":")[2], name)
        for what in ("node", "edge")
        for kind in shape.kinds(what)
        for name in shape.types_of(kind)
    }
    assert told == has


def test_every_form_is_told() -> None:
    assert {name for names, _ in table("## The whole graph") for name in names.split(", ")} == {*Form, BULK}


def test_terms_of_turtle_are_told() -> None:
    of_nodes = {row[0].strip("| "): f"{row[1]} {row[2]}" for row in table("In Turtle what has the id")}
    for label, cls in turtle.CLASSES.items():
        wanted = {cls, *turtle.PROPERTIES.get(label, {}).values()}
        assert wanted <= set(re.findall(r"`([^`]+)`", of_nodes[label])), label
    edges = DOC.partition("| edge | triple |")[2]
    assert {*turtle.EDGE_TERMS.values(), *turtle.RELATIONS.values()} <= set(re.findall(r"`([^`]+)`", edges))
    assert {
        name for line in edges.splitlines()[2:13] for name in line.strip("| ").split(" | ")[0].split(", ") if name
    } == {*shape.EDGES}
