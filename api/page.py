"""The page: its files, the address of each of its views, and the headers that keep foreign code out of it.

Views have addresses of their own (/policies/…): a browser that asks for any path that is not the service's gets the
page, which then shows the view. The built files lie in api/static; without them the address says how to get them.
"""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC = Path(__file__).resolve().parent / "static"
SERVICE = ("v1", "docs", "static-offline-docs", "openapi.json", "health", "ready", "metrics", "assets")
VIEWS = (
    *("", "network", "policies", "tasks", "due", "gaps", "targets", "indicators", "compare", "agencies", "together"),
    *("cities", "charts", "changes", "review", "add"),
)
"""The first part of the path of each view, as web/src/views has them; the page at any other is told as not found."""
FOREVER = "public, max-age=31536000, immutable"  # the names of assets hold a hash of what is in them
LEAST_COMPRESSED = 1024
QUICK = 1  # of a page of tasks 6 takes 8 ms, as long as all else that is done beside the query; this takes 1

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# Swagger's page starts itself from an inline script and styles itself.
DOCS_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'").replace(
    "style-src 'self'", "style-src 'self' 'unsafe-inline'"
)
SAFETY = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}

MISSING = """<!doctype html>
<html lang="zh"><meta charset="utf-8"><title>policygraph 政策图谱</title>
<h1>网页尚未构建 · The page has not been built</h1>
<p>接口照常可用：<a href="/docs">/docs</a>。 The service itself works: see <a href="/docs">/docs</a>.</p>
<p>构建网页需要 Node.js 20.19 或更新版本，并能访问 npm 软件源；安装时缺少其一。<br>
Building it needs Node.js 20.19 or newer and a reachable npm registry; one of them was missing at installation.</p>
<p>具备之后，在项目文件夹中运行 · With both there, run in the project's folder:</p>
<pre>cd web &amp;&amp; npm ci &amp;&amp; npm run build</pre>
<p>或重新安装 · or install again: <code>uv sync --reinstall-package policygraph</code></p>
</html>
"""


class Assets(StaticFiles):
    """The built scripts and styles, which browsers may keep."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Answer with a file."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = FOREVER
        return response


class Page:
    """ASGI middleware that answers browsers with the page wherever the path is not the service's."""

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self._app, self._folder = app, folder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        answer = self._index(_first(scope) in VIEWS) if _asks_for_page(scope) else self._app
        scope.setdefault("state", {})["page"] = answer is not self._app or _first(scope) == "assets"
        await answer(scope, receive, send)

    def _index(self, known: bool) -> Response:
        """The page, which says itself at an unknown address that there is no such view."""
        index = self._folder / "index.html"
        headers = {"Cache-Control": "no-cache"}
        if index.is_file():
            return FileResponse(index, HTTPStatus.OK if known else HTTPStatus.NOT_FOUND, headers=headers)
        return HTMLResponse(MISSING, headers={"Cache-Control": "no-store"})


class SafeHeaders:
    """ASGI middleware that sets the content security policy and its like on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on with the headers added."""
        policy = DOCS_POLICY if _first(scope) == "docs" else POLICY

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update({"Content-Security-Policy": policy, **SAFETY})
            await send(message)

        await self._app(scope, receive, with_headers)


def add_page(app: FastAPI, folder: Path = STATIC) -> None:
    """Serve the page that is built in folder, compressed answers, and safe headers on everything."""
    if (folder / "assets").is_dir():
        app.mount("/assets", Assets(directory=folder / "assets"), name="assets")
    app.add_middleware(Page, folder=folder)
    app.add_middleware(GZipMiddleware, minimum_size=LEAST_COMPRESSED, compresslevel=QUICK)
    app.add_middleware(SafeHeaders)


def _asks_for_page(scope: Scope) -> bool:
    """Whether a browser asks for a view: programs that want no HTML get the service's own 404."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or _first(scope) in SERVICE:
        return False
    return scope["path"] == "/" or "text/html" in Headers(scope=scope).get("accept", "")


def _first(scope: Scope) -> str:
    path: str = scope.get("path", "")
    return path.split("/", 2)[1] if path.startswith("/") else path
