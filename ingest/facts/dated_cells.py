"""Cells of a task that the heads of their columns date: 2024年计划, 2025年计划, 十四五装机计划(MW) (guide, 5.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ingest.facts.figure_rows import Row, Value, is_value, read_row
from ingest.facts.model import Target
from ingest.facts.scope import Scope
from ingest.facts.targets import read_targets
from ingest.layout.patterns import tables as patterns
from ingest.layout.tasks import Dated, TaskSpan
from ingest.text.normalised import NormalisedText

Span = tuple[int, int]


def read_words(doc: NormalisedText, span: TaskSpan, scope: Scope) -> Iterator[Target]:
    """The targets of a task's words, those of dated cells by their head's time."""
    dated = {one.words: one for one in span.dated}
    first: Target | None = None
    for piece in span.pieces if dated else []:
        day = _day(doc, dated[piece], scope) if piece in dated else None
        for target in _read(doc, span, piece, dated.get(piece), replace(scope, deadline=day or scope.deadline), first):
            first = first or (target if target.kind == "quantity" else None)
            yield target
    if not dated:
        yield from read_targets(doc, span.pieces, scope)


def _read(
    doc: NormalisedText, span: TaskSpan, piece: Span, dated: Dated | None, scope: Scope, first: Target | None
) -> Iterator[Target]:
    """A cell's targets; one that is but a figure is of what the task's first figure measures, else of its title."""
    if dated is None or not is_value(doc, piece):
        yield from read_targets(doc, [piece], scope)
        return
    name = (span.title, *_matter(doc, dated.head))
    row = Row(*piece, span.title, values=[Value(piece, scope.deadline, name=name, since=piece[0])])
    for target in read_row(doc, row, None):
        yield target if first is None else target.model_copy(update=_like(first, target))


def _matter(doc: NormalisedText, head: Span) -> tuple[Span, ...]:
    """What a head says is reached, without its time and 计划, and the unit that it has in brackets."""
    match = patterns.DATED_HEAD.regex.match(doc.normal[slice(*head)])
    if match is None:
        return (head,)
    spans = (head[0] + match.start("matter"), head[0] + match.end("matter")), (head[0] + match.end(), head[1])
    return tuple(span for span in spans if span[0] < span[1])


def _like(first: Target, target: Target) -> dict[str, object]:
    return {"indicator": first.indicator, "unit": target.unit or first.unit}


def _day(doc: NormalisedText, dated: Dated, scope: Scope) -> date | None:
    """The last day that a head names: 2024年计划, 重点任务(2024-2026)."""
    text = doc.normal[slice(*dated.head)]
    years = patterns.HEAD_YEARS.regex.search(text)
    if years:
        return date(int(years.group("last")), 12, 31)
    return next((when.day for when in reversed(list(scope.anchor.find(text, 0, len(text)))) if when.day), None)
