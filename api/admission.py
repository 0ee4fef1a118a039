"""Who is let in: the key of a request is looked up once, before anything else is done for it."""

from __future__ import annotations

import logging
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access import CHALLENGE, HEADER, MISSING, WRONG
from api.keys import Key, Keyring
from api.problems import respond
from graph.errors import SettingsError

_GUARDED = ("/v1/", "/metrics")
_log = logging.getLogger(__name__)


class Admission:
    """ASGI middleware that puts the request's key into its state, and answers those that may not come in."""

    def __init__(self, app: ASGIApp, keyring: Keyring, read_needs_key: bool) -> None:
        """Wrap the application; read_needs_key: no question is answered without a key."""
        self._app, self._keyring, self._read_needs_key = app, keyring, read_needs_key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it."""
        if scope["type"] != "http" or not scope["path"].startswith(_GUARDED):
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER) or None
        try:
            key, known = self._key(given), bool(self._keyring.all())
        except SettingsError as error:
            _log.error("%s", error)
            detail = "the keys of this service cannot be read; its log says why"
            await respond(HTTPStatus.SERVICE_UNAVAILABLE, detail)(scope, receive, send)
            return
        refused = None if key else self._refused(given, known)
        if refused:
            await respond(HTTPStatus.UNAUTHORIZED, refused, CHALLENGE)(scope, receive, send)
            return
        scope.setdefault("state", {})["key"] = key
        await self._app(scope, receive, send)

    def _key(self, given: str | None) -> Key | None:
        """A header's bytes come as Latin-1."""
        return self._keyring.find(given.encode("latin-1")) if given else None

    def _refused(self, given: str | None, known: bool) -> str | None:
        """Why a request without a valid key is not answered; where there are no keys at all, routes say so."""
        if given and known:
            return WRONG
        return MISSING if self._read_needs_key else None
