"""Sentence by sentence: what each states, as a person reads it (tests/cases), and the same under variation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.facts.extract import extract
from ingest.facts.model import Extraction
from ingest.formats.read import Source
from ingest.values.bodies import kind

CASES = Path(__file__).parents[1] / "cases"
HEAD = "某市优化服务工作方案\n\n一、主要任务\n(一)完善服务机制。"
LONG = "坚持把群众满意作为检验工作成效的标准,把企业和群众的需求作为工作的出发点和落脚点。"
FIELDS = (
    "indicator",
    "comparator",
    "value",
    "unit",
    "change",
    "direction",
    "baseline",
    "deadline",
    "date_basis",
)
FULL_WIDTH = str.maketrans({":": "：", ",": "，", ";": "；", "(": "（", ")": "）"})


def cases(name: str) -> list[Any]:
    rows: list[dict[str, Any]] = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    assert len(rows) > 20, "a file without cases proves nothing"
    return [pytest.param(row, id=row["why"]) for row in rows]


def read(text: str) -> Extraction:
    return extract(Source("case.txt", "0" * 64, text, "text"))


def with_target(sentence: str) -> str:
    return f"{HEAD}{sentence}\n(责任单位:市政务局)\n\n某市人民政府\n2022年3月1日\n"


def stated(found: Extraction) -> list[dict[str, Any]]:
    """The targets with what they state; what is not given is null, or an absolute change."""
    (task,) = found.tasks
    rows = [json.loads(target.model_dump_json()) for target in task.targets]
    return [{key: row[key] for key in FIELDS if row[key] not in (None, "absolute")} for row in rows]


UNSURE = {
    "a figure in a bracket": "a part in a bracket is seldom a target in the answers",
}
"""Cases that the fitted judge of figures does not take, each with why."""


@pytest.mark.parametrize("case", cases("targets"))
def test_targets(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if reason := UNSURE.get(case["why"]):
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    assert stated(read(with_target(case["text"]))) == case["targets"]


@pytest.mark.parametrize("case", cases("targets"))
@pytest.mark.parametrize("change", ["half", "broken", "spaced"])
def test_targets_vary(case: dict[str, Any], change: str) -> None:
    """Other widths, a line broken in mid-sentence, blanks around figures: the same targets."""
    text = case["text"]
    if change == "half":
        text = text.replace("，", ",").replace("；", ";").replace("：", ":")
    elif change == "broken":
        text = LONG + text[: len(text) // 2] + "\n" + text[len(text) // 2 :]  # a short line would end the sentence
    else:
        text = "".join(f" {letter} " if letter.isdigit() else letter for letter in text)
    found, plain = read(with_target(text)), read(with_target(case["text"]))
    assert stated(found) == stated(plain)


@pytest.mark.parametrize("case", cases("responsibilities"))
@pytest.mark.parametrize("full", [False, True], ids=["half width", "full width"])
def test_responsibilities(case: dict[str, Any], full: bool) -> None:
    text = f"{HEAD}建立工作台账,定期通报情况。{case['text']}\n"
    (task,) = read(text.translate(FULL_WIDTH) if full else text).tasks
    found = [[edge.surface, edge.role, edge.basis] for edge in task.edges]
    expected = [[name.translate(FULL_WIDTH) if full else name, role, basis] for name, role, basis in case["edges"]]
    assert found == expected


DUE = [
    ("(2025年底前完成,市教育局牵头,市财政局配合)", "2025-12-31", "a date before those who lead and help"),
    ("(市教育局牵头,市财政局配合,2025年底前完成)", "2025-12-31", "a date behind them"),
    ("(5月底取得成效并持续推进,牵头考核单位:市教育局)", "2022-05-31", "a date before a label"),
    ("(2025年6月底前,市教育局、市财政局)", "2025-06-30", "a date before bare bodies"),
    ("责任单位:市教育局、市财政局(2025年6月底前完成)", "2025-06-30", "a date in a bracket behind the bodies"),
    ("(长期坚持,责任单位:市教育局)", None, "no date, but that it goes on"),
    (
        "(2023年,一期)牵头单位:市教育局;完成时限:2024年6月",
        "2024-06-30",
        "a bracket that closes before the label is no part",
    ),
]


@pytest.mark.parametrize(("text", "day", "why"), DUE, ids=[case[2] for case in DUE])
def test_deadlines_in_brackets(text: str, day: str | None, why: str) -> None:
    (task,) = read(f"{HEAD}建立工作台账,定期通报情况。{text}\n\n某市人民政府\n2022年3月1日\n").tasks
    assert (str(task.deadline) if task.deadline else None, task.ongoing) == (day, day is None)
    assert {edge.surface for edge in task.edges} <= {"市教育局", "市财政局"}
    assert task.edges


SAME = [
    (["市发改委", "市发展和改革委员会"], True, "委 is short for 委员会, the letters stand in order"),
    (["区市场局", "区市场监管局"], True, "letters left out"),
    (["供电公司", "区供电公司"], True, "with and without its level"),
    (["区财政局(金融发展局)", "区财政局"], True, "a second plate"),
    (["区华源热力有限公司", "华源热力公司"], True, "the company's form"),
    (["区卫健委", "区卫生健康委员会"], True, "both shortened"),
    (["市政府办公室", "市政府法制办"], False, "the government's office is no other office of it"),
    (["区税务局", "市税务局"], False, "two levels"),
    (["区财政局", "区审计局"], False, "two bodies"),
    (["省级有关部门", "省级相关部门"], True, "有关 and 相关 say the same"),
    (["市交通委科技信息处", "科技信息处"], True, "a part of a body without the whole's name"),
    (["省级环境保护部门", "市级环境保护部门"], False, "the same function on two levels"),
    (["环境保护部门", "环境保护监督管理部门"], False, "without a level, letters left out tell nothing"),
]


@pytest.mark.parametrize(("names", "same", "why"), SAME, ids=[case[2] for case in SAME])
def test_same_body(names: list[str], same: bool, why: str) -> None:
    text = f"{HEAD}建立工作台账。(责任单位:{'、'.join(names)})\n"
    assert (len(read(text).agencies) == 1) is same


KINDS = [
    ("区税务局", "government", "a bureau"),
    ("中国人民银行某市支行", "government", "the central bank is no enterprise"),
    ("工商银行某市分行", "enterprise", "a bank is"),
    ("国网某市供电公司", "enterprise", "a company"),
    ("共青团某市委", "association", "the Youth League, not the Party"),
    ("市委组织部", "party", "a Party department"),
    ("区纪委监委", "other", "the supervisory commission"),
    ("市中级人民法院", "court", "a court"),
    ("各镇(街道)", "collective", "a class of bodies"),
    ("某科技大学", "other", "a university"),
    ("市委人才办", "party", "an office of the Party's committee, whatever it does"),
    ("县级以上地方人民政府市场监督管理部门", "government", "bodies without 各 are no collective, levels included"),
    ("地方各级人民政府", "collective", "各级 makes a class"),
    ("村民委员会", "other", "a village committee"),
]


@pytest.mark.parametrize(("name", "expected", "why"), KINDS, ids=[case[2] for case in KINDS])
def test_kind(name: str, expected: str, why: str) -> None:
    assert kind(name) == expected
