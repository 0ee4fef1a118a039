"""Servers that are no Neo4j, or an old one, or refuse: as much of Bolt as a client needs to find that out."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_BOLT_4_4 = b"\x00\x00\x04\x04"
_SUCCESS, _FAILURE = 0x70, 0x7F
Serve = Callable[[socket.socket], None]


@contextmanager
def server(serve: Serve) -> Iterator[int]:
    """The port of a server that does this with each connection."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_accept, args=(listener, serve), daemon=True).start()
        yield listener.getsockname()[1]


def silent(connection: socket.socket) -> None:
    """Takes what is sent, and never answers."""
    while connection.recv(1_000):
        pass


def http(connection: socket.socket) -> None:
    connection.recv(1_000)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def no_version(connection: socket.socket) -> None:
    """Knows none of the versions that the client does."""
    connection.recv(1_000)
    connection.sendall(bytes(4))


def old(connection: socket.socket) -> None:
    """A Neo4j 4.4."""
    _bolt(connection, _message(_SUCCESS, {"server": "Neo4j/4.4.12", "connection_id": "1"}))


def refusing(connection: socket.socket) -> None:
    """Wants another password."""
    code = {"code": "Neo.ClientError.Security.Unauthorized", "message": "The client is unauthorized."}
    _bolt(connection, _message(_FAILURE, code))


def _bolt(connection: socket.socket, answer: bytes) -> None:
    """Answers the first message so, and every other with nothing but that it went well."""
    connection.recv(1_000)
    connection.sendall(_BOLT_4_4)
    while received := connection.recv(10_000):
        for _ in range(received.count(b"\x00\x00")):  # each message ends with them
            connection.sendall(answer)
            answer = _message(_SUCCESS, {})


def _message(kind: int, said: dict[str, str]) -> bytes:
    """A message of Bolt: a structure of one map of strings, in one chunk."""
    body = bytes([0xB1, kind, 0xA0 + len(said)]) + b"".join(_string(key) + _string(said[key]) for key in said)
    return len(body).to_bytes(2, "big") + body + b"\x00\x00"


def _string(value: str) -> bytes:
    return bytes([0xD0, len(value)]) + value.encode()


def _accept(listener: socket.socket, serve: Serve) -> None:
    with suppress(OSError):
        while True:
            threading.Thread(target=_serve, args=(listener.accept()[0], serve), daemon=True).start()


def _serve(connection: socket.socket, serve: Serve) -> None:
    with connection, suppress(OSError):
        serve(connection)
