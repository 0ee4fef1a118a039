"""What the guide's plain words make of small documents: one case for each kind of section, with its reason."""

from __future__ import annotations

import pytest

from ingest import extract_document

HEAD = "某县推进乡村振兴工作方案\n"
CASES = [
    (
        "一、扩大免费服务范围\n将免费寄递服务扩大到全部事项。\n二、适用范围\n本方案适用于市、县两级。\n",
        [("扩大免费服务范围", ())],
        "a range is a definition, but where it is to be widened",
    ),
    (
        "二、职责分工\n县水利局\n负责河道清淤，制定年度计划并组织实施。\n县财政局\n负责安排专项资金，监督资金使用。\n",
        [("县水利局", ("县水利局",)), ("县财政局", ("县财政局",))],
        "bodies on lines of their own head their duties (guide, 2.4)",
    ),
    (
        "重点任务\n守牢防返贫底线\n健全动态监测机制，落实帮扶措施。\n发展富民产业\n县农业农村局牵头制定特色产业规划。\n"
        "保障措施\n加强组织领导\n各乡镇要落实主体责任。\n强化资金保障\n统筹整合各类涉农资金。\n",
        [("守牢防返贫底线", ()), ("发展富民产业", ("县农业农村局",)), ("加强组织领导", ()), ("强化资金保障", ())],
        "a document that numbers nothing is read by its headings",
    ),
    (
        "一、申报条件\n在本县登记的企业。\n二、加强监管\n县财政局负责监督资金使用。\n三、本方案由县财政局负责解释。\n",
        [("加强监管", ("县财政局",))],
        "who may have something, and who explains, is no task",
    ),
    (
        "一、总体思路\n（一）指导思想\n坚持绿色发展。\n（二）发展目标\n到2025年，森林覆盖率达到60%以上。\n"
        "二、主要任务\n（一）植树造林。推进国土绿化。\n（二）管护森林。落实林长制。\n",
        [("植树造林", ()), ("管护森林", ())],
        "goals may stand below a heading without tasks (guide, 5.7)",
    ),
]


@pytest.mark.parametrize(("text", "tasks", "reason"), CASES, ids=[case[2] for case in CASES])
def test_sections(text: str, tasks: list[tuple[str, tuple[str, ...]]], reason: str) -> None:
    found = extract_document(HEAD + text)
    assert [(task.title, task.lead_units) for task in found.tasks] == tasks, reason


def test_goals_below_a_heading_without_tasks() -> None:
    (target,) = extract_document(HEAD + CASES[-1][0]).policy_targets
    assert (target.indicator, target.value, str(target.deadline)) == ("森林覆盖率", 60, "2025-12-31")


PENALTY = (
    "某市养犬管理条例\n"
    + "".join(f"第{at}条 本条例所称第{at}类场所，是指公共场所。\n" for at in "一二三四")
    + "第五条 市公安机关负责养犬登记。\n第六条 违反本条例规定的，由公安机关责令改正，处200元以下罚款。\n"
    + "第七条 本条例自2024年1月1日起施行。\n"
)


def test_a_penalty_is_no_duty() -> None:
    assert [task.number for task in extract_document(PENALTY).tasks] == ["第五条"]
