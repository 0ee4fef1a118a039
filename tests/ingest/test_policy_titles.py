"""When two titles are one policy, what their relation is, and what a document says of its citations."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.records import Relation
from ingest.facts.extract import extract
from ingest.formats.read import Source
from ingest.identity.policies import base_key, relation_to, title_key
from ingest.records.resolve import resolve


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("关于优化营商环境的意见", "国务院办公厅关于优化营商环境的意见", True, "who issues it"),
        ("优化营商环境条例", "《優化營商環境條例》", True, "script and quotation marks"),
        ("关于印发优化营商环境方案的通知", "优化营商环境方案", True, "the notice that wraps it"),
        ("大连市关于优化营商环境的意见", "关于优化营商环境的意见", True, "a place before 关于"),
        ("优化营商环境方案", "优化营商环境办法", False, "another kind"),
    ],
)
def test_title_key(one: str, other: str, same: bool, why: str) -> None:
    assert (title_key(one) == title_key(other)) is same, why


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("某市户口迁移管理办法", "某市户口迁移管理办法(试行)", True),
        ("某区行动方案(2018-2020年)", "某区行动方案（2021—2024年）", True),
        ("某市管理办法", "某市管理办法实施细则", False),
    ],
)
def test_base_key(one: str, other: str, same: bool) -> None:
    assert (base_key(one) == base_key(other)) is same


@pytest.mark.parametrize(
    ("said", "own", "cited", "relation"),
    [
        ("basis", "优化营商环境条例实施细则", "优化营商环境条例", "implements"),
        ("cites", "关于修改优化营商环境条例的决定", "优化营商环境条例", "revises"),
        ("basis", "某区行动方案", "优化营商环境条例", "basis"),
        ("forwards", None, "优化营商环境条例", "forwards"),
    ],
)
def test_relation(said: Relation, own: str | None, cited: str, relation: Relation) -> None:
    assert relation_to(said, own, cited) == relation


@given(st.text(max_size=40))
def test_any_title_has_keys(title: str) -> None:
    assert title_key(title) == title_key(f" {title} ")
    assert base_key(title) == base_key(title)


def test_what_a_document_says_of_others() -> None:
    """A basis with its 文号 behind it is known by that; what it repeals is told so, and once."""
    text = (
        "某市优化营商环境办法\n根据《优化营商环境条例》（国令〔2019〕722号）、《某省优化营商环境规定》，制定本办法。\n"
        "第一条 市财政局负责落实资金保障。\n第二条 市税务局负责优化办税流程。\n"
        "第三条 本办法自2022年1月1日起施行，《某市优化营商环境暂行办法》同时废止。"
    )
    source = Source("a.txt", hashlib.sha256(text.encode()).hexdigest(), text, "text")
    found = {one.title: one for one in resolve(extract(source), source).citations}
    assert {title: one.relation for title, one in found.items()} == {
        "优化营商环境条例": "basis",
        "某省优化营商环境规定": "basis",
        "某市优化营商环境暂行办法": "repeals",
    }
    assert (found["优化营商环境条例"].doc_number, found["优化营商环境条例"].key) == ("国令〔2019〕722号", None)
    assert found["某省优化营商环境规定"].key == title_key("某省优化营商环境规定")
    assert all(text[one.start : one.end] == one.quote for one in found.values())


NOTICE = "市政府关于印发某市设备更新方案的通知"
TITLES = [
    (
        f"索 引 号：\n014150827\n\n分　　类：\n市政府文件通知\n\n标　　题：\n{NOTICE}\n\n"
        f"{NOTICE}\n\n各县：\n现将《某市设备更新方案》印发。\n",
        "a label on a line of its own, in the page's table of facts",
    ),
    ("标　　题：\n\n发文字号：\n\n发布日期：\n\n某市设备更新方案\n\n一、推进更新。\n", "a label without a title"),
    ("| 分类 | 计划通知 |\n| 标题 | 某市设备更新方案 |\n某市设备更新方案\n一、推进更新。\n", "behind a bar"),
    (
        f"{NOTICE}\n\n各县：\n现将方案印发给你们。\n附件1\n2024年某市设备更新任务清单\n序号\n任务\n",
        "a list that is attached is not the plan",
    ),
]


@pytest.mark.parametrize(("text", "why"), TITLES, ids=[case[1] for case in TITLES])
def test_title_of_a_page(text: str, why: str) -> None:
    assert extract(Source("plan.txt", "0" * 64, text, "text")).policy.title == "某市设备更新方案", why
