"""Who may write: whoever sends the key of the settings."""

from __future__ import annotations

from hmac import compare_digest
from http import HTTPStatus
from typing import Annotated

from fastapi import HTTPException, Request, Security
from fastapi.security import APIKeyHeader

from api.problems import responses
from graph.settings import Settings

HEADER = "X-API-Key"
OFF = (
    "taking documents in and removing policies is off: set POLICYGRAPH_API_KEY (at least 16 letters)"
    f" where the service is started, and send its value in the header {HEADER}"
)
REFUSED = responses(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
_scheme = APIKeyHeader(name=HEADER, auto_error=False, description="The value of POLICYGRAPH_API_KEY.")


async def require_key(request: Request, given: Annotated[str | None, Security(_scheme)] = None) -> None:
    """Let the request pass if it has the key; HTTPException 403 where there is no key, 401 for another one."""
    settings: Settings = request.app.state.settings
    if settings.api_key is None:
        raise HTTPException(HTTPStatus.FORBIDDEN, OFF)
    # A header's bytes come as Latin-1. Compared in constant time, so that answers do not tell how much was right.
    if given is None or not compare_digest(given.encode("latin-1"), settings.api_key.get_secret_value().encode()):
        detail = f"the header {HEADER} is missing" if given is None else f"the key in the header {HEADER} is wrong"
        raise HTTPException(HTTPStatus.UNAUTHORIZED, detail, {"WWW-Authenticate": f'ApiKey header="{HEADER}"'})
