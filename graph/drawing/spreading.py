"""Push circles apart until none covers another, or the passes are used up."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, sqrt

_GAP = 3.0
_ENOUGH = 0.01
_AHEAD = ((0, 1), (1, -1), (1, 0), (1, 1))  # of the eight cells around, each pair once

Cells = dict[tuple[int, int], list[int]]


def spread(x: list[float], y: list[float], radii: list[float], passes: int) -> None:
    """Change x and y in place; radii are in the same units. A grid keeps a pass linear."""
    cell = 2 * max(radii, default=0.0) + 2 * _GAP
    for _ in range(passes):
        moved = False
        for one, other in _near(x, y, cell):
            moved = _part(x, y, radii, one, other) or moved
        if not moved:
            return


def _near(x: list[float], y: list[float], cell: float) -> Iterator[tuple[int, int]]:
    """Pairs that may touch, as they stand at the beginning of the pass."""
    cells: Cells = {}
    for at, (across, up) in enumerate(zip(x, y, strict=True)):
        cells.setdefault((floor(across / cell), floor(up / cell)), []).append(at)
    for (column, row), held in cells.items():
        around = [one for across, up in _AHEAD for one in cells.get((column + across, row + up), ())]
        for at, one in enumerate(held):
            for other in held[at + 1 :]:
                yield one, other
            for other in around:
                yield one, other


def _part(x: list[float], y: list[float], radii: list[float], one: int, other: int) -> bool:
    """Move two that touch apart by half of what is missing each; two in one place part along x."""
    across, up = x[other] - x[one], y[other] - y[one]
    least = radii[one] + radii[other] + _GAP
    square = across * across + up * up
    if square >= least * least:
        return False
    distance = sqrt(square)
    missing = least - distance
    if missing <= _ENOUGH:
        return False
    share_x, share_y = (across / distance, up / distance) if distance else (1.0, 0.0)
    x[one] -= share_x * missing / 2
    y[one] -= share_y * missing / 2
    x[other] += share_x * missing / 2
    y[other] += share_y * missing / 2
    return True
