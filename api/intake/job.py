"""What is told of a document on its way into the graph."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel

from graph.notes import ReadingNote
from graph.records import GraphRecords, PolicyKind, SourceFile
from ingest.records.load import layout_confidence

State = Literal["queued", "reading", "loading", "done", "failed"]
Missing = Literal["title", "issue date", "place", "tasks", "responsible units", "targets"]


class JobPolicy(BaseModel):
    """The policy that a document is; in the graph once the job is done."""

    id: str
    title: str | None = None
    doc_number: str | None = None
    kind: PolicyKind
    issued_on: date | None = None


class JobError(BaseModel):
    """Why a document is not in, naming it; place is where in it, in code points, or bytes where it is no text."""

    detail: str
    place: int | None = None


class Job(BaseModel):
    """A document on its way in. policy, the counts and missing (what was not found) are known once it is read.

    not_understood counts, by kind, what the text says and no fact explains; `policygraph health` tells the places.
    layout_confidence is the mean confidence of its tasks: below 0.8, or null without tasks, its layout is unsure.
    reading is the note on how it was read. left says why what is in the graph was left as it is, where it was;
    others are files of the same policy with shorter texts.
    """

    id: str
    document: str
    state: State = "queued"
    policy: JobPolicy | None = None
    tasks: int | None = None
    responsibilities: int | None = None
    targets: int | None = None
    missing: list[Missing] = []
    not_understood: dict[str, int] = {}
    layout_confidence: float | None = None
    reading: ReadingNote | None = None
    left: str | None = None
    others: list[SourceFile] = []
    error: JobError | None = None

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed")

    def fail(self, detail: str, place: int | None = None) -> None:
        """It is not in, and why."""
        self.error, self.state = JobError(detail=detail, place=place), "failed"

    def tell(self, records: GraphRecords) -> None:
        """What was read."""
        self.policy = JobPolicy.model_validate(records.policy.model_dump(include=set(JobPolicy.model_fields)))
        self.tasks, self.targets = len(records.tasks), len(records.targets)
        self.responsibilities = len(records.responsibilities)
        self.layout_confidence = layout_confidence(records)
        self.reading = records.policy.reading
        found: dict[Missing, object] = {
            "title": records.policy.title,
            "issue date": records.policy.issued_on,
            "place": records.applies_to,
            "tasks": records.tasks,
            "responsible units": records.responsibilities,
            "targets": records.targets,
        }
        self.missing = [name for name, what in found.items() if not what]
