"""One search over everything."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import Name, StoreDep
from ingest.identity.search import Found, search

router = APIRouter(prefix="/search", tags=["service"])
_MOST = 50


@router.get("")
async def search_names(
    store: StoreDep,
    q: Name,
    limit: Annotated[int, Query(ge=1, le=_MOST, description="Things of each kind, at the most.")] = 5,
) -> list[Found]:
    """Agencies, places, indicators and policies whose name holds q, or has its pinyin initials, and tasks with q."""
    return await search(store, q, limit)
