"""Weights are fitted from answers: what an example is, and that the same documents give the same bytes."""

from __future__ import annotations

import json

import answered

from graph.resources import corpus
from ingest.facts.judges import ENOUGH, LABELS, TARGET, fitted
from ingest.text.clean import clean
from ingest.text.normalised import normalise
from ingest.training.expected import FIGURES, MILESTONES
from ingest.training.figures import Learnt, collect, fit, read_answered
from ingest.training.logistic import Example, fit_pair
from ingest.weights import BIAS

ANSWERS = sorted((corpus().parent / "gold").glob("*.json"))
DOCUMENTS = [json.loads(path.read_text("utf-8")) for path in ANSWERS]
TEXTS = [clean((corpus() / gold["document"]).read_text("utf-8")) for gold in DOCUMENTS]


def learnt() -> list[Learnt]:
    return [collect(text, gold) for text, gold in zip(TEXTS, DOCUMENTS, strict=True)]


def wanted(kind: str) -> int:
    """How many answers of a kind the documents have."""
    targets = [t for gold in DOCUMENTS for t in gold["policy_targets"]]
    targets += [t for gold in DOCUMENTS for task in gold["tasks"] for t in task["targets"]]
    return sum(target["kind"] == kind for target in targets)


def test_each_answer_is_an_example_once() -> None:
    """A proposal that the grammar fails to make would be a miss that no weight can mend."""
    for name, kind in (("figures", "quantity"), ("milestones", "milestone")):
        examples = [example for one in learnt() for example in getattr(one, name)]
        assert sum(example.label == TARGET for example in examples) == wanted(kind)
        assert any(example.label != TARGET for example in examples)


def test_the_same_documents_give_the_same_bytes() -> None:
    first, second = fit(learnt()), fit(learnt())
    assert {name: list(weights.lines()) for name, weights in first.items()} == {
        name: list(weights.lines()) for name, weights in second.items()
    }


def test_what_is_expected_holds_until_examples_move_it() -> None:
    prior = {"result": 2.0, "noverb": -1.0}
    assert fit_pair([], LABELS, prior=prior).table["result"] == (0.0, 2.0)
    against = [Example(("result",), LABELS[0], source=str(at)) for at in range(50)]
    assert fit_pair(against, LABELS, prior=prior).table["result"][1] < 1.0


def test_what_is_expected_is_of_features_that_there_are() -> None:
    """A feature by another name would be expected of nothing."""
    learnt = [collect(one.source.text, one.gold) for one in answered.documents()]
    for name, prior in (("figures", FIGURES), ("milestones", MILESTONES)):
        shown = {feature for one in learnt for example in getattr(one, name) for feature in example.features}
        assert prior.keys() - shown - {BIAS} == set(), name


def test_a_fold_reads_the_document_that_it_has_not_seen() -> None:
    """Leave one document out: its weights go in by Scope.judge."""
    examples = learnt()
    weights = fit(examples[1:])
    judge = fitted(weights["figures"], weights["milestones"])
    doc = normalise(TEXTS[0])
    found = [target for targets in read_answered(doc, DOCUMENTS[0], lambda *_: judge) for target in targets]
    assert len(found) > 40
    assert all(target.confidence >= ENOUGH for target in found)


def test_a_rare_step_is_skipped_and_the_rest_learnt() -> None:
    examples = [Example(("unit=%", "l1=达"), TARGET), Example(("unit=年", "l1=第"), "other")] * 10
    weights = fit_pair(examples, LABELS)
    assert weights.probability(["unit=%"], TARGET) > 0.6 > 0.4 > weights.probability(["unit=年"], TARGET)
    assert weights.table["unit=%"][0] == 0.0
