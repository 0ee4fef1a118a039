"""The figures are those of the reference scorer, and each kind of miss lowers the one it belongs to."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from ingest.evaluation.score import Score, evaluate, pool

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "data" / "gold").glob("*.json"))
REFERENCE = ROOT.parent / "shared" / "gold" / "score.py"


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


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference scorer is not beside this checkout")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_same_figures_as_the_reference(path: Path, seed: int) -> None:
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    gold, text = load(path)
    bad = spoil(gold, seed)
    counts, matched = reference.score(gold, bad, text)
    result = evaluate(gold, bad, text)
    assert {name: [s.hits, s.wanted, s.given] for name, s in result.scores.items()} == counts
    assert {name: s.f1 for name, s in result.scores.items()} == {name: reference.f1(*c) for name, c in counts.items()}
    assert 0 < len(matched) < len(gold["tasks"])


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
    (lambda d: d["policy"].update(cites=[]), "cites", None, "a citation that is not there"),
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
