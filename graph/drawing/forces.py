"""Linked nodes draw each other near, all push each other away: Fruchterman and Reingold's layout (1991).

Written out, for each step's places must be put on a grid: igraph, which could be asked for one step, is under the GPL,
and what else has the layout needs numpy, a fifth of all that serving installs. Places are complex numbers, x + yi.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from math import floor, sqrt

from graph.drawing.sketch import Link

_GRID = 1024.0  # steps of a unit, which is about a link's length
_MOST, _LEAST, _WORK = 250, 30, 40_000  # steps; more nodes need more time each, and look settled after fewer
_WARMTH = 0.15  # of the width: how far a node moves in the first step
_EXACT = 600  # nodes; of more only those near each other push
_NEAR = 6.0  # units


def settled(ids: Sequence[str], links: Sequence[Link]) -> tuple[list[float], list[float]]:
    """X and y of nodes that hang together, in units of a link, on the grid."""
    width = sqrt(len(ids))
    places = [_on_grid(_start(id, width)) for id in ids]
    pulls = [(one, other, sqrt(weight)) for one, other, weight in links]
    steps = max(_LEAST, min(_MOST, _WORK // len(ids)))
    for left in range(steps, 0, -1):
        moves = _pushed(places)
        for one, other, strength in pulls:
            apart = places[other] - places[one]
            pull = apart * (_length(apart) * strength)
            moves[one] += pull
            moves[other] -= pull
        warm = _WARMTH * width * left / steps
        places = [
            _on_grid(at + move * (warm / max(_length(move), warm))) for at, move in zip(places, moves, strict=True)
        ]
    return [at.real for at in places], [at.imag for at in places]


def _pushed(places: Sequence[complex]) -> list[complex]:
    """How others push each node, with one over the distance."""
    if len(places) <= _EXACT:
        return [_push(at, places) for at in places]
    cells: dict[tuple[int, int], list[complex]] = {}
    for at in places:
        cells.setdefault(_cell(at), []).append(at)
    near = {cell: _around(cells, *cell) for cell in cells}
    return [_push(at, near[_cell(at)]) for at in places]


def _push(at: complex, others: Sequence[complex]) -> complex:
    """The sum of d / |d|², which is 1 / d mirrored; two at one place are parted by the links that only one has."""
    return sum([1 / (at - other) for other in others if other != at], 0j).conjugate()


def _cell(at: complex) -> tuple[int, int]:
    return floor(at.real / _NEAR), floor(at.imag / _NEAR)


def _around(cells: dict[tuple[int, int], list[complex]], x: int, y: int) -> list[complex]:
    return [at for a in (x - 1, x, x + 1) for b in (y - 1, y, y + 1) for at in cells.get((a, b), ())]


def _length(way: complex) -> float:
    return sqrt(way.real * way.real + way.imag * way.imag)


def _start(id: str, width: float) -> complex:
    """Somewhere in a square, by the id alone."""
    digest = hashlib.sha256(id.encode()).digest()
    across, up = (int.from_bytes(part, "big") / 2**32 - 0.5 for part in (digest[:4], digest[4:8]))
    return complex(across * width, up * width)


def _on_grid(at: complex) -> complex:
    return complex(round(at.real * _GRID) / _GRID, round(at.imag * _GRID) / _GRID)
