"""How often each may ask: what is counted together, what is answered, and that memory is bounded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from api.app import create_app
from api.guard import rates
from api.guard.keys import Keyring
from api.guard.rates import Rate, address_of
from api.guard.rights import Right
from graph.settings import Settings

KEY = "the key of the settings"
PROBLEM = "application/problem+json"
MISSING = "/v1/nowhere"  # a path that is counted, and asks no store


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


# requests a minute; seconds before each request; which of them have to wait
RATES = [
    (3, [0, 0, 0, 0, 0], [False, False, False, True, True], "a minute's worth at once, then no more"),
    (3, [0, 0, 0, 20, 0], [False, False, False, False, True], "one comes back each third of a minute"),
    (3, [0, 0, 0, 19, 0.9, 0.2], [False, False, False, True, True, False], "not before; who waits loses nothing by it"),
    (3, [0, 0, 0, 600, 0, 0, 0], [False, False, False, False, False, False, True], "no more than a minute's is saved"),
    (0, [0] * 50, [False] * 50, "0 is no limit"),
]


@pytest.mark.parametrize(("per_minute", "pauses", "waits", "reason"), RATES, ids=[case[3] for case in RATES])
def test_requests_a_minute(per_minute: int, pauses: list[float], waits: list[bool], reason: str) -> None:
    clock = Clock()
    rate, told = Rate(per_minute, clock), []
    for pause in pauses:
        clock.now += pause
        told.append(rate.take("one") > 0)
    assert told == waits, reason


def test_what_is_told_to_wait_is_enough() -> None:
    clock = Clock()
    rate = Rate(7, clock)
    while not (wait := rate.take("one")):
        pass
    clock.now += wait + 1e-6
    assert rate.wait("one") == 0
    assert rate.take("one") == 0
    assert rate.take("one") > 0
    assert rate.take("another") == 0


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "MOST_REMEMBERED", 10)
    rate = Rate(1, Clock())
    for number in range(100):
        assert rate.take(str(number)) == 0
    assert len(rate._back) == 10
    assert rate.take("99") > 0, "the last ones are remembered"


ADDRESSES = [
    (("192.0.2.1", 1), "192.0.2.1", "IPv4"),
    (("2001:db8:1:2:3:4:5:6", 1), "2001:db8:1:2::/64", "IPv6: a host has its network"),
    (("::ffff:192.0.2.1", 1), "192.0.2.1", "IPv4 through a socket of both"),
    (("testclient", 1), "testclient", "a name"),
    (None, "unknown", "a socket that has no address"),
]


@pytest.mark.parametrize(("client", "address", "reason"), ADDRESSES, ids=[case[2] for case in ADDRESSES])
def test_addresses(client: Any, address: str, reason: str) -> None:
    assert address_of({"type": "http", "client": client}) == address, reason


class Asker:
    """Asks one service from several addresses, with several keys."""

    def __init__(self, home: Path, **limits: int) -> None:
        settings = Settings(home=home, neo4j_uri=None, api_key=SecretStr(KEY), **limits)  # type: ignore[arg-type]
        self._app = create_app(settings)
        self.secrets = {None: None, "settings": KEY, "wrong": "wrong"}
        for name in ("one", "two"):
            self.secrets[name] = Keyring(settings).add(name, (Right.WRITE,))

    async def __call__(self, address: str, key: str | None, method: str = "GET", path: str = MISSING) -> httpx.Response:
        transport = httpx.ASGITransport(self._app, client=(address, 1))
        secret = self.secrets[key]
        headers = {"X-API-Key": secret} if secret else {}
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers) as client:
            return await client.request(method, path)


# limits; who asks: address, key, method; the statuses
LIMITS: list[tuple[dict[str, int], list[tuple[Any, ...]], list[int], str]] = [
    ({"reads_per_minute": 2}, [("a", None)] * 3 + [("b", None)], [404, 404, 429, 404], "an address by itself"),
    ({"reads_per_minute": 1}, [("a", "one"), ("b", "one"), ("a", "two")], [404, 429, 404], "a key wherever it is"),
    ({"reads_per_minute": 1}, [("a", None), ("a", None), ("a", "one")], [404, 429, 404], "a key has its own"),
    (
        {"writes_per_minute": 1},
        [("a", "one", "POST"), ("a", "one", "POST"), ("a", "one", "DELETE"), ("a", "one")],
        [404, 429, 429, 404],
        "what writes is counted together, and by itself",
    ),
    (
        {"wrong_keys_per_minute": 2},
        [("a", "wrong")] * 3 + [("a", "settings"), ("a", "one"), ("a", None), ("b", "wrong"), ("b", "settings")],
        [401, 401, 429, 429, 404, 404, 401, 404],
        "who guesses learns nothing more; keys that cannot be guessed stay good, and so do other addresses",
    ),
    ({"reads_per_minute": 0, "wrong_keys_per_minute": 0}, [("a", "wrong")] * 20, [401] * 20, "no limits"),
]


@pytest.mark.parametrize(("limits", "asked", "statuses", "reason"), LIMITS, ids=[case[3] for case in LIMITS])
async def test_limits(
    tmp_path: Path, limits: dict[str, int], asked: list[tuple[Any, ...]], statuses: list[int], reason: str
) -> None:
    ask = Asker(tmp_path, **limits)
    answers = [await ask(*one) for one in asked]
    assert [answer.status_code for answer in answers] == statuses, reason
    for answer in answers:
        if answer.status_code == 429:
            assert answer.headers["content-type"] == PROBLEM
            assert 1 <= int(answer.headers["retry-after"]) <= 60
            assert KEY not in answer.text


async def test_health_is_never_limited(tmp_path: Path) -> None:
    ask = Asker(tmp_path, reads_per_minute=1)
    answers = [await ask("a", None, path="/health") for _ in range(5)]
    assert {answer.status_code for answer in answers} == {200}
