"""Leave-one-document-out: no fold sees its document, the order and the number of processes change nothing."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import answered
import pytest

from graph import resources
from ingest.evaluation.answered import Answered, load_files
from ingest.evaluation.calibration import SURE, calibrate
from ingest.evaluation.cross_validation import (
    by_form,
    by_group,
    calibration,
    cross_validate,
    scores,
)
from ingest.evaluation.judged import Judged, judge, wanted
from ingest.evaluation.score import evaluate
from ingest.facts.extract import extract
from ingest.facts.model import Extraction
from ingest.formats.read import Source
from ingest.models import Models

DATA = Path(__file__).parents[2] / "data"
LEFT_OUT = {
    **{"task": 0.89, "status": 0.89, "place": 0.85, "title": 0.88, "deadline": 0.98, "responsibility": 0.91},
    **{"edge": 0.91, "same-agency": 0.75, "number": 0.82, "target": 0.72, "policy": 0.95, "cites": 0.97},
}
"""Floors on the new documents, read in groups, each with what was fitted on the others; raised as the readers learn."""


@pytest.fixture(scope="module")
def own() -> tuple[Answered, ...]:
    """The project's own five documents, which are always there."""
    return tuple(load_files(sorted((DATA / "gold").glob("*.json")), DATA / "corpus", 1_000_000))


def fit_nothing(documents: Sequence[Answered], left_out: str) -> None:
    """Nothing is fitted: the document is read with the shipped weights."""


def read_by_rules(source: Source, models: None) -> Extraction:
    return extract(source)


class LeakedError(Exception):
    """A fold was handed the document that it is to be judged on."""


def fit_names(documents: Sequence[Answered], left_out: str) -> frozenset[str]:
    names = frozenset(one.name for one in documents)
    if left_out in names:
        raise LeakedError(left_out)
    return names


def read_with_names(source: Source, models: frozenset[str]) -> Extraction:
    if source.document in models:
        raise LeakedError(source.document)
    assert len(models) == 4
    return extract(source)


def test_no_fold_sees_its_document(own: tuple[Answered, ...]) -> None:
    assert len(list(cross_validate(own, fit_names, read_with_names, processes=1))) == 5


def test_order_and_processes_change_nothing(own: tuple[Answered, ...]) -> None:
    alone = list(cross_validate(own, fit_nothing, read_by_rules, processes=1))
    both = list(cross_validate(own, fit_nothing, read_by_rules, processes=2))
    assert [fold.document.name for fold in both] == [one.name for one in own]
    assert [fold.evaluation for fold in both] == [fold.evaluation for fold in alone]
    assert [fold.facts for fold in both] == [fold.facts for fold in alone]
    assert calibration(both) == calibration(alone)


def test_a_single_document_needs_no_process(own: tuple[Answered, ...]) -> None:
    assert [fold.document.name for fold in cross_validate(own[:1], fit_nothing, read_by_rules)] == [own[0].name]


def test_forms_and_groups_hold_every_fold_once(own: tuple[Answered, ...]) -> None:
    folds = list(cross_validate(own, fit_nothing, read_by_rules, processes=1))
    for parts in (by_form(folds), by_group(folds)):
        assert sorted(fold.document.name for some in parts.values() for fold in some) == [one.name for one in own]
    assert list(by_group(folds)) == ["known"]
    assert scores(folds)["task"].wanted == sum(len(one.gold["tasks"]) for one in own)


def test_every_open_document_has_a_form() -> None:
    """forms.csv lists the open documents, each once; a form of one or two would say nothing."""
    with resources.forms().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["document"] for row in rows) == [one.name for one in answered.documents()]
    assert min(Counter(row["form"] for row in rows).values()) >= 3
    assert Counter(row["group"] for row in rows) == {"known": 12, "new": 46, "opened": 8}


@pytest.mark.slow
def test_floors_when_left_out() -> None:
    """What `policygraph evaluate --cross-validate` measures, each document alone, takes minutes."""

    def fit(_: Sequence[Answered], name: str) -> Models:
        return answered.fitted_without(answered.group(name), "new", "opened")

    folds = list(cross_validate(answered.documents("new", "opened"), fit, processes=1))
    found = scores(folds)
    assert {name: found[name].f1 for name, floor in LEFT_OUT.items() if found[name].f1 < floor} == {}


def test_judged_facts_add_up_to_the_scores(own: tuple[Answered, ...]) -> None:
    """Hits of the scorer and facts judged right are the same facts."""
    for one in answered.documents():
        given = extract(one.source).model_dump(mode="json")
        counts = evaluate(one.gold, given, one.source.text).scores
        facts = list(judge(one.gold, given, one.source.text))
        right = Counter(fact.kind for fact in facts if fact.right)
        assert right["task"] == counts["task"].hits
        assert right["edge"] == counts["edge"].hits
        assert right["quantity"] + right["milestone"] == counts["number"].hits
        assert right["cite"] == counts["cites"].hits
        assert wanted(one.gold)["quantity"] + wanted(one.gold)["milestone"] == counts["number"].wanted


def test_confidence_is_taken_from_each_fact(own: tuple[Answered, ...]) -> None:
    """A task's from the task, an edge's from the edge of that body and role, a target's from the target."""
    one = own[0]
    given = json.loads(json.dumps(one.gold))
    task = next(task for task in given["tasks"] if task["lead_units"] and task["targets"])
    task["confidence"] = 0.5
    task["edges"] = [{"role": "LEADS", "surface": task["lead_units"][0], "confidence": 0.25}]
    task["targets"][0]["confidence"] = 0.125
    facts = Counter((fact.kind, fact.confidence) for fact in judge(one.gold, given, one.source.text))
    assert {sure for _, sure in facts} == {0.5, 0.25, 0.125, 1.0}
    assert facts["task", 0.5] == facts["edge", 0.25] == 1
    assert sum(count for (_, sure), count in facts.items() if sure == 0.125) in (1, 2), "a quantity is judged twice"


def facts(*pairs: tuple[float, bool]) -> list[Judged]:
    return [Judged("task", sure, right) for sure, right in pairs]


def test_calibration_error() -> None:
    """Twenty facts: ten of 0.9 of which nine are right, ten of 0.5 of which none is: (0 + 0.5) / 2."""
    found = calibrate(facts(*[(0.9, at > 0) for at in range(10)], *[(0.5, False)] * 10), Counter({"task": 18}))
    assert [one.kind for one in found] == ["task"]
    assert found[0].error == pytest.approx(0.25)
    assert (found[0].sure, found[0].sure_right, found[0].covered) == (10, 0.9, 0.5)
    assert [part.count for part in found[0].bins] == [2] * 10
    assert SURE == 0.8


def test_equal_confidence_does_not_depend_on_order() -> None:
    """All facts at 0.7, seven of ten right: sorted with the right ones first, each bin alone would be wrong."""
    made = facts(*[(0.7, at < 70) for at in range(100)])
    assert calibrate(made, Counter())[0].error == pytest.approx(0)
    assert calibrate(made[::-1], Counter())[0] == calibrate(made, Counter())[0]


def test_a_kind_that_is_only_wanted_is_printed() -> None:
    """Nothing given of what the answers hold: no error, and nothing covered."""
    found = calibrate([], Counter({"edge": 3}))
    assert [(one.kind, one.facts, one.error, one.covered) for one in found] == [("edge", 0, 0, 0)]
