"""What a client may send at most and how slowly, to a real server: heads, bodies, connections."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import SecretStr

from api import server
from api.app import create_app
from api.guard import bounds
from api.intake.incoming import Room
from api.observation.log_forms import LogForm
from api.server import make_server
from graph.settings import Settings

KEY = "the key of the settings"
SOON = 0.4  # what is patience elsewhere, seconds
LATE = 10.0  # by when it would have shown


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "WAIT_SECONDS", SOON)
    monkeypatch.setattr(bounds, "PATIENCE", SOON)


@asynccontextmanager
async def served(home: Path, **changed: Any) -> AsyncIterator[int]:
    """The port of a service without a store; it ends with the context."""
    settings = Settings(home=home, neo4j_uri=None, api_key=SecretStr(KEY), **changed)
    app = create_app(settings)
    app.state.jobs = SimpleNamespace(room=Room(1_000_000), folder=home)
    made = make_server(app, settings, "critical", LogForm.TEXT)
    made.config.lifespan = "off"  # type: ignore[assignment]  # which would open the store
    made.config.port = 0
    running = asyncio.create_task(made.serve())
    while not made.started:  # noqa: ASYNC110  # uvicorn has no event for it
        await asyncio.sleep(0.01)
    try:
        yield made.servers[0].sockets[0].getsockname()[1]
    finally:
        made.should_exit = True
        await running


def head(method: str, path: str, *headers: str) -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: localhost", *headers, "", ""]).encode()


def judging(*headers: str) -> bytes:
    return head("POST", "/v1/judgements", f"X-API-Key: {KEY}", "Content-Type: application/json", *headers)


def sending(*headers: str) -> bytes:
    kind = "Content-Type: multipart/form-data; boundary=limit"
    return head("POST", "/v1/policies", f"X-API-Key: {KEY}", kind, *headers)


def slowly(data: bytes) -> Iterator[bytes]:
    """Each byte alone."""
    yield from (data[at : at + 1] for at in range(len(data)))


def chunks(size: int) -> Iterator[bytes]:
    while True:
        yield f"{size:x}\r\n".encode() + b"x" * size + b"\r\n"


async def sent(port: int, begin: bytes, rest: Iterable[bytes] = (), pause: float = 0.0) -> tuple[int, str, float]:
    """Status (0: closed without a word), body, and seconds until the connection was closed, or answered."""
    began = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(begin)

    async def go_on() -> None:
        for piece in rest:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    going = asyncio.create_task(go_on())
    try:
        answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), LATE)
        length = next(int(line.split(b":")[1]) for line in answer.splitlines() if line.startswith(b"content-length"))
        body = (await reader.readexactly(length)).decode()
        return int(answer.split()[1]), body, time.monotonic() - began
    except (asyncio.IncompleteReadError, ConnectionError):
        return 0, "", time.monotonic() - began
    finally:
        going.cancel()
        await asyncio.gather(going, return_exceptions=True)
        writer.close()


# what is sent first; then piece by piece; seconds between the pieces; status; words of the answer
PART = b'--limit\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
LARGE = f"Content-Length: {bounds.MOST_BYTES + 1}"
SLOW = [
    (b"", (), 0, 0, "", "nothing at all"),
    (b"GET / HTTP", (), 0, 0, "", "half a line"),
    (head("GET", "/health")[:-2], slowly(b"X-A: " + b"a" * 500), 0.05, 0, "", "a head byte by byte"),
    (judging("Content-Length: 400"), (), 0, 408, "too slowly", "a head, and no body"),
    (judging("Content-Length: 400"), slowly(b"{" * 400), 0.05, 408, "too slowly", "a body byte by byte"),
    (sending("Content-Length: 400"), slowly(PART + b"x" * 400), 0.05, 408, "too slowly", "a document byte by byte"),
]
MUCH = [
    (judging(LARGE), (), 0, 413, "over 1000000 bytes", "a body that is said to be too large"),
    (judging(f"Content-Length: {'9' * 18}"), (), 0, 413, "over", "is said to be far too large"),
    (judging("Transfer-Encoding: chunked"), chunks(50_000), 0, 413, "over 1000000 bytes", "one that is"),
    (head("GET", "/v1/policies", LARGE), (), 0, 413, "over", "where none is wanted"),
    (head("GET", "/health", f"X-A: {'a' * bounds.MOST_HEADERS}"), (), 0, 431, "over 32768", "headers"),
    (head("GET", "/health", *[f"X-{at}: a" for at in range(200)]), (), 0, 431, "over 100", "many headers"),
    (head("GET", f"/health?a={'a' * bounds.MOST_HEADERS}"), (), 0, 431, "over 32768", "a line"),
]


CASE = ("begin", "rest", "pause", "status", "words", "reason")


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(CASE, SLOW, ids=[case[5] for case in SLOW])
async def test_what_is_too_slow_is_ended(
    tmp_path: Path, begin: bytes, rest: Iterable[bytes], pause: float, status: int, words: str, reason: str
) -> None:
    await check(tmp_path, begin, rest, pause, status, words, reason)


@pytest.mark.parametrize(CASE, MUCH, ids=[case[5] for case in MUCH])
async def test_what_is_too_much_is_refused(
    tmp_path: Path, begin: bytes, rest: Iterable[bytes], pause: float, status: int, words: str, reason: str
) -> None:
    await check(tmp_path, begin, rest, pause, status, words, reason)


async def check(
    home: Path, begin: bytes, rest: Iterable[bytes], pause: float, status: int, words: str, reason: str
) -> None:
    async with served(home) as port:
        found, body, seconds = await sent(port, begin, rest, pause)
        assert (found, words in body) == (status, True), (reason, body)
        assert seconds < LATE / 2
        if found in (408, 413, 431):
            assert json.loads(body)["status"] == found
        assert (await sent(port, head("GET", "/health")))[0] == 200, "others are answered"


@pytest.mark.usefixtures("hurried")
async def test_who_is_not_slow_is_answered(tmp_path: Path) -> None:
    """A connection that is used again, after a pause shorter than the one allowed; a head in two parts."""
    async with served(tmp_path) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        whole = head("GET", "/health")
        for _ in range(4):
            writer.write(whole[:20])
            await asyncio.sleep(SOON / 2)
            writer.write(whole[20:])
            answer = await asyncio.wait_for(reader.readuntil(b'"}'), LATE)
            assert answer.startswith(b"HTTP/1.1 200")
        writer.close()


@pytest.mark.usefixtures("hurried")
async def test_who_goes_on_sending_after_the_answer_is_cut_off(tmp_path: Path) -> None:
    async with served(tmp_path) as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(judging("Transfer-Encoding: chunked"))

        async def go_on() -> None:
            for piece in chunks(50_000):
                writer.write(piece)
                await writer.drain()

        with pytest.raises(ConnectionError):  # TimeoutError: it reads for ever
            await asyncio.wait_for(go_on(), LATE)


PROXIES: list[tuple[tuple[str, ...], list[int], str]] = [
    ((), [401, 401, 429, 429], "whoever asks says what he likes"),
    (("127.0.0.1",), [401, 401, 401, 401], "a proxy that the settings name is believed"),
    (("192.0.2.1",), [401, 401, 429, 429], "another one is not"),
]


@pytest.mark.parametrize(("trusted", "statuses", "reason"), PROXIES, ids=[case[2] for case in PROXIES])
async def test_addresses_count_that_a_trusted_proxy_says(
    tmp_path: Path, trusted: tuple[str, ...], statuses: list[int], reason: str
) -> None:
    """With two wrong keys a minute, of an address."""
    async with served(tmp_path, trusted_proxies=trusted, wrong_keys_per_minute=2) as port:
        wrong = [head("GET", "/v1/nowhere", "X-API-Key: wrong", f"X-Forwarded-For: 192.0.2.{at}") for at in range(4)]
        assert [(await sent(port, one))[0] for one in wrong] == statuses, reason


async def test_connections_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "MOST_CONNECTIONS", 5)
    async with served(tmp_path) as port:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(6)]
        assert (await sent(port, head("GET", "/health")))[0] == 503
        for _, writer in held:
            writer.close()
        for _ in range(100):
            if (await sent(port, head("GET", "/health")))[0] == 200:
                return
            await asyncio.sleep(0.02)
    pytest.fail("no more is answered")
