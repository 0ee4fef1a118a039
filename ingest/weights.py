"""Fitted weights: how much each named feature speaks for each label, as text in data/models.

A reader names what it sees (`follows=label`, `unit=%`); the weights tell how probable each label then is. The files
are lines of feature, label and weight, sorted, so that a change of weights can be read like a change of code;
`policygraph fit` writes them anew (ingest.training).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path

from graph.resources import models

BIAS = "always"
"""The feature that every example has."""


@dataclass(frozen=True, slots=True, eq=False)  # one is equal to itself alone: it can key a cache
class Weights:
    """labels, and by feature a weight for each of them, in their order."""

    labels: tuple[str, ...]
    table: Mapping[str, tuple[float, ...]]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The sum of weights for each label; a feature that no example had says nothing."""
        totals = list(self.table.get(BIAS, (0.0,) * len(self.labels)))
        for feature in features:
            for at, weight in enumerate(self.table.get(feature, ())):
                totals[at] += weight
        return totals

    def logs(self, features: Iterable[str]) -> list[float]:
        """The natural logarithm of each label's probability."""
        totals = self.scores(features)
        top = max(totals)
        whole = top + log(sum(exp(total - top) for total in totals))
        return [total - whole for total in totals]

    def probability(self, features: Iterable[str], label: str) -> float:
        """The probability of one label."""
        return exp(self.logs(features)[self.labels.index(label)])

    def reasons(self, features: Iterable[str], label: str, rival: str, most: int = 5) -> list[tuple[str, float]]:
        """The features that speak most for a label against another one, the strongest first."""
        mine, other = self.labels.index(label), self.labels.index(rival)
        rows = ((feature, self.table.get(feature)) for feature in features)
        pulls = [(feature, round(row[mine] - row[other], 3)) for feature, row in rows if row]
        return [pull for pull in sorted(pulls, key=lambda pull: (-pull[1], pull[0]))[:most] if pull[1] > 0]

    def lines(self) -> Iterator[str]:
        """The file's lines: the labels, then feature, label and weight, without those that are zero."""
        yield "\t".join(("labels", *self.labels))
        for feature in sorted(self.table):
            for label, weight in zip(self.labels, self.table[feature], strict=True):
                if weight:
                    yield f"{feature}\t{label}\t{weight:.3f}"


def parse(lines: Iterable[str]) -> Weights:
    """Weights from the lines of a file. ValueError: a line that is none."""
    rows = iter(lines)
    name, *labels = next(rows).rstrip("\n").split("\t")
    if name != "labels" or not labels:
        raise ValueError("weights begin with a line of labels")
    table: dict[str, list[float]] = {}
    for line in rows:
        feature, label, weight = line.rstrip("\n").split("\t")
        table.setdefault(feature, [0.0] * len(labels))[labels.index(label)] = float(weight)
    return Weights(tuple(labels), {feature: tuple(row) for feature, row in table.items()})


@cache
def load(name: str) -> Weights:
    """The weights that the package ships under a name."""
    return read(models() / f"{name}.tsv")


def read(path: Path) -> Weights:
    """The weights of a file."""
    with path.open(encoding="utf-8") as file:
        return parse(file)
