"""The nodes and edges of the graph, as frozen records: what resolve makes, the store writes and the export prints.

Offsets are code points into the policy's cleaned text (TextPart rows joined), half open; every fact holds
``text[start:end] == quote``. Dates are calendar dates without a zone. Ids are the same for the same input (graph.ids).
A fact's confidence is the share of facts given with it that is right, of three decimals; it takes in that of the task.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.notes import ReadingNote

PolicyKind = Literal["plan", "report", "reply", "regulation", "notice"]
AgencyKind = Literal["government", "party", "court", "enterprise", "association", "collective", "other"]
Status = Literal["planned", "reported"]
Strength = Literal["must", "encourage", "explore", "prohibit"]
Role = Literal["LEADS", "SUPPORTS"]
Basis = Literal["explicit", "sole", "first_listed", "subject"]
TargetKind = Literal["quantity", "milestone"]
Comparator = Literal["<=", ">=", "<", ">", "="]
Change = Literal["absolute", "relative"]
Direction = Literal["up", "down"]
Relation = Literal["basis", "forwards", "cites", "repeals", "implements", "revises"]
Scope = Literal["national", "place", "unknown"]
Level = Literal["nation", "province", "city", "county"]
NATION = "中国"
"""Id of the City that is the whole country."""

Confidence = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Record(BaseModel):
    """Base: frozen, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceFile(Record):
    """A file that a policy was read from: its name, the sha256 of its bytes, the length of its text in code points."""

    document: str
    sha256: str
    length: int

    @property
    def rank(self) -> tuple[int, str]:
        """The greatest stands for the policy: the longest text; a tie goes to the greater sha256."""
        return self.length, self.sha256


class Policy(Record):
    """A document; source_sha256 is of its bytes, length is of the cleaned text in code points.

    why_not says what speaks against a policy where it is none and was taken in all the same; reading, how it was read;
    others are files of the same policy with shorter texts, the longest first.
    title_key and base_key: what all ways to write its title share, and those of its other versions too.
    scope: whether it governs the whole country, a place, or that is not known.
    issuer is the signature as written; forwarded_from the bodies whose text it passes on; effective_on and expires_on
    the first and last day on which it holds; repeals what holds no longer, each by 文号, else by title.
    """

    id: str
    title: str | None = None
    title_key: str | None = None
    base_key: str | None = None
    doc_number: str | None = None
    kind: PolicyKind
    scope: Scope = "unknown"
    issuer: str | None = None
    issued_on: date | None = None
    published_on: date | None = None
    forwarded_from: tuple[str, ...] = ()
    effective_on: date | None = None
    expires_on: date | None = None
    repeals: tuple[str, ...] = ()
    period_from: str | None = None
    period_to: str | None = None
    document: str
    source_sha256: str
    format: str
    length: int
    why_not: str | None = None
    reading: ReadingNote | None = None
    others: tuple[SourceFile, ...] = ()

    @property
    def source(self) -> SourceFile:
        """The file that it was read from."""
        return SourceFile(document=self.document, sha256=self.source_sha256, length=self.length)


class TextPart(Record):
    """At most 50,000 code points of a policy's cleaned text, beginning at offset start."""

    id: str
    policy_id: str
    part: int
    start: int
    text: str


class Task(Record):
    """The smallest unit that a document enumerates. A task may stand in several places: starts[i]:ends[i].

    ongoing: it is to go on without an end (长期, 持续推进), so a missing deadline is none.
    """

    id: str
    policy_id: str
    ordinal: int
    number: str | None = None
    path: tuple[str, ...]
    title: str
    text: str
    status: Status
    deadline: date | None = None
    ongoing: bool = False
    strength: Strength
    start: int
    end: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    rule: str
    confidence: Confidence = 1.0


class City(Record):
    """An administrative division; id is its path 省/市/区县, or 中国; adcode GB/T 2260, 100000 of the whole country."""

    id: str
    name: str
    level: Level
    parent_id: str | None = None
    adcode: str | None = None


class Agency(Record):
    """A body of one jurisdiction; key is what all spellings of its name share (ingest.identity).

    functions: what it is for, as its name tells. city_id is None where the place is not known; place is then an id of
    the policy's.
    """

    id: str
    name: str
    key: str
    kind: AgencyKind
    functions: tuple[str, ...] = ()
    city_id: str | None = None
    place: str


class Function(Record):
    """What bodies are for (条线): 税务; id is its name."""

    id: str


class Succession(Record):
    """(Function)-[:SUCCEEDED_BY]->(Function) since a day, by the decision that source names."""

    former: str
    successor: str
    since: date
    source: str


class Indicator(Record):
    """What is measured; unit as written without 个; better is the direction of better where it is known.

    key is what all its names share (ingest.identity.indicators); unit is one of those that it is measured in.
    """

    id: str
    name: str
    key: str
    unit: str | None = None
    better: Direction | None = None


class Responsibility(Record):
    """(Agency)-[:LEADS|SUPPORTS]->(Task), one a pair and role; surface is the name as the document writes it.

    sentence: the whole one that the quote stands in.
    """

    agency_id: str
    task_id: str
    role: Role
    basis: Basis
    surface: str
    quote: str
    start: int
    end: int
    sentence: str | None = None
    rule: str
    confidence: Confidence = 1.0


class Issuing(Record):
    """(Agency)-[:ISSUED]->(Policy), one a body; surface is its name as written, ordinal its place among them."""

    agency_id: str
    policy_id: str
    ordinal: int
    surface: str


class TargetEdge(Record):
    """(Task|Policy)-[:TARGETS|REPORTS]->(Indicator). source_id is a task's or a policy's; reports date by as_of.

    surface is the indicator's name as the extraction gives it; sentence: the whole one that the quote stands in.
    """

    id: str
    policy_id: str
    source: Literal["task", "policy"]
    source_id: str
    indicator_id: str
    surface: str
    report: bool
    kind: TargetKind
    comparator: Comparator | None = None
    value: float | None = None
    unit: str | None = None
    change: Change
    direction: Direction | None = None
    baseline: float | None = None
    deadline: date | None = None
    as_of: date | None = None
    date_basis: str | None = None
    quote: str
    start: int
    end: int
    sentence: str | None = None
    rule: str
    confidence: Confidence = 1.0


class Citation(Record):
    """(Policy)-[:CITES]->(Policy). The cited policy may be known by its title or 文号 alone (then it has no text).

    key is of its title, issuer who issued it as its title says: by them it is found when it is loaded; None where it is
    cited by 文号, which is enough.
    """

    id: str
    policy_id: str
    cited_id: str
    title: str
    doc_number: str | None = None
    key: str | None = None
    issuer: str | None = None
    relation: Relation
    quote: str
    start: int
    end: int
    rule: str


class GraphRecords(Record):
    """All that one document adds to the graph; written in one transaction."""

    policy: Policy
    parts: tuple[TextPart, ...]
    tasks: tuple[Task, ...] = ()
    cities: tuple[City, ...] = ()
    agencies: tuple[Agency, ...] = ()
    functions: tuple[Function, ...] = ()
    successions: tuple[Succession, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    targets: tuple[TargetEdge, ...] = ()
    citations: tuple[Citation, ...] = ()
    issued: tuple[Issuing, ...] = ()
    applies_to: str | None = None
