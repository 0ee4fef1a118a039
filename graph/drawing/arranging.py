"""The whole arrangement, one part of the network after the other."""

from __future__ import annotations

from collections.abc import Sequence

from graph.drawing.forces import settled
from graph.drawing.groups import communities, components
from graph.drawing.packing import pack
from graph.drawing.shaping import fitted, turned
from graph.drawing.sketch import Link, Places, Sketch
from graph.drawing.spreading import spread

_PASSES, _WORK = 80, 200_000  # of pushing apart; with more nodes fewer


def arrange(sketch: Sketch) -> Places:
    """What nothing links is arranged apart and then packed side by side, so that nearness always means shared tasks."""
    count, radii = len(sketch.ids), sketch.radii
    x, y = [0.0] * count, [0.0] * count
    parts = components(count, sketch.links)
    for members, links in zip(parts, _links(parts, count, sketch.links), strict=True):
        if len(members) > 1:
            found = _part([sketch.ids[one] for one in members], links, [radii[one] for one in members])
            for one, across, up in zip(members, *found, strict=True):
                x[one], y[one] = across, up
    pack(parts, x, y, radii)
    return Places(tuple(map(round, x)), tuple(map(round, y)), tuple(communities(count, sketch.links)))


def _part(ids: Sequence[str], links: Sequence[Link], radii: list[float]) -> tuple[list[float], list[float]]:
    x, y = fitted(*turned(*settled(ids, links)), radii)
    spread(x, y, radii, max(10, min(_PASSES, _WORK // len(ids))))
    return x, y


def _links(parts: Sequence[Sequence[int]], count: int, links: Sequence[Link]) -> list[list[Link]]:
    """The links of each part, between numbers within it."""
    part_of, within = [0] * count, [0] * count
    for at, members in enumerate(parts):
        for number, one in enumerate(members):
            part_of[one], within[one] = at, number
    found: list[list[Link]] = [[] for _ in parts]
    for one, other, weight in links:
        found[part_of[one]].append((within[one], within[other], weight))
    return found
