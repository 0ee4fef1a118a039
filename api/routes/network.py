"""The network of agency load."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import StoreDep, Text
from graph import read
from graph.read.network import Network

router = APIRouter(prefix="/network", tags=["network"])


@router.get("/agencies")
async def get_network(
    store: StoreDep, city: Text = None, policy: Text = None, min_weight: Annotated[int, Query(ge=1)] = 1
) -> Network:
    """Agencies with their counts of tasks, and the pairs of them that share at least min_weight tasks."""
    return await read.network(store, city=city, policy=policy, min_weight=min_weight)
