"""Whether a confidence means what it says: of facts given with 0.8, eight in ten should be right.

Expected calibration error: facts sorted by confidence into ten bins of equal count; the mean over the bins, weighted
by count, of how far the bin's confidence lies from the share that is right. Facts of one confidence are one thing: the
share that is right among them stands for each, so that the error does not depend on their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.evaluation.judged import KINDS, Judged

BINS = 10
SURE = 0.8
FEWEST = 100
"""A kind with fewer facts is printed, not held to a figure."""


@dataclass(frozen=True, slots=True)
class Bin:
    """A tenth of the facts: how many, their mean confidence, the share of them that is right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The facts of one kind. sure: those of confidence 0.8 and more; covered: the share of all gold facts that
    sure and right facts are.
    """

    kind: str
    facts: int
    wanted: int
    error: float
    sure: int
    sure_right: float
    covered: float
    bins: tuple[Bin, ...]


def calibrate(facts: Iterable[Judged], wanted: Counter[str]) -> list[Calibration]:
    """Calibration by kind, in the order of judged.KINDS; wanted: how many facts of each kind the answers hold."""
    kept = list(facts)
    by_kind = {kind: [fact for fact in kept if fact.kind == kind] for kind in KINDS}
    return [_calibration(kind, by_kind[kind], wanted[kind]) for kind in KINDS if by_kind[kind] or wanted[kind]]


def bins(facts: Sequence[Judged]) -> tuple[Bin, ...]:
    """Ten bins of equal count (to one), from the least to the most confident; fewer where there are few facts."""
    pairs = list(_shared(facts))
    edges = [round(at * len(pairs) / BINS) for at in range(BINS + 1)]
    return tuple(_bin(pairs[a:b]) for a, b in pairwise(edges) if a < b)


def _calibration(kind: str, facts: Sequence[Judged], wanted: int) -> Calibration:
    made = bins(facts)
    error = sum(one.count * abs(one.confidence - one.right) for one in made) / max(1, len(facts))
    sure = [fact for fact in facts if fact.confidence >= SURE]
    right = sum(fact.right for fact in sure)
    return Calibration(
        kind=kind,
        facts=len(facts),
        wanted=wanted,
        error=error,
        sure=len(sure),
        sure_right=right / len(sure) if sure else 1.0,
        covered=right / wanted if wanted else 1.0,
        bins=made,
    )


def _shared(facts: Sequence[Judged]) -> Iterator[tuple[float, float]]:
    """Confidence and rightness of each fact, ascending; rightness is the mean over facts of the same confidence."""
    ordered = sorted(facts, key=lambda fact: fact.confidence)
    for confidence, group in groupby(ordered, key=lambda fact: fact.confidence):
        same = list(group)
        yield from [(confidence, sum(fact.right for fact in same) / len(same))] * len(same)


def _bin(pairs: Sequence[tuple[float, float]]) -> Bin:
    count = len(pairs)
    return Bin(count, sum(sure for sure, _ in pairs) / count, sum(right for _, right in pairs) / count)
