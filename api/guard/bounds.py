"""How large a request may be, and how slowly its body may come."""

from __future__ import annotations

import asyncio
import time
from http import HTTPStatus

from fastapi import HTTPException
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import respond

MOST_BYTES = 1_000_000
"""Of a body that is no document: those have POLICYGRAPH_MAX_BYTES, which their route counts (api.intake.upload)."""
DOCUMENTS = ("POST", "/v1/policies")
MOST_HEADERS = 32_768
"""Bytes of the address and all headers of a request."""
MOST_FIELDS = 100
PATIENCE = 30.0
"""Seconds that any body may take to come, beside one for each LEAST_BYTES of it."""
LEAST_BYTES = 10_000


class Bounded:
    """ASGI middleware: too large a head is answered with 431, too large a body with 413, too slow a one with 408.

    Nothing is read that nobody asks for: a body counts as it is taken.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its body watched, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _head_bytes(scope) > MOST_HEADERS or len(scope["headers"]) > MOST_FIELDS:
            await respond(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, _TOO_MANY)(scope, receive, send)
            return
        limited = (scope["method"], scope["path"]) != DOCUMENTS
        said = Headers(scope=scope).get("content-length", "")
        if limited and said.isdecimal() and (len(said) > len(str(MOST_BYTES)) or int(said) > MOST_BYTES):
            await respond(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _TOO_LARGE)(scope, receive, send)
            return
        await self._app(scope, _Body(receive, MOST_BYTES if limited else None).receive, send)


def _head_bytes(scope: Scope) -> int:
    """The server bounds what it waits for; what comes at once may be longer."""
    line = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    return line + sum(len(name) + len(value) for name, value in scope["headers"])


_TOO_MANY = f"address and headers are over {MOST_HEADERS} bytes, or the headers over {MOST_FIELDS}"
_TOO_LARGE = f"the body is over {MOST_BYTES} bytes"
_TOO_SLOW = f"the body came too slowly: {LEAST_BYTES} bytes a second are wanted, after the first {PATIENCE:.0f} seconds"


class _Body:
    """A body on its way; most: bytes, None for any number."""

    def __init__(self, receive: Receive, most: int | None) -> None:
        self._receive, self._most = receive, most
        self._began, self._received, self._whole = time.monotonic(), 0, False

    async def receive(self) -> Message:
        """The next message. HTTPException: 413 too large, 408 too slow."""
        if self._whole:  # what comes now is that the client has gone, whenever it does
            return await self._receive()
        until = self._began + PATIENCE + self._received / LEAST_BYTES
        try:
            message = await asyncio.wait_for(self._receive(), until - time.monotonic())
        except TimeoutError as error:
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, _TOO_SLOW) from error
        self._received += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._most is not None and self._received > self._most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _TOO_LARGE)
        return message
