"""The embedded engine as its clients see it: a process of its own that they find or start, share, and may stop.

Its folder (POLICYGRAPH_HOME) holds, beside the data: start.lock (one client at a time looks for or starts it),
engine.lock (held by the engine: it runs), clients.lock (held shared by each client: it is in use), write.lock (held
by the client that writes), engine.json (where it listens), passwords.json. A file that a killed engine left behind
means nothing, because its lock is gone; one that is damaged while it runs it writes again.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from graph import locks
from graph.errors import EngineError, QueryError
from graph.settings import make_home, unwritable

DATABASE = "policygraph"
READER = "reader"
"""The user that only reads."""
START_SECONDS = 60.0
STOP_SECONDS = 30.0
PORT_TAKEN, NO_ROOM = 3, 4
"""What its process ends with where another one took the port that was free a moment before; where the disk is full."""
SAID_LAST = "error: "
_STARTS = 3
_LITTLE_ROOM = 4_000_000  # bytes: less than the engine writes when it starts
_POLL_SECONDS = 0.02
_SAID, _CONCEALED = "BOLT: ", " (concealed from the client in production mode)"


@dataclass(frozen=True)
class Engine:
    """A running engine: process id, Bolt port on the loopback, passwords of its two users."""

    pid: int
    port: int
    root: str = field(repr=False)
    reader: str = field(repr=False)

    @property
    def uri(self) -> str:
        """Where it listens."""
        return f"bolt://127.0.0.1:{self.port}"

    def worked(self) -> float:
        """Processor seconds that its process has taken; 0 where it has ended."""
        try:
            times = psutil.Process(self.pid).cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)


@dataclass(frozen=True)
class Status:
    """What `policygraph engine status` shows; engine is None where none runs."""

    home: Path
    engine: Engine | None


def find(home: Path) -> Engine | None:
    """Return the engine that runs on this folder and is ready, or None."""
    # One that starts has no address yet: who looks at its lock again and again would keep it from taking it.
    if not (home / "engine.json").exists() or not _locked(home):
        return None
    where, passwords = _read(home / "engine.json"), _read(home / "passwords.json")
    try:
        return Engine(int(where["pid"]), int(where["port"]), str(passwords["root"]), str(passwords[READER]))
    except (KeyError, TypeError, ValueError):  # it is starting or stopping, or mends what somebody damaged
        return None


def _read(path: Path) -> Any:
    """What a file of the engine says; an empty map where it says nothing that can be read."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def start(home: Path, idle: float) -> Engine:
    """Find the engine or start it; it ends idle seconds after its last client. EngineError if it does not come up."""
    make_home(home)
    with locks.held(home / "start.lock"):
        return find(home) or _start(home, idle)


def stop(home: Path) -> bool:
    """End the engine, whoever uses it; False if none ran. EngineError if it does not end."""
    engine = find(home)
    if engine is None:
        return False
    with suppress(ProcessLookupError):
        os.kill(engine.pid, signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while _locked(home) and (find(home) or engine).pid == engine.pid:  # a client that is left may start the next one
        if time.monotonic() > deadline:
            raise EngineError(f"the engine has not ended in {STOP_SECONDS:.0f} s: end it with kill -9 {engine.pid}")
        time.sleep(_POLL_SECONDS)
    return True


def status(home: Path) -> Status:
    """Say whether an engine runs on this folder, and where."""
    return Status(home, find(home))


@contextmanager
def leased(home: Path, idle: float) -> Iterator[Engine]:
    """Find or start the engine and keep it while the context lasts. EngineError if it does not come up."""
    with used(home):
        yield start(home, idle)


@contextmanager
def used(home: Path) -> Iterator[None]:
    """Keep an engine that runs on this folder, or will, from ending by itself while the context lasts."""
    make_home(home)
    with locks.held(home / "clients.lock", shared=True):
        yield


@contextmanager
def explained(home: Path) -> Iterator[None]:
    """Tell of a statement that is wrong (QueryError) what is: the engine conceals it from clients, and logs it."""
    log = home / "engine.log"
    before = log.stat().st_size if log.is_file() else 0
    try:
        yield
    except QueryError as error:
        found = _concealed(log, before)
        if found is None:
            raise
        raise QueryError(f"the statement is wrong: {found}") from error


def _concealed(log: Path, start: int) -> str | None:
    """The last that the log says was concealed, of what was written to it from an offset in bytes on."""
    with log.open("rb") as file:
        file.seek(start)
        lines = file.read().decode("utf-8", "replace").splitlines()
    found = [line.partition(_SAID)[2].removesuffix(_CONCEALED) for line in lines if line.endswith(_CONCEALED)]
    return " ".join(found[-1].split()) if found else None


def _locked(home: Path) -> bool:
    if not home.is_dir():
        return False
    with locks.attempted(home / "engine.lock", shared=True) as free:
        return not free


def _start(home: Path, idle: float) -> Engine:
    process: subprocess.Popen[bytes] | None = None
    spawned, deadline = 0, time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        engine = find(home)
        if engine is not None:
            return engine
        ended = process.poll() if process else None
        if ended not in (None, PORT_TAKEN) or (ended == PORT_TAKEN and spawned == _STARTS):
            break
        if (process is None or ended == PORT_TAKEN) and not _locked(home):
            process, spawned = _spawn(home, idle), spawned + 1
        time.sleep(_POLL_SECONDS)
    ended = process.poll() if process else None
    why = (
        f"it was not ready in {START_SECONDS:.0f} s; policygraph engine stop ends it"
        if ended is None
        else _why(home, ended)
    )
    raise EngineError(f"the embedded engine did not start: {why} (all of it: {home / 'engine.log'})")


def _spawn(home: Path, idle: float) -> subprocess.Popen[bytes]:
    """Its own session: it outlives the client that happened to come first, and gets none of its signals."""
    command = [sys.executable, "-P", "-m", "graph.engine", str(home.resolve()), str(idle)]
    try:
        (home / "engine.json").unlink(missing_ok=True)
        with (home / "engine.log").open("wb") as log:
            return subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=home, start_new_session=True
            )
    except OSError as error:
        raise unwritable(home, error) from error


def _why(home: Path, code: int) -> str:
    """Why its process ended: as it said last, or its exit code where it could not write that."""
    if code == NO_ROOM or shutil.disk_usage(home).free < _LITTLE_ROOM:
        return f"there is no room to write in {home}; make some, then try again"
    lines = (home / "engine.log").read_text("utf-8", "replace").splitlines()
    said = [line.removeprefix(SAID_LAST) for line in lines if line.startswith(SAID_LAST)] or [f"it ended with {code}"]
    return said[-1]


if __name__ == "__main__":
    from graph.engine_process import main

    main(Path(sys.argv[1]), float(sys.argv[2]))
