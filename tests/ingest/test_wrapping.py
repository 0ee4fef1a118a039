"""Line breaks within sentences: of pages taken element by element, and of wrapped paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.wrapping import soft_breaks

IN_PIECES = "关于开展\n2021\n年工作的通知（津工信〔\n2021\n〕\n2\n号）\n2021\n年\n2\n月\n2\n日"
WRAPPED = (
    "开展耕地保护专项行动，严控占用、严格补充，坚决防止耕\n地非农化，实施单产提升示范行动，粮食播种面积稳定在四\n" * 5
)
CASES = [
    (
        IN_PIECES,
        "关于开展2021年工作的通知（津工信〔2021〕2号）|2021年2月2日",
        "numbers stand apart, a bracket ends a line",
    ),
    (f"{IN_PIECES}\n如下。\n5\n台机组", "如下。|5台机组", "a number behind a full stop begins a line"),
    (
        f"{IN_PIECES}\n一、背景\n....\n......\n- 1 -",
        "一、背景..........- 1 -",
        "an entry of the contents with its page",
    ),
    (
        f"{WRAPPED}百万亩以上。\n二、保障措施".replace("\n", "\n\n"),
        "粮食播种面积稳定在四百万亩以上。||二、保障措施",
        "wrapped lines, each with an empty one below",
    ),
    (
        f"{WRAPPED}百万亩以上\n序号\n任务\n1\n市财政局\n2\n市教育局\n3\n市民政局".replace("\n", "\n\n"),
        "||2||市教育局||3||市民政局",
        "cells of a table, each with an empty line below",
    ),
    (
        f"{WRAPPED}百万亩以上。\n市农业农村局、市财政局等按职责分工负责，截至\n2025年5月底完成",
        "按职责分工负责，截至2025年5月底完成",
        "a date that the line above leads to is no cell",
    ),
    ("公里\n2000\n628\n公里\n1500\n538", "公里|2000|628|公里|1500|538", "cells of a table, and no number before 年"),
    ("2021\n年\n一、推进改革\n二、推进改革", "2021|年|一、推进改革|二、推进改革", "one such number may be a chance"),
]


def joined(text: str) -> str:
    soft = soft_breaks(text)
    return "".join("" if at in soft else "|" if letter == "\n" else letter for at, letter in enumerate(text))


@pytest.mark.parametrize(("text", "wanted", "why"), CASES, ids=[case[2] for case in CASES])
def test_pieces(text: str, wanted: str, why: str) -> None:
    assert joined(text).endswith(wanted), why


@given(st.lists(st.sampled_from(["2021", "年", "一、推进改革", "。", "", "号", "- 1 -", "市财政局"])).map("\n".join))
def test_only_line_ends_are_soft(text: str) -> None:
    assert all(text[at] == "\n" for at in soft_breaks(text))
