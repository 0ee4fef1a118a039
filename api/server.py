"""The server that the application runs in, with the limits that it sets on connections."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.guard.bounds import MOST_HEADERS
from api.observation.log_forms import LogForm
from api.observation.logs import log_config
from graph.settings import Settings

MOST_CONNECTIONS = 500
"""At once; who comes then is answered with 503."""
WAIT_SECONDS = 10.0
"""In which the head of a request has to be there, or a body to end that was answered before it was whole."""
IDLE_SECONDS = 5
"""After which a connection without a request is closed."""
END_SECONDS = 10
"""In which answers that are on their way are finished when the service ends."""


class PatientProtocol(H11Protocol):
    """uvicorn's own, which waits for ever for a head that does not come, and for the rest of a body that nobody wants.

    The latter is read for a while: were the connection closed at once, the client would not see the answer.
    """

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's has it
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Wait for the rest of a head, as long as was left."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Wait for what is left of the body."""
        super().on_response_complete()
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def _watch(self) -> None:
        unwanted = self.cycle is not None and self.cycle.response_complete and self.conn.their_state is h11.SEND_BODY
        if not (unwanted or self.conn.their_state is h11.IDLE):
            self._stop()
        elif self._waiting is None:
            self._waiting = self.loop.call_later(WAIT_SECONDS, self.timeout_keep_alive_handler)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


def make_server(app: FastAPI, settings: Settings, log_level: str, log_form: LogForm) -> uvicorn.Server:
    """A server for the application, not yet started."""
    options: dict[str, Any] = {
        "http": PatientProtocol,
        "h11_max_incomplete_event_size": MOST_HEADERS,
        "limit_concurrency": MOST_CONNECTIONS,
        "access_log": False,  # it has addresses with their queries; api.observation.requests has what is wanted
        "log_config": log_config(log_form, log_level),
        "timeout_keep_alive": IDLE_SECONDS,
        "timeout_graceful_shutdown": END_SECONDS,
        # uvicorn takes the word of whoever asks from this machine, who would have as many addresses as it likes
        "proxy_headers": bool(settings.trusted_proxies),
        "forwarded_allow_ips": list(settings.trusted_proxies),
    }
    return uvicorn.Server(uvicorn.Config(app, log_level=log_level, **options))
