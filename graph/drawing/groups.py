"""Which nodes of a network belong together, by igraph: Louvain's communities, and what hangs together at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from threading import Lock
from typing import TYPE_CHECKING

from graph.drawing.sketch import Link

if TYPE_CHECKING:
    from igraph import Graph

_SEED = 0
_ONE = Lock()  # igraph has one source of chance for the whole process


def graph_of(nodes: int, links: Sequence[Link]) -> Graph:
    """The network as igraph has it."""
    from igraph import Graph  # slow to import, and asked for seldom

    edges = [(one, other) for one, other, _ in links]
    return Graph(n=nodes, edges=edges, edge_attrs={"weight": [weight for *_, weight in links]})


def communities(nodes: int, links: Sequence[Link]) -> list[int]:
    """The number of each node's community: the largest is 0, of equal ones that of the lesser nodes comes first."""
    from igraph import set_random_number_generator

    graph = graph_of(nodes, links)
    with _ONE:
        set_random_number_generator(Random(_SEED))  # noqa: S311  # not for secrets
        found = graph.community_multilevel(weights="weight").membership
    return _numbered(found)


def components(nodes: int, links: Sequence[Link]) -> list[list[int]]:
    """The nodes of each part that nothing links to another, the largest first."""
    return sorted(map(sorted, graph_of(nodes, links).connected_components()), key=lambda part: (-len(part), part[0]))


def _numbered(membership: Iterable[int]) -> list[int]:
    """By size, then by their first node."""
    members: dict[int, list[int]] = {}
    for node, group in enumerate(membership):
        members.setdefault(group, []).append(node)
    ordered = sorted(members.values(), key=lambda group: (-len(group), group[0]))
    number = {node: at for at, group in enumerate(ordered) for node in group}
    return [number[node] for node in range(len(number))]
