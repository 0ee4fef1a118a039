"""Who decides whether a proposed number or clause is a target: fitted weights, or the answer while they are fitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple, Protocol

from ingest.values.figure_lists import Figure
from ingest.weights import BIAS, Weights

TARGET = "target"
LABELS = ("other", TARGET)
ENOUGH = 0.42
"""The probability from which a proposal is taken; F1 in leave-one-document-out is flat from 0.4 to 0.5."""


class Clause(NamedTuple):
    """A clause proposed as a milestone: normal[start:end]."""

    start: int
    end: int


class Judge(Protocol):
    """Tells how probable it is that a proposal is a target, from 0 to 1."""

    def figure(self, features: Sequence[str], found: Figure) -> float:
        """The probability of a number."""

    def milestone(self, features: Sequence[str], clause: Clause) -> float:
        """The probability of a clause."""


class Pull:
    """Weights of two labels as one number a feature: how much it speaks for the second."""

    def __init__(self, weights: Weights) -> None:
        """Subtract the first label's weights."""
        self._pulls: Mapping[str, float] = {name: row[1] - row[0] for name, row in weights.table.items()}
        self._bias = self._pulls.get(BIAS, 0.0)

    def probability(self, features: Sequence[str]) -> float:
        """The probability of the second label."""
        pulls = self._pulls
        total = self._bias + sum([pulls[feature] for feature in features if feature in pulls])
        return 1.0 / (1.0 + exp(-total)) if total > -700 else 0.0


@dataclass(frozen=True, slots=True)
class FittedJudge:
    """Judges by weights."""

    figures: Pull
    milestones: Pull

    def figure(self, features: Sequence[str], found: Figure) -> float:
        """The probability of a number; the number itself says nothing beyond its features."""
        return self.figures.probability(features)

    def milestone(self, features: Sequence[str], clause: Clause) -> float:
        """The probability of a clause."""
        return self.milestones.probability(features)


def fitted(figures: Weights, milestones: Weights) -> FittedJudge:
    """A judge with these weights, the labels of both being LABELS."""
    return FittedJudge(Pull(figures), Pull(milestones))
