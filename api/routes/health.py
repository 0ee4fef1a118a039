"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from api.deps import StoreDep

router = APIRouter(tags=["service"])


class State(BaseModel):
    """The service's state; what is not well is a problem, not a state."""

    status: Literal["ok"] = "ok"


@router.get("/health")
async def health() -> State:
    """The process answers: it lives, whatever the store does, which /ready tells. Nobody need start it anew."""
    return State()


@router.get("/ready")
async def ready(store: StoreDep) -> State:
    """The store answers too. 503 while it is gone: it is looked for, or started, and this is 200 again then."""
    await store.ping()
    return State()
