"""Logistic regression in plain Python: the same examples give the same weights, to the byte, on any machine.

No BLAS takes part, whose sums differ between processors; weights are rounded to three decimals, far above what a
mathematics library's last bit can move. AdaGrad (Duchi et al. 2011) with L2, over examples in a fixed order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import exp, gcd, sqrt
from typing import NamedTuple

from ingest.weights import BIAS, Weights

_RATE = 0.5
_SETTLED = 0.01  # the error up to which an example moves nothing
_BEGUN = 1.0  # the sum of squared slopes to begin with, so that a feature seen once moves little
_STOPS = 16  # of an epoch, at which weights are taken into their mean
_STRIDE = 7919  # a prime: the examples are visited in an order that mixes documents


class Example(NamedTuple):
    """What was seen, and what it was; weight: how much it counts; source: the document that it stands in."""

    features: tuple[str, ...]
    label: str
    weight: float = 1.0
    source: str = ""


def fit(
    examples: Sequence[Example],
    labels: Sequence[str],
    *,
    l2: float = 0.02,
    ridge: float = 0.0,
    epochs: int = 10,
    least: int = 3,
    prior: Mapping[str, Mapping[str, float]] | None = None,
) -> Weights:
    """Weights that make the examples' labels probable: the mean of those on the way through the second half of epochs.

    prior: by feature and label the weight that is expected before any example, else zero. l2 pulls a weight to it at
    each step that touches the weight; ridge, where given, in all, so that what few examples show moves little. An
    example that is right to one in a hundred moves nothing.

    Features that stand in fewer documents than least and are not in the prior are left out: what one or two show is
    no rule.
    """
    names = sorted(_common(examples, least) | {BIAS, *(prior or ())})
    ids = {name: at for at, name in enumerate(names)}
    rows = [(_ids(ids, example), labels.index(example.label), example.weight) for example in examples]
    start = [[(prior or {}).get(name, {}).get(label, 0.0) for label in labels] for name in names]
    shown = Counter(feature for features, _, _ in rows for feature in features)
    pulls = [ridge / max(1, shown[at]) if ridge else l2 for at in range(len(names))]
    weights = _descend(rows, start, pulls, epochs)
    return Weights(tuple(labels), {name: tuple(round(w, 3) for w in weights[ids[name]]) for name in names})


def _descend(
    rows: Sequence[tuple[list[int], int, float]], start: list[list[float]], pulls: Sequence[float], epochs: int
) -> list[list[float]]:
    """The mean of the weights on the way, so that the last examples of an epoch count no more than the others."""
    weights, squares = [list(row) for row in start], [[_BEGUN] * len(row) for row in start]
    sums, kept, taken = [[0.0] * len(row) for row in start], epochs - epochs // 2, 0
    stretch = max(1, len(rows) // _STOPS)
    for epoch in range(epochs):
        for count, at in enumerate(_order(len(rows)), 1):
            features, label, weight = rows[at]
            errors = _errors(weights, features, label, weight, len(start[0]))
            if errors[label] <= -_SETTLED * weight:
                for feature in features:
                    _step(weights[feature], squares[feature], errors, pulls[feature], start[feature])
            if epoch >= epochs - kept and count % stretch == 0:
                sums = [[a + b for a, b in zip(*pair, strict=True)] for pair in zip(sums, weights, strict=True)]
                taken += 1
    return [[value / taken for value in row] for row in sums] if taken else weights


def _ids(ids: dict[str, int], example: Example) -> list[int]:
    return sorted({ids[BIAS], *(ids[feature] for feature in example.features if feature in ids)})


def _common(examples: Sequence[Example], least: int) -> set[str]:
    """The features that at least so many documents show."""
    sources: dict[str, set[str]] = {}
    for example in examples:
        for feature in example.features:
            sources.setdefault(feature, set()).add(example.source)
    return {feature for feature, found in sources.items() if len(found) >= least}


def _order(count: int) -> Iterable[int]:
    stride = next(step for step in range(_STRIDE, _STRIDE + count + 2) if gcd(step, count) == 1) if count > 1 else 1
    return (at * stride % count for at in range(count))


def _errors(weights: list[list[float]], features: list[int], label: int, weight: float, size: int) -> list[float]:
    """The gradient of the loss by each label's score: its probability, less one for the right label."""
    totals = [0.0] * size
    for feature in features:
        row = weights[feature]
        for at in range(size):
            totals[at] += row[at]
    top = max(totals)
    raised = [exp(total - top) for total in totals]
    whole = sum(raised)
    return [weight * (part / whole - (at == label)) for at, part in enumerate(raised)]


def _step(row: list[float], squares: list[float], errors: list[float], l2: float, start: list[float]) -> None:
    for at, error in enumerate(errors):
        slope = error + l2 * (row[at] - start[at])
        squares[at] += slope * slope
        row[at] -= _RATE * slope / sqrt(squares[at])


def fit_pair(
    examples: Sequence[Example],
    labels: Sequence[str],
    *,
    l2: float = 0.01,
    epochs: int = 16,
    rate: float = 0.05,
    least: int = 1,
    prior: Mapping[str, float] | None = None,
) -> Weights:
    """As `fit`, for two labels and about five times as fast: one weight a feature, for the second label.

    The first label's weights are zero. rate: the length of a step; the smaller, the less the last examples count.
    prior: by feature the weight that is expected before any example, to which l2 pulls it, else zero.
    Features that stand in fewer documents than least and are not in the prior are left out.
    """
    prior = prior or {}
    names = sorted(_common(examples, least) | {BIAS, *prior})
    ids = {name: at for at, name in enumerate(names)}
    rows = [(_ids(ids, example), float(labels.index(example.label)), example.weight) for example in examples]
    start, squares = [prior.get(name, 0.0) for name in names], [1e-6] * len(names)
    weights = list(start)
    for _ in range(epochs):
        for at in _order(len(rows)):
            features, label, weight = rows[at]
            total = sum([weights[feature] for feature in features])
            error = 1.0 / (1.0 + exp(-max(-500.0, total))) - label
            if -_SETTLED < error < _SETTLED:
                continue
            error *= weight
            for feature in features:
                slope = error + l2 * (weights[feature] - start[feature])
                squares[feature] += slope * slope
                weights[feature] -= rate * slope / sqrt(squares[feature])
    return Weights(tuple(labels), {name: (0.0, round(weights[ids[name]], 3)) for name in names})
