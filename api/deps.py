"""What routes are given: the store, and the page that is asked for."""

from __future__ import annotations

import secrets
from typing import Annotated, cast

from fastapi import Depends, HTTPException, Query, Request, Security
from fastapi.security import APIKeyHeader

from graph.read.paging import LONGEST_PAGE
from graph.settings import Settings
from graph.store import Store

MAX_QUERY = 200

_KEY = APIKeyHeader(name="X-API-Key", auto_error=False, description="Needed where POLICYGRAPH_API_KEY is set.")


def get_store(request: Request) -> Store:
    """The store that the lifespan opened, read-only."""
    return cast(Store, request.app.state.store)


def check_key(request: Request, key: Annotated[str | None, Security(_KEY)]) -> None:
    """Refuse a request without the key where the settings have one."""
    settings = cast(Settings, request.app.state.settings)
    if settings.api_key is None:
        return
    if not secrets.compare_digest((key or "").encode(), settings.api_key.get_secret_value().encode()):
        raise HTTPException(401, "the header X-API-Key is missing or wrong", headers={"WWW-Authenticate": "ApiKey"})


StoreDep = Annotated[Store, Depends(get_store)]
Text = Annotated[str | None, Query(min_length=1, max_length=MAX_QUERY)]
Limit = Annotated[int, Query(ge=1, le=LONGEST_PAGE, description="Rows a page.")]
Cursor = Annotated[str | None, Query(max_length=1_000, description="next_cursor of the page before.")]
