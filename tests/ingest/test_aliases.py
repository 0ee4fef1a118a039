"""Which names of one document are one body (guide, section 4)."""

from __future__ import annotations

from itertools import combinations

import answered
import pytest

from ingest.evaluation.answered import Answered
from ingest.facts.aliases import groups
from ingest.text.normalised import normalise


@pytest.mark.parametrize(
    ("names", "expected", "why"),
    [
        (["镇人民政府（街道办事处）", "街（镇）"], 1, "the seats of towns and streets, whichever is named first"),
        (["市、县（市、区）人民政府", "市、县（市、区）"], 1, "bare levels are their governments"),
        (["市、区人民政府", "市、区民政部门"], 2, "levels before another name are not"),
        (["各街道（镇）", "街道（镇）"], 2, "all of them are a class, not the one that is meant"),
    ],
)
def test_names(names: list[str], expected: int, why: str) -> None:
    assert len(groups(names, "广东省/广州市")) == expected, why


def test_answered_documents() -> None:
    """None is merged that the answers keep apart. Two are missed: a bare 民政部门 beside 市 and 各区, which another
    answer keeps apart."""
    told = [pair for one in answered.documents() for pair in _differing(one)]
    assert [pair for pair in told if pair[0] == "merged"] == []
    assert len(told) <= 2


def _differing(one: Answered) -> list[tuple[str, str, str]]:
    """Pairs of names of which the answer says otherwise, in the order in which the tasks name them."""
    agencies = one.gold["agencies"]
    of = {name: at for at, agency in enumerate(agencies) for name in agency["surfaces"]}
    units = [
        name
        for task in one.gold["tasks"]
        for key in ("lead_units", "responsible_units", "actors")
        for name in task[key]
    ]
    names = list(dict.fromkeys([name for name in units if name in of] + list(of)))
    found = groups(names, one.gold["policy"].get("city"), normalise(one.source.text).normal)
    mine = {name: at for at, group in enumerate(found) for name in group}
    wrong = [(a, b) for a, b in combinations(names, 2) if (of[a] == of[b]) != (mine[a] == mine[b])]
    return [("missed" if of[a] == of[b] else "merged", a, b) for a, b in wrong]
