"""Linked nodes draw each other near, all push each other away: Fruchterman and Reingold's layout (1991).

Written out, for each step's places must be put on a grid, which no library under a free licence of our kind allows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from graph.drawing.sketch import Link

if TYPE_CHECKING:
    from numpy.typing import NDArray

Array: TypeAlias = "NDArray[Any]"
_GRID = 1024.0  # steps of a unit, which is about a link's length
_MOST, _LEAST, _WORK = 400, 30, 200_000  # steps; more nodes need more time each, and look settled after fewer
_WARMTH = 0.15  # of the width: how far a node moves in the first step
_AT_ONCE = 2_000_000  # pairs of nodes that are held in memory


def settled(ids: Sequence[str], links: Sequence[Link]) -> tuple[list[float], list[float]]:
    """X and y of nodes that hang together, in units of a link, on the grid."""
    import numpy  # slow to import, and asked for seldom

    width = len(ids) ** 0.5
    places = _on_grid(numpy.array([_start(id, width) for id in ids]))
    ends = numpy.array([link[:2] for link in links], dtype=int).reshape(-1, 2)
    weights = numpy.sqrt(numpy.array([weight for *_, weight in links], dtype=float))
    steps = max(_LEAST, min(_MOST, _WORK // len(ids)))
    for left in range(steps, 0, -1):
        moves = _pushed(places) + _pulled(places, ends, weights)
        lengths = numpy.sqrt(moves[:, 0] * moves[:, 0] + moves[:, 1] * moves[:, 1])
        warm = _WARMTH * width * left / steps
        places = _on_grid(places + moves * (warm / numpy.maximum(lengths, warm))[:, None])
    return places[:, 0].tolist(), places[:, 1].tolist()


def _pushed(places: Array) -> Array:
    """How the others push each node, with one over the distance; of two at one place the later goes right."""
    import numpy

    rows = max(1, _AT_ONCE // len(places))
    found = numpy.empty_like(places)
    for first in range(0, len(places), rows):
        across = places[first : first + rows, None, 0] - places[None, :, 0]
        up = places[first : first + rows, None, 1] - places[None, :, 1]
        square = across * across + up * up
        one, other = numpy.nonzero(square == 0.0)
        across[one, other] = numpy.sign(first + one - other) / _GRID
        square[square == 0.0] = 1.0
        found[first : first + rows, 0] = (across / square).sum(axis=1)
        found[first : first + rows, 1] = (up / square).sum(axis=1)
    return found


def _pulled(places: Array, ends: Array, weights: Array) -> Array:
    """Of each node how its links pull it, each with the square of its length."""
    import numpy

    apart = places[ends[:, 1]] - places[ends[:, 0]]
    pulls = apart * (numpy.sqrt(apart[:, 0] * apart[:, 0] + apart[:, 1] * apart[:, 1]) * weights)[:, None]
    found = numpy.zeros_like(places)
    numpy.add.at(found, ends[:, 0], pulls)
    numpy.subtract.at(found, ends[:, 1], pulls)
    return found


def _start(id: str, width: float) -> tuple[float, float]:
    """Somewhere in a square, by the id alone."""
    digest = hashlib.sha256(id.encode()).digest()
    across, up = (int.from_bytes(part, "big") / 2**32 - 0.5 for part in (digest[:4], digest[4:8]))
    return across * width, up * width


def _on_grid(places: Array) -> Array:
    import numpy

    return numpy.round(places * _GRID) / _GRID
