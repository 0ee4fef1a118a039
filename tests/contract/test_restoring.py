"""An exported graph that is taken in again is the same graph, on either engine; what fails leaves no trace."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
import samples

from graph import read
from graph.errors import GoneError, NotEmptyError, ReadOnlyError, StoreError
from graph.formats import Form, whole
from graph.loading import Run
from graph.records import GraphRecords
from graph.settings import Settings
from graph.spool import spooled
from graph.store import Store, open_store

ALL = [*samples.all_documents(), samples.hostile()]
STORED = (
    "MATCH (n) WHERE NOT n:Former AND NOT n:StoreVersion RETURN labels(n) AS what, properties(n) AS has",
    "MATCH (n)-[e]->(m) RETURN [n.id, type(e), m.id] AS what, properties(e) AS has",
)


async def exported(store: Store) -> bytes:
    return b"".join([piece async for piece in whole.stream(store.run, Form.JSONL)])


async def imported(store: Store, data: bytes) -> None:
    with spooled("graph.jsonl", data.splitlines(keepends=True)) as spool:
        await store.restore(spool)


async def stored(store: Store) -> list[str]:
    """All that the engine holds of the graph, copies for searching too; when it was written is another matter."""
    async with store._session(write=False) as session:
        rows = [record.data() for query in STORED for record in await (await session.run(query)).fetch(10_000)]
    for row in rows:
        row["has"].pop("changed", None)
    return sorted(json.dumps(row, sort_keys=True, ensure_ascii=False, default=str) for row in rows)


async def emptied(store: Store, documents: Sequence[GraphRecords] = ALL) -> None:
    for records in documents:
        await store.remove(records.policy.id)


@pytest.fixture
async def rich(store: Store) -> Store:
    for records in ALL:
        await store.load(records)
    return store


async def test_what_comes_back_is_what_went(rich: Store) -> None:
    """Types and copies for searching too, which no export shows."""
    data, before = await exported(rich), await stored(rich)
    await emptied(rich)
    assert await stored(rich) == []
    await imported(rich, data)
    assert await stored(rich) == before
    assert await exported(rich) == data


async def test_from_engine_to_engine_and_back(rich: Store, embedded_settings: Settings, tmp_path: Any) -> None:
    data = await exported(rich)
    home = {"home": tmp_path, "engine_idle": 0.5}
    async with open_store(embedded_settings.model_copy(update=home)) as other:
        await imported(other, data)
        there = await exported(other)
    await emptied(rich)
    await imported(rich, there)
    assert data == there == await exported(rich)


async def test_an_imported_graph_is_loaded_into_like_any(store: Store) -> None:
    """Settled fields, citations and orphans follow as if its documents had been loaded here."""
    for records in ALL:
        await store.load(records)
    whole_graph = await stored(store)
    await store.remove(ALL[0].policy.id)
    rest = await exported(store)
    await emptied(store)
    await imported(store, rest)
    await store.load(ALL[0])
    assert await stored(store) == whole_graph
    await emptied(store)
    assert await stored(store) == []


async def test_ids_that_name_something_again_are_gone_no_more(rich: Store) -> None:
    data, task = await exported(rich), ALL[0].tasks[0].id
    await emptied(rich)
    with pytest.raises(GoneError):
        await read.task(rich, task)
    before = await read.version(rich)
    await imported(rich, data)
    assert (await read.task(rich, task)).id == task
    assert await rich.run("read/former", ids=[task]) == []
    assert await read.version(rich) > before, "answers that are kept by version are stale"


async def test_a_store_that_is_not_empty_stays_as_it_is(store: Store) -> None:
    await store.load(ALL[1])
    before = await stored(store)
    with pytest.raises(NotEmptyError, match=r"2 Task.*choose another"):
        await imported(store, await exported(store))
    assert await stored(store) == before


async def test_what_fails_in_the_middle_is_undone(store: Store) -> None:
    with spooled("graph", samples.half_a_graph()) as spool, pytest.raises(StoreError, match="9000"):
        await store.restore(spool)
    assert await stored(store) == []


async def test_what_others_wrote_meanwhile_is_not_undone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who does not know of this home's lock writes between two transactions."""
    original, times = store._transact, []

    async def theirs(run: Run) -> None:
        await run("load/version", writes=1)
        await run("load/cities", rows=[{"id": "大连市", "props": {"id": "大连市"}}])

    async def also(work: Any, *, write: bool) -> Any:
        times.append(work)
        if len(times) == 3:
            await original(theirs, write=True)
        return await original(work, write=write)

    monkeypatch.setattr(store, "_transact", also)
    with spooled("graph", samples.half_a_graph()) as spool, pytest.raises(StoreError, match="others wrote meanwhile"):
        await store.restore(spool)
    assert any("大连市" in line for line in await stored(store))
    await original(lambda run: run("load/clear", limit=1000), write=True)


async def test_a_connection_that_reads_takes_nothing_in(store: Store, settings: Settings) -> None:
    async with open_store(settings, read_only=True) as reader:
        with pytest.raises(ReadOnlyError):
            await imported(reader, b"")
