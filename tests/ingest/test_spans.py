"""Spans and the outline answer by bisection what a walk over all of them would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.outline import outline
from ingest.text.normalised import normalise
from ingest.text.spans import Spans

pairs = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8)).map(lambda pair: (pair[0], sum(pair))), max_size=8)


@given(spans=pairs, start=st.integers(0, 50), length=st.integers(1, 20))
def test_spans(spans: list[tuple[int, int]], start: int, length: int) -> None:
    asked = set(range(start, start + length))
    covered = {at for first, last in spans for at in range(first, last)}
    found = list(Spans(spans).within(start, start + length))
    assert found == sorted(found)
    assert asked & covered == asked & {at for first, last in found for at in range(first, last)}
    assert all(asked & set(range(*span)) for span in found)
    assert Spans(spans).holds(start) == (start in covered)


def test_around_is_the_walk() -> None:
    doc = normalise("一、甲。\n（一）乙。\n1.丙。\n2.丁。\n（二）戊。\n二、己。")
    root = outline(doc, Spans([]))
    for at in range(len(doc.normal)):
        walked = [item for item in root.walk() if item.parent and item.start < at < item.end]
        assert root.around(at) == walked, at
