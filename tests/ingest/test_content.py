"""A task's id follows from its words: what else changes in a document leaves it alone."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.facts.extract import extract
from ingest.formats.read import Source
from ingest.records.resolve import Resolver

ITEMS = (
    "压缩企业开办时间至1个工作日",
    "推行电子发票全覆盖",
    "优化工程建设项目审批流程",
    "推进不动产登记一窗受理",
    "落实减税降费各项政策",
    "建立企业诉求快速响应机制",
    "加强知识产权保护力度",
    "完善社会信用体系建设",
    "扩大政务服务事项网上办理范围",
    "开展涉企收费专项检查",
    "提升跨境贸易便利化水平",
    "清理规范行政审批中介服务",
)
UNITS = ("区税务局", "区市场监管局、区财政局", "区发展改革局")
DATES = ("", "，2022年12月底前完成", "，完成时限：2023年6月30日")


def resolved(lines: list[str]) -> Resolver:
    text = "\n".join(["某区优化营商环境行动方案", "一、主要任务", *lines])
    source = Source("plan.txt", hashlib.sha256(text.encode()).hexdigest(), text, "text")
    return Resolver(extract(source), source)


def read(lines: list[str]) -> dict[str, str]:
    """Ids of the tasks of a plan by the first words of each."""
    resolver = resolved(lines)
    found = list(zip(resolver.extraction.tasks, resolver.task_ids, strict=True))
    ids = {next(item for item in ITEMS if item in "".join(task.quote)): id for task, id in found}
    assert len(set(ids.values())) == len(found) == len(lines), "no id names two tasks, and none is missed"
    return ids


def plan(items: list[str], marks: str, unit: int, day: int) -> list[str]:
    return [
        f"{marks.format(at)}{item}{DATES[(day + at) % 3]}。责任单位：{UNITS[(unit + at) % 3]}"
        for at, item in enumerate(items, 1)
    ]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(ITEMS), min_size=4, unique=True),
    st.lists(st.sampled_from(ITEMS), min_size=4, unique=True),
    st.sampled_from(["{}.", "（{}）", "{}、"]),
    st.integers(0, 2),
    st.integers(0, 2),
)
def test_ids_of_untouched_tasks_stay(before: list[str], after: list[str], marks: str, unit: int, day: int) -> None:
    """Items come, go, change places, marks, units and dates: what is said of the same thing has the same id."""
    old, new = read(plan(before, "{}.", 0, 0)), read(plan(after, marks, unit, day))
    both = set(old) & set(new)
    assert {item: old[item] for item in both} == {item: new[item] for item in both}
    assert not {old[item] for item in set(old) - both} & set(new.values())


@pytest.mark.parametrize(
    ("edited", "same", "why"),
    [
        ("推行电子发票全覆盖", True, "nothing"),
        ("推行電子發票全覆蓋", True, "the script"),
        ("推行电子发票 全覆盖", True, "a space"),
        ("推行电子专用发票全覆盖", False, "a word"),
    ],
)
def test_an_edit_of_the_words_makes_another_task(edited: str, same: bool, why: str) -> None:
    lines = plan(list(ITEMS), "{}.", 0, 0)
    changed = [line.replace("推行电子发票全覆盖", edited) for line in lines]
    made = resolved(changed).task_ids
    old = read(lines)
    assert (old["推行电子发票全覆盖"] in made) is same, why
    assert len(set(old.values()) & set(made)) >= len(ITEMS) - 1
