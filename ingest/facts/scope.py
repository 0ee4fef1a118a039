"""What the readers of targets are told of a task or a stretch outside all tasks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ingest.facts.judges import Judge
from ingest.facts.timeline import NO_TIMES, Timeline
from ingest.models import shipped
from ingest.values.dates import AnchorDate


@dataclass(frozen=True, slots=True)
class Scope:
    """Anchor date, whether the words report, the task's own deadline, and the first year that still counts.

    kind: of the policy (guide, 1); goal: the words stand outside every task; timeline: what its headings date;
    judge: decides what is a target.
    """

    anchor: AnchorDate
    reports: bool
    deadline: date | None
    since: int | None = None
    kind: str = "plan"
    goal: bool = False
    timeline: Timeline = NO_TIMES
    judge: Judge = field(default_factory=lambda: shipped().judge)

    def past(self, day: date | None) -> bool:
        """Whether a day was over when the document was issued; one of its own years is not."""
        if day is None:
            return False
        issued = self.anchor.issued
        if self.since is not None and (day.year >= self.since or issued is None):
            return day.year < self.since
        return issued is not None and day < issued
