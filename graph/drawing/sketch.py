"""What is to be arranged, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

Link: TypeAlias = tuple[int, int, int]
"""Numbers of both nodes, and the tasks that they share."""

_LEAST_RADIUS, _RADIUS_A_ROOT, _MOST_LOAD = 3.0, 2.1, 142.0
"""Of a load over the last the circle would be too large: where there is one, all loads are drawn as smaller ones."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """Nodes by their ids, each with its tasks, and links between their numbers."""

    ids: tuple[str, ...]
    loads: tuple[int, ...]
    links: tuple[Link, ...]

    @property
    def radii(self) -> list[float]:
        """Of each node's circle, in pixels, as the page draws it: the area grows with the tasks."""
        share = min(1.0, _MOST_LOAD / max(1, max(self.loads, default=1)))
        return [_LEAST_RADIUS + _RADIUS_A_ROOT * sqrt(load * share) for load in self.loads]


@dataclass(frozen=True, slots=True)
class Places:
    """Of each node its place in pixels, around (0, 0), y up, and the number of its group, the largest 0."""

    x: tuple[int, ...]
    y: tuple[int, ...]
    community: tuple[int, ...]
