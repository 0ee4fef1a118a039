"""Which division a policy governs, where its head does not say: by what its text names most."""

from __future__ import annotations

import pytest

from ingest.values.places import governed

CASES = [
    ("全市经济增长。保定高质量发展，保定的产业升级。", "河北省/保定市", "a city is named without its last letter"),
    ("全省第一。岳阳港增长，岳阳石化投产。湖南自贸区。", "湖南省/岳阳市", "a county of that name lies in the city"),
    (
        "全省增长。山东制造，山东港口，青岛、烟台、潍坊并进。",
        "山东省",
        "a province is named oftener than a city of its own",
    ),
    ("保定、石家庄、唐山并进，保定领先。", None, "two of four, and no word for the place that the text is of"),
    ("公安机关加强巡查，公安部门负责，新建公安分局。", None, "short names of counties are words: 公安县"),
    ("加强三江源保护，实施黄河源治理，推进河源清理。", None, "河源 is where a river begins too"),
]


@pytest.mark.parametrize(("text", "path", "why"), CASES, ids=[case[2] for case in CASES])
def test_place_that_a_text_names_most(text: str, path: str | None, why: str) -> None:
    assert governed("", text) == path, why


SHORT = [
    (
        "文山州人民政府办公室关于推进教育改革的意见",
        "云南省/文山壮族苗族自治州",
        "an autonomous prefecture by its short name",
    ),
    ("恭城县深化改革实施方案", "广西壮族自治区/桂林市/恭城瑶族自治县", "an autonomous county by its short name"),
    ("加快河南县域经济发展的意见", None, "a county that is called as a province is not told by its short name"),
]


@pytest.mark.parametrize(("head", "path", "why"), SHORT, ids=[case[2] for case in SHORT])
def test_short_names_of_autonomous_divisions(head: str, path: str | None, why: str) -> None:
    assert governed(head, "") == path, why
