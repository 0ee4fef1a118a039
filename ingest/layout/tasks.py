"""A task before its facts are read: where its number, title, headings and words stand (guide, section 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.layout.patterns import marks
from ingest.layout.responsibility import Statement
from ingest.text.normalised import NormalisedText


class Dated(NamedTuple):
    """Words of a task that its column's head dates (2025年计划)."""

    words: tuple[int, int]
    head: tuple[int, int]


@dataclass(slots=True)
class TaskSpan:
    """A task before its facts are read: spans of the normalised text.

    number and title are spans; path holds the spans of the enclosing headings; pieces are its words, in order, those
    that are dated among them.
    """

    number: tuple[int, int] | None
    title: tuple[int, int]
    path: tuple[tuple[int, int], ...]
    pieces: list[tuple[int, int]]
    rule: str
    statements: list[Statement] = field(default_factory=list)
    dates: list[tuple[int, int]] = field(default_factory=list)
    confidence: float = 1.0
    dated: list[Dated] = field(default_factory=list)

    def deadlines(self, doc: NormalisedText) -> Iterator[tuple[int, int]]:
        """Spans of places of their own for the task's date: cell, bracket after the units, labelled line."""
        yield from self.dates
        stage = marks.STAGE.regex.search(doc.normal, *self.title)
        if stage:
            yield stage.span("when")
        for statement in self.statements:
            if statement.tail:
                yield statement.tail


@dataclass(slots=True)
class Found:
    """Tasks, and the spans outside them that may state goals of the policy."""

    tasks: list[TaskSpan] = field(default_factory=list)
    goals: list[tuple[int, int]] = field(default_factory=list)


Path = tuple[tuple[int, int], ...]
