"""The service while its Neo4j is gone and comes back; and one that wants a password."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import engines
import httpx
import pytest
import samples
from pydantic import SecretStr

from api.app import create_app
from graph.errors import StoreError
from graph.settings import Settings
from graph.store import open_store

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
PATHS = ("/v1/policies", "/v1/tasks?limit=5", "/ready")
WITHIN, SLACK = 2.0, 0.5  # seconds; what a machine that others use too may take on top
Start = Callable[[bool], engines.Neo4j]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a Neo4j of the test's own: it is ended in between."""
    with ExitStack() as stack:

        def started(auth: bool) -> engines.Neo4j:
            try:
                return stack.enter_context(engines.neo4j_in(engines.LONG_TERM, tmp_path / "neo4j", auth=auth))
            except engines.UnavailableError as reason:
                pytest.skip(str(reason))

        yield started


async def test_requests_are_right_or_told_to_come_again(start: Start, tmp_path: Path) -> None:
    server = await asyncio.to_thread(start, False)
    settings = Settings(neo4j_uri=server.uri, neo4j_password=SecretStr("-"), home=tmp_path / "home")
    async with open_store(settings) as store:
        await store.load(samples.district())
    app = create_app(settings)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://localhost") as client,
    ):
        right = {path: (await client.get(path)).content for path in PATHS}
        await asyncio.to_thread(server.kill)
        gone = [await asked(client, path, right) for _ in range(5) for path in PATHS]
        assert set(gone) == {503}
        starting = asyncio.create_task(asyncio.to_thread(server.start))
        while not starting.done():
            await asked(client, "/ready", right)
            await asyncio.sleep(0.1)
        await starting
        began = time.monotonic()
        while await asked(client, "/ready", right) != 200:
            assert time.monotonic() - began < 10, "it is back"
            await asyncio.sleep(0.05)  # an answer that nothing is asked for leaves the loop to nobody else
        assert {await asked(client, path, right) for path in PATHS} == {200}


async def asked(client: httpx.AsyncClient, path: str, right: dict[str, bytes]) -> int:
    """The status of an answer: right, which a server that just started may take its time for, or soon 503."""
    began = time.monotonic()
    answer = await client.get(path)
    assert answer.status_code in (200, 503)
    if answer.status_code == 503:
        assert time.monotonic() - began < WITHIN + SLACK
        assert answer.headers["retry-after"] == "2"
    else:
        assert answer.content == right[path]
    return answer.status_code


PASSWORDS = [("wrong-one", "unauthorized", "another password"), ("neo4j", "credentials", "the first, to be changed")]


async def test_a_wrong_password_is_told_with_what_to_do(start: Start, tmp_path: Path) -> None:
    server = await asyncio.to_thread(start, True)
    for password, words, why in PASSWORDS:
        settings = Settings(neo4j_uri=server.uri, neo4j_password=SecretStr(password), home=tmp_path / "home")
        with pytest.raises(StoreError) as caught:
            async with open_store(settings, read_only=True):
                pass
        assert words in str(caught.value).lower(), why
        assert "NEO4J_PASSWORD" in str(caught.value), why
        assert "\n" not in str(caught.value)
