"""Databases that are not there, or no good: one line each, soon, that names the address and what to do."""

from __future__ import annotations

import asyncio
import dataclasses
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import bolt
import pytest
import samples
from pydantic import SecretStr

from graph import connection, engine
from graph.connection import check_version
from graph.errors import PolicygraphError, SettingsError, StoreError, UnavailableError
from graph.failures import Place
from graph.read.policies import policies
from graph.settings import Settings
from graph.store import Store, open_store

SERVERS = [
    (
        bolt.silent,
        UnavailableError,
        "does not answer (no answer in time): start it",
        "one that hangs is not waited for",
    ),
    (bolt.http, UnavailableError, "it speaks HTTP; the port is to be that of Bolt", "7474 is easily taken for 7687"),
    (bolt.no_version, SettingsError, "Neo4j 5 or newer is needed", "one older than any that the driver knows"),
    (bolt.old, SettingsError, "is Neo4j 4.4.12: Neo4j 5 or newer is needed", "one that the driver does know"),
    (bolt.refusing, StoreError, "set NEO4J_USER and NEO4J_PASSWORD", "a wrong password"),
]


@pytest.mark.parametrize(("serve", "kind", "words", "why"), SERVERS, ids=[case[3] for case in SERVERS])
async def test_servers_that_are_no_good(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, serve: bolt.Serve, kind: type[Exception], words: str, why: str
) -> None:
    monkeypatch.setattr(connection, "ANSWER_SECONDS", 1.0)
    with bolt.server(serve) as port:
        uri = f"bolt://127.0.0.1:{port}"
        error = await refused(uri, tmp_path)
    assert type(error) is kind, why
    assert words in str(error)
    assert uri in str(error)


ADDRESSES = [
    ("bolt://127.0.0.1:1", "bolt://127.0.0.1:1 does not answer (Connection refused)", "nothing listens there"),
    ("neo4j://127.0.0.1:1", "neo4j://127.0.0.1:1 does not answer", "of a cluster, too"),
    (
        "http://127.0.0.1:7474",
        "no address of a Neo4j: bolt://HOST:7687 is one",
        "the driver would try another protocol",
    ),
    ("127.0.0.1:7687", "no address of a Neo4j", "the scheme is easily forgotten"),
    ("bolt://127.0.0.1:99999", "no address of a Neo4j", "there is no such port"),
    ("bolt://", "no address of a Neo4j", "there is no host"),
]


@pytest.mark.parametrize(("uri", "words", "why"), ADDRESSES, ids=[case[2] for case in ADDRESSES])
async def test_addresses_that_lead_nowhere(tmp_path: Path, uri: str, words: str, why: str) -> None:
    assert words in str(await refused(uri, tmp_path)), why


async def refused(uri: str, home: Path) -> PolicygraphError:
    """The error with which a store at this address is not opened: soon, and in one line."""
    began = time.monotonic()
    with pytest.raises(PolicygraphError) as caught:
        async with open_store(Settings(neo4j_uri=uri, neo4j_password=SecretStr("secret"), home=home)):
            pass
    assert time.monotonic() - began < 10
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
    return caught.value


VERSIONS = [
    ("Neo4j/5.26.0", True, "the long-term one"),
    ("Neo4j/2025.12.1", True, "later ones are numbered by years"),
    ("Neo4j/4.4.12", False, "too old"),
    ("Memgraph/2.1", True, "another product is not judged by its number"),
]


@pytest.mark.parametrize(("agent", "good", "why"), VERSIONS, ids=[case[0] for case in VERSIONS])
def test_versions(agent: str, good: bool, why: str) -> None:
    try:
        check_version(agent, "the Neo4j")
        found = True
    except SettingsError:
        found = False
    assert found is good, why


@pytest.fixture
async def settings(tmp_path: Path) -> AsyncIterator[Settings]:
    yield Settings(neo4j_uri=None, home=tmp_path / "home", engine_idle=0.5)
    await asyncio.to_thread(engine.stop, tmp_path / "home")


def killed(home: Path, number: int = signal.SIGKILL) -> int:
    found = engine.find(home)
    assert found is not None
    os.kill(found.pid, number)
    return found.pid


async def test_a_store_outlives_its_engine(settings: Settings) -> None:
    """Who reads and who writes waits for the next one, with nothing lost and nothing done twice."""
    async with open_store(settings, patience=60.0) as store:
        await store.load(samples.district())
        before = await exported(store)
        first = killed(settings.home)
        with pytest.raises(UnavailableError, match="the embedded engine"):
            await store.patient(0.1).run("read/ping")
        assert (await policies(store)).total == 1
        second = engine.find(settings.home)
        assert second is not None
        assert second.pid != first
        killed(settings.home)
        await store.load(samples.district())
        assert await exported(store) == before


async def exported(store: Store) -> list[dict[str, object]]:
    return [row async for row in store.export()]


async def test_an_engine_found_while_it_ends_is_not_the_last_word(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A killed one holds its locks until the system has cleared it away: a client that comes meanwhile finds it."""
    start = engine.start
    found: list[engine.Engine] = []

    def late(home: Path, idle: float) -> engine.Engine:
        there = start(home, idle)
        found.append(there if found else dataclasses.replace(there, port=1))
        return found[-1]

    monkeypatch.setattr(engine, "start", late)
    async with open_store(settings) as store:
        await store.ping()
    assert len(found) == 2


QUIET = [
    ([0.0, 9.0], 0.0, None, "it works on something: busy"),
    ([5.0, 5.0], 0.0, "does not answer (no answer in time)", "it does nothing: it hangs"),
    ([0.0, 9.0], 61.0, "does not answer (no answer in time)", "nobody heard of it for a minute: it works in vain"),
    ([5.0, 0.0], 0.0, "does not answer (no answer in time)", "it has ended"),
]


@pytest.mark.parametrize(("worked", "ago", "trouble", "why"), QUIET, ids=[case[3] for case in QUIET])
async def test_an_engine_that_keeps_quiet(
    monkeypatch: pytest.MonkeyPatch, worked: list[float], ago: float, trouble: str | None, why: str
) -> None:
    class There(engine.Engine):
        def worked(self) -> float:
            return worked.pop(0)

    there = There(1, 1, "", "")
    place = Place("the embedded engine", "start it", "", "")
    address = connection.Address(there.uri, "root", "", "policygraph", place, there)
    watched = connection.Connection(lambda: address, lambda _: False, 0.1)
    monkeypatch.setattr(watched, "_ask", lambda: asyncio.sleep(60))
    lost: list[UnavailableError] = []
    monkeypatch.setattr(watched, "_lose", lost.append)
    watched.address, watched._heard_at = address, time.monotonic() - ago
    await watched._look()
    assert [trouble in str(error) for error in lost] == ([True] if trouble else []), why


@pytest.mark.slow
async def test_an_engine_that_hangs_is_left_and_found_again(settings: Settings) -> None:
    async with open_store(settings, patience=1.5) as store:
        await store.ping()
        pid = killed(settings.home, signal.SIGSTOP)
        try:
            began = time.monotonic()
            with pytest.raises(UnavailableError):
                await store.run("read/ping")
            assert time.monotonic() - began < 5, "it said nothing for 1.5 s"
        finally:
            os.kill(pid, signal.SIGCONT)
        await store.patient(60.0).run("read/ping")
        found = engine.find(settings.home)
        assert found is not None
        assert found.pid == pid, "it was there all the time"
