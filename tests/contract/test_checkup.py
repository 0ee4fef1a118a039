"""What `policygraph doctor` says of a graph and a server, on either engine."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from cli import doctor
from graph.checkup import Finding, Level, content
from graph.errors import ReadOnlyError
from graph.store import Store


async def gathered(found: AsyncIterator[Finding]) -> dict[str, Finding]:
    return {one.check: one async for one in found}


async def write(store: Store, statement: str) -> None:
    async with store._session(write=True) as session:
        await (await session.run(statement)).consume()


async def test_a_graph_that_hangs_together(filled: Store) -> None:
    found = await gathered(content.look(filled))
    assert {one.level for one in found.values()} == {Level.OK}
    assert found["graph"].found.startswith("8 Agency, 5 City, ")


# what spoils the graph, the check that tells, what it finds, what mends it before the next test, why
TORN = [
    (
        "MATCH (:Policy)-[e:CONTAINS]->(t:Task) SET t.at = e.at DELETE e",
        "policies",
        "7 tasks, texts or policies that lack their other half",
        "MATCH (t:Task) DETACH DELETE t",
        "tasks without a policy",
    ),
    (
        "MATCH ()-[e:LEADS]->() SET e.quote = ''",
        "facts",
        "6 facts without the words that they rest on",
        "MATCH (n) RETURN count(n)",
        "facts that rest on nothing",
    ),
    (
        "CREATE (:City {id: '无处', name: '无处', level: 'city'})",
        "nodes",
        "1 nodes that nothing names any more",
        "MATCH (c:City {id: '无处'}) DELETE c",
        "a place of nothing",
    ),
]


@pytest.mark.parametrize(("spoil", "check", "words", "mend", "reason"), TORN, ids=[case[4] for case in TORN])
async def test_a_torn_graph(filled: Store, spoil: str, check: str, words: str, mend: str, reason: str) -> None:
    await write(filled, spoil)
    found = (await gathered(content.look(filled)))[check]
    await write(filled, mend)
    assert (found.level, found.found) == (Level.WARN, words), reason
    assert found.do


async def test_readings_and_sources(filled: Store) -> None:
    """The samples are read by no version that is known, from no files that are kept."""
    found = await gathered(doctor._read(filled))
    assert [(one.level, one.found) for one in found.values()] == [
        (Level.WARN, "4 policies were read by an older version"),
        (Level.WARN, "4 policies without, which no later version can read again"),
    ]


async def test_a_server_tells_its_version_and_whether_it_takes_writes(store: Store) -> None:
    found = await gathered(doctor._server(store))
    assert [(one.check, one.level) for one in found.values()] == [("database", Level.OK), ("rights", Level.OK)]
    assert " 5." in found["database"].found or " 2025." in found["database"].found


async def test_a_write_that_is_tried_leaves_nothing(store: Store) -> None:
    before = await store.run("read/version")
    await store.try_write()
    assert await store.run("read/version") == before


async def test_who_only_reads_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neo4j's community edition, on which this runs, knows no such user."""

    async def refused() -> None:
        raise ReadOnlyError("this connection only reads")

    monkeypatch.setattr(store, "try_write", refused)
    rights = (await gathered(doctor._server(store)))["rights"]
    assert (rights.level, rights.found) == (Level.WARN, "no write: this connection only reads")
