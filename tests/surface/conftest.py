"""The corpus in an embedded engine of the test run's own, for everything that a user touches."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import answered
import graph_of_answers
import httpx
import pytest
import samples
from fastapi import FastAPI
from typer.testing import CliRunner, Result

from api.app import create_app
from cli.main import app
from graph.records import GraphRecords
from graph.settings import Settings
from graph.store import open_store

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "data" / "corpus"
Run = Callable[..., Result]
ENGINE = {"databases", "config", "log", "engine.log", "engine.json", "passwords.json"}
ENGINE |= {f"{name}.lock" for name in ("start", "engine", "clients", "write")}
"""What the embedded engine keeps in a home (graph/engine.py)."""


@pytest.fixture
def corpus() -> Path:
    return CORPUS


@pytest.fixture(scope="session")
def environment() -> Iterator[pytest.MonkeyPatch]:
    """No setting of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
            patch.delenv(name, raising=False)
        for name in ("POLICYGRAPH_API_KEY", "POLICYGRAPH_ALLOWED_HOSTS"):
            patch.delenv(name, raising=False)
        patch.setenv("POLICYGRAPH_ENGINE_IDLE", "120")
        patch.setenv("POLICYGRAPH_WORKERS", "1")  # other tests run beside them
        yield patch


def run_in(home: Path) -> Run:
    """A function that runs a command on the store of a folder."""

    def run(*arguments: object, **variables: str) -> Result:
        env = {"POLICYGRAPH_HOME": str(home), **variables}
        return CliRunner().invoke(app, [str(argument) for argument in arguments], env=env)

    return run


@pytest.fixture(scope="session")
def home(environment: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folder of a store that holds the corpus; to be read only."""
    folder = tmp_path_factory.mktemp("home")
    run = run_in(folder)
    try:
        result = run("ingest", CORPUS)
        assert result.exit_code == 0, result.stderr
        yield folder
    finally:
        run("engine", "stop")


@pytest.fixture
def run(home: Path) -> Run:
    return run_in(home)


@pytest.fixture
def run_fresh(environment: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Run]:
    """As run, on an empty store."""
    run = run_in(tmp_path / "fresh")
    yield run
    run("engine", "stop")


@pytest.fixture(scope="session")
def emptied_home(environment: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("emptied") / "home"
    yield folder
    run_in(folder)("engine", "stop")


@pytest.fixture
def run_emptied(emptied_home: Path) -> Iterator[Run]:
    """As run, on a store that is empty, of an engine that other tests have warmed: starting one costs three seconds."""
    yield run_in(emptied_home)
    if (emptied_home / "engine.json").exists():
        asyncio.run(_emptied(emptied_home))
    for left in emptied_home.iterdir() if emptied_home.exists() else ():
        if left.name not in ENGINE:
            shutil.rmtree(left) if left.is_dir() else left.unlink()


async def _emptied(folder: Path) -> None:
    async with open_store(Settings(home=folder)) as store, store._session(write=True) as session:
        await (await session.run("MATCH (n) DETACH DELETE n")).consume()


@contextmanager
def filled(folder: Path, documents: Iterable[GraphRecords]) -> Iterator[Path]:
    """The folder of a store that holds documents; its engine ends with the context."""

    async def fill() -> None:
        async with open_store(Settings(home=folder)) as store:
            for records in documents:
                await store.load(records)

    try:
        asyncio.run(fill())
        yield folder
    finally:
        run_in(folder)("engine", "stop")


@pytest.fixture(scope="session")
def doubtful(environment: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folder of a store that holds the sample documents, whose facts differ in confidence; to be read only."""
    with filled(tmp_path_factory.mktemp("doubtful"), samples.all_documents()) as folder:
        yield folder


@pytest.fixture
def run_doubtful(doubtful: Path) -> Run:
    return run_in(doubtful)


@pytest.fixture(scope="session")
def answers(environment: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folder of a store that holds the graph of a person's answers; to be read only."""
    made = [graph_of_answers.records(one) for one in answered.documents()]
    with filled(tmp_path_factory.mktemp("answers"), made) as folder:
        yield folder


@pytest.fixture
def run_answers(answers: Path) -> Run:
    return run_in(answers)


@pytest.fixture(scope="session")
async def service(home: Path) -> AsyncIterator[FastAPI]:
    """The HTTP service on the corpus, to be read only."""
    app = create_app(Settings(home=home))
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def client(service: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(service, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client
