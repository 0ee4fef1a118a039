"""What this service is and offers."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import APIRouter, Request
from pydantic import BaseModel

from api.guard.rights import Right

router = APIRouter(prefix="/service", tags=["service"])


class Service(BaseModel):
    """uploads, judging: whether a key may take documents in, may judge; max_bytes: the largest document."""

    version: str
    uploads: bool
    judging: bool
    max_bytes: int


@router.get("")
async def get_service(request: Request) -> Service:
    """The version, and what is taken in from who has a key."""
    settings, keyring = request.app.state.settings, request.app.state.keyring
    writes = hasattr(request.app.state, "jobs")
    return Service(
        version=version("policygraph"),
        uploads=writes and keyring.may(Right.WRITE),
        judging=writes and keyring.may(Right.JUDGE),
        max_bytes=settings.max_bytes,
    )
