"""Administrative divisions."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import Name, StoreDep
from api.problems import Meaning
from graph import read
from graph.read.places import CityRow
from ingest.identity.resolver import resolve

router = APIRouter(prefix="/cities", tags=["cities"])


@router.get("")
async def list_cities(store: StoreDep) -> list[CityRow]:
    """All divisions that the graph speaks of, by path."""
    return await read.cities(store)


@router.get("/resolve")
async def resolve_city(store: StoreDep, name: Name) -> Meaning:
    """Which division a name, path or code means."""
    return Meaning.of(await resolve(store, "city", name))
