"""What HTTP wants of any resource that is read: a validator (ETag), HEAD, OPTIONS.

An answer follows from the store's version, the program's, and the day (obligations stand as of today): who has it with
the same validator is told so (304) before any question is asked.
"""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph import read
from graph.errors import PolicygraphError

_READ = ("GET", "HEAD")
# These follow from judgements and jobs too, which the store's version does not count.
_OWN = ("/v1/jobs", "/v1/judgements", "/v1/entities", "/v1/facts", "/v1/service")


class Conditional:
    """ASGI middleware over the questions under /v1."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what has not changed, or pass the request on."""
        method = scope["method"] if scope["type"] == "http" and scope["path"].startswith("/v1/") else None
        if method == "OPTIONS":
            await self._app(scope, receive, _allowing(send))
        elif method in _READ:
            await self._read(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _read(self, scope: Scope, receive: Receive, send: Send) -> None:
        tag = None if scope["path"].startswith(_OWN) else await _tag(scope)
        if tag and tag in _known(scope):
            unchanged = Response(status_code=HTTPStatus.NOT_MODIFIED, headers=_headers(tag))
            await unchanged(scope, receive, send)
            return
        tagged = _tagging(send, tag) if tag else send
        if scope["method"] == "HEAD":
            inner = {**scope, "method": "GET"}
            await self._app(inner, receive, _without_body(tagged))
            scope["route"] = inner.get("route")
        else:
            await self._app(scope, receive, tagged)


async def _tag(scope: Scope) -> str | None:
    """The validator of every answer as the store is now; None where the store does not tell."""
    store = getattr(scope["app"].state, "store", None)
    try:
        at = await read.version(store) if store else None
    except PolicygraphError:
        return None
    if at is None:
        return None
    return f'W/"{at}-{scope["app"].version}-{date.today().isoformat()}"'


def _known(scope: Scope) -> set[str]:
    """The validators that the request has answers of."""
    return {tag.strip() for tag in Headers(scope=scope).get("if-none-match", "").split(",")}


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "no-cache"}  # may be kept, has to be asked for again


def _tagging(send: Send, tag: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
            MutableHeaders(scope=message).update(_headers(tag))
        await send(message)

    return sent


def _without_body(send: Send) -> Send:
    async def sent(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return sent


def _allowing(send: Send) -> Send:
    """A path that has other methods tells which, instead of that this is none of them."""
    allowed = False

    async def sent(message: Message) -> None:
        nonlocal allowed
        if message["type"] == "http.response.start" and message["status"] == HTTPStatus.METHOD_NOT_ALLOWED:
            allowed = True
            methods = {"OPTIONS", *Headers(raw=message["headers"]).get("allow", "").replace(" ", "").split(",")}
            methods |= {"HEAD"} if "GET" in methods else set()
            headers = [(b"allow", ", ".join(sorted(methods - {""})).encode())]
            await send({**message, "status": HTTPStatus.NO_CONTENT, "headers": headers})
        else:
            await send({**message, "body": b""} if allowed else message)

    return sent
