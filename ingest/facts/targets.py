"""Targets and reports: figures and milestones, sentence by sentence, with date and subject carried along (guide, 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from ingest.facts.ellipsis import NOTHING_SPOKEN, Spoken, beside
from ingest.facts.features import Place, figure_features, milestone_features, section_of, sentence_features
from ingest.facts.governing import Governing, beyond, bracketed_date, headed, only_date, opens
from ingest.facts.indicators import Named, name_figures
from ingest.facts.judges import ENOUGH, Clause
from ingest.facts.model import Target
from ingest.facts.outcomes import name_milestone
from ingest.facts.patterns import milestones as patterns
from ingest.facts.patterns import policy as policy_patterns
from ingest.facts.patterns import strength
from ingest.facts.run_on_tables import read_run_on, run_on_end, run_on_spans
from ingest.facts.scope import Scope
from ingest.facts.timeline import NO_TIMES
from ingest.facts.words import NOTHING, strip, words
from ingest.layout.schedules import stretches
from ingest.text.clauses import clauses, sentences
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans
from ingest.values.dates import When
from ingest.values.figure_lists import Figure
from ingest.values.figures import propose
from ingest.values.patterns import figures as figure_patterns

__all__ = ["Scope", "read_goals", "read_targets"]

Span = tuple[int, int]
_OPENING = 12  # code points in which the time stands that opens a sentence
_LEAD_IN = 40  # code points of what introduces a sentence: 二、今后五年发展目标主要发展目标是:
_NOUN = 4  # code points of a thing that is counted; a shorter one may be a place
_FIGURE = ("comparator", "value", "change", "direction", "baseline", "rule")
_NO_FIGURE = dict.fromkeys(("comparator", "value", "unit", "direction", "baseline"))


class Judged(NamedTuple):
    """A figure, and how probable it is that it is a target."""

    figure: Figure
    sure: float


def read_targets(doc: NormalisedText, pieces: list[Span], scope: Scope) -> Iterator[Target]:
    """The targets of a task's words, in order."""
    reader = _reader(doc, scope)
    for piece in pieces:
        reader.time.item = piece[0]
        for part in stretches(doc, *piece):
            reader.tell(replace(scope, reports=True, timeline=NO_TIMES) if part.note else scope, note=part.note)
            day = part.day or headed(doc, scope, part.start)
            for sentence in sentences(doc, part.start, part.end):
                if day:
                    yield from reader.dated_sentence(*sentence, day)
                elif sentence[0] == pieces[0][0] and scope.deadline and only_date(doc, scope.anchor, *sentence):
                    day = scope.deadline
                elif sentence[0] == pieces[0][0] and bracketed_date(doc, scope.anchor, *sentence):
                    continue  # it is the whole task's (guide, 5.4: that makes no milestone)
                elif patterns.TRIGGER.regex.search(doc.normal, *sentence):
                    yield from reader.sentence(*sentence)


def read_goals(doc: NormalisedText, goals: list[Span], scope: Scope) -> Iterator[Target]:
    """The targets of words outside every task; titles and signatures state no milestone there."""
    scope, tables = replace(scope, goal=True), Spans(run_on_spans(doc))
    for goal in goals:
        reader = _reader(doc, scope, goal[0])
        for start, end in sentences(doc, *goal):
            if stop := run_on_end(doc, tables, start, end):
                yield from read_run_on(doc, start, stop)
            elif not tables.holds(start) and patterns.TRIGGER.regex.search(doc.normal, start, end):
                yield from reader.sentence(start, end)


def _reader(doc: NormalisedText, scope: Scope, item: int = 0) -> _Reader:
    return _Reader(doc, scope, Governing(doc, scope, item=item))


@dataclass(slots=True)
class _Reader:
    """What one clause leaves to the next: the time that governs, what is spoken of, where a quote may begin."""

    doc: NormalisedText
    scope: Scope
    time: Governing
    spoken: Spoken = NOTHING_SPOKEN
    pending: int | None = None
    reporting: bool = False
    whole: Span = (0, 0)  # the sentence
    shown: tuple[str, tuple[str, ...]] | None = None  # what its section and itself show the judge, once asked for
    phrases: list[When] = field(default_factory=list)  # of time, in the clause

    def tell(self, scope: Scope, *, note: bool) -> None:
        """Change what the words are read as."""
        self.scope = self.time.scope = scope
        if note:
            self.time.opening = None

    def sentence(self, start: int, end: int) -> Iterator[Target]:
        """The targets of one sentence."""
        text = self.doc.normal[start:end]
        self.whole, self.shown, self.pending = (start, end), None, None
        self.time.new_sentence(start)
        self.spoken = Spoken(subject=self.spoken.subject)
        self.reporting = self._is_report(text)
        if figure_patterns.ATTEND.regex.search(text):
            return
        for first, last in self._clauses(start, end):
            yield from self._clause(first, last)

    def dated_sentence(self, start: int, end: int, day: date) -> Iterator[Target]:
        """A sentence of a list item with a date line of its own: its figures, else one milestone, at that date."""
        self.whole, self.shown, self.pending, self.phrases = (start, end), None, None, []
        self.reporting = False
        self.spoken = self.spoken._replace(about=NOTHING)
        self.time.when = When(start, start, day, "labelled")
        stop = end - (self.doc.normal[end - 1] in "。;")
        found = self._figures(start, stop)
        if not found:
            yield self._milestone(start, (start, stop), True, 1.0)
        for first, last in clauses(self.doc.normal, start, stop, ends="。;,") if found else ():
            inside = [one for one in found if first <= one.figure.start < last]
            if inside:
                yield from self._figure_targets(first, (first, last), inside, True)

    def _is_report(self, text: str) -> bool:
        if self.scope.reports:
            return True
        done = strength.DONE.regex.search(text) and not self._plans(text)
        return bool(done) and not self._looks_ahead()

    def _plans(self, text: str) -> bool:
        """Whether words are of what is to come; a review estimates what its year came to (预计地区生产总值增长6%)."""
        if strength.PLANNED.regex.search(text):
            return True
        if not strength.ESTIMATED.regex.search(text):
            return False
        return not policy_patterns.ACHIEVED.regex.search(next(iter(self.scope.timeline.above(self.whole[0])), ""))

    def _looks_ahead(self) -> bool:
        """Whether a sentence opens with a later year than the document's: 到2030年,…取得显著成效 is aimed at."""
        start, end = self.whole
        start = max(start, self.doc.normal.find(":", start, min(end, start + _LEAD_IN)) + 1)
        opening = self.scope.anchor.find(self.doc.normal, start, min(end, start + _OPENING))
        year = self.scope.anchor.year
        told = (when.day for when in opening if when.day and when.basis != "computed")  # 经过8年奋斗 looks back
        return year is not None and any(day.year > year for day in told)

    def _clauses(self, start: int, end: int) -> Iterator[Span]:
        """Clauses, a comma between thousands not cut."""
        begin = start
        for _, last in clauses(self.doc.normal, start, end, ends="。;,!?:"):
            thousands = self.doc.normal[last - 1 : last].isdigit() and self.doc.normal[last + 1 : last + 4].isdigit()
            if last < end and self.doc.normal[last] == "," and thousands:
                continue
            yield begin, last
            begin = last + 1

    def _clause(self, start: int, end: int) -> Iterator[Target]:
        text = self.doc.normal[start:end]
        self.reporting = self.reporting and not self._plans(text)
        self.time.distance += 1
        if self.time.when is None and self.pending is None and not patterns.TELLS.regex.search(text):
            self._pass(start, end, text)
            return
        self.phrases = self.time.new_clause(start, end, self.pending is not None, self.reporting)
        if beyond(self.doc, self.phrases, start, end):
            yield from self._found((start, end), opens(self.phrases, start))
        else:
            self.pending = start if self.pending is None else self.pending
            self.time.series = self.phrases if len(self.phrases) > 1 else []

    def _pass(self, start: int, end: int, text: str) -> None:
        """A clause without figure or time in a sentence without a time: later ones may lean on what it speaks of."""
        if patterns.ADVERBIAL.regex.match(text) and self.doc.normal[end : end + 1] == ",":
            about = words(self.doc, start + 1, end) if text.startswith("对") else self.spoken.about
            self.spoken = self.spoken._replace(about=about)
        elif text:
            self.spoken = self.spoken.on(words(self.doc, start, end))._replace(about=NOTHING)

    def _figures(self, start: int, end: int) -> list[Judged]:
        """The numbers of a clause that the judge takes for targets."""
        text = self.doc.normal
        dates = Spans((when.start, when.end) for when in self.phrases)
        found = propose(text, start, end, self.reporting, dates)
        if not found:
            return []
        place, judge = self._place(start, end), self.scope.judge
        made = [(one, figure_features(text, one, place, found, at)) for at, one in enumerate(found)]
        judged = [Judged(one, judge.figure(features, one)) for one, features in made]
        return [one for one in judged if one.sure >= ENOUGH]

    def _place(self, start: int, end: int) -> Place:
        """Where a clause stands, as the judge is shown it."""
        if self.shown is None:
            section = section_of(self.scope.timeline.above(self.whole[0]))
            self.shown = section, sentence_features(self.doc.normal, *self.whole)
        time = self.time.manner(self.phrases, self.pending is not None)
        past = self.scope.past(self.time.day)
        return Place(start, end, self.scope.kind, self.scope.goal, self.reporting, time, past, *self.shown)

    def _found(self, clause: Span, body: int) -> Iterator[Target]:
        """Targets of the clause's figures, else its milestone; and what the next clause inherits."""
        start, end = clause
        opened = start if self.pending is None else self.pending
        own = bool(self.phrases)
        text = self.doc.normal[body:end].lstrip(",")
        found = self._figures(start, end)
        if found:
            yield from self._figure_targets(opened, (body, end), found, own)
        elif patterns.ADVERBIAL.regex.match(text) and self.doc.normal[end : end + 1] == ",":
            self.pending = opened if own or self.pending is not None else None
            if text.startswith("对"):
                self.spoken = self.spoken._replace(about=words(self.doc, end - len(text) + 1, end))
            return
        elif (sure := self._is_milestone(clause, body)) >= ENOUGH:
            yield self._milestone(opened, (body, end), own, sure)
        if not found:
            self.spoken = self.spoken.on(words(self.doc, body, end))
        self.pending = None
        self.spoken = self.spoken._replace(about=NOTHING)

    def _figure_targets(self, opened: int, span: Span, judged: list[Judged], own: bool) -> Iterator[Target]:
        found = [one.figure for one in judged]
        named, self.spoken = name_figures(self.doc, span, found, self.spoken)
        quote = opened
        # X、Y分别达到1%、2%: what each is of stands before the first
        apart = "分别" in self.doc.normal[span[0] : found[0].start]
        series = self.time.series if apart and len(self.time.series) == len(found) else self._own_times(found)
        for at, (one, name) in enumerate(zip(judged, named, strict=True)):
            self.time.when = series[at] if series else self.time.when
            begin = max(name.stop, one.figure.end)
            for each in self._each(one.figure, name):
                yield self._target((quote, begin), one, each, own)
            if not apart:
                quote = begin if self.doc.normal[begin : begin + 1] in tuple("、和及") else one.figure.end

    def _own_times(self, found: list[Figure]) -> list[When]:
        """The time right before each figure of a clause, if each has one: 2024年850台、2025年1200台; else none."""
        ends = {when.end: when for when in self.phrases}
        own = [ends[one.start] for one in found if one.start in ends]
        return own if 1 < len(own) == len(found) else []

    def _each(self, figure: Figure, named: Named) -> list[Named]:
        """What a figure is of: each of a list where 各 stands before it (龙头企业和加工企业各30家), else all of it."""
        if self.doc.normal[figure.start - 1] != "各":
            return [named]
        listed = patterns.LISTED_NAME.regex.finditer(named.name.normal)
        first, *rest = [strip(named.name.cut(*part.span())) for part in listed] or [named.name]
        if not rest or any(len(part.normal) < _NOUN for part in (first, *rest)):
            return [named]  # 三明、宁德各100公里 is one figure of places
        return [named._replace(name=part) for part in (first, *(beside(first, part) for part in rest))]

    def _is_milestone(self, clause: Span, body: int) -> float:
        """The probability that a clause that a time governs is a milestone (guide, 5.5); 0 where none can be one."""
        when = self.time.when
        if self.reporting or when is None or self.time.says_whole_year() or self.scope.past(when.day):
            return 0.0
        if self.scope.goal and self.doc.normal[self.whole[1] - 1] not in "。;":
            return 0.0
        words = self.doc.normal[slice(*clause)]
        if words.endswith("的") or patterns.LEAD_IN.regex.search(words):  # 对6月底前没有完成的 is a condition
            return 0.0
        numbers = bool(figure_patterns.SIGN.regex.search(self.doc.normal, body, clause[1]))
        place = self._place(*clause)
        seen = milestone_features(self.doc.normal, body, place, when, self.time.distance, numbers)
        return self.scope.judge.milestone(seen, Clause(body, clause[1]))

    def _milestone(self, opened: int, span: Span, own: bool, sure: float) -> Target:
        """The milestone of a clause whose own words are span, quoted from opened on."""
        body, end = span
        inner = next((when for when in self.phrases if when.start > body), None)
        about = strip(words(self.doc, body, inner.start)) if inner else NOTHING
        about = about if about.normal else strip(self.spoken.about)
        name = name_milestone(self.doc, inner.end if inner else body, end, about, self.spoken)
        self.spoken = self.spoken._replace(subject=name)
        said = {"indicator": name.raw, "kind": "milestone", "change": "absolute", "rule": "target.milestone"}
        fields = self._evidence(opened, end, sure) | self.time.fields(own, report=False)
        return Target.model_validate(_NO_FIGURE | said | fields)

    def _target(self, quote: Span, judged: Judged, named: Named, own: bool) -> Target:
        figure = judged.figure
        start, end = quote
        while start < figure.start and self.doc.normal[start] in ",、;:和及":
            start += 1
        while end > figure.end and self.doc.normal[end - 1] in ",、;:(":
            end -= 1
        said = {"indicator": named.name.raw, "kind": "quantity", "unit": named.unit}
        fields = self._evidence(start, end, judged.sure) | self.time.fields(own, report=self.reporting)
        return Target.model_validate({name: getattr(figure, name) for name in _FIGURE} | said | fields)

    def _evidence(self, start: int, end: int, sure: float) -> dict[str, object]:
        first, last = self.doc.span(start, end)
        return {"quote": self.doc.text[first:last], "start": first, "end": last, "confidence": round(sure, 3)}
