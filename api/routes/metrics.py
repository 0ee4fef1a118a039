"""What the service counts, for Prometheus: no part of the API, and not in its document."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

router = APIRouter()


@router.get("/metrics", include_in_schema=False)
async def get_metrics(request: Request) -> Response:
    """Requests, jobs, documents, whether the store answers."""
    return Response(await request.app.state.metrics.tell(request.app), media_type=CONTENT_TYPE_LATEST)
