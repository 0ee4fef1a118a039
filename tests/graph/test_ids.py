"""Ids: what makes two of them the same, and what keeps them apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph import ids

NUMBER, TITLE, CITY, DAY = "鲅政办发〔2022〕1号", "优化营商环境行动方案", "辽宁省/营口市", date(2022, 3, 23)
BASE: tuple[Any, ...] = (NUMBER, TITLE, CITY, DAY, "aa")
NO_NUMBER: tuple[Any, ...] = (None, TITLE, CITY, DAY, "aa")
NAMELESS: tuple[Any, ...] = (None, None, None, None, "aa")


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        (BASE, (NUMBER, "别的", None, None, "bb"), True, "a 文号 is enough"),
        (BASE, ("鲅政办发(2022) 1号", TITLE, CITY, DAY, "aa"), True, "its brackets and spaces do not count"),
        (BASE, ("鲅政办发[２０２２]1号", TITLE, CITY, DAY, "aa"), True, "nor does the width of its digits"),
        (BASE, ("鲅政办发〔2022〕2号", TITLE, CITY, DAY, "aa"), False, "its number does"),
        (BASE, NO_NUMBER, False, "with and without 文号"),
        (NO_NUMBER, (None, TITLE, CITY, DAY, "bb"), True, "title, city and date without one"),
        (NO_NUMBER, (None, TITLE, "辽宁省/大连市", DAY, "aa"), False, "another city"),
        (NO_NUMBER, (None, TITLE, CITY, date(2023, 3, 23), "aa"), False, "another date"),
        (NO_NUMBER, (None, TITLE, None, DAY, "aa"), False, "no city"),
        (NAMELESS, (None, None, None, None, "bb"), False, "nothing known: the text alone tells them apart"),
        (NAMELESS, (None, None, CITY, DAY, "aa"), True, "without a title the text tells all"),
        ((None, "甲", "乙", None, ""), (None, "甲乙", None, None, ""), False, "parts do not run together"),
    ],
)
def test_policy_id(one: tuple[Any, ...], other: tuple[Any, ...], same: bool, why: str) -> None:
    assert (ids.policy_id(*one) == ids.policy_id(*other)) is same, why


@pytest.mark.parametrize(
    ("cited", "policy", "why"),
    [
        (NUMBER, BASE, "cited by its 文号"),
        ("鲅政办发（2022）1号", BASE, "written otherwise"),
        (TITLE, (None, TITLE, None, None, "aa"), "cited by its title, and nothing but the title is known of it"),
    ],
)
def test_cited_id_is_the_id_of_the_policy(cited: str, policy: tuple[Any, ...], why: str) -> None:
    assert ids.cited_id(cited) == ids.policy_id(*policy), why


def test_ids_stay_what_they_are() -> None:
    """Stored graphs hold these: a change here orphans every one of them."""
    policy = ids.policy_id(*BASE)
    assert policy == "ped4c242c1231168c"
    assert ids.task_id(policy, "推行电子发票") == "tc7c56352c6040077"
    assert ids.agency_id("辽宁省/营口市/鲅鱼圈区", "区税务局") == "ac3d545c0390fb6e2"
    assert ids.indicator_id("企业开办时间", "工作日") == "i7873902d1c1c80bc"
    assert ids.part_id(policy, 12) == f"{policy}-000012"


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("推行电子发票。", "推行 電子發票", True, "script, spaces and punctuation do not count"),
        ("推行UKey", "推行ｕｋｅｙ", True, "nor width and case"),
        ("推行电子发票", "推广电子发票", False, "the words do"),
    ],
)
def test_task_id_is_of_the_words(one: str, other: str, same: bool, why: str) -> None:
    assert (ids.task_id("p", one) == ids.task_id("p", other)) is same, why


def test_twins_are_told_apart() -> None:
    assert len({ids.task_id("p", "甲", twin) for twin in range(3)} | {ids.task_id("q", "甲")}) == 4
    assert ids.task_id("p", "甲1", 0) != ids.task_id("p", "甲", 1)
    assert len({ids.target_id("t", "i", "压缩至1天", twin) for twin in range(3)}) == 3
    assert len({ids.citation_id("p", "q", "《办法》", twin) for twin in range(3)}) == 3


def test_an_unknown_place_is_one_policys_own() -> None:
    places = {ids.unknown_place("p1"), ids.unknown_place("p2"), "辽宁省"}
    assert len({ids.agency_id(place, "区税务局") for place in places}) == 3
    assert ids.indicator_id("办理时间", None) != ids.indicator_id("办理时间", "天")
