"""Pairs of indicators that are proposed to a person as one."""

from __future__ import annotations

import pytest

from graph.judgements import Judgement
from graph.read.names import IndicatorName
from ingest.identity.candidates import indicator_pairs


def named(name: str, unit: str | None) -> IndicatorName:
    return IndicatorName(id=f"i{name}{unit}", name=name, unit=unit)


@pytest.mark.parametrize(
    ("one", "other", "proposed", "why"),
    [
        (("政务服务事项网上可办率", "%"), ("政务服务事项网办率", "%"), True, "one is short for the other"),
        (("高压用电接入时间", "天"), ("高压用电接入环节时间", "工作日"), True, "units of one kind"),
        (("网上可办率", "%"), ("网上可办率", "项"), False, "units of two kinds measure two things"),
        (("空气优良率", "%"), ("森林覆盖率", "%"), False, "nothing in common but the last letter"),
    ],
)
def test_proposed(one: tuple[str, str], other: tuple[str, str], proposed: bool, why: str) -> None:
    found = indicator_pairs([named(*one), named(*other)], ())
    assert bool(found) == proposed, why
    apart = [Judgement(kind="apart", what="indicator", ids=pair.ids) for pair in found]
    assert not indicator_pairs([named(*one), named(*other)], apart), "what somebody keeps apart is proposed no more"
