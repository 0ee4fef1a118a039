"""Batches: small enough for one message, and nothing lost."""

from __future__ import annotations

import pytest

from graph import rows
from graph.errors import StoreError


@pytest.mark.parametrize(
    ("lengths", "sizes", "why"),
    [
        ([], [], "nothing to send"),
        ([1] * 1_200, [500, 500, 200], "five hundred rows at most"),
        ([75_000] * 27, [13, 13, 1], "about 1 MB at most"),
        ([10, 3_000_000, 10], [1, 1, 1], "a large row goes alone"),
    ],
)
def test_batches(lengths: list[int], sizes: list[int], why: str) -> None:
    given = [{"props": {"text": "x" * length, "at": index}} for index, length in enumerate(lengths)]
    found = list(rows.batches(given))
    assert [len(batch) for batch in found] == sizes, why
    assert [row for batch in found for row in batch] == given


def test_bytes_count_not_characters() -> None:
    with pytest.raises(StoreError, match="8400000 bytes"):
        list(rows.batches([{"text": "字" * 2_800_000}]))
