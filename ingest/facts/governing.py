"""The time that governs a clause: which phrases date something, and how far a date reaches (guide, 5.4 and 5.6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ingest.facts.patterns import milestones as patterns
from ingest.facts.patterns import timeline as timeline_patterns
from ingest.facts.scope import Scope
from ingest.text.normalised import NormalisedText
from ingest.values.dates import AnchorDate, When

_LABEL = 8  # code points of a label before a time, with its colon
_LED = 2  # letters that may lead to a phrase that opens a clause: 力争到2025年
_NAME = 60  # letters in which a quotation mark or a title's bracket is looked for


@dataclass(slots=True)
class Governing:
    """The time that governs, what it came from, and how far it still reaches.

    opening: what opened the paragraph or heads the section, for reports; paragraph: what opened that of a plan, which
    dates the figures of its later sentences; dated: the sentence named a time itself; once:
    the time dates one clause only (自X起); distance: clauses since the one with the time; series: 到2025年和2030年, one
    for each figure of 分别.
    """

    doc: NormalisedText
    scope: Scope
    when: When | None = None
    opening: When | None = None
    paragraph: When | None = None
    dated: bool = False
    once: bool = False
    distance: int = 0
    series: list[When] = field(default_factory=list)
    begin: int = 0
    item: int = 0
    section: int = -1

    @property
    def day(self) -> date | None:
        """The day that governs."""
        return self.when.day if self.when else None

    def new_sentence(self, start: int) -> None:
        """What was said ends; what headings say stays, for reports."""
        self.begin, self.dated, self.once, self.series = start, False, False, []
        section = self.scope.timeline.section(start)
        if section != self.section:
            self.section, self.opening = section, self.scope.timeline.at(start)
        self.when = self.opening if self.scope.reports else None
        if self.paragraph and self.doc.line_start(start) > self.paragraph.start:
            self.paragraph = None

    def new_clause(self, start: int, end: int, pending: bool, reporting: bool) -> list[When]:
        """Take the time that a clause names, and give its phrases; one contrasted to what was said ends the last."""
        text = self.doc.normal[start:end]
        if not pending and (self.once or patterns.CONTRAST.regex.match(text)):
            self.when, self.once = self.opening if self.scope.reports and reporting else None, False
        phrases = self._phrases(start, end, reporting)
        self._take(phrases, start, reporting)
        if reporting and patterns.NOW.regex.search(text):
            self.when = None
        return phrases

    def says_whole_year(self) -> bool:
        """Whether it says 全年: the year told of, whichever that is."""
        return self.when is not None and self._says(self.when) == "全年"

    def manner(self, phrases: list[When], pending: bool) -> str:
        """How the time that governs was found, in a word."""
        if self.when is None:
            return "task" if self.scope.deadline else "none"
        if phrases:
            return "computed" if self.when.basis == "computed" else "explicit"
        if pending:
            return "pending"
        return "inherited" if self.when.basis == "explicit" else self.when.basis

    def fields(self, own: bool, *, report: bool) -> dict[str, object]:
        """The date of a target: the clause's or sentence's own, else the task's."""
        day, basis = self.day, None
        if day and self.when:
            basis = self.when.basis if own or self.when.basis == "computed" else "inherited"
        if report:
            ended = day is not None and (self.scope.anchor.issued is None or day <= self.scope.anchor.issued)
            return {"report": True, "as_of": day if ended else None, "date_basis": basis if ended else None}
        if self.when is self.opening and not own:  # a heading's year dates what was done, and nothing planned
            day, basis = None, None
        if day is None and self.paragraph:
            day, basis = self.paragraph.day, "inherited"
        if day is None and self.scope.deadline:
            day, basis = self.scope.deadline, "task"
        return {"deadline": day, "date_basis": basis}

    def _phrases(self, start: int, end: int, reporting: bool) -> list[When]:
        """The phrases of time that date something; one that is over, inside a clause, only says which are meant."""
        known = self.dated or self.scope.anchor.year is None  # of a document without a year what was said last tells
        last = self.day or (self.paragraph.day if self.paragraph else None)
        near = last.year if known and last else None
        found = [when for when in self.scope.anchor.find(self.doc.normal, start, end, near) if when.day]
        found = [when for when in found if self._dates(when, end, reporting)]
        if reporting or (self.when is None and len(found) < 2):
            return found
        return [when for when in found if when.start <= start + _LED or not self.scope.past(when.day)]

    def _take(self, phrases: list[When], start: int, reporting: bool) -> None:
        """Let the clause's last phrase of time govern."""
        if self.when and timeline_patterns.UNTIL.regex.match(self._says(self.when)):
            # 截至7月15日,上半年共完成: the day tells, and not the time that it lies in
            phrases = [when for when in phrases if not timeline_patterns.AROUND.regex.fullmatch(self._says(when))]
        if not phrases:
            return
        self.when, self.dated, self.distance, self.once = phrases[-1], True, 0, phrases[-1].open_ended
        if self.scope.reports and reporting:
            sourced = timeline_patterns.SOURCED.regex.match(self.doc.normal, self.begin, start)
            opens = (start == self.begin or sourced) and not phrases[-1].open_ended and self._opens_item(start)
            self.opening = self.when if opens or self.opening else None
        labelled = start - self.begin <= _LABEL and self.doc.normal[start - 1] == ":"  # 具体指标:到2022年
        first = start == self.begin or labelled
        opens = first and phrases[-1].start <= start + _LED and self._opens_item(start)
        self.paragraph = self.when if opens and not phrases[-1].open_ended else None

    def _opens_item(self, start: int) -> bool:
        """Whether a sentence is the first of its item or paragraph, or the first behind its title."""
        begin = max(self.item, self.doc.line_start(start))
        return self.doc.normal.count("。", begin, start) <= 1

    def _dates(self, when: When, end: int, reporting: bool) -> bool:
        """Whether a phrase of time is one, and no part of a name (2023年培训计划)."""
        text = self.doc.normal
        if reporting and self._says(when) == "全年":
            return False
        if reporting and patterns.BEST_SINCE.regex.match(text, when.end, end):
            return False
        if when.basis == "computed" and patterns.BENEFIT.regex.match(text, when.end, end):
            return False
        if text[max(0, when.start - 1) : when.start] in tuple("较比与") or text[when.start] in "较比":
            return False
        after = text[when.end : min(end, when.end + _NAME)]
        before = text[max(0, when.start - 2) : when.start + 1]  # 于“九五” is a phrase
        if timeline_patterns.BASE.regex.match(after) or timeline_patterns.THAN.regex.search(before):
            return False
        bare = self._says(when).endswith(("年", "年度", "底", "五", "五”", "时期"))
        if bare and patterns.EVENT_NAME.regex.match(after):
            return False
        near = max(0, when.start - _NAME)
        return not any(text.rfind(a, near, when.start) > text.rfind(b, near, when.start) for a, b in ("“”", "《》"))

    def _says(self, when: When) -> str:
        return self.doc.normal[when.start : when.end]


def beyond(doc: NormalisedText, phrases: list[When], start: int, end: int) -> str:
    """What a clause says beside its phrases of time, and beside a place alone."""
    led = phrases and phrases[0].start <= start + _LED
    edges = [phrases[0].start if led else start, *(edge for when in phrases for edge in (when.start, when.end)), end]
    rest = "".join(doc.normal[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    rest = rest.strip(",、的前内和及与")
    return "" if phrases and patterns.PLACE.regex.match(rest) else rest


def opens(phrases: list[When], start: int) -> int:
    """Where a clause's own words begin, past the phrases of time that open it."""
    return max((when.end for when in phrases if when.start <= start + _LED), default=start)


def headed(doc: NormalisedText, scope: Scope, start: int) -> date | None:
    """The task's deadline where its heading says nothing else: (一)2023年4月底前 dates each sentence (guide, 5.5)."""
    if not start or scope.deadline is None:
        return None
    line = doc.line_start(start - 1)
    mark = timeline_patterns.HEADING.regex.match(doc.normal, line, start)
    return scope.deadline if mark and only_date(doc, scope.anchor, mark.end(), start) else None


def only_date(doc: NormalisedText, anchor: AnchorDate, start: int, end: int) -> When | None:
    """The date that words say, where they say nothing else."""
    found = list(anchor.find(doc.normal, start, end))
    alone = len(found) == 1 and found[0].start == start and doc.normal[found[0].end : end].strip("。:,") == ""
    return found[0] if alone else None


def bracketed_date(doc: NormalisedText, anchor: AnchorDate, start: int, end: int) -> When | None:
    """The date that a bracket at the end of a title says, and nothing else: 集中整治阶段(5-7月) (guide, 2.3)."""
    end -= doc.normal[end - 1 : end] == "。"
    opened = doc.normal.rfind("(", start, end) if doc.normal[end - 1 : end] == ")" else -1
    return only_date(doc, anchor, opened + 1, end - 1) if opened > start else None
