"""A part of the network as it fits a screen: turned to lie across, with the room that circles and names need."""

from __future__ import annotations

from collections.abc import Sequence
from math import copysign, fsum, sqrt

AIR = 30.0  # free pixels around a node, for its name and its links
_ROOM = 1.3
_FLATTEST = 0.4
_NEAR = 0.9  # share of the nodes that is taken as it lies; what is farther is drawn in
_EVEN = 0.5

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
    across, up = _evened([one / wide for one in x], [one / high for one in y])
    return [one * wide * scale for one in across], [one * high * scale for one in up]


def _centred(values: Sequence[float]) -> list[float]:
    middle = fsum(values) / len(values)
    return [value - middle for value in values]


def _reach(values: Sequence[float]) -> float:
    return sorted(map(abs, values))[int(len(values) * _NEAR)]


def _evened(x: Sequence[float], y: Sequence[float]) -> Pair:
    """Each in its direction, the crowd in the middle apart and what is far off nearer: half way to an even disc."""
    far = [sqrt(one * one + other * other) for one, other in zip(x, y, strict=True)]
    order = sorted(range(len(far)), key=lambda at: (far[at], at))
    even = {at: sqrt((rank + 0.5) / len(far)) for rank, at in enumerate(order)}
    wanted = [_EVEN * even[at] + (1 - _EVEN) * _drawn_in(one) for at, one in enumerate(far)]
    factors = [new / old if old else 1.0 for new, old in zip(wanted, far, strict=True)]
    return [a * b for a, b in zip(x, factors, strict=True)], [a * b for a, b in zip(y, factors, strict=True)]


def _drawn_in(value: float) -> float:
    """What lies beyond 1 nearer, in order."""
    return value if abs(value) <= 1 else copysign(sqrt(abs(value)), value)
