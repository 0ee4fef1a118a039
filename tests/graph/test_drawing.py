"""Where the nodes of the network stand in its picture: the same everywhere, apart, and near what they share with."""

from __future__ import annotations

import asyncio
import hashlib
import os
import random
import subprocess
import sys
import threading
from itertools import combinations
from math import hypot
from pathlib import Path

import pytest

from graph.drawing import Places, Sketch, arranged, forces, work
from graph.drawing.arranging import arrange
from graph.drawing.groups import communities, components
from graph.errors import DrawingError
from graph.read.network import GroupNode, Groups, Network, NetworkLink, NetworkNode
from graph.read.pictures import placed, placed_groups

KNOWN = "f48c8b629a811595"


def sketch(nodes: int, links: int, seed: int = 1) -> Sketch:
    draw = random.Random(seed)
    found: dict[tuple[int, int], int] = {}
    while len(found) < links:
        one, other = sorted((int(draw.random() ** 2 * nodes), draw.randrange(nodes)))
        if one != other:
            found[one, other] = 1 + draw.randrange(5)
    between = tuple((one, other, weight) for (one, other), weight in sorted(found.items()))
    return Sketch(tuple(f"a{at}" for at in range(nodes)), tuple(1 + draw.randrange(30) for _ in range(nodes)), between)


def digest(places: Places) -> str:
    return hashlib.sha256(repr((places.x, places.y, places.community)).encode()).hexdigest()[:16]


def test_the_places_are_the_known_ones() -> None:
    """Byte for byte, wherever this runs: another machine, Python that gives others fails here."""
    assert digest(arrange(sketch(120, 400))) == KNOWN


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_neither_hash_seed_nor_threads_matter(hash_seed: str) -> None:
    code = "from test_drawing import *; print(digest(arrange(sketch(120, 400))))"
    env = os.environ | {"PYTHONHASHSEED": hash_seed, "OMP_NUM_THREADS": "3", "PYTHONPATH": str(Path(__file__).parent)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest(arrange(sketch(120, 400)))


@pytest.mark.parametrize("seed", range(3))
def test_a_last_bit_that_a_machine_has_otherwise_is_lost(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """As where a compiler makes a product and a sum one: without the grid it would grow until all stood elsewhere."""
    draw, exact = random.Random(seed), forces._on_grid
    monkeypatch.setattr(forces, "_on_grid", lambda at: exact(at * (1 + draw.choice((-1, 0, 1)) * 2.0**-50)))
    assert digest(arrange(sketch(120, 400))) == KNOWN


def test_other_agencies_stand_elsewhere() -> None:
    given = sketch(120, 400)
    renamed = Sketch(tuple(f"b{id}" for id in given.ids), given.loads, given.links)
    assert arrange(renamed).x != arrange(given).x


def test_no_circle_covers_another() -> None:
    given = sketch(150, 300)
    places, radii = arrange(given), given.radii
    covered = [
        (one, other)
        for one, other in combinations(range(150), 2)
        if hypot(places.x[one] - places.x[other], places.y[one] - places.y[other]) < 0.95 * (radii[one] + radii[other])
    ]
    assert covered == []


def test_what_is_linked_stands_nearer_than_what_is_not() -> None:
    """Two rings that one link joins: each keeps together, and both are seen."""
    rings = [(at, (at + 1) % 10, 3) for at in range(10)] + [(10 + at, 10 + (at + 1) % 10, 3) for at in range(10)]
    places = arrange(Sketch(tuple(f"a{at}" for at in range(20)), (3,) * 20, (*rings, (0, 10, 1))))

    def distance(pairs: list[tuple[int, int]]) -> float:
        return sum(hypot(places.x[a] - places.x[b], places.y[a] - places.y[b]) for a, b in pairs) / len(pairs)

    within = [*combinations(range(10), 2), *combinations(range(10, 20), 2)]
    across = [(one, other) for one in range(10) for other in range(10, 20)]
    assert distance(across) > 1.3 * distance(within)


def test_parts_that_nothing_links_stand_side_by_side() -> None:
    pairs = Sketch(tuple("abcdef"), (9,) * 6, ((0, 1, 1), (2, 3, 1), (4, 5, 1)))
    places = arrange(pairs)
    boxes = [(sorted(places.x[at : at + 2]), sorted(places.y[at : at + 2])) for at in (0, 2, 4)]
    for (x, y), (other_x, other_y) in combinations(boxes, 2):
        assert x[1] < other_x[0] or other_x[1] < x[0] or y[1] < other_y[0] or other_y[1] < y[0]


@pytest.mark.parametrize(("nodes", "links"), [(0, 0), (1, 0), (2, 1), (5, 0)])
def test_the_smallest(nodes: int, links: int) -> None:
    places = arrange(sketch(nodes, links))
    assert len(places.x) == len(places.y) == len(places.community) == nodes
    assert all(isinstance(value, int) for value in (*places.x, *places.y))
    assert len(set(zip(places.x, places.y, strict=True))) == nodes


def test_groups() -> None:
    """Two triangles with a link between them, a pair, and one alone."""
    links = [(0, 1, 5), (1, 2, 5), (0, 2, 5), (3, 4, 5), (4, 5, 5), (3, 5, 5), (2, 3, 1), (6, 7, 1)]
    assert components(9, links) == [[0, 1, 2, 3, 4, 5], [6, 7], [8]]
    assert communities(9, links) == [0, 0, 0, 1, 1, 1, 2, 2, 3]


async def test_the_answer_has_places() -> None:
    common = {"kind": "government", "place": "省", "leads": 1, "supports": 0}
    nodes = [NetworkNode.model_validate({"id": id, "name": id, **common}) for id in "abc"]
    link = NetworkLink(source="a", target="b", weight=1)
    found = await placed(Network(nodes=nodes, links=[link]))
    expected = arrange(Sketch(("a", "b", "c"), (1, 1, 1), ((0, 1, 1),)))
    assert [(one.x, one.y, one.community) for one in found.nodes] == list(
        zip(expected.x, expected.y, expected.community, strict=True)
    )
    groups = Groups(nodes=[GroupNode(id=id, agencies=1, leads=1, supports=0) for id in "abc"], links=[link])
    assert [(one.x, one.y) for one in (await placed_groups(groups)).nodes] == list(
        zip(expected.x, expected.y, strict=True)
    )


async def test_others_are_answered_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    """The event loop goes on while nodes are arranged."""
    let, places = threading.Event(), Places((), (), ())
    monkeypatch.setattr(work, "_in_process", lambda _: places if let.wait(10) else None)
    asked = asyncio.create_task(arranged(Sketch((), (), ())))
    await asyncio.sleep(0.01)
    assert not asked.done()
    let.set()
    assert await asked == places


async def test_what_fails_in_the_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "no such program")
    with pytest.raises(DrawingError, match="2 nodes were not arranged"):
        await arranged(Sketch(("a", "b"), (1, 1), ()))


LOADS = [
    ((100,), [24.0], "as it is"),
    ((162, 353), [19.95, 28.02], "a greater one makes all smaller, so that none looks like another"),
    ((), [], "nothing to draw"),
    ((0, 0), [3.0, 3.0], "nobody has a task"),
]


@pytest.mark.parametrize(("loads", "radii", "why"), LOADS, ids=[case[2] for case in LOADS])
def test_circles_grow_with_the_load(loads: tuple[int, ...], radii: list[float], why: str) -> None:
    sketch = Sketch(tuple(f"a{at}" for at in range(len(loads))), loads, ())
    assert sketch.radii == pytest.approx(radii, abs=0.01), why
