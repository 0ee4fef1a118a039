"""Keys: what each may do, how they are kept, what happens to a service when they change."""

from __future__ import annotations

import json
import stat
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from api.app import create_app
from api.guard.keys import FILE, OF_SETTINGS, Keyring
from api.guard.rights import Right
from graph.errors import NotFoundError, PolicygraphError, SettingsError
from graph.settings import Settings

PROBLEM = "application/problem+json"
OWN = "the key of the settings"


def keyring(home: Path, **changed: Any) -> Keyring:
    return Keyring(Settings(home=home, neo4j_uri=None, **changed))


def client_of(app: FastAPI, secret: str | None = None) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    headers = {"X-API-Key": secret} if secret else {}
    return httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers)


@pytest.fixture(scope="module")
def kept(environment: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="module")
def secrets(kept: Path) -> dict[str, str]:
    """A key of each right alone, and one of none of the others."""
    return {right.value: keyring(kept).add(right.value, (right,)) for right in Right}


@pytest.fixture(scope="module")
async def service(kept: Path, secrets: dict[str, str]) -> AsyncIterator[FastAPI]:
    app = create_app(Settings(home=kept, engine_idle=5, read_needs_key=True, workers=1, wrong_keys_per_minute=0))
    async with app.router.lifespan_context(app):
        yield app


def operations(app: FastAPI) -> Iterator[tuple[str, str, list[str]]]:
    """Method, path and the rights that the document says it needs."""
    for path, methods in app.openapi()["paths"].items():
        for method, operation in methods.items():
            for scheme in operation.get("security", []):
                yield method, path, *scheme.values()


async def test_a_key_may_do_what_its_rights_say_and_no_more(service: FastAPI, secrets: dict[str, str]) -> None:
    """Of every route that the OpenAPI document says needs a right, with a key of each."""
    asked = {Right.READ: 0, Right.WRITE: 0, Right.JUDGE: 0}
    for method, path, rights in operations(service):
        assert len(rights) == (path != "/v1/jobs/{id}"), path
        for name, secret in secrets.items():
            async with client_of(service, secret) as client:
                answer = await client.request(method, path)
            allowed = not rights or name in rights
            assert (answer.status_code not in (401, 403)) == allowed, (method, path, name, answer.text)
            if not allowed:
                assert f"the key {name} lacks the right to {rights[0]}" in answer.json()["detail"]
                asked[Right(rights[0])] += 1
    assert min(asked.values()) > 3, asked


@pytest.mark.parametrize("secret", [None, "wrong"], ids=["without a key", "with another one"])
async def test_without_a_key_nothing_is_read_where_that_needs_one(service: FastAPI, secret: str | None) -> None:
    async with client_of(service, secret) as client:
        for method, path, _ in operations(service):
            answer = await client.request(method, path)
            assert (answer.status_code, answer.headers["content-type"]) == (401, PROBLEM), path
        for path in ("/health", "/ready", "/openapi.json"):
            assert (await client.get(path)).status_code == 200, "what holds no data needs none"
    tag = {"if-none-match": "*"}
    assert (await client_of(service).get("/v1/policies", headers=tag)).status_code == 401, "nor whether it changed"


async def test_service_tells_what_it_takes(service: FastAPI, secrets: dict[str, str]) -> None:
    async with client_of(service, secrets["read"]) as client:
        told = (await client.get("/v1/service")).json()
    assert (told["uploads"], told["judging"]) == (True, True)


async def test_keys_count_from_the_next_request_on(service: FastAPI, kept: Path) -> None:
    secret = keyring(kept).add("for-a-while", (Right.READ,))
    async with client_of(service, secret) as client:
        assert (await client.get("/v1/service")).status_code == 200
        keyring(kept).remove("for-a-while")
        assert (await client.get("/v1/service")).status_code == 401


async def test_where_keys_cannot_be_read_nobody_comes_in(service: FastAPI, kept: Path, secrets: dict[str, str]) -> None:
    path = kept / FILE
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    try:
        async with client_of(service, secrets["read"]) as client:
            answer = await client.get("/v1/service")
    finally:
        path.write_bytes(whole)
    assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
    assert str(kept) not in answer.text


async def test_a_key_made_while_there_was_none_needs_a_new_start(tmp_path: Path) -> None:
    app = create_app(Settings(home=tmp_path, neo4j_uri=None))
    async with client_of(app, keyring(tmp_path).add("late", tuple(Right))) as client:
        answer = await client.delete("/v1/policies/p0")
        told = (await client.get("/v1/service")).json()
    assert (answer.status_code, told["uploads"]) == (503, False)
    assert "start it again" in answer.json()["detail"]


async def test_a_service_that_nobody_could_ask_does_not_start(tmp_path: Path) -> None:
    keyring(tmp_path).add("writer", (Right.WRITE,))
    app = create_app(Settings(home=tmp_path, neo4j_uri=None, read_needs_key=True))
    with pytest.raises(SettingsError, match="no key may read"):
        async with app.router.lifespan_context(app):
            pass


def test_only_hashes_are_kept_and_only_for_the_owner(tmp_path: Path) -> None:
    secret = keyring(tmp_path).add("one", (Right.WRITE, Right.READ))
    path = tmp_path / FILE
    assert secret not in path.read_text("utf-8")
    assert len(secret) >= 40
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (found,) = keyring(tmp_path).all()
    assert (found.name, found.rights) == ("one", (Right.READ, Right.WRITE))


def test_each_secret_finds_its_key_alone(tmp_path: Path) -> None:
    ring = keyring(tmp_path, api_key=SecretStr(OWN))
    made = {name: ring.add(name, (Right.READ,)) for name in ("one", "two")} | {OF_SETTINGS: OWN}
    for name, secret in made.items():
        found = ring.find(secret.encode())
        assert found is not None
        assert found.name == name
        assert ring.find(secret[:-1].encode()) is None
        assert ring.find(found.sha256.encode()) is None, "who reads the file cannot get in with what is there"
    ring.remove("one")
    assert ring.find(made["one"].encode()) is None
    assert ring.find(made["two"].encode()) is not None


NAMES = [
    ("", SettingsError, "a key's name has", "no name"),
    ("a b", SettingsError, "a key's name has", "a blank"),
    ("a\nb", SettingsError, "a key's name has", "a line end, which would forge a line of the log"),
    ("a" * 41, SettingsError, "a key's name has", "too long"),
    (OF_SETTINGS, SettingsError, "POLICYGRAPH_API_KEY", "the name of another one"),
    ("there", SettingsError, "already", "taken"),
]


@pytest.mark.parametrize(("name", "error", "words", "reason"), NAMES, ids=[case[3] for case in NAMES])
def test_names_that_will_not_do(
    tmp_path: Path, name: str, error: type[PolicygraphError], words: str, reason: str
) -> None:
    ring = keyring(tmp_path)
    ring.add("there", (Right.READ,))
    with pytest.raises(error, match=words):
        ring.add(name, (Right.READ,))
    assert [key.name for key in ring.all()] == ["there"], reason


DAMAGED = [
    (b"", "empty"),
    (b"{}x", "no JSON"),
    (b'{"keys": [{"name": "a", "rights": ["all"], "sha256": "0"}]}', "a right that there is not"),
    (b'{"keys": [], "more": 1}', "something that this version does not know"),
]


@pytest.mark.parametrize(("data", "reason"), DAMAGED, ids=[case[1] for case in DAMAGED])
def test_a_damaged_file_is_told(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(SettingsError, match=r"keys\.json cannot be read"):
        keyring(tmp_path).all()
    with pytest.raises(SettingsError):
        keyring(tmp_path).add("one", (Right.READ,))
    assert (tmp_path / FILE).read_bytes() == data, reason


def test_what_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no key has the name one"):
        keyring(tmp_path).remove("one")
    with pytest.raises(NotFoundError, match="POLICYGRAPH_API_KEY"):
        keyring(tmp_path, api_key=SecretStr(OWN)).remove(OF_SETTINGS)


def test_commands(run_emptied: Any) -> None:
    made = run_emptied("keys", "add", "reviewer", "--right", "judge", "--right", "read")
    assert made.exit_code == 0
    assert made.stdout.startswith("pgk_")
    listed = run_emptied("keys", "list", "--format", "json", POLICYGRAPH_API_KEY=OWN)
    rows = [(row["name"], row["rights"]) for row in json.loads(listed.stdout)]
    assert rows == [(OF_SETTINGS, ["read", "write", "judge"]), ("reviewer", ["read", "judge"])]
    assert "sha256" not in listed.stdout
    assert run_emptied("keys", "remove", "reviewer").exit_code == 0
    again = run_emptied("keys", "remove", "reviewer")
    assert (again.exit_code, again.stderr) == (1, "error: no key has the name reviewer\n")
