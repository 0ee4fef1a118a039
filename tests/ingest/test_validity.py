"""From when and until when a policy holds and what it repeals; sentences as documents have them, days by hand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from ingest import extract_document
from ingest.facts.model import PolicyHead

HEAD = "海滨市停车管理办法\n第一条为规范停车，制定本办法。\n第二条市公安局负责停车秩序管理。\n"
SIGNED = "\n海滨市人民政府\n2020年3月1日\n"
CASES = [
    ("第三条本办法自2023年9月8日起施行，有效期3年。", "2023-09-08", "2026-09-07", "the day before the third year ends"),
    ("第三条本办法自印发之日起施行，有效期5年。", "2020-03-01", "2025-02-28", "from the day of issue"),
    ("第三条本办法自公布之日起30日后施行。", "2020-03-31", None, "so many days after the issue"),
    ("第三条本办法自发布之日起施行，有效期至2026年12月31日。", "2020-03-01", "2026-12-31", "the last day is named"),
    ("第三条本办法有效期一年。", None, "2021-02-28", "counted from the issue where no beginning is named"),
    ("第三条本办法自印发之日起施行，试行期六个月。", "2020-03-01", "2020-08-31", "in months, on trial"),
    ("现予公布，自2021年5月1日起施行。", "2021-05-01", None, "the order says it before the text"),
    ("第三条停车凭证有效期2年，自发放之日起计算。", None, None, "a permit's time is not the document's"),
    ("第三条收费标准自2021年1月1日起执行。", None, None, "a rate's time is not the document's"),
    (
        "第三条许可证有效期5年。本办法自印发之日起施行。",
        "2020-03-01",
        None,
        "two sentences, two things",
    ),
]
REPEALS = [
    (
        "本办法自印发之日起施行。《海滨市停车管理暂行办法》（海府办〔2015〕3号）同时废止。",
        [("海滨市停车管理暂行办法", "海府办〔2015〕3号")],
        "by title and number",
    ),
    (
        "本办法自印发之日起施行，海财金〔2015〕9号同时废止。",
        [(None, "海财金〔2015〕9号")],
        "by number alone, in one sentence with the day of effect",
    ),
    (
        "同时废止《海滨市公安局关于印发〈停车暂行规定〉的通知》、《停车收费办法》。",
        [("停车暂行规定", None), ("停车收费办法", None)],
        "named behind the words; the notice around a title goes",
    ),
    ("市司法局应当及时修改、废止与《停车条例》不符的规定。", [], "to review rules repeals none"),
]


def head(sentence: str) -> PolicyHead:
    return extract_document(HEAD + sentence + SIGNED).policy


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("sentence", "begins", "ends", "why"), CASES, ids=[case[-1] for case in CASES])
def test_days(sentence: str, begins: str | None, ends: str | None, why: str) -> None:
    policy = head(sentence)
    assert (policy.effective_on, policy.expires_on) == (day(begins), day(ends)), why
    grounds = {ground.field: ground.words for ground in policy.grounds}
    assert all((field in grounds) is (value is not None) for field, value in policy if field.endswith("s_on"))
    assert all(grounds.get(field, sentence) in sentence for field in ("effective_on", "expires_on"))


@pytest.mark.parametrize(("sentence", "gone", "why"), REPEALS, ids=[case[-1] for case in REPEALS])
def test_repeals(sentence: str, gone: list[tuple[str | None, str | None]], why: str) -> None:
    found = head(sentence).repeals
    assert [(one.title, one.doc_number) for one in found] == gone, why
    text = HEAD + sentence + SIGNED
    assert all(text[one.start : one.end] == one.quote for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
