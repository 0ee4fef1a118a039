"""Who leads, helps or acts in running text (guide, 3.3), by the shipped weights; sentences made for the test."""

from __future__ import annotations

import pytest

from ingest.facts.actors import parts
from ingest.models import shipped
from ingest.text.normalised import normalise
from ingest.values.places import named
from ingest.values.proposals import Head, proposals

CASES = [
    ("市住房保障行政主管部门负责公共租赁住房的管理工作。", {"市住房保障行政主管部门": "lead"}, "X负责: one body leads"),
    (
        "市、区民政部门按照职责分工负责救助工作。",
        {"市、区民政部门": "lead"},
        "levels before a shared head",
    ),
    (
        "教育局、民政局负责建立评价体系。",
        {"教育局": "responsible", "民政局": "responsible"},
        "several before 负责 without 牵头 respond",
    ),
    (
        "区绿化市容局：负责建筑垃圾处置的监督管理。",
        {"区绿化市容局": "lead"},
        "a duty paragraph's head",
    ),
    (
        "市商务局是促进消费的主管部门，负责制定促进政策。",
        {"市商务局": "lead"},
        "a clause that goes on with 负责 tells of the subject before it",
    ),
    (
        "区民政部门会同区财政部门对申请人家庭经济状况进行核查。",
        {"区民政部门": "actor"},
        "a body after 会同 has no part",
    ),
    (
        "受理后，由区住房保障部门组织验收。",
        {"区住房保障部门": "actor"},
        "X in 由X with another verb acts",
    ),
    ("情节严重的，由市人力资源社会保障局取消其资格。", {"市人力资源社会保障局": "actor"}, "behind 由 whatever verb"),
    ("2026年6月底前各省份要出台实施方案。", {"各省份": "actor"}, "a date before the subject is no part of it"),
    ("组织检查的医疗保障部门应当统筹安排。", {"组织检查的医疗保障部门": "actor"}, "words with 的 qualify a body"),
    ("飞行检查组应当出示执法证件。", {"飞行检查组": "actor"}, "a team that inspects acts"),
    ("各地政府主管部门会同电网企业制定计划。", {"各地政府主管部门": "actor"}, "a name does not end before 主管部门"),
    ("地方政府及其有关部门不得干预。", {"地方政府及其有关部门": "actor"}, "及其有关部门 names no other body"),
    (
        "市、县人民政府及其城乡规划主管部门应当公布规划。",
        {"市、县人民政府": "actor", "城乡规划主管部门": "actor"},
        "及其 with a name leads to another body",
    ),
    (
        "人工影响天气工作计划由有关气象主管机构商同级有关部门编制。",
        {"有关气象主管机构": "actor"},
        "who is asked (商) has no part",
    ),
    (
        "农业农村、水利、林业和草原等有关部门应当及时提供资料。",
        {"农业农村": "actor", "水利": "actor", "林业和草原": "actor"},
        "two words that are one function",
    ),
    (
        "县级以上人民政府及其教育、人力资源和社会保障等部门应当支持培训。",
        {"县级以上人民政府": "actor", "教育": "actor", "人力资源和社会保障": "actor"},
        "及其 before functions that share 部门",
    ),
    ("（六）市场监督管理部门应当终止调解。", {"市场监督管理部门": "actor"}, "a mark is no part of a name"),
    ("成立工作专班，由市财政局、市税务局组成。", {}, "bodies that only make up another one have no part"),
    ("督促各县区落实属地责任。", {}, "a pivot has no part"),
    ("我市将进一步优化营商环境，企业应当依法经营。", {}, "我市 and the governed have no part"),
    ("相关部门要加强协作。", {}, "a bare generic word names no body"),
    ("本办法由市住房城乡建设局负责解释。", {}, "who explains a regulation has no task"),
    (
        "区委宣传部要加强正面引导。",
        {"区委宣传部": "actor"},
        "the rest of a longer name is no verb behind a shorter one",
    ),
    ("区经发局一是负责拟订发展战略；二是推进商贸物流。", {"区经发局": "lead"}, "一是 between a body and its duty"),
    (
        "县级林业主管部门接到疑似事件报告的，应当开展核实。",
        {"县级林业主管部门": "actor"},
        "on what occasion it ought to",
    ),
    (
        "预案启动后，发生地的县级人民政府林业主管部门应当采取措施。",
        {"发生地的县级人民政府林业主管部门": "actor"},
        "whose place is told before 的",
    ),
    ("区属国企于9月30日、12月31日前向区国资局报送情况。", {}, "a date is no name, though its words end as one"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_parts(text: str, expected: dict[str, str], why: str) -> None:
    doc = normalise(text)
    found = parts(doc, [(0, len(doc.normal))], shipped().subjects)
    assert {doc.name(*part.body): part.role for part in found} == expected, why


def test_how_sure_is_told() -> None:
    """Facts of running text carry the judge's probability, so that a reader can sort the doubtful out."""
    doc = normalise("市财政局应当及时拨付资金。")
    (part,) = parts(doc, [(0, len(doc.normal))], shipped().subjects)
    assert 0.5 < part.sure < 1


def test_a_heading_is_no_part_of_the_name_below_it() -> None:
    """The line of a heading has no point; the body that begins the next line is not joined to it."""
    doc = normalise("加快构建标准体系\n市市场监管局应当推动标准的编制和实施。")
    found = parts(doc, [(0, len(doc.normal))], shipped().subjects)
    assert [doc.name(*part.body) for part in found] == ["市市场监管局"]


def test_ordinary_clauses_are_not_judged() -> None:
    """Reading stays fast as long as clauses without a body's word give no proposal."""
    for text in ("完善机制,", "加大对中小微企业的支持力度,", "提高服务效率和质量。"):
        assert not list(proposals(text, Head(0, len(text), "clause", len(text))))


def test_places_are_found_as_by_the_longest_first() -> None:
    """One scan by the letters that names end in; the first and longest of overlapping names counts."""
    assert named("辽宁省大连市中山区与吉林市") == ["辽宁省", "大连市", "中山区", "吉林市"]
    assert named("赵县") == []
