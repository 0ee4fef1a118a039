"""Who is let in, and how often: the key of a request is looked up once, before anything else is done for it."""

from __future__ import annotations

import logging
import math
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.guard.access import CHALLENGE, HEADER, MISSING, WRONG
from api.guard.keys import OF_SETTINGS, Key, Keyring
from api.guard.rates import Rate, address_of
from api.problems import respond
from graph.errors import SettingsError
from graph.settings import Settings

GUARDED = ("/v1/", "/metrics")
_READS = ("GET", "HEAD", "OPTIONS")
_log = logging.getLogger(__name__)


class Admission:
    """ASGI middleware that puts the request's key into its state, and answers those that may not come in (yet)."""

    def __init__(self, app: ASGIApp, keyring: Keyring, settings: Settings) -> None:
        """Wrap the application; the settings have the limits, and whether reading needs a key."""
        self._app, self._keyring, self._read_needs_key = app, keyring, settings.read_needs_key
        self._reads, self._writes = Rate(settings.reads_per_minute), Rate(settings.writes_per_minute)
        self._wrong = Rate(settings.wrong_keys_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it."""
        guarded = scope["type"] == "http" and scope["path"].startswith(GUARDED)
        answer = (self._refused(scope) if guarded else None) or self._app
        await answer(scope, receive, send)

    def _refused(self, scope: Scope) -> Response | None:
        """The answer of who may not come in; of who may the key is in the request's state from now on."""
        given = (Headers(scope=scope).get(HEADER) or "").encode("latin-1")  # as a header's bytes come
        try:
            key = self._keyring.find(given) if given else None
            known = bool(self._keyring.all())
        except SettingsError as error:
            _log.error("%s", error)
            detail = "the keys of this service cannot be read; its log says why"
            return respond(HTTPStatus.SERVICE_UNAVAILABLE, detail)
        address = address_of(scope)
        refused = self._with_wrong_key(key, address) if given and known else None
        if refused:
            return refused
        if key is None and self._read_needs_key:
            return respond(HTTPStatus.UNAUTHORIZED, MISSING, CHALLENGE)
        scope.setdefault("state", {})["key"] = key
        rate = self._reads if scope["method"] in _READS else self._writes
        wait = rate.take(f"key {key.name}" if key else address)
        return _too_many("requests", wait) if wait else None

    def _with_wrong_key(self, key: Key | None, address: str) -> Response | None:
        """Whoever guesses waits. The key of the settings, which a person may have thought of, is not looked at then,
        right or wrong; one that was made here cannot be guessed, and stays good whoever else sends from there.
        """
        if key and key.name != OF_SETTINGS:
            return None
        wait = self._wrong.wait(address) if key else self._wrong.take(address)
        if wait:
            return _too_many("wrong keys", wait)
        return None if key else respond(HTTPStatus.UNAUTHORIZED, WRONG, CHALLENGE)


def _too_many(what: str, wait: float) -> Response:
    seconds = math.ceil(wait)
    headers = {"Retry-After": str(seconds)}
    return respond(HTTPStatus.TOO_MANY_REQUESTS, f"too many {what}: ask again in {seconds} s", headers)
