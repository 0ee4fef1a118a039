"""Spans of the normalised text that are asked about often: whether one holds an offset, which lie in a stretch."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

Span = tuple[int, int]


class Spans:
    """Half-open spans, those that overlap joined; each question takes logarithmic time."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Keep the spans in order."""
        self._spans: list[Span] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = self._spans[-1][0], max(end, self._spans[-1][1])
            else:
                self._spans.append((start, end))
        self._starts = [start for start, _ in self._spans]

    def holds(self, at: int) -> bool:
        """Whether one of the spans holds the offset."""
        return any(True for _ in self.within(at, at + 1))

    def within(self, start: int, end: int) -> Iterator[Span]:
        """The spans that share an offset with start:end, in order."""
        for at in range(max(0, bisect_right(self._starts, start) - 1), len(self._spans)):
            if self._starts[at] >= end:
                return
            if self._spans[at][1] > start:
                yield self._spans[at]
