"""Where the nodes of a network stand in its picture."""

from __future__ import annotations

from collections.abc import Sequence

from graph.drawing import Places, Sketch, arranged
from graph.read.network import GroupNode, Groups, Network, NetworkLink, NetworkNode, numbered


async def placed(network: Network) -> Network:
    """The network with its agencies' places and communities. DrawingError: they could not be arranged."""
    places = await _places(network.nodes, network.links)
    told = zip(places.x, places.y, places.community, strict=True)
    nodes = [
        node.model_copy(update={"x": x, "y": y, "community": community})
        for node, (x, y, community) in zip(network.nodes, told, strict=True)
    ]
    return network.model_copy(update={"nodes": nodes})


async def placed_groups(groups: Groups) -> Groups:
    """The groups with their places. DrawingError: they could not be arranged."""
    places = await _places(groups.nodes, groups.links)
    told = zip(groups.nodes, places.x, places.y, strict=True)
    return groups.model_copy(update={"nodes": [node.model_copy(update={"x": x, "y": y}) for node, x, y in told]})


async def _places(nodes: Sequence[NetworkNode | GroupNode], links: Sequence[NetworkLink]) -> Places:
    loads = tuple(node.leads + node.supports for node in nodes)
    return await arranged(Sketch(tuple(node.id for node in nodes), loads, numbered(nodes, links)))
