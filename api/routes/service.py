"""What this service is and offers."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import APIRouter, Request
from pydantic import BaseModel

router = APIRouter(prefix="/service", tags=["service"])


class Service(BaseModel):
    """uploads: whether documents are taken in from who has the key; max_bytes: the largest."""

    version: str
    uploads: bool
    max_bytes: int


@router.get("")
async def get_service(request: Request) -> Service:
    """The version, and whether documents are taken in."""
    settings = request.app.state.settings
    uploads = settings.api_key is not None
    return Service(version=version("policygraph"), uploads=uploads, max_bytes=settings.max_bytes)
