"""The network of agency load: who carries how much, and who works with whom."""

from __future__ import annotations

from pydantic import BaseModel

from graph.read.paging import Reader
from graph.records import AgencyKind


class NetworkNode(BaseModel):
    """An agency with the tasks that it leads and supports in the chosen policies."""

    id: str
    name: str
    kind: AgencyKind
    place: str
    leads: int
    supports: int


class NetworkLink(BaseModel):
    """Two agencies that share weight tasks."""

    source: str
    target: str
    weight: int


class Network(BaseModel):
    """Nodes by id, links by source and target."""

    nodes: list[NetworkNode]
    links: list[NetworkLink]


async def network(store: Reader, *, city: str | None = None, policy: str | None = None, min_weight: int = 1) -> Network:
    """Agencies of the chosen policies, and the pairs that share at least min_weight tasks."""
    nodes = await store.run("read/network_nodes", city=city, policy=policy)
    links = await store.run("read/network_links", city=city, policy=policy, min_weight=min_weight)
    return Network.model_validate({"nodes": nodes, "links": links})
