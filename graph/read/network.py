"""The network of agency load: who carries how much, and who works with whom."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from pydantic import BaseModel

from graph.read.paging import Reader
from graph.records import AgencyKind, Basis, Role


@dataclass(frozen=True, slots=True)
class PartFilter:
    """Which parts in tasks count; None counts all. the other fields are as in TaskFilter."""

    policy: str | None = None
    city: str | None = None
    role: Role | None = None
    basis: Basis | None = None
    due_after: date | None = None
    due_before: date | None = None
    min_confidence: float = 0.0


class NetworkNode(BaseModel):
    """An agency with the tasks in which it leads and supports, of the parts that count."""

    id: str
    name: str
    kind: AgencyKind
    place: str
    leads: int
    supports: int


class NetworkLink(BaseModel):
    """Two agencies that share weight tasks, both with a part that counts."""

    source: str
    target: str
    weight: int


class Network(BaseModel):
    """Nodes by id, links by source and target."""

    nodes: list[NetworkNode]
    links: list[NetworkLink]


async def network(store: Reader, where: PartFilter, *, min_weight: int = 1) -> Network:
    """Agencies with a part that counts, and the pairs of them that share at least min_weight tasks by such parts."""
    nodes = await store.run("read/network_nodes", **asdict(where))
    links = await store.run("read/network_links", **asdict(where), min_weight=min_weight)
    return Network.model_validate({"nodes": nodes, "links": links})
