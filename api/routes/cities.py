"""Administrative divisions."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import StoreDep
from graph import read
from graph.read.places import CityRow

router = APIRouter(prefix="/cities", tags=["cities"])


@router.get("")
async def list_cities(store: StoreDep) -> list[CityRow]:
    """All divisions that the graph speaks of, by path."""
    return await read.cities(store)
