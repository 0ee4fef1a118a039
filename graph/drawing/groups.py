"""Which nodes of a network belong together, by networkx: Louvain's communities, and what hangs together at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graph.drawing.sketch import Link

if TYPE_CHECKING:
    from networkx import Graph

_SEED = 0


def communities(nodes: int, links: Sequence[Link]) -> list[int]:
    """The number of each node's community: the largest is 0, of equal ones that of the lesser nodes comes first."""
    from networkx.algorithms.community import louvain_communities

    found = louvain_communities(_graph_of(nodes, links), weight="weight", seed=_SEED) if nodes else []
    number = {node: at for at, group in enumerate(_by_size(found)) for node in group}
    return [number[node] for node in range(nodes)]


def components(nodes: int, links: Sequence[Link]) -> list[list[int]]:
    """The nodes of each part that nothing links to another, the largest first."""
    from networkx import connected_components

    return _by_size(connected_components(_graph_of(nodes, links)))


def _graph_of(nodes: int, links: Sequence[Link]) -> Graph:
    """The network as networkx has it."""
    from networkx import Graph  # slow to import, and asked for seldom

    graph = Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_weighted_edges_from(links)
    return graph


def _by_size(groups: Iterable[Iterable[int]]) -> list[list[int]]:
    """The largest first, of equal ones that of the lesser nodes."""
    return sorted(map(sorted, groups), key=lambda group: (-len(group), group[0]))
