"""What ids named that name nothing any more: kept in the store, by its version, so that links still lead.

A task whose words moved a little (another bound, a corrected character) has a new id; its old one leads to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from graph.folding import words
from graph.rows import batches

Row = dict[str, Any]
SHARED = 0.8
"""A task is another one's successor if they share at least this much of the words of the longer."""

_PIECE = 8  # code points of a piece that tells which tasks may be the same; ordinary words are shorter
_COMMON = 20  # a piece that stands in more tasks tells nothing
_COMPARED = 3


def moves(gone: Mapping[str, str], new: Mapping[str, str], least: float = SHARED) -> dict[str, str | None]:
    """For each id that is gone the new one that its words went to, None where they went nowhere.

    Both are words by id; least: how much of the words they share. Time is linear in their length.
    """
    texts = {id: words(text) for id, text in new.items()}
    index: dict[str, list[str]] = {}
    for id in sorted(texts):
        for piece in set(_pieces(texts[id])):
            index.setdefault(piece, []).append(id)
    return {id: _successor(words(text), texts, index, least) for id, text in gone.items()}


def _successor(text: str, texts: Mapping[str, str], index: Mapping[str, Sequence[str]], least: float) -> str | None:
    votes: Counter[str] = Counter()
    for piece in set(_pieces(text)):
        found = index.get(piece, ())
        votes.update(found if len(found) <= _COMMON else ())
    best = sorted(votes, key=lambda id: (-votes[id], id))[:_COMPARED]
    shares = [(shared(text, texts[id]), id) for id in best]
    share, successor = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return successor if share >= least else None


def _pieces(text: str) -> Iterable[str]:
    if len(text) <= _PIECE:
        return [text]
    return (text[at : at + _PIECE] for at in range(len(text) - _PIECE + 1))


def shared(one: str, other: str) -> float:
    """How much of the longer of two texts stands in the other one too, by pairs of neighbouring code points; 0 to 1."""
    pairs, others = _pairs(one), _pairs(other)
    most = max(pairs.total(), others.total())
    return (pairs & others).total() / most if most else float(one == other)


def _pairs(text: str) -> Counter[str]:
    return Counter(map("".join, zip(text, islice(text, 1, None), strict=False)))


def former(kind: str, found: Iterable[Row], now: Mapping[str, str | None]) -> list[Row]:
    """Rows of load/formers for the nodes that are gone; found are maps of id and title."""
    return [{"id": row["id"], "kind": kind, "title": row["title"], "now": now.get(row["id"])} for row in found]


async def remember(run: Any, version: int, rows: Iterable[Row], present: Iterable[str]) -> None:
    """Keep what became of ids that are gone; forget what was kept of those that name something again.

    version: of the store with this write.
    """
    for batch in batches({"id": id} for id in present):
        await run("load/remove_formers", ids=[row["id"] for row in batch])
    for batch in batches(rows):
        await run("load/formers", rows=batch, version=version)
