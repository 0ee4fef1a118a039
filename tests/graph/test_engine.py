"""The embedded engine's process: shared, ended when idle, started once, and none the worse for a kill -9."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import samples

from graph import engine
from graph.errors import EngineError, StoreError
from graph.read.policies import policies
from graph.settings import Settings
from graph.store import open_store

IDLE = 0.5
CLIENT = """
    import asyncio, sys
    from pathlib import Path
    from graph import engine
    from graph.settings import Settings
    from graph.store import open_store

    async def main():
        home = Path(sys.argv[1])
        async with open_store(Settings(neo4j_uri=None, home=home, engine_idle=0.5)) as store:
            await store.ping()
            print(engine.find(home).pid, flush=True)
            sys.stdin.read()

    asyncio.run(main())
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "home"
    engine.stop(tmp_path / "home")


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(neo4j_uri=None, home=home, engine_idle=IDLE)


def client(home: Path) -> subprocess.Popen[str]:
    """Another process that opens the store, says which engine it found, and stays until its input ends."""
    command = [sys.executable, "-P", "-c", textwrap.dedent(CLIENT), str(home)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def engine_of(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    return int(process.stdout.readline())


def ended(process: subprocess.Popen[str]) -> int:
    process.communicate()
    return process.returncode


def until(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


def alive(pid: int) -> bool:
    """A zombie is not: whoever should reap it may be gone, and the system's own first process need not do it."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.startswith("Z")


def test_nothing_runs_before_the_first_command(home: Path) -> None:
    assert engine.status(home) == engine.Status(home, None)
    assert engine.stop(home) is False
    assert not home.exists(), "looking leaves nothing behind"


async def test_two_clients_share_one_engine_and_it_ends_when_idle(home: Path, settings: Settings) -> None:
    other = client(home)
    theirs = await asyncio.to_thread(engine_of, other)
    async with open_store(settings) as store:
        ours = engine.find(home)
        assert ours is not None
        assert ours.pid == theirs
        assert ended(other) == 0
        await asyncio.sleep(3 * IDLE)
        await store.ping()  # the engine stays for the client that is left
    assert until(lambda: engine.find(home) is None)
    assert until(lambda: not alive(theirs))


@pytest.mark.slow
async def test_four_first_starts_give_one_engine(home: Path) -> None:
    clients = [client(home) for _ in range(4)]
    found = [await asyncio.to_thread(engine_of, one) for one in clients]
    assert len(set(found)) == 1
    assert [ended(one) for one in clients] == [0, 0, 0, 0]


@pytest.mark.slow
async def test_a_killed_engine_loses_no_commit(home: Path, settings: Settings) -> None:
    async with open_store(settings) as store:
        await store.load(samples.district())
        first = engine.find(home)
        assert first is not None
        loading = asyncio.create_task(load_until_killed(settings))
        await asyncio.sleep(0.5)
        os.kill(first.pid, signal.SIGKILL)
        with pytest.raises(StoreError):
            await loading
    async with open_store(settings) as store:
        second = engine.find(home)
        assert second is not None
        assert second.pid != first.pid
        assert samples.district().policy.id in {row.id for row in (await policies(store)).items}
        for records in samples.all_documents():
            await store.load(records)
        again = [row async for row in store.export()]
    fresh = settings.model_copy(update={"home": home.with_name("fresh")})
    async with open_store(fresh) as store:
        for records in samples.all_documents():
            await store.load(records)
        assert again == [row async for row in store.export()]


async def load_until_killed(settings: Settings) -> None:
    """Load without waiting for an engine that is gone, which would be back soon."""
    async with open_store(settings) as opened:
        store = opened.patient(0)
        while True:
            for records in samples.all_documents():
                await store.load(records)


async def test_a_killed_client_does_not_hold_the_engine(home: Path, settings: Settings) -> None:
    other = client(home)
    theirs = await asyncio.to_thread(engine_of, other)
    other.kill()
    other.wait()
    assert until(lambda: engine.find(home) is None), "its lock went with it"
    async with open_store(settings) as store:
        await store.ping()
        next_one = engine.find(home)
        assert next_one is not None
        assert next_one.pid != theirs


async def test_stop_ends_it_and_secrets_are_the_owners(home: Path, settings: Settings) -> None:
    async with open_store(settings):
        files = [home / "passwords.json", home / "engine.json"]
        assert [file.stat().st_mode & 0o777 for file in files] == [0o600, 0o600]
        found = engine.find(home)
        assert found is not None
        assert found.root not in repr(found)
        assert await asyncio.to_thread(engine.stop, home)
    assert engine.find(home) is None


async def test_a_statement_without_an_end_does_not_keep_it(home: Path, settings: Settings) -> None:
    """Its client left after a second; a thread works on, and the process ends when it is idle all the same."""
    endless = (
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n"
    )
    async with open_store(settings, read_only=True) as store:
        found = engine.find(home)
        with pytest.raises(StoreError, match="stopped after 1 seconds"):
            await store.ask(endless, {}, 1.0)
    assert found is not None
    assert until(lambda: not alive(found.pid))


@pytest.fixture
def broken(home: Path) -> None:
    home.mkdir()
    (home / "passwords.json").write_text("{")


async def test_an_engine_that_cannot_start_says_why(broken: None, settings: Settings) -> None:
    with pytest.raises(EngineError, match=r"passwords\.json is damaged"):
        async with open_store(settings):
            pass
