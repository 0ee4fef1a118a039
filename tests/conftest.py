"""Engines for the tests: the embedded one always, Neo4j where there is one; each starts once and is emptied."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import engines
import pytest
import samples

from graph.read import View, policies
from graph.settings import Settings
from graph.store import Store, open_store

NAMES = ["neo4j"] if os.environ.get("NEO4J_URI") else [f"neo4j-{release.version}" for release in engines.releases()]
ALL = ["embedded", *(pytest.param(name, marks=pytest.mark.neo4j) for name in NAMES)]
NEWEST_TOO = ("test_store.py::", "test_queries.py::test_rows", "test_queries.py::test_every_query_file_is_run")
LIVE = (
    "page",
    "surface",
    "test_workers.py",
    "test_cluster.py",
    "test_connection.py",
    "test_engine.py",
)  # folders and files
"""Tests that start processes, kill them, and wait for what others see of it."""
SLOW = (
    *LIVE,
    "test_dataset.py",
    "test_hostile.py",
    "test_hostile_files.py",
    "test_layouts.py",
    "test_cross_validation.py",
    "test_backup.py",
    "test_restoring.py",
    "test_judgements.py",
    "test_changes.py",
    "test_asking.py",
    "test_obligations.py",
    "test_citing.py",
    "test_drawing.py",
    "test_state_files.py",
)
"""What is left out of the default run, which takes under two minutes so."""
os.environ.setdefault("ARCADEDB_JVM_ARGS", " ".join(engines.BRIEF))  # of every embedded engine that a test starts


@pytest.hookimpl(tryfirst=True, optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Only where tests run side by side: xdist need not be there."""
    from side_by_side import Groups

    return Groups(config, log)


@pytest.hookimpl(tryfirst=True)  # before pytest chooses by marks
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is slow; leave to the long-term Neo4j what a newer one could not answer otherwise.

    The newer one loads, asks and exports.

    What depends on when processes of the system get their turn is tried once more on CI, and told as RERUN.
    """
    newest, kept, left = f"[neo4j-{engines.CALENDAR.version}", list[pytest.Item](), list[pytest.Item]()
    for item in items:
        asked = newest not in item.nodeid or any(name in item.nodeid for name in NEWEST_TOO)
        (kept if asked else left).append(item)
        parts = item.nodeid.partition("::")[0].split("/")
        if not set(SLOW).isdisjoint(parts):
            item.add_marker(pytest.mark.slow)
        if os.environ.get("CI") == "true" and not set(LIVE).isdisjoint(parts):
            item.add_marker(pytest.mark.flaky(reruns=1))
    config.hook.pytest_deselected(items=left)
    items[:] = kept


class Servers:
    """Servers by name, started when first asked for."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._running: dict[str, Settings] = {}

    def settings(self, name: str) -> Settings:
        if name not in self._running:
            self._running[name] = self._start(name)
        return self._running[name]

    def _start(self, name: str) -> Settings:
        if name == "embedded":
            return Settings(neo4j_uri=None, home=self._folder / "home", engine_idle=5)
        if name == "neo4j":
            return Settings()
        release = next(one for one in engines.releases() if name.endswith(one.version))
        try:
            return self._stack.enter_context(engines.neo4j(release, self._folder / name))
        except engines.UnavailableError as reason:
            if os.environ.get("CI") == "true":
                pytest.fail(f"CI needs a Neo4j: {reason}")
            pytest.skip(str(reason))


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(tmp_path_factory.mktemp("engines"), stack)


@pytest.fixture(scope="session", params=ALL)
def settings(request: pytest.FixtureRequest, servers: Servers) -> Settings:
    """Settings of each engine in turn."""
    return servers.settings(request.param)


@pytest.fixture(scope="session")
def embedded_settings(servers: Servers) -> Settings:
    return servers.settings("embedded")


@pytest.fixture(scope="session")
async def opened(settings: Settings) -> AsyncIterator[Store]:
    async with open_store(settings) as store:
        found = await policies(store)
        assert not found.total, "the tests empty the graph they run on: this one holds somebody's documents"
        yield store


@pytest.fixture
async def store(opened: Store) -> AsyncIterator[Store]:
    """An empty graph on each engine in turn."""
    yield opened
    await empty(opened)


@pytest.fixture
async def filled(store: Store) -> Store:
    """The sample documents on each engine in turn."""
    for records in samples.all_documents():
        await store.load(records)
    return store


async def empty(store: Store) -> None:
    for row in (await policies(store, view=View(limit=1000))).items:
        await store.remove(row.id)
