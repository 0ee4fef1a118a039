"""What routes are given: the store, and the page that is asked for."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Query, Request

from graph.read.paging import LONGEST_PAGE
from graph.store import Store

MAX_QUERY = 200


def get_store(request: Request) -> Store:
    """The store that the lifespan opened, read-only."""
    return cast(Store, request.app.state.store)


StoreDep = Annotated[Store, Depends(get_store)]
Text = Annotated[str | None, Query(min_length=1, max_length=MAX_QUERY)]
Limit = Annotated[int, Query(ge=1, le=LONGEST_PAGE, description="Rows a page.")]
Cursor = Annotated[str | None, Query(max_length=1_000, description="next_cursor of the page before.")]
