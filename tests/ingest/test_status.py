"""Whether a report's tasks are planned or were done, and what that makes of their figures."""

from __future__ import annotations

import pytest

from ingest.facts.extract import extract
from ingest.facts.model import Task
from ingest.formats.read import from_text

REPORT = "某市2024年政府工作报告\n\n{heading}\n（一）推进项目建设。{first}\n（二）推进乡村振兴。{second}\n"
DONE = ("累计开工重大项目30个，完成投资12.5亿元。", "粮食产量同比增长3.2%，获评全国示范县。")
TO_COME = ("加快推进重大项目，力争开工30个以上。", "深化农村改革，确保粮食产量12万吨以上。")


def tasks(heading: str, words: tuple[str, str]) -> tuple[Task, ...]:
    return extract(from_text(REPORT.format(heading=heading, first=words[0], second=words[1]))).tasks


CASES = [
    ("一、2023年工作回顾", DONE, "reported", "the heading says so"),
    ("一、2023年工作回顾", TO_COME, "reported", "the heading outweighs the words"),
    ("二、2024年主要目标和重点任务", TO_COME, "planned", "a year's aims and tasks are to come"),
    ("二、2024年重点工作", DONE, "planned", "the heading outweighs the words"),
    ("二、2023年主要目标任务完成情况", DONE, "reported", "how far aims were reached is told"),
    ("三、全力抓好重点工作", DONE, "reported", "what a report tells was done, where nothing says otherwise"),
    ("三、全力抓好重点工作", TO_COME, "planned", "the words say that it is to come"),
]


@pytest.mark.parametrize(("heading", "words", "status", "reason"), CASES, ids=[case[3] for case in CASES])
def test_status(heading: str, words: tuple[str, str], status: str, reason: str) -> None:
    found = tasks(heading, words)
    assert [task.status for task in found] == [status, status], reason


def test_the_year_of_a_heading_dates_what_was_done_alone() -> None:
    """Of a plan only a time in the sentence, or one that opens the paragraph, dates a figure (guide, 5.4)."""
    done = [target for task in tasks("一、2023年工作回顾", DONE) for target in task.targets]
    assert {str(target.as_of) for target in done if target.report} == {"2023-12-31"}
    to_come = [target for task in tasks("二、2024年主要目标和重点任务", TO_COME) for target in task.targets]
    assert [(target.value, target.deadline) for target in to_come] == [(30, None), (120000, None)]


def test_headlines_of_any_verb_in_one_paragraph() -> None:
    said = (
        "坚决扛起粮食安全责任。开展耕地保护专项行动，粮食播种面积稳定在27万亩以上。"
        "提升农业抵御灾害能力。加快高标准农田建设，新建高标准农田3万亩。"
        "打造宜居宜业和美乡村。推进村庄清洁行动，改造农村户厕4930座。"
    )
    found = tasks("二、2024年重点工作", (said, TO_COME[1]))
    assert [task.title for task in found[:3]] == [
        "坚决扛起粮食安全责任",
        "提升农业抵御灾害能力",
        "打造宜居宜业和美乡村",
    ]


def test_a_heading_is_no_milestone() -> None:
    text = REPORT.format(heading="二、“十五五”时期主要目标任务", first=TO_COME[0], second=TO_COME[1])
    found = extract(from_text(text))
    every = [*found.policy_targets, *(target for task in found.tasks for target in task.targets)]
    assert not [target.quote for target in every if target.kind == "milestone"]


def test_this_year_is_that_of_the_heading_where_no_title_tells() -> None:
    text = "二、2024年重点工作安排\n（一）推进项目建设。今年力争开工重大项目30个。\n（二）推进乡村振兴。确保增收。\n"
    [target] = extract(from_text(text)).tasks[0].targets
    assert (target.value, str(target.deadline)) == (30, "2024-12-31")


def test_a_review_without_items_is_no_task_and_its_figures_are_the_policys() -> None:
    text = (
        "一、2023年主要工作回顾\n去年，我们圆满完成各项任务。全市生产总值1964.44亿元，增长7.5%、全省第三。\n"
        "二、2024年主要工作安排\n（一）推进项目建设。新建项目30个。\n（二）推进乡村振兴。确保增收。\n"
    )
    found = extract(from_text("各位代表：\n现在，我代表市政府向大会报告工作。\n" + text))
    assert [task.title for task in found.tasks] == ["推进项目建设", "推进乡村振兴"]
    assert [(target.value, target.report) for target in found.policy_targets] == [
        (196444000000.0, True),
        (7.5, True),
        (3.0, True),
    ]


REVIEWED = [
    ("旅游收入居全省第四。", "旅游收入全省排名", "what stands before the rank, among those named"),
    ("总量跃居世界首位。", "总量世界排名", "that it came to be is no part of the name"),
    ("空气质量指数连续20年全省第一。", "空气质量指数全省排名", "nor for how long"),
    ("生产总值增长7.5%、全省第三。", "生产总值全省排名", "of what was spoken of where nothing stands before it"),
]


@pytest.mark.parametrize(("said", "name", "reason"), REVIEWED, ids=[case[2] for case in REVIEWED])
def test_the_name_of_a_rank(said: str, name: str, reason: str) -> None:
    found = tasks("一、2023年工作回顾", ("经济稳步增长。" + said, DONE[1]))
    assert [target.indicator for target in found[0].targets if target.unit == "位"] == [name], reason


def test_a_source_before_the_year_of_a_review() -> None:
    said = "据公安年报统计，2023年年末总人口为56.5万人。据县统计局核算，出生率为12.16‰。"
    found = tasks("一、工作回顾", (said, DONE[1]))
    assert [(target.value, str(target.as_of)) for target in found[0].targets][-1] == (12.16, "2023-12-31")


AIMED = [
    ("“十四五”期间，转型取得显著成效，产业结构明显优化。", True, "a plan's years that end after the document's"),
    ("2019年，转型取得显著成效，产业结构明显优化。", False, "a year before it: what was reached"),
    ("经过8年奋斗，转型取得显著成效，产业结构明显优化。", False, "a span that looks back"),
]


@pytest.mark.parametrize(("said", "aimed", "reason"), AIMED, ids=[case[2] for case in AIMED])
def test_what_is_aimed_at_in_words_of_success(said: str, aimed: bool, reason: str) -> None:
    tasks_below = "三、重点任务\n（一）推进转型。加快发展。\n（二）推进交通转型。加快发展。\n"
    text = f"某市碳达峰实施方案（2022年）\n一、指导思想\n坚持绿色发展。\n二、主要目标\n{said}\n{tasks_below}"
    found = extract(from_text(text)).policy_targets
    assert bool(found) == aimed, reason
    assert all(target.quote in said for target in found), "no heading is quoted"


SHARED = [
    ("新建数字农业工厂、农村应用场景各2个。", ["新建数字农业工厂", "农村应用场景"], "of each of what is listed"),
    ("新建公路，三明、宁德各100公里。", ["三明、宁德"], "of places together: a share of the whole"),
]


@pytest.mark.parametrize(("said", "names", "reason"), SHARED, ids=[case[2] for case in SHARED])
def test_so_many_of_each(said: str, names: list[str], reason: str) -> None:
    found = tasks("二、2024年重点工作", ("加快项目建设。" + said, TO_COME[1]))
    assert [target.indicator for target in found[0].targets] == names, reason


COMPARED = [
    ("畜牧业占农业的比重由2000年的60.6%提高到70%。", "of what the first figure is, the last is of now"),
    ("财政收入是2000年的2.65倍。", "so many times that of a year"),
    ("高新技术产业增速高于“九五”3.5个百分点。", "more than in the years of a plan"),
    ("高新技术产业增速超过“九五”3.5个百分点。", "likewise without 于"),
    ("初步预计，生产总值增长9%。", "a first estimate below the heading of a review is of its time"),
]


@pytest.mark.parametrize(("said", "reason"), COMPARED, ids=[case[1] for case in COMPARED])
def test_the_time_of_what_is_compared_dates_nothing(said: str, reason: str) -> None:
    found = tasks("一、“十五”时期发展回顾", ("经济稳步增长。" + said, DONE[1]))
    assert [str(target.as_of) for target in found[0].targets] == ["2005-12-31"], reason
    assert all(target.report for target in found[0].targets), reason


def test_a_review_estimates_what_its_year_came_to() -> None:
    said = "较好完成全年目标任务。预计地区生产总值增长6%左右，城乡居民人均可支配收入分别增长4%、6%。"
    head, tail = (
        "各位代表：\n现在，我代表市政府向大会报告工作。\n一、2023年工作回顾\n",
        "\n二、2024年工作安排\n（一）推进转型。加快发展。\n",
    )
    text = head + said + tail
    found = extract(from_text(text)).policy_targets
    assert [(target.value, target.report, str(target.as_of)) for target in found] == [
        (6.0, True, "2023-12-31"),
        (4.0, True, "2023-12-31"),
        (6.0, True, "2023-12-31"),
    ]
    assert found[2].quote == "城乡居民人均可支配收入分别增长4%、6%", "of what it is stands before the first"


def test_this_year_is_that_of_a_line_that_heads_what_it_is_to_bring() -> None:
    text = "2024年重点工作安排建议\n（一）推进项目建设。今年力争开工重大项目30个。\n（二）推进乡村振兴。确保增收。\n"
    [target] = extract(from_text(text)).tasks[0].targets
    assert (target.value, str(target.deadline)) == (30, "2024-12-31")
