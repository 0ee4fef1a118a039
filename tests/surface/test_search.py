"""One search over everything that has a name, and over the words of tasks."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.identity.search import initials

CASES = [
    ("区税务局", "agency", "区税务局", "name", "the whole name comes first"),
    ("區稅務局", "agency", "区税务局", "name", "in traditional characters"),
    ("qswj", "agency", "区税务局", "initials", "the pinyin initials of its characters"),
    ("QSWJ", "agency", "区税务局", "initials", "in capitals"),
    ("区税务", "agency", "区税务局", "start", "what was typed so far"),
    ("鲅鱼圈", "city", "鲅鱼圈区", "start", "a place"),
    ("byq", "city", "鲅鱼圈区", "initials", "a place by its initials"),
    ("鲅鱼圈税务局", "agency", "区税务局", "name", "a name with its place, as the resolver takes it"),
    ("网办率", "indicator", "实际网办率", "part", "a part of an indicator's name"),
    ("营商环境优化行动方案", "policy", "鲅鱼圈区营商环境优化行动方案(2021-2024年)", "part", "a part of a title"),
    ("推行税务Ukey", "task", "推行税务Ukey不见面发行", "words", "words of a task's text"),
]


@pytest.mark.parametrize(("typed", "kind", "name", "how", "reason"), CASES)
async def test_what_is_typed_is_offered(
    client: httpx.AsyncClient, typed: str, kind: str, name: str, how: str, reason: str
) -> None:
    rows = (await client.get("/v1/search", params={"q": typed})).json()
    found = [(row["name"], row["how"]) for row in rows if row["kind"] == kind]
    assert (name, how) in found[:2], reason  # 区商务局 has the initials of 区税务局


@pytest.mark.parametrize("typed", ["vv", "没有这样的名称", "…", "s"])
async def test_what_fits_nothing_is_an_empty_answer(client: httpx.AsyncClient, typed: str) -> None:
    answer = await client.get("/v1/search", params={"q": typed})
    assert (answer.status_code, answer.json()) == (200, []), "one letter, or none, is no name's initials"


async def test_each_kind_has_at_most_so_many(client: httpx.AsyncClient) -> None:
    rows = (await client.get("/v1/search", params={"q": "区", "limit": 2})).json()
    kinds = [row["kind"] for row in rows]
    assert kinds.count("agency") == 2
    assert max(map(kinds.count, kinds)) == 2
    assert len({(row["kind"], row["id"]) for row in rows}) == len(rows), "a thing of several names stands once"


@given(st.text(max_size=20))
def test_initials_are_of_any_text(text: str) -> None:
    assert initials(text) == initials(text.upper()) or not text.isascii()
