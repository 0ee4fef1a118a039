"""A user's own Cypher, on every engine: what comes back, and that it neither writes nor stays."""

from __future__ import annotations

import time
from typing import Any

import pytest
import samples

from graph.errors import QueryError, ReadOnlyError, StoreError
from graph.settings import Settings
from graph.store import Store, open_store

DISTRICT = samples.district()
FIRST = DISTRICT.tasks[0].id
ANSWERS: list[tuple[str, dict[str, Any], list[str], list[dict[str, Any]], str]] = [
    (
        "MATCH (t:Task {id: $id}) RETURN t.deadline AS due, t.path AS path, t.confidence AS sure, t.none AS none",
        {"id": FIRST},
        ["due", "path", "sure", "none"],
        [{"due": "2022-12-31", "path": [], "sure": 0.95, "none": None}],
        "a date is ISO text",
    ),
    (
        "MATCH (c:City {id: $id})-[e:PART_OF]->(d) RETURN c, e, d.name",
        {"id": samples.DALIAN},
        ["c", "e", "d.name"],
        [
            {
                "c": {"adcode": "210200", "id": samples.DALIAN, "level": "city", "name": "大连市"},
                "e": {},
                "d.name": "辽宁省",
            }
        ],
        "nodes and relationships are their properties",
    ),
    (
        "MATCH p = (c:City {name: '大连市'})-[:PART_OF]->(:City) RETURN [x IN nodes(p) | x.name] AS names,"
        " {a: [1, true]} AS map",
        {},
        ["names", "map"],
        [{"names": ["大连市", "辽宁省"], "map": {"a": [1, True]}}],
        "lists and maps",
    ),
    (
        "MATCH (i:Indicator) RETURN i.name AS name ORDER BY name LIMIT $limit",
        {"limit": 2},
        ["name"],
        [{"name": "企业开办时间"}, {"name": "办理事项"}],
        "a whole number is a parameter",
    ),
]


@pytest.mark.parametrize(("statement", "params", "columns", "rows", "why"), ANSWERS, ids=[case[4] for case in ANSWERS])
async def test_answers(
    filled: Store, statement: str, params: dict[str, Any], columns: list[str], rows: list[dict[str, Any]], why: str
) -> None:
    answer = await filled.ask(statement, params, 10)
    assert (answer.columns, answer.rows) == (columns, rows)


async def test_there_may_be_no_rows(filled: Store) -> None:
    """The embedded engine then tells no columns either."""
    assert (await filled.ask("MATCH (n:Nothing) RETURN n.a", {}, 10)).rows == []


async def test_the_copy_for_searching_is_not_printed(filled: Store) -> None:
    answer = await filled.ask("MATCH p = (a:Agency)-[:LEADS]->(t:Task {id: $id}) RETURN p", {"id": FIRST}, 10)
    agency, edge, task = answer.rows[0]["p"]
    assert (agency["name"], edge["basis"], task["id"]) == ("区市场监管局", "explicit", FIRST)
    assert not any("folded" in one for one in (agency, edge, task))


WRITES = [
    ("CREATE (n:Task {id: 'x'})", "a node"),
    ("MATCH (n:Task) SET n.title = 'x'", "a change"),
    ("MATCH (n) DETACH DELETE n", "everything"),
    ("MATCH (n:Task) MERGE (n)-[:CONTAINS]->(n) RETURN n", "an edge, in what looks like a question"),
]


@pytest.mark.parametrize(("statement", "why"), WRITES, ids=[case[1] for case in WRITES])
async def test_a_write_is_refused(filled: Store, settings: Settings, statement: str, why: str) -> None:
    before = [row async for row in filled.export()]
    async with open_store(settings, read_only=True) as reader:
        with pytest.raises(ReadOnlyError):
            await reader.ask(statement, {}, 10)
    assert [row async for row in filled.export()] == before


WRONG = [
    ("MTCH (n) RETURN n", "not Cypher"),
    ("MATCH (n:Task) RETURN m", "an unknown name"),
    ("MATCH (n:Task {id: $id}) RETURN n", "a parameter that is not given"),
    ("RETURN 1; RETURN 2", "two statements"),
    (" \n", "none"),
]


@pytest.mark.parametrize(("statement", "why"), WRONG, ids=[case[1] for case in WRONG])
async def test_a_wrong_statement_is_told_in_one_line(filled: Store, statement: str, why: str) -> None:
    with pytest.raises(QueryError, match="the statement is") as told:
        await filled.ask(statement, {}, 10)
    assert "\n" not in str(told.value)


async def test_a_statement_ends_in_time(filled: Store) -> None:
    """So do the store's other questions after it."""
    started = time.monotonic()
    with pytest.raises(StoreError, match=r"stopped after 0\.5 seconds"):
        await filled.ask("UNWIND range(1, 20000) AS x UNWIND range(1, 1000) AS y RETURN sum(x * y % 7)", {}, 0.5)
    assert time.monotonic() - started < 5
    assert (await filled.ask("RETURN 1 AS one", {}, 10)).rows == [{"one": 1}]
