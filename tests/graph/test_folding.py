"""What a full-text index by pairs of Chinese characters is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.folding import fold, phrase

LETTERS = st.text(alphabet="税务局办理5g,。 ABC營商", max_size=12)


@pytest.mark.parametrize(
    ("q", "expected", "why"),
    [
        ("营商环境", '"营商环境"', "all of it"),
        ("營商環境", '"营商环境"', "as the folded texts have it"),
        ("营商 环境", '"营商环境"', "white space is folded away, in the texts too"),
        ("发改委、财政局", '"发改委"', "a mark between ends a run; the first of the longest"),
        ("压缩至1个工作日", '"个工作日"', "a digit does too"),
        ("税", None, "the index has pairs"),
        ("ukey", None, "it would take a word whole, and a part of one is looked for too"),
        (None, None, "nothing is looked for"),
    ],
)
def test_phrase(q: str | None, expected: str | None, why: str) -> None:
    assert phrase(q) == expected, why


@given(before=LETTERS, q=LETTERS, after=LETTERS)
def test_what_holds_the_words_holds_the_phrase(before: str, q: str, after: str) -> None:
    """So the index gives at least all that is looked for."""
    found = phrase(q)
    assert found is None or found.strip('"') in fold(before + q + after)
