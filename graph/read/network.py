"""The network of agency load: who carries how much, and who works with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from graph.drawing.sketch import Link
from graph.read.choice import Chosen, chosen, due
from graph.read.paging import Reader
from graph.records import AgencyKind


@dataclass(frozen=True, slots=True)
class PartFilter:
    """Which parts in tasks count; None counts all. the other fields are as in TaskFilter."""

    policy: Chosen = None
    city: Chosen = None
    role: Chosen = None
    basis: Chosen = None
    due_after: date | None = None
    due_before: date | None = None
    min_confidence: float = 0.0

    def params(self) -> dict[str, Any]:
        """As the filters have them."""
        fields = chosen(policy=self.policy, city=self.city, role=self.role, basis=self.basis)
        return fields | due(self.due_after, self.due_before) | {"min_confidence": self.min_confidence}


class NetworkNode(BaseModel):
    """An agency with the tasks in which it leads and supports, of the parts that count.

    strength, betweenness, eigenvector and community are measures (graph.read.measures), x and y its place in the
    picture (graph.read.pictures, which tells community too), None where not asked for.
    """

    id: str
    name: str
    kind: AgencyKind
    place: str
    leads: int
    supports: int
    strength: int | None = None
    betweenness: float | None = None
    eigenvector: float | None = None
    community: int | None = None
    x: int | None = None
    y: int | None = None


class NetworkLink(BaseModel):
    """Two agencies that share weight tasks, both with a part that counts."""

    source: str
    target: str
    weight: int


class Network(BaseModel):
    """Nodes by id, links by source and target."""

    nodes: list[NetworkNode]
    links: list[NetworkLink]


def numbered(nodes: Sequence[NetworkNode | GroupNode], links: Sequence[NetworkLink]) -> tuple[Link, ...]:
    """Links between the numbers of nodes, as these stand, with what they weigh."""
    number = {node.id: at for at, node in enumerate(nodes)}
    return tuple((number[link.source], number[link.target], link.weight) for link in links)


async def network(store: Reader, where: PartFilter, *, min_weight: int = 1) -> Network:
    """Agencies with a part that counts, and the pairs of them that share at least min_weight tasks by such parts."""
    nodes = await store.run("read/network_nodes", **where.params())
    links = await store.run("read/network_links", **where.params(), min_weight=min_weight)
    return Network.model_validate({"nodes": nodes, "links": links})


class GroupNode(BaseModel):
    """A place, or a function, with its agencies and the tasks that they lead and support, counted once for each.

    id: path of the place, ? for all that are not known; or name of the function, empty for agencies without one.
    x and y are its place in the picture, None where not asked for.
    """

    id: str
    agencies: int
    leads: int
    supports: int
    x: int | None = None
    y: int | None = None


class Groups(BaseModel):
    """Nodes by id, links by source and target: tasks that agencies of the two share."""

    nodes: list[GroupNode]
    links: list[NetworkLink]


async def groups(store: Reader, where: PartFilter, by: Literal["place", "function"], *, min_weight: int = 1) -> Groups:
    """The network with the agencies of a place, or of a function, as one node."""
    asked = where.params() | {"by_place": by == "place"}
    nodes = await store.run("read/network_group_nodes", **asked)
    links = await store.run("read/network_group_links", **asked, min_weight=min_weight)
    return Groups.model_validate({"nodes": nodes, "links": links})
