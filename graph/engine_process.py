"""The embedded engine's own process: ArcadeDB with a Bolt port on the loopback. The one module that imports it."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from graph import locks, resources
from graph.engine import DATABASE, NO_ROOM, PORT_TAKEN, READER, SAID_LAST
from graph.errors import EngineError, PolicygraphError
from graph.settings import FULL, unwritable

_LOCK_SECONDS = 5.0
_PORT_TAKEN, _FULL = "Unable to listen", "No space left on device"
_LONGEST = 400  # code points of what the server says
_DAMAGED = "if this lasts, take the folder's last copy back, or remove databases and config in it and ingest again"
_READ_MILLISECONDS = 60_000
_ADMIN = {
    "resultSetLimit": -1,
    "readTimeout": -1,
    "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
    "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
}
_READER = {
    "resultSetLimit": -1,
    "readTimeout": _READ_MILLISECONDS,
    "access": [],
    "types": {"*": {"access": ["readRecord"]}},
}
_NOBODY = {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": []}}}


def main(home: Path, idle: float) -> None:
    """Serve the folder until told to stop or no client has been there for idle seconds. Ends the process."""
    code = 0
    try:
        os.chdir(home)  # ArcadeDB writes ./log
        _serve(home, idle)
    except BaseException as error:
        code = _code(error)
        with suppress(OSError):  # on a full disk its exit code says it
            if not isinstance(error, PolicygraphError | OSError):
                traceback.print_exc()
            print(f"{SAID_LAST}{_said(error)}", file=sys.stderr, flush=True)
    # The server is closed; a thread of the JVM that works on a statement without an end would keep the process.
    os._exit(code)


def _serve(home: Path, idle: float) -> None:
    with _sole(home):
        passwords = _passwords(home)
        _write(home / "config" / "server-groups.json", _groups())
        port, http_port = _free_ports()
        with _running(home, passwords, port, http_port):
            stopping = threading.Event()
            # Only now: the JVM puts its own handlers in place when it starts, and would crash in them.
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stopping.set())
            address = {"pid": os.getpid(), "port": port}
            kept: dict[Path, dict[str, Any]] = {home / "passwords.json": passwords, home / "engine.json": address}
            _until_idle(home, idle, stopping, kept)


def _code(error: BaseException) -> int:
    full = (isinstance(error, OSError) and error.errno in FULL) or _FULL in str(error)
    return NO_ROOM if full else PORT_TAKEN if _PORT_TAKEN in str(error) else 1


def _said(error: BaseException) -> str:
    """In one line, what is wrong and what to do."""
    if isinstance(error, OSError):
        return str(unwritable(Path(str(error.filename or "the embedded engine's folder")), error))
    line = " ".join((str(error) or type(error).__name__).split())
    return line if isinstance(error, PolicygraphError) else f"{line[:_LONGEST]}; {_DAMAGED}"


@contextmanager
def _sole(home: Path) -> Iterator[None]:
    """Hold engine.lock. Others look at it for a moment to see if an engine runs, so one refusal says nothing."""
    deadline = time.monotonic() + _LOCK_SECONDS
    while time.monotonic() < deadline:
        with locks.attempted(home / "engine.lock") as mine:
            if mine:
                yield
                return
        time.sleep(0.01)
    raise EngineError(f"another engine runs on {home}")


def _until_idle(home: Path, idle: float, stopping: threading.Event, kept: Mapping[Path, dict[str, Any]]) -> None:
    """Withdraw the address under the clients' lock: a client that comes later waits, then starts the next engine.

    kept: what clients read, which is written again where somebody damages it.
    """
    tick = min(1.0, max(idle / 4, 0.05))
    address = home / "engine.json"
    last_used = time.monotonic()
    while True:
        with suppress(OSError):  # a full disk ends no engine
            _mend(kept)
        if stopping.wait(tick):
            break
        with locks.attempted(home / "clients.lock") as unused:
            if not unused:
                last_used = time.monotonic()
            elif time.monotonic() - last_used >= idle:
                address.unlink(missing_ok=True)
                return
    address.unlink(missing_ok=True)


def _mend(kept: Mapping[Path, dict[str, Any]]) -> None:
    for path, content in kept.items():
        if not path.is_file() or path.read_bytes() != json.dumps(content).encode():
            _write(path, content)


@contextmanager
def _running(home: Path, passwords: dict[str, str], port: int, http_port: int) -> Iterator[None]:
    try:
        from arcadedb_embedded.server import ArcadeDBServer
    except ImportError as error:
        raise EngineError(
            "the embedded engine has no build for this machine or Python: set NEO4J_URI to use a Neo4j"
        ) from error
    plugin = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
    config = {"host": "127.0.0.1", "http_port": http_port, "server_plugins": plugin, "bolt_port": port}
    config["mode"] = "production"
    server = ArcadeDBServer(str(home), passwords["root"], config, jvm_kwargs={"heap_size": "1g"})
    server.start()
    try:
        _index_words(server.create_database(DATABASE))
        _add_reader(server, passwords[READER])
        yield
    finally:  # its threads would keep the process for ever
        server.stop()


def _index_words(database: Any) -> None:
    """Indexes for full text, which this engine makes by its own SQL alone; those that are there are left."""
    lines = (resources.cypher() / "schema" / "embedded.sql").read_text("utf-8").splitlines()
    for statement in lines:
        if not statement.startswith("--"):
            database.command("sql", statement)


def _add_reader(server: Any, password: str) -> None:
    import jpype

    security = server._java_server.getSecurity()
    if security.getUser(READER) is None:
        user = {
            "name": READER,
            "password": str(security.encodePassword(password)),
            "databases": {DATABASE: [READER]},
        }
        security.createUser(jpype.JClass("com.arcadedb.serializer.json.JSONObject")(json.dumps(user)))


def _groups() -> dict[str, Any]:
    groups = {"admin": _ADMIN, READER: _READER, "*": _NOBODY}
    return {"databases": {"*": {"groups": groups}}, "version": 2}


def _passwords(home: Path) -> dict[str, str]:
    """ArcadeDB takes root's password at its first start alone, so it is kept, readable by its owner only.

    Where the file is not there, the users are made anew with it. EngineError: it is damaged.
    """
    path = home / "passwords.json"
    if not path.exists():
        (home / "config" / "server-users.jsonl").unlink(missing_ok=True)
        _write(path, {user: secrets.token_urlsafe(24) for user in ("root", READER)})
    try:
        found = json.loads(path.read_text("utf-8"))
        return {user: str(found[user]) for user in ("root", READER)}
    except (ValueError, KeyError, TypeError) as error:
        raise EngineError(f"{path} is damaged: remove it and try again; the graph stays as it is") from error


def _write(path: Path, content: dict[str, Any]) -> None:
    """Whole or not at all, readable by its owner only."""
    path.parent.mkdir(exist_ok=True)
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(content, file)
    new.replace(path)


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]
