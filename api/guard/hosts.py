"""Which names the service answers to.

A page of another site can have its name lead to 127.0.0.1 and then read answers as its own (DNS rebinding). Its
requests still carry that name, so a service that listens on the loopback answers to loopback names alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import respond

ANY = "*"


class AllowedHosts:
    """Answers a request whose Host is none of the allowed names (without port; ANY is every name) with a problem."""

    def __init__(self, app: ASGIApp, allowed: Iterable[str]) -> None:
        """Wrap the application."""
        self._app = app
        self._allowed = {name.lower().strip("[]") for name in allowed}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it."""
        name = _name(Headers(scope=scope).get("host", "")) if scope["type"] == "http" else None
        if name is None or ANY in self._allowed or name in self._allowed:
            await self._app(scope, receive, send)
            return
        detail = f"this service does not answer to the name {name!r}; POLICYGRAPH_ALLOWED_HOSTS lists those it does"
        await respond(HTTPStatus.BAD_REQUEST, detail)(scope, receive, send)


def _name(host: str) -> str:
    """The name in a Host header, without port and brackets; empty where it is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:  # brackets that hold no address
        return ""
