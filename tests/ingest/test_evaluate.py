"""The figures are those of the reference scorer, and each kind of miss lowers the one it belongs to."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import answered
import pytest

from ingest.evaluation.check import faults
from ingest.evaluation.score import Score, evaluate, pool
from ingest.facts.extract import extract

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "data" / "gold").glob("*.json"))


def load(path: Path) -> tuple[dict[str, Any], str]:
    gold = json.loads(path.read_text("utf-8"))
    return gold, (ROOT / "data" / "corpus" / gold["document"]).read_text("utf-8")


def spoil(gold: dict[str, Any], seed: int) -> dict[str, Any]:
    """An extraction with faults of every kind, the same for the same seed."""
    chance, bad = random.Random(seed), copy.deepcopy(gold)
    bad["tasks"] = [task for task in bad["tasks"] if chance.random() > 0.1]
    for task in bad["tasks"]:
        if chance.random() < 0.3:
            task["responsible_units"] = task["responsible_units"][1:]
        if chance.random() < 0.2:
            task["quote"] = [quote[: len(quote) // 2] for quote in task["quote"]]
        if chance.random() < 0.2:
            task.update(number="99", title=task["title"] + "吗", status="reported", deadline="2030-01-01")
        for target in task["targets"]:
            if chance.random() < 0.3:
                target.update(chance.choice([{"value": 7}, {"indicator": "别的"}, {"quote": "无"}, {"unit": "倍"}]))
    bad["agencies"] = [{**agency, "surfaces": agency["surfaces"][:1]} for agency in bad["agencies"]]
    bad["policy"].update(issuer="某局", period=["2001", "2002"], cites=bad["policy"]["cites"][1:])
    return bad


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_against_itself_is_perfect(path: Path) -> None:
    gold, text = load(path)
    result = evaluate(gold, gold, text)
    assert {name: score.f1 for name, score in result.scores.items()} == dict.fromkeys(result.scores, 1.0)
    assert len(result.scores) == 12
    assert result.misses == ()


def reference(name: str) -> ModuleType:
    """A script that lies beside the answers."""
    spec = importlib.util.spec_from_file_location(f"reference_{name}", answered.folder() / "gold" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_same_figures_as_the_reference(seed: int) -> None:
    """Document by document: the guide's figures are defined by score.py, and nobody may be told others."""
    scorer = reference("score")
    for one in answered.documents():
        gold, text = dict(one.gold), one.source.text
        bad = spoil(gold, seed)
        counts, _ = scorer.score(gold, bad, text)
        found = evaluate(gold, bad, text).scores
        assert {name: [s.hits, s.wanted, s.given] for name, s in found.items()} == counts, one.name
        assert {name: s.f1 for name, s in found.items()} == {name: scorer.f1(*c) for name, c in counts.items()}


def test_same_figures_as_the_reference_on_extractions() -> None:
    """Extractions err in other ways than a spoiled answer: tasks split, joined and made up."""
    scorer = reference("score")
    for one in answered.documents():
        given = extract(one.source).model_dump(mode="json")
        counts, _ = scorer.score(one.gold, given, one.source.text)
        found = evaluate(one.gold, given, one.source.text).scores
        assert {name: [s.hits, s.wanted, s.given] for name, s in found.items()} == counts, one.name


def test_answers_are_without_fault() -> None:
    checker = reference("check")
    for one in answered.documents():
        assert list(faults(one.gold, one.source.text)) == []
        assert list(checker.faults_of(one.gold, one.source.text)) == []


def _date(gold: dict[str, Any]) -> None:
    gold["tasks"][0]["deadline"] = "2022年底"


BROKEN = [
    (lambda d: d["policy"].update(kind="letter"), "a kind of policy that there is not"),
    (lambda d: d["agencies"][0].update(kind="school"), "a kind of body that there is not"),
    (lambda d: d["agencies"].append(d["agencies"][0]), "a name under two bodies"),
    (lambda d: d["agencies"].append({"name": "某局", "kind": "other", "surfaces": ["某局"]}), "a body of no task"),
    (lambda d: d["tasks"][0].update(status="done"), "a status that there is not"),
    (_date, "a date that is none"),
    (lambda d: d["tasks"][0].update(quote=["不在文中的话"]), "words that the document has not"),
    (lambda d: d["tasks"].reverse(), "tasks out of order"),
    (lambda d: d["tasks"][0].update(actors=["不在文中的局"]), "a body that the document has not"),
    (lambda d: d["policy_targets"].append({**a_target(d), "quote": "不在文中"}), "a figure that the document has not"),
    (lambda d: a_target(d).update(value=None), "a figure without a value"),
    (lambda d: a_target(d).update(comparator="~"), "a comparator that there is not"),
    (lambda d: a_target(d).update(as_of=None), "both deadline and as_of"),
]


def a_target(gold: dict[str, Any]) -> dict[str, Any]:
    targets = [target for task in gold["tasks"] for target in task["targets"] if target["kind"] == "quantity"]
    found: dict[str, Any] = targets[0]
    return found


@pytest.mark.parametrize(("breaking", "reason"), BROKEN, ids=[case[1] for case in BROKEN])
def test_each_fault_of_an_answer_is_found(breaking: Any, reason: str) -> None:
    gold, text = load(GOLD[0])
    breaking(gold)
    assert list(faults(gold, text)), reason


@pytest.mark.parametrize(("breaking", "reason"), BROKEN, ids=[case[1] for case in BROKEN])
def test_as_many_faults_as_the_reference_finds(breaking: Any, reason: str) -> None:
    """But for names under two bodies, of which the reference makes one line."""
    gold, text = load(GOLD[0])
    breaking(gold)
    assert bool(list(faults(gold, text))) == bool(list(reference("check").faults_of(gold, text))), reason


FAULTS = [
    (lambda d: d["tasks"].pop(), "task", "task missed", "a task that is not there"),
    (
        lambda d: d["tasks"][0].update(responsible_units=[], lead_units=["某局"]),
        "responsibility",
        "某局",
        "a wrong unit",
    ),
    (lambda d: d["tasks"][0].update(title="别的"), "title", None, "a wrong headline"),
    (lambda d: d["policy"].update(issuer="某局"), "policy", "issuer", "a wrong field of the policy"),
    (lambda d: d["policy"].update(cites=[]), "cites", "policy: missed cites ", "a citation that is not there"),
    (
        lambda d: d["policy_targets"].append({**a_target(d), "value": 4711}),
        "number",
        "policy: made up quantity",
        "a goal of the policy that is none",
    ),
    (lambda d: d["tasks"][0].update(path=["别的"]), "place", "path is ", "a wrong heading"),
    (
        lambda d: d["tasks"][0].update(deadline="1999-12-31"),
        "deadline",
        "made up deadline 1999-12-31",
        "a deadline that is none",
    ),
]


@pytest.mark.parametrize(("fault", "field", "words", "reason"), FAULTS, ids=[case[3] for case in FAULTS])
def test_each_fault_lowers_its_figure(fault: Any, field: str, words: str | None, reason: str) -> None:
    gold, text = load(GOLD[0])
    bad = copy.deepcopy(gold)
    fault(bad)
    result = evaluate(gold, bad, text)
    assert result.scores[field].f1 < 1, reason
    assert words is None or any(words in miss for miss in result.misses)


SCORES = [
    (Score(0, 0, 0), (1.0, 1.0, 1.0), "nothing wanted, nothing given"),
    (Score(0, 3, 0), (0.0, 0.0, 0.0), "all missed"),
    (Score(0, 0, 3), (0.0, 0.0, 0.0), "all made up"),
    (Score(2, 4, 2), (1.0, 0.5, 2 / 3), "half found, nothing made up"),
]


@pytest.mark.parametrize(("score", "expected", "reason"), SCORES, ids=[case[2] for case in SCORES])
def test_score(score: Score, expected: tuple[float, float, float], reason: str) -> None:
    assert (score.precision, score.recall, score.f1) == pytest.approx(expected), reason


def test_pool_adds_items_not_averages() -> None:
    results = []
    for path in GOLD[:2]:
        gold, text = load(path)
        results.append(evaluate(gold, gold, text))
    assert pool(results)["task"].wanted == sum(result.scores["task"].wanted for result in results)
