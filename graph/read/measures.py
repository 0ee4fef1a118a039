"""Who stands in the middle of the network of shared tasks, and who belongs together; by networkx.

The same network gives the same measures: nodes and links come sorted, what is drawn by lot has a fixed seed, and
figures are rounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.drawing.groups import communities
from graph.read.network import Network, NetworkNode, numbered

if TYPE_CHECKING:
    from networkx import Graph

_SEED = 0
_DIGITS = 6
_WHOLE = 400  # agencies; of more the paths are counted from so many of them, drawn with the seed
_ROUNDS = 1000


def measured(network: Network) -> Network:
    """The network with its agencies' measures.

    strength: tasks shared with others, each pair's; betweenness: share of the shortest paths between others that go
    through it, 0 to 1; eigenvector: how well it is linked to the well-linked, the best 1; community: number of its
    group, the largest is 0.
    """
    import networkx  # slow to import, and asked for seldom

    graph = networkx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    graph.add_weighted_edges_from((link.source, link.target, link.weight) for link in network.links)
    strength = dict(graph.degree(weight="weight"))
    pivots = _WHOLE if len(graph) > _WHOLE else None
    between = networkx.betweenness_centrality(graph, k=pivots, seed=_SEED)
    central = _eigenvector(graph)
    groups = communities(len(network.nodes), numbered(network.nodes, network.links))
    nodes = [
        node.model_copy(
            update={
                "strength": strength[node.id],
                "betweenness": round(between[node.id], _DIGITS),
                "eigenvector": round(central[node.id], _DIGITS),
                "community": group,
            }
        )
        for node, group in zip(network.nodes, groups, strict=True)
    ]
    return network.model_copy(update={"nodes": nodes})


def _eigenvector(graph: Graph) -> dict[str, float]:
    """By repeated passing on, from equal parts; one step back to itself keeps two-sided networks from swinging."""
    now = dict.fromkeys(graph, 1.0)
    for _ in range(_ROUNDS):
        new = {one: now[one] + sum(now[other] * link["weight"] for other, link in graph[one].items()) for one in graph}
        most = max(new.values(), default=1.0)
        new = {one: value / most for one, value in new.items()}
        if all(abs(new[one] - now[one]) < 10**-_DIGITS / 10 for one in graph):
            break
        now = new
    return now


def most_central(network: Network) -> list[NetworkNode]:
    """The agencies, those through which most paths go first."""
    return sorted(network.nodes, key=lambda node: (-(node.betweenness or 0.0), -(node.strength or 0), node.id))
