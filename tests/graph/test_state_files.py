"""Files of a home that are damaged, or cannot be written: mended, or one line that says what to do."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import textwrap
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import samples

from graph import engine, locks
from graph.errors import EngineError, PolicygraphError, SettingsError
from graph.read.policies import policies
from graph.settings import Settings
from graph.store import open_store

UNWRITABLE = Path("/sys/kernel")
"""A folder in which nobody may make a file, the administrator included."""


@pytest.fixture(scope="module")
async def settings(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Settings]:
    """A store with a policy, whose engine stays for as long as these tests take."""
    home = tmp_path_factory.mktemp("state") / "home"
    settings = Settings(neo4j_uri=None, home=home, engine_idle=60)
    async with open_store(settings) as store:
        await store.load(samples.district())
    yield settings
    await asyncio.to_thread(engine.stop, home)


async def count(settings: Settings) -> int:
    async with open_store(settings, read_only=True) as store:
        return (await policies(store)).total


def empty(path: Path) -> None:
    path.write_bytes(b"")


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def another(path: Path) -> None:
    path.write_text('["nothing of ours"]')


RUNNING = [
    ("engine.json", empty, "its clients do not find it meanwhile"),
    ("engine.json", half, "it was not written whole"),
    ("engine.json", another, "JSON, and no address"),
    ("engine.json", Path.unlink, "somebody cleared up"),
    ("passwords.json", empty, "a full disk left nothing of it"),
    ("passwords.json", Path.unlink, "the engine knows them still"),
]


@pytest.mark.parametrize(("name", "damage", "why"), RUNNING, ids=[f"{case[0]}: {case[2]}" for case in RUNNING])
async def test_an_engine_that_runs_mends_its_files(
    settings: Settings, name: str, damage: Callable[[Path], None], why: str
) -> None:
    before = engine.find(settings.home)
    damage(settings.home / name)
    assert await count(settings) == 1, why
    assert engine.find(settings.home) == before


STOPPED = [
    ("passwords.json", empty, "passwords.json is damaged: remove it", "an empty one"),
    ("passwords.json", half, "passwords.json is damaged: remove it", "half of one"),
    ("passwords.json", another, "passwords.json is damaged: remove it", "JSON, and no passwords"),
    ("passwords.json", Path.unlink, None, "what the line above says to do"),
    ("config/server-users.jsonl", empty, None, "the users are made again"),
    ("config/server-groups.json", half, None, "the rights are written at each start"),
    ("engine.json", half, None, "what a killed engine left means nothing"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "damage", "words", "why"), STOPPED, ids=[f"{case[0]}: {case[3]}" for case in STOPPED])
async def test_an_engine_that_starts_says_what_is_damaged(
    settings: Settings, name: str, damage: Callable[[Path], None], words: str | None, why: str
) -> None:
    await asyncio.to_thread(engine.stop, settings.home)
    (settings.home / name).touch()
    kept = (settings.home / name).read_bytes()
    damage(settings.home / name)
    if words is None:
        assert await count(settings) == 1, why
        return
    with pytest.raises(EngineError) as caught:
        await count(settings)
    (settings.home / name).write_bytes(kept)
    assert words in str(caught.value), why
    assert "\n" not in str(caught.value)
    assert "Traceback" not in str(caught.value)


def test_an_empty_file_of_passwords_is_one_line(tmp_path: Path) -> None:
    """Before the server is started, so that it takes no time."""
    (tmp_path / "passwords.json").write_bytes(b"")
    with pytest.raises(EngineError, match=r"passwords\.json is damaged: remove it and try again") as caught:
        engine.start(tmp_path, 0.1)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not UNWRITABLE.is_dir(), reason="only Linux has such a folder")
@pytest.mark.parametrize(
    ("work", "why"),
    [
        (lambda: engine.start(UNWRITABLE, 0.1), "the engine of a folder that is there and cannot be written"),
        (lambda: engine.start(Path("/proc/policygraph"), 0.1), "one that cannot be made"),
        (lambda: locks.held(UNWRITABLE / "write.lock").__enter__(), "a lock"),
    ],
)
def test_homes_that_cannot_be_written(work: Callable[[], object], why: str) -> None:
    with pytest.raises(SettingsError, match=r"cannot be (written|made): .*") as caught:
        work()
    assert "\n" not in str(caught.value), why


TAKEN = """
    import socket, sys
    from pathlib import Path
    from graph import engine_process

    taken = socket.create_server(("127.0.0.1", 0))
    free = engine_process._free_ports()
    engine_process._free_ports = lambda: (taken.getsockname()[1], free[1])
    engine_process.main(Path(sys.argv[1]), 0.1)
"""


@pytest.mark.slow
def test_a_port_that_was_taken_meanwhile_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-c", textwrap.dedent(TAKEN), str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == engine.PORT_TAKEN, ended.stderr


@pytest.fixture
def spawned(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What processes of engines end with that never run, the last one again and again; is emptied by their starts."""
    codes = [engine.PORT_TAKEN, engine.PORT_TAKEN, 1]

    def spawn(home: Path, idle: float) -> subprocess.Popen[bytes]:
        (home / "engine.log").write_text("error: first\nerror: the last word\n")
        return subprocess.Popen([sys.executable, "-c", f"raise SystemExit({codes.pop(0)})"])

    monkeypatch.setattr(engine, "_spawn", spawn)
    return codes


def test_another_port_is_tried(spawned: list[int], tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"did not start: the last word \(all of it: .*engine\.log\)"):
        engine.start(tmp_path, 0.1)
    assert spawned == [], "twice a port was taken, the third time it was another fault"


def test_a_full_disk_is_told_though_nothing_could_be_written(spawned: list[int], tmp_path: Path) -> None:
    spawned[:] = [engine.NO_ROOM]
    with pytest.raises(PolicygraphError, match=r"there is no room to write in .*; make some, then try again"):
        engine.start(tmp_path, 0.1)
