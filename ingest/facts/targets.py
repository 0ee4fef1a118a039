"""Targets and reports: figures and milestones, sentence by sentence, with date and subject carried along (guide, 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from ingest.facts.ellipsis import NOTHING_SPOKEN, Spoken
from ingest.facts.indicators import Named, name_figures, name_milestone
from ingest.facts.model import Target
from ingest.facts.patterns import milestones as patterns
from ingest.facts.patterns import strength
from ingest.facts.words import NOTHING, strip, words
from ingest.layout.schedules import stretches
from ingest.text.clauses import clauses, sentences
from ingest.text.normalised import NormalisedText
from ingest.values.dates import AnchorDate, When
from ingest.values.figures import Figure, figures
from ingest.values.patterns import figures as figure_patterns

Span = tuple[int, int]
_FIGURE = ("comparator", "value", "change", "direction", "baseline", "rule")
_NO_FIGURE = dict.fromkeys(("comparator", "value", "unit", "direction", "baseline"))


@dataclass(frozen=True, slots=True)
class Scope:
    """Anchor date, whether the words report, the task's own deadline, and the first year that still counts."""

    anchor: AnchorDate
    reports: bool
    deadline: date | None
    since: int | None = None


def read_targets(doc: NormalisedText, pieces: list[Span], scope: Scope) -> Iterator[Target]:
    """The targets of a task's words, in order."""
    reader = _Reader(doc, scope)
    for piece in pieces:
        for part in stretches(doc, *piece):
            reader.scope = replace(scope, reports=True) if part.note else scope
            reader.opening = None if part.note else reader.opening
            for sentence in sentences(doc, part.start, part.end):
                if part.day:
                    yield from reader.dated_sentence(*sentence, part.day)
                elif patterns.TRIGGER.regex.search(doc.normal, *sentence):
                    yield from reader.sentence(*sentence)


def read_goals(doc: NormalisedText, goals: list[Span], scope: Scope) -> Iterator[Target]:
    """The targets of words outside every task; only whole sentences speak there, no titles or signatures."""
    for goal in goals:
        reader = _Reader(doc, scope)
        for start, end in sentences(doc, *goal):
            if doc.normal[end - 1] in "。;" and patterns.TRIGGER.regex.search(doc.normal, start, end):
                yield from reader.sentence(start, end)


@dataclass(slots=True)
class _Reader:
    """What one clause leaves to the next: the time that governs, what is spoken of, where a quote may begin."""

    doc: NormalisedText
    scope: Scope
    when: When | None = None
    opening: When | None = None
    dated: bool = False
    spoken: Spoken = NOTHING_SPOKEN
    series: list[When] = field(default_factory=list)  # 到2025年和2030年: one for each figure of 分别
    pending: int | None = None
    reporting: bool = False
    begin: int = 0

    def sentence(self, start: int, end: int) -> Iterator[Target]:
        """The targets of one sentence."""
        text = self.doc.normal[start:end]
        self.begin = start
        self.when = self.opening if self.scope.reports else None
        self.dated = False
        self.pending = None
        self.series = []
        self.spoken = Spoken(subject=self.spoken.subject)
        self.reporting = self._is_report(text)
        if figure_patterns.ATTEND.regex.search(text):
            return
        for first, last in self._clauses(start, end):
            yield from self._clause(first, last)

    def dated_sentence(self, start: int, end: int, day: date) -> Iterator[Target]:
        """A sentence of a list item with a date line of its own: its figures, else one milestone, at that date."""
        self.reporting, self.pending = False, None
        self.spoken = self.spoken._replace(about=NOTHING)
        self.when = When(start, start, day, "labelled")
        stop = end - (self.doc.normal[end - 1] in "。;")
        found = self._figures(start, stop, [])
        if not found:
            yield self._milestone(start, start, stop, True, None)
        for first, last in clauses(self.doc.normal, start, stop, ends="。;,") if found else ():
            inside = [figure for figure in found if first <= figure.start < last]
            if inside:
                yield from self._figure_targets(first, first, last, inside, True)

    def _is_report(self, text: str) -> bool:
        if self.scope.reports:
            return True
        return bool(strength.DONE.regex.search(text)) and not strength.PLANNED.regex.search(text)

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
        self.reporting = self.reporting and not strength.PLANNED.regex.search(text)
        if self.when is None and self.pending is None and not patterns.TELLS.regex.search(text):
            self._pass(start, end, text)
            return
        if patterns.CONTRAST.regex.match(text):
            self.when = None
        times = [
            when for when in self.scope.anchor.find(self.doc.normal, start, end) if when.day and self._dates(when, end)
        ]
        self._take(times, start)
        if self.reporting and patterns.NOW.regex.search(text):
            self.when = self.opening = None
        body = max((when.end for when in times if when.start <= start + 2), default=start)
        if not self._beyond(times, start, end):
            self.pending = start if self.pending is None else self.pending
            self.series = times if len(times) > 1 else []
            if times and times[-1].open_ended:
                self.when = None
            return
        found = self._figures(start, end, times)
        yield from self._found(start, end, body, found, times)
        if times and any(when.open_ended for when in times):
            self.when = None

    def _beyond(self, times: list[When], start: int, end: int) -> str:
        """What a clause says beside its phrases of time."""
        near = times and times[0].start <= start + 2  # 力争到2025年
        edges = [times[0].start if near else start, *(edge for when in times for edge in (when.start, when.end)), end]
        rest = "".join(self.doc.normal[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
        return rest.strip(",、的前内和及与")

    def _pass(self, start: int, end: int, text: str) -> None:
        """A clause without figure or time in a sentence without a time: later ones may lean on what it speaks of."""
        if patterns.ADVERBIAL.regex.match(text) and self.doc.normal[end : end + 1] == ",":
            about = words(self.doc, start + 1, end) if text.startswith("对") else self.spoken.about
            self.spoken = self.spoken._replace(about=about)
        elif text:
            self.spoken = self.spoken.on(words(self.doc, start, end))._replace(about=NOTHING)

    def _dates(self, when: When, end: int) -> bool:
        """Whether a phrase of time is one, and no part of a name (2023年培训计划)."""
        if self.reporting and self._says(when) == "全年":  # in a report it is the year told of, whichever that is
            return False
        if when.basis == "computed" and patterns.BENEFIT.regex.match(self.doc.normal, when.end, end):
            return False
        if (
            self.doc.normal[max(0, when.start - 1) : when.start] in tuple("较比与")
            or self.doc.normal[when.start] in "较比"
        ):
            return False
        bare = self.doc.normal[when.start : when.end].endswith(("年", "年度", "底"))
        named = bare and patterns.EVENT_NAME.regex.match(self.doc.normal[when.end : end])
        text = self.doc.normal
        near = max(0, when.start - 60)
        inside = any(text.rfind(a, near, when.start) > text.rfind(b, near, when.start) for a, b in ("“”", "《》"))
        return not named and not inside

    def _says(self, when: When) -> str:
        return self.doc.normal[when.start : when.end]

    def _take(self, times: list[When], start: int) -> None:
        """Let the clause's last phrase of time govern."""
        if not times:
            return
        self.when = times[-1] if times[-1].day else None
        self.dated = bool(self.when)
        if self.scope.reports and self.reporting:
            opens = start == self.begin and self.when is not None and not self.when.open_ended
            self.opening = self.when if opens or self.opening else None

    def _figures(self, start: int, end: int, times: list[When]) -> list[Figure]:
        spans = [(when.start, when.end) for when in times]
        return [
            found
            for found in figures(self.doc.normal, start, end, self.reporting)
            if not any(a < found.end and found.start < b for a, b in spans)
        ]

    def _found(self, start: int, end: int, body: int, found: list[Figure], times: list[When]) -> Iterator[Target]:
        """Targets of the clause's figures, else its milestone; and what the next clause inherits."""
        opened = start if self.pending is None else self.pending
        own = bool(times) and self.when is not None
        text = self.doc.normal[body:end].lstrip(",")
        if found:
            yield from self._figure_targets(opened, body, end, found, own)
        elif patterns.ADVERBIAL.regex.match(text) and self.doc.normal[end : end + 1] == ",":
            self.pending = opened if own or self.pending is not None else None
            if text.startswith("对"):
                self.spoken = self.spoken._replace(about=words(self.doc, end - len(text) + 1, end))
            return
        elif self._is_milestone(text, own or self.pending is not None):
            inner = next(((when.start, when.end) for when in times if when.start > body), None)
            yield self._milestone(opened, body, end, own, inner)
        if not found:
            self.spoken = self.spoken.on(words(self.doc, body, end))
        self.pending = None
        if self.spoken.about.normal:
            self.spoken = self.spoken._replace(about=NOTHING)

    def _figure_targets(self, opened: int, body: int, end: int, found: list[Figure], own: bool) -> Iterator[Target]:
        named, self.spoken = name_figures(self.doc, (body, end), found, self.spoken)
        quote = opened
        series = self.series if len(self.series) == len(found) and "分别" in self.doc.normal[body:end] else []
        for at, (figure, one) in enumerate(zip(found, named, strict=True)):
            self.when = series[at] if series else self.when
            begin = max(one.stop, figure.end)
            yield self._target(quote, begin, figure, one, own)
            quote = begin if self.doc.normal[begin : begin + 1] in tuple("、和及") else figure.end

    def _is_milestone(self, text: str, carried: bool) -> bool:
        when = self.when
        if (
            self.reporting
            or when is None
            or when.day is None
            or self._says(when) == "全年"
            or self._past(when.day)
            or when.open_ended
        ):
            return False
        if patterns.LEAD_IN.regex.search(text):
            return False
        if carried:
            return True
        return self.dated and not patterns.CONTINUES.regex.match(text) and bool(patterns.RESULT.regex.search(text))

    def _past(self, day: date) -> bool:
        issued, since = self.scope.anchor.issued, self.scope.since
        if since is not None and (day.year >= since or issued is None):
            return day.year < since
        return issued is not None and day < issued

    def _milestone(self, opened: int, body: int, end: int, own: bool, inner: Span | None) -> Target:
        start, stop = self.doc.span(opened, end)
        about = self.spoken.about if inner is None else strip(words(self.doc, body, inner[0]))
        name = name_milestone(self.doc, body if inner is None else inner[1], end, about, self.spoken)
        self.spoken = self.spoken._replace(subject=name)
        said = {"indicator": name.raw, "kind": "milestone", "change": "absolute", "rule": "target.milestone"}
        return Target.model_validate(
            _NO_FIGURE | said | self._evidence(start, stop) | self._dated_by(own, report=False)
        )

    def _target(self, opened: int, end: int, figure: Figure, named: Named, own: bool) -> Target:
        while opened < figure.start and self.doc.normal[opened] in ",、;:和及":
            opened += 1
        while end > figure.end and self.doc.normal[end - 1] in ",、;:(":
            end -= 1
        start, stop = self.doc.span(opened, end)
        said = {"indicator": named.name.raw, "kind": "quantity", "unit": named.unit}
        figures = {name: getattr(figure, name) for name in _FIGURE}
        dated = self._dated_by(own, report=self.reporting)
        return Target.model_validate(figures | said | self._evidence(start, stop) | dated)

    def _evidence(self, start: int, stop: int) -> dict[str, object]:
        return {"quote": self.doc.text[start:stop], "start": start, "end": stop}

    def _dated_by(self, own: bool, *, report: bool) -> dict[str, object]:
        """The date that governs: the clause's or sentence's own, else the task's."""
        day, basis = None, None
        if self.when is not None and self.when.day:
            day = self.when.day
            basis = self.when.basis if own or self.when.basis == "computed" else "inherited"
        if report:
            ended = day is not None and (self.scope.anchor.issued is None or day <= self.scope.anchor.issued)
            return {"report": True, "as_of": day if ended else None, "date_basis": basis if ended else None}
        if day is None and self.scope.deadline:
            day, basis = self.scope.deadline, "task"
        return {"deadline": day, "date_basis": basis}
