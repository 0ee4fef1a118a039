"""The sentence that words stand in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.sentences import WIDEST, sentence


@pytest.mark.parametrize(
    ("text", "words", "expected", "why"),
    [
        ("一、目标。由市发改委牵头,年底完成。二、保障", "市发改委", "由市发改委牵头,年底完成。", "from end to end"),
        ("责任单位：区税务局\n2.推行", "区税务局", "责任单位：区税务局", "a line ends it too"),
        ("  由区税务局负责  \n", "区税务局", "由区税务局负责", "without white space around"),
        ("区税务局", "区税务局", "区税务局", "a text of nothing else"),
        ("甲。乙。丙", "。乙", "甲。乙。", "words over an end take both"),
    ],
)
def test_sentence(text: str, words: str, expected: str, why: str) -> None:
    at = text.index(words)
    first, last = sentence(text, at, at + len(words))
    assert text[first:last] == expected, why


@given(text=st.text(alphabet="甲乙。\n ", min_size=1, max_size=2000), data=st.data())
def test_it_holds_the_words_and_is_bounded(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 40)))
    first, last = sentence(text, start, end)
    assert 0 <= first <= start < end <= last <= len(text)
    assert start - first <= WIDEST
    assert last - end <= WIDEST
