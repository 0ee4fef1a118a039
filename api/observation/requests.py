"""Each request as it ended: a line of the log, and a count."""

from __future__ import annotations

import logging
import time
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.observation.metrics import Metrics

log = logging.getLogger("policygraph.requests")
_PREFIX = "/v1"
_METHODS = ("GET", "HEAD", "OPTIONS", "POST", "DELETE")
_BROKEN_OFF = 499
"""Status of a request whose client went before the answer began, as nginx has it."""


class Observed:
    """ASGI middleware around all others.

    Of an address the route's template is kept: what stands in the place of its parameters, and the query, may be
    names that people look for, or what should have been in a header.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Wrap the application."""
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and tell how it ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, began = _BROKEN_OFF, time.perf_counter()
        scope.setdefault("state", {})

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception:
            status = HTTPStatus.INTERNAL_SERVER_ERROR  # which is answered outside of all middleware
            raise
        finally:
            self._tell(scope, status, time.perf_counter() - began)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else "other"
        route, key = _route(scope), scope["state"].get("key")
        self._metrics.count(method, route, status, seconds)
        told = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1)}
        told |= {"key": key.name if key else None, "address": scope["client"][0] if scope.get("client") else None}
        log.info("%(method)s %(route)s %(status)d %(ms)g ms key=%(key)s %(address)s", told, extra={"request": told})


def _route(scope: Scope) -> str:
    """The template; page: one of its views or files; none: no such route, or answered before it was looked for."""
    found = getattr(scope.get("route"), "path", None)
    if found is None:
        return "page" if scope["state"].get("page") else "none"
    of_api = scope["path"].startswith(_PREFIX) and not found.startswith(_PREFIX)  # a router's routes leave its part out
    return f"{_PREFIX}{found}" if of_api else str(found)
