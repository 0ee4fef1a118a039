"""Weights: what they say, and that fitting them is exact to the byte."""

from __future__ import annotations

import pytest

from ingest.training.logistic import Example, fit
from ingest.weights import parse

EXAMPLES = [
    Example(("mark", "short"), "heading"),
    Example(("mark", "long"), "task"),
    Example(("short",), "heading"),
    Example(("long",), "task"),
    Example(("long", "table"), "none"),
    Example(("short", "table"), "none"),
] * 5


def test_what_was_seen_is_told() -> None:
    weights = fit(EXAMPLES, ("task", "heading", "none"), least=1)
    for features, label, *_ in EXAMPLES:
        assert weights.probability(features, label) > 0.6


def test_probabilities_sum_to_one_for_anything_seen() -> None:
    weights = fit(EXAMPLES, ("task", "heading", "none"), least=1)
    for features in ((), ("mark",), ("never seen",)):
        assert sum(weights.probability(features, label) for label in weights.labels) == pytest.approx(1)


def test_same_examples_same_bytes() -> None:
    first, second = ("\n".join(fit(EXAMPLES, ("task", "heading", "none"), least=1).lines()) for _ in range(2))
    assert first == second


def test_file_form_is_read_back() -> None:
    weights = fit(EXAMPLES, ("task", "heading", "none"), least=1)
    again = parse(weights.lines())
    assert list(again.lines()) == list(weights.lines())
    assert again.logs(("long", "table")) == weights.logs(("long", "table"))


def test_reasons_name_what_decided() -> None:
    weights = fit(EXAMPLES, ("task", "heading", "none"), least=1)
    assert weights.reasons(("long", "table"), "none", "task")[0][0] == "table"


def test_a_file_without_labels_is_refused() -> None:
    with pytest.raises(ValueError, match="labels"):
        parse(["mark\ttask\t0.5"])
