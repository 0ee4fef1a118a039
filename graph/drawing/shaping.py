"""A part of the network as it fits a screen: turned to lie across, with the room that circles and names need."""

from __future__ import annotations

from collections.abc import Sequence
from math import copysign, fsum, sqrt

AIR = 30.0  # free pixels around a node, for its name and its links
_ROOM = 1.3
_FLATTEST = 0.4
_NEAR = 0.85  # share of the nodes that is taken as it lies; what is farther is drawn in

Pair = tuple[list[float], list[float]]


def turned(x: Sequence[float], y: Sequence[float]) -> Pair:
    """Around the middle so that the longest direction lies across: a screen is wide."""
    across, up = _centred(x), _centred(y)
    xx, yy = fsum(one * one for one in across), fsum(one * one for one in up)
    xy = fsum(one * other for one, other in zip(across, up, strict=True))
    long = sqrt((xx - yy) * (xx - yy) + 4 * xy * xy)
    double = (xx - yy) / long if long else 1.0  # cosine of twice the angle
    cos, sin = sqrt((1 + double) / 2), copysign(sqrt(max(0.0, (1 - double) / 2)), xy)
    pairs = list(zip(across, up, strict=True))
    return [a * cos + b * sin for a, b in pairs], [b * cos - a * sin for a, b in pairs]


def fitted(x: Sequence[float], y: Sequence[float], radii: Sequence[float]) -> Pair:
    """In pixels, as large as its circles and their names need."""
    room = sqrt(_ROOM * fsum((2 * radius + AIR) * (2 * radius + AIR) for radius in radii))
    wide = max(1e-6, _reach(x))
    high = max(_FLATTEST * wide, _reach(y))  # a pair is a line
    scale = room / 2 / sqrt(wide * high)
    return [_drawn_in(one / wide) * wide * scale for one in x], [_drawn_in(one / high) * high * scale for one in y]


def _centred(values: Sequence[float]) -> list[float]:
    middle = fsum(values) / len(values)
    return [value - middle for value in values]


def _reach(values: Sequence[float]) -> float:
    return sorted(map(abs, values))[int(len(values) * _NEAR)]


def _drawn_in(value: float) -> float:
    """What lies beyond 1 nearer, in order."""
    return value if abs(value) <= 1 else copysign(sqrt(abs(value)), value)
