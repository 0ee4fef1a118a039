"""Parts that nothing links, side by side: rows of boxes, filled from the left, within the shape of a screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.drawing.shaping import AIR

_ASPECT = 1.5
_MOST_TRIED = 60
_SLACK = 1.001

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Box:
    members: Sequence[int]
    left: float
    top: float
    width: float
    height: float


def pack(parts: Sequence[Sequence[int]], x: list[float], y: list[float], radii: Sequence[float]) -> None:
    """Move the nodes of each part to its place; x and y are changed, the whole lies around (0, 0)."""
    boxes = sorted((_box(part, x, y, radii) for part in parts), key=lambda box: -box.height)
    if not boxes:
        return
    width = _best_width(boxes)
    corners = _rows(boxes, width)
    middle = _height(boxes, corners) / 2
    for box, (left, down) in zip(boxes, corners, strict=True):
        for member in box.members:
            x[member] += left - box.left - width / 2
            y[member] += middle - down - box.top


def _rows(boxes: Sequence[_Box], width: float) -> list[Corner]:
    """Boxes from the left, a new row where one would go beyond the width; how far right and down each begins."""
    left, down, row = 0.0, 0.0, 0.0
    found = []
    for box in boxes:
        if left > 0 and left + box.width > width * _SLACK:
            left, down, row = 0.0, down + row, 0.0
        found.append((left, down))
        row = max(row, box.height)
        left += box.width
    return found


def _height(boxes: Sequence[_Box], corners: Sequence[Corner]) -> float:
    return max(down + box.height for box, (_, down) in zip(boxes, corners, strict=True))


def _best_width(boxes: Sequence[_Box]) -> float:
    """Of the widths at which the first row is just full, the one that can be shown largest on a screen."""
    widest = max(box.width for box in boxes)
    width, best, smallest = 0.0, widest, float("inf")
    for box in boxes[:_MOST_TRIED]:
        width += box.width
        if width < widest:
            continue
        size = max(width / _ASPECT, _height(boxes, _rows(boxes, width)))
        if size < smallest:
            best, smallest = width, size
    return best


def _box(members: Sequence[int], x: Sequence[float], y: Sequence[float], radii: Sequence[float]) -> _Box:
    left = min(x[one] - radii[one] for one in members) - AIR
    right = max(x[one] + radii[one] for one in members) + AIR
    low = min(y[one] - radii[one] for one in members) - AIR
    top = max(y[one] + radii[one] for one in members) + AIR
    return _Box(members, left, top, right - left, top - low)
