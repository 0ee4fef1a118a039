"""The same sentence under other bodies, figures, punctuation, widths and line breaks says the same."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.facts.extract import extract
from ingest.facts.model import Extraction, Task
from ingest.formats.read import Source

BODIES = [
    "区财政局",
    "市发展改革委",
    "县教育局",
    "区卫生健康委",
    "市交通运输局",
    "区供电公司",
    "市公安局",
    "区总工会",
    "县法院",
]
bodies = st.lists(st.sampled_from(BODIES), min_size=1, max_size=6, unique=True)
FULL_WIDTH = str.maketrans({":": "：", ",": "，", ";": "；", "(": "（", ")": "）"})


def read(text: str) -> Extraction:
    """The extraction of a text."""
    return extract(Source("case.txt", sha256(text.encode()).hexdigest(), text, "text"))


def only_task(text: str) -> Task:
    """The one task of a text that holds one."""
    found = read(text).tasks
    assert len(found) == 1, [task.title for task in found]
    return found[0]


def document(statement: str) -> str:
    return f"某市优化服务工作方案\n\n一、主要任务\n(一)完善服务机制。建立工作台账,定期通报情况。{statement}\n"


@given(leads=bodies, others=bodies, separator=st.sampled_from("、,， 　"), full=st.booleans(), brackets=st.booleans())
def test_labelled(leads: list[str], others: list[str], separator: str, full: bool, brackets: bool) -> None:
    statement = f"牵头单位:{separator.join(leads)};责任单位:{separator.join(others)}"
    text = document(f"({statement})" if brackets else "\n" + statement.replace(";", "\n"))
    task = only_task(text.translate(FULL_WIDTH) if full else text)
    assert list(task.lead_units) == leads
    assert list(task.responsible_units) == others


@given(leads=bodies, others=bodies, verb=st.sampled_from(["配合", "按职责分工负责", "分别负责", "参与"]))
def test_verbs(leads: list[str], others: list[str], verb: str) -> None:
    task = only_task(document(f"({'、'.join(leads)}牵头,{'、'.join(others)}{verb})"))
    assert list(task.lead_units) == leads
    assert list(task.responsible_units) == others


@given(units=bodies, at=st.integers(0, 60))
def test_name_broken_over_lines(units: list[str], at: int) -> None:
    """A line break inside a list changes no name."""
    listed = "、".join(units)
    cut = at % len(listed)
    text = document(
        f"\n责任单位:{listed[:cut]}\n{listed[cut:]}"
        if cut > 0 and listed[cut - 1] not in "局委会司院"
        else f"\n责任单位:{listed}"
    )
    assert list(only_task(text).responsible_units) == units


@given(
    number=st.integers(2, 99),
    unit=st.sampled_from(["个工作日", "个环节", "%"]),
    words=st.sampled_from(
        [("压缩至", "", "<="), ("不超过", "", "<="), ("达到", "以上", ">="), ("不低于", "", ">="), ("超过", "", ">")]
    ),
    year=st.integers(2019, 2030),
    spaced=st.booleans(),
)
def test_figures(number: int, unit: str, words: tuple[str, str, str], year: int, spaced: bool) -> None:
    before, after, comparator = words
    gap = " " if spaced else ""
    sentence = f"{year}{gap}年底前,企业开办办理指标{before}{gap}{number}{gap}{unit}{after}。"
    (target,) = only_task(document(sentence)).targets
    assert (target.value, target.comparator, str(target.deadline)) == (number, comparator, f"{year}-12-31")


@settings(max_examples=300)
@given(st.text(alphabet="一二三四、。,;:()“”《》0123456789%年月日前区局委牵头负责责任单位由至达到\n #-", max_size=400))
def test_any_text(text: str) -> None:
    """No text breaks it, and every fact of any text quotes its place."""
    if not text.strip():
        return
    found = read(text)
    for task in found.tasks:
        for fact in (*task.edges, *task.targets):
            assert text[fact.start : fact.end] == fact.quote
