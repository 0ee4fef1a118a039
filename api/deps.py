"""What routes are given: the store, the jobs, and the page that is asked for."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Query, Request

from api.access import require_key
from api.jobs import Jobs
from graph.read.paging import LONGEST_PAGE
from graph.store import Store

MAX_QUERY = 200


def get_store(request: Request) -> Store:
    """The store that the lifespan opened, read-only."""
    return cast(Store, request.app.state.store)


def get_jobs(request: Request, key: Annotated[None, Depends(require_key)]) -> Jobs:
    """The jobs that the lifespan opened, for who has the key; without one in the settings there are none."""
    return cast(Jobs, request.app.state.jobs)


StoreDep = Annotated[Store, Depends(get_store)]
JobsDep = Annotated[Jobs, Depends(get_jobs)]
Text = Annotated[str | None, Query(min_length=1, max_length=MAX_QUERY)]
Limit = Annotated[int, Query(ge=1, le=LONGEST_PAGE, description="Rows a page.")]
MinConfidence = Annotated[
    float, Query(ge=0, le=1, description="Facts of less confidence are left out, of what is listed and counted.")
]
Cursor = Annotated[str | None, Query(max_length=1_000, description="next_cursor of the page before.")]
