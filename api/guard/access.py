"""Who may do it: a route says which right it needs (`needs`), a request brings a key in a header."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import HTTPException, Request, Security
from fastapi.security import APIKeyHeader, SecurityScopes

from api.guard.keys import Key, Keyring
from api.guard.rights import Right
from api.problems import responses

HEADER = "X-API-Key"
CHALLENGE = {"WWW-Authenticate": f'ApiKey header="{HEADER}"'}
MISSING, WRONG = f"the header {HEADER} is missing", f"the key in the header {HEADER} is wrong"
OFF = (
    "taking documents in, removing policies and judging are off: make a key (policygraph keys add), or set"
    f" POLICYGRAPH_API_KEY (at least 16 letters), where the service is started, and send it in the header {HEADER}"
)
REFUSED = responses(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
# Who calls is found out before (api.guard.admission); this has the OpenAPI document tell of the header.
_scheme = APIKeyHeader(
    name=HEADER, auto_error=False, description="A key that `policygraph keys add` made, or POLICYGRAPH_API_KEY."
)


async def _require(request: Request, scopes: SecurityScopes, header: str | None = Security(_scheme)) -> Key:
    """The key that the request has. HTTPException: 403 there are no keys, or it lacks the right; 401 it has none."""
    keyring: Keyring = request.app.state.keyring
    if not keyring.all():
        raise HTTPException(HTTPStatus.FORBIDDEN, OFF)
    key: Key | None = getattr(request.state, "key", None)
    if key is None:
        raise HTTPException(HTTPStatus.UNAUTHORIZED, MISSING, CHALLENGE)
    lacking = [right for right in scopes.scopes if right not in key.rights]
    if lacking:
        detail = f"the key {key.name} lacks the right to {lacking[0]}; it has: {', '.join(key.rights)}"
        raise HTTPException(HTTPStatus.FORBIDDEN, detail)
    return key


def needs(*rights: Right) -> Any:
    """What a route depends on that needs a key with these rights, or any key; gives the key.

    The OpenAPI document names the rights as the roles that the key's scheme asks for.
    """
    return Security(_require, scopes=[right.value for right in rights])
