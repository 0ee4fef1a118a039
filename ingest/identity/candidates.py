"""Agencies, and indicators, that may be one and stand as two: proposals for a person, each with score and reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from graph.judgements import Judgement
from graph.read.names import AgencyName, IndicatorName
from ingest.identity.indicators import dimension, indicator_key

_LEAST = 0.6
_LEAST_MEASURE = 0.75  # names of measures share their last word: less says nothing


class Pair(NamedTuple):
    """Two agencies of one place, or two indicators of one kind of unit; score: how alike they are, 0 to 1."""

    score: float
    reason: str
    ids: tuple[str, str]
    names: tuple[str, str]
    place: str | None = None


def pairs(agencies: Sequence[AgencyName], judgements: Iterable[Judgement]) -> list[Pair]:
    """Pairs that may be one body, the likeliest first, without those that somebody keeps apart."""
    places: dict[str, list[AgencyName]] = {}
    for agency in agencies:
        if agency.kind != "collective":
            places.setdefault(agency.place, []).append(agency)
    return _open((pair for rows in places.values() for pair in _alike(rows)), judgements)


def indicator_pairs(indicators: Sequence[IndicatorName], judgements: Iterable[Judgement]) -> list[Pair]:
    """Pairs that may be one measure, the likeliest first, without those that somebody keeps apart."""
    kinds: dict[tuple[str | None, str], list[IndicatorName]] = {}
    for one in indicators:
        kinds.setdefault((dimension(one.unit), indicator_key(one.name)[-1:]), []).append(one)
    return _open((pair for rows in kinds.values() for pair in _measures(rows)), judgements)


def _open(found: Iterable[Pair], judgements: Iterable[Judgement]) -> list[Pair]:
    apart = [set(one.ids) for one in judgements if one.kind == "apart"]
    open_ = [pair for pair in found if not any({*pair.ids} <= ids for ids in apart)]
    return sorted(open_, key=lambda pair: (-pair.score, pair.place or "", pair.ids))


def _measures(rows: Sequence[IndicatorName]) -> Iterator[Pair]:
    """Of one kind of unit and one last letter (率, 数, 时): alike by the words of their keys."""
    keyed = sorted((indicator_key(row.name), row.id, row.name) for row in rows)
    for (key, id, name), (other_key, other_id, other_name) in combinations(keyed, 2):
        score = fuzz.ratio(key, other_key) / 100
        if score >= _LEAST_MEASURE:
            yield Pair(round(score, 3), "alike names of one kind of unit", (id, other_id), (name, other_name))


def _alike(rows: Sequence[AgencyName]) -> Iterator[Pair]:
    for one, other in combinations(sorted(rows, key=lambda row: row.id), 2):
        short, long = sorted((one.key, other.key), key=len)
        if short[-1:] != long[-1:]:
            continue
        if one.function and other.function and one.function != other.function:
            continue
        score = fuzz.ratio(short, long) / 100
        if _abbreviates(short, long):
            yield _bodies(max(score, 0.8), "one may be short for the other", one, other)
        elif one.function and one.function == other.function:
            yield _bodies(max(score, 0.7), "the same function", one, other)
        elif score >= _LEAST:
            yield _bodies(score * 0.8, "alike names", one, other)


def _bodies(score: float, reason: str, one: AgencyName, other: AgencyName) -> Pair:
    return Pair(round(score, 3), reason, (one.id, other.id), (one.name, other.name), one.shown_place)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of one stand in the other in order, from the same first one on."""
    letters = iter(long)
    return len(short) > 2 and short[0] == long[0] and all(letter in letters for letter in short)
