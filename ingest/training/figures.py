"""Examples for the judges of numbers and clauses, from answered documents, and the fitting of their weights.

A document is read once with the layout that its answer gives, so that weights do not depend on a reader of layout;
a judge that knows the answer stands in for the fitted one and notes what it was shown. For leave-one-document-out:

    learnt = [collect(text, gold) for text, gold in documents]          # once
    weights = fit(one for one in learnt if one is not held)             # per fold: {"figures": …, "milestones": …}
    judge = judges.fitted(weights["figures"], weights["milestones"])    # goes into Scope.judge

`Weights.lines()` of each are data/models/figures.tsv and milestones.tsv.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ingest.facts.figure_rows import Row, read_row
from ingest.facts.figure_tables import find_figure_tables
from ingest.facts.judges import LABELS, Clause, Judge, fitted
from ingest.facts.model import PolicyHead, Target
from ingest.facts.policy import document_year, first_year, last_day
from ingest.facts.targets import Scope, read_goals, read_targets
from ingest.facts.timeline import timeline
from ingest.text.normalised import NormalisedText, normalise
from ingest.training.expected import FIGURES, MILESTONES
from ingest.training.logistic import Example, fit_pair
from ingest.values.dates import AnchorDate, anchor_date
from ingest.values.figure_lists import Figure
from ingest.weights import Weights

Json = Mapping[str, Any]
Span = tuple[int, int]
_NOTHING = Weights(LABELS, {})
_ROW = 200  # characters; what is longer is no row of a table of indicators
SETTINGS: dict[str, dict[str, Any]] = {
    "figures": {"l2": 0.01, "epochs": 16, "rate": 0.05, "least": 2, "prior": FIGURES},
    "milestones": {"l2": 0.01, "epochs": 12, "rate": 0.1, "least": 2, "prior": MILESTONES},
}


@dataclass(frozen=True, slots=True)
class Learnt:
    """What one answered document teaches, by judge."""

    figures: list[Example] = field(default_factory=list)
    milestones: list[Example] = field(default_factory=list)


class Answered:
    """A judge that knows the answers for one stretch of text, and notes what it was shown."""

    def __init__(self, doc: NormalisedText, wanted: Sequence[Json], stretch: Sequence[Span], learnt: Learnt) -> None:
        """Look up where each answer stands; stretch: spans of the normalised text."""
        self._places = [(target, list(_occurrences(doc, target["quote"], stretch))) for target in wanted]
        self._used: set[int] = set()
        self._learnt = learnt

    def figure(self, features: Sequence[str], found: Figure) -> float:
        """1 where an answer not yet met has the value, and a quote around the number."""
        hit = self._meets(lambda target, start, end: start <= found.start < end and _same_value(target, found))
        self._learnt.figures.append(Example(tuple(features), LABELS[hit]))
        return float(hit)

    def milestone(self, features: Sequence[str], clause: Clause) -> float:
        """1 where the quote of a milestone not yet met ends in the clause."""
        hit = self._meets(lambda target, start, end: target["value"] is None and clause.start < end <= clause.end + 1)
        self._learnt.milestones.append(Example(tuple(features), LABELS[hit]))
        return float(hit)

    def _meets(self, fits: Callable[[Json, int, int], bool]) -> bool:
        for at, (target, places) in enumerate(self._places):
            if at not in self._used and any(fits(target, start, end) for start, end in places):
                self._used.add(at)
                return True
        return False


def collect(text: str, gold: Json) -> Learnt:
    """The examples of one document (its cleaned text) and its answer in the JSON form of the guide."""
    learnt = Learnt()
    for _ in read_answered(normalise(text), gold, lambda wanted, stretch, doc: Answered(doc, wanted, stretch, learnt)):
        pass
    return learnt


def fit(documents: Iterable[Learnt]) -> dict[str, Weights]:
    """The weights of each judge, by the name under which data/models keeps them."""
    learnt = list(documents)
    return {name: fit_pair(list(_sourced(learnt, name)), LABELS, **settings) for name, settings in SETTINGS.items()}


def _sourced(learnt: Sequence[Learnt], name: str) -> Iterator[Example]:
    """The examples for a judge, each told which document it stands in."""
    for at, one in enumerate(learnt):
        yield from (example._replace(source=str(at)) for example in getattr(one, name))


def read_answered(doc: NormalisedText, gold: Json, judge: Callable[..., Judge]) -> Iterator[list[Target]]:
    """The targets read in each gold task, then those of the policy, with the answer's own layout.

    judge is called with the answers to be met, their spans and the document, for each task and for the rest.
    """
    head = PolicyHead.model_validate({name: gold["policy"].get(name) for name in ("kind", "issued_on", "period")})
    scope = _scope(head, doc)
    tasks, goals = _layout(doc, gold)
    tables = find_figure_tables(doc, AnchorDate())
    last = last_day(head)
    rows = [row for table in tables for row in table.rows]
    for task, spans in zip(gold["tasks"], tasks, strict=True):
        row = next((row for row in rows if _is_row(row, spans)), None)
        if row:
            rows.remove(row)
            yield read_row(doc, row, last, head.issued_on)
            continue
        own = replace(scope, reports=task["status"] == "reported", deadline=_day(task.get("deadline")))
        yield list(read_targets(doc, spans, replace(own, judge=judge(task["targets"], spans, doc))))
    found = [target for row in rows for target in read_row(doc, row, last, head.issued_on)]
    outside = list(_without(goals, [(table.start, table.end) for table in tables]))
    yield found + list(read_goals(doc, outside, replace(scope, judge=judge(gold["policy_targets"], outside, doc))))


def _scope(head: PolicyHead, doc: NormalisedText) -> Scope:
    """What the whole document says of itself, as the answer has it."""
    anchor = anchor_date(doc.normal, head.issued_on, document_year(head, doc))
    reports = head.kind in {"report", "reply"}
    nobody = fitted(_NOTHING, _NOTHING)
    return Scope(anchor, reports, None, first_year(head), head.kind, timeline=timeline(doc, anchor), judge=nobody)


def _layout(doc: NormalisedText, gold: Json) -> tuple[list[list[Span]], list[Span]]:
    """The spans of each task in the normalised text, and what lies outside all of them."""
    made: list[list[Span]] = []
    begin = 0
    for task in gold["tasks"]:
        spans: list[Span] = []
        for quote in task["quote"]:
            at = doc.text.find(quote, begin)
            at = at if at >= 0 else doc.text.find(quote)
            if at >= 0:
                begin = at + len(quote)
                spans.append((_offset(doc, at), _offset(doc, begin)))
        made.append(spans)
        begin = doc.origin(spans[0][0]) if spans else begin
    return made, list(_without([(0, len(doc.normal))], sorted(span for spans in made for span in spans)))


def _without(spans: Iterable[Span], cuts: Sequence[Span]) -> Iterator[Span]:
    """The spans without the cuts, which are in order."""
    for start, end in spans:
        for first, last in cuts:
            if start <= first < end:
                if start < first:
                    yield start, first
                start = max(start, last)
        if start < end:
            yield start, end


def _is_row(row: Row, spans: Sequence[Span]) -> bool:
    """Whether a task is no more than this row of a table."""
    return any(a <= row.name[0] < b for a, b in spans) and sum(b - a for a, b in spans) < _ROW


def _occurrences(doc: NormalisedText, quote: str, stretch: Sequence[Span]) -> Iterator[Span]:
    """Where a quote stands in the normalised text, inside the spans."""
    at = doc.text.find(quote)
    while at >= 0:
        start, end = _offset(doc, at), _offset(doc, at + len(quote))
        if any(first <= start < last for first, last in stretch):
            yield start, end
        at = doc.text.find(quote, at + 1)


def _offset(doc: NormalisedText, at: int) -> int:
    """The offset in the normalised text of an offset in the document's text."""
    run = max(0, bisect_right(doc.origins, at) - 1)
    stop = doc.starts[run + 1] if run + 1 < len(doc.starts) else len(doc.normal)
    return min(doc.starts[run] + max(0, at - doc.origins[run]), stop)


def _same_value(target: Json, found: Figure) -> bool:
    return target["value"] is not None and abs(target["value"] - found.value) < 0.005


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
