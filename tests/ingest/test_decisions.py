"""What decided about a fact is told as the text is read: label, runner-up, the features that spoke most."""

from __future__ import annotations

import pytest

from ingest import extract_document
from ingest.facts.decisions import decisions
from ingest.facts.extract import BOLD

TEXT = (
    "某县提升政务服务实施方案\n一、主要任务\n1.推行电子证照。县营商局牵头组织，2025年底前，网上办理率达到90%。\n"
    "2.完善服务标准。县财政局应当安排资金。\n3.优化流程。2024年底前，建成统一平台。\n"
)


@pytest.mark.parametrize(
    ("kind", "words", "labels", "rival", "reason"),
    [
        ("TASK", "推行电子证照", ["task", "open"], {"none", "task"}, "an item, and the section that was opened for it"),
        ("TARGETS", "90%", ["target"], {"other"}, "a number"),
        ("TARGETS", "建成统一平台", ["target"], {"other"}, "a clause with a time"),
        ("LEADS", "县财政局", ["yes"], {"no"}, "a subject of running text"),
        ("TASK", "县营商局", [], set(), "words at which no task begins"),
    ],
)
def test_decisions(kind: str, words: str, labels: list[str], rival: set[str], reason: str) -> None:
    start = TEXT.index(words)
    found = decisions(TEXT, kind, start, start + len(words))
    assert [one.label for one in found] == labels, reason
    for one in found:
        assert one.rival in rival
        assert 0.5 < one.probability <= 1
        assert 0 <= one.rival_probability < 0.5
        assert all(weight > 0 for _, weight in one.features)
        assert list(one.features) == sorted(one.features, key=lambda pull: (-pull[1], pull[0]))


def test_the_probability_is_that_of_the_fact() -> None:
    task = extract_document(TEXT).tasks[0]
    chain = decisions(TEXT, "TASK", task.starts[0], task.ends[0])
    product = 1.0
    for one in chain:
        product *= one.probability
    assert task.confidence == pytest.approx(product**BOLD, abs=0.005), "raised, as calibration asks"
