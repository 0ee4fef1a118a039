"""Linked nodes draw each other near, all push each other away: Fruchterman and Reingold's layout, by igraph."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from math import sqrt
from random import Random

from graph.drawing.groups import graph_of
from graph.drawing.sketch import Link

_GRID = 1024.0  # steps of a unit, which is about a link's length
_MOST, _LEAST, _WORK = 400, 30, 200_000  # steps; more nodes need more time each, and look settled after fewer
_WARMTH = 0.15  # of the width: how far a node moves in the first step


def settled(ids: Sequence[str], links: Sequence[Link]) -> tuple[list[float], list[float]]:
    """X and y of nodes that hang together, in units of a link, on the grid."""
    from igraph import set_random_number_generator

    graph = graph_of(len(ids), links)
    weights = [sqrt(weight) for *_, weight in links]
    places = [_start(id, sqrt(len(ids))) for id in ids]
    steps = max(_LEAST, min(_MOST, _WORK // len(ids)))
    set_random_number_generator(Random(0))  # noqa: S311  # not for secrets
    for left in range(steps, 0, -1):
        warm = _WARMTH * sqrt(len(ids)) * left / steps
        layout = graph.layout_fruchterman_reingold(weights=weights, niter=1, seed=places, start_temp=warm)
        places = [(_on_grid(x), _on_grid(y)) for x, y in layout]
    return [x for x, _ in places], [y for _, y in places]


def _start(id: str, width: float) -> tuple[float, float]:
    """Somewhere in a square, by the id alone."""
    digest = hashlib.sha256(id.encode()).digest()
    across, up = (int.from_bytes(part, "big") / 2**32 - 0.5 for part in (digest[:4], digest[4:8]))
    return _on_grid(across * width), _on_grid(up * width)


def _on_grid(value: float) -> float:
    return round(value * _GRID) / _GRID
