"""The whole graph as one file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from api.deps import StoreDep
from graph.formats import KINDS, Form, whole

router = APIRouter(prefix="/export", tags=["service"])
_FORMAT = Query(alias="format", description="Tables (csv, parquet) come as a zip.")
_FILES = {
    media_type.partition(";")[0]: {"schema": {"type": "string", "format": "binary"}} for _, media_type in KINDS.values()
}


@router.get("", response_class=StreamingResponse, responses={200: {"description": "The graph", "content": _FILES}})
async def export_graph(store: StoreDep, form: Annotated[Form, _FORMAT] = Form.JSONL) -> StreamingResponse:
    """Every node and edge: the same graph gives the same bytes. Cut off where the graph changes meanwhile."""
    pieces = whole.stream(store.run, form)
    first = await anext(pieces, b"")  # what is wrong from the beginning is a problem, not half a file
    suffix, media_type = KINDS[form]
    headers = {"Content-Disposition": f'attachment; filename="policygraph.{suffix}"'}
    return StreamingResponse(_all(first, pieces), media_type=media_type, headers=headers)


async def _all(first: bytes, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in pieces:
        yield piece
