"""Agencies that may be one and stand as two: proposals for a person, each with a score and its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from graph.judgements import Judgement
from graph.read.names import AgencyName

_LEAST = 0.6


class Pair(NamedTuple):
    """Two agencies of one place; score: how alike they are, 0 to 1."""

    score: float
    reason: str
    one: AgencyName
    other: AgencyName


def pairs(agencies: Sequence[AgencyName], judgements: Iterable[Judgement]) -> list[Pair]:
    """Pairs that may be one body, the likeliest first, without those that somebody keeps apart."""
    apart = [set(one.ids) for one in judgements if one.kind == "apart"]
    places: dict[str, list[AgencyName]] = {}
    for agency in agencies:
        if agency.kind != "collective":
            places.setdefault(agency.place, []).append(agency)
    found = [pair for rows in places.values() for pair in _alike(rows)]
    open_ = [pair for pair in found if not any({pair.one.id, pair.other.id} <= ids for ids in apart)]
    return sorted(open_, key=lambda pair: (-pair.score, pair.one.place, pair.one.id, pair.other.id))


def _alike(rows: Sequence[AgencyName]) -> Iterator[Pair]:
    for one, other in combinations(sorted(rows, key=lambda row: row.id), 2):
        short, long = sorted((one.key, other.key), key=len)
        if short[-1:] != long[-1:]:
            continue
        if one.function and other.function and one.function != other.function:
            continue
        score = fuzz.ratio(short, long) / 100
        if _abbreviates(short, long):
            yield Pair(round(max(score, 0.8), 3), "one may be short for the other", one, other)
        elif one.function and one.function == other.function:
            yield Pair(round(max(score, 0.7), 3), "the same function", one, other)
        elif score >= _LEAST:
            yield Pair(round(score * 0.8, 3), "alike names", one, other)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of one stand in the other in order, from the same first one on."""
    letters = iter(long)
    return len(short) > 2 and short[0] == long[0] and all(letter in letters for letter in short)
