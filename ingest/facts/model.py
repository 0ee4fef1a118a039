"""What one document says, in the JSON form of the extraction guide, with evidence on every fact.

Offsets are code points of the cleaned text, half open; quote == text[start:end]. `rule` names the rule that found a
fact (ingest.facts.rules describes each).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, model_serializer, model_validator

from graph.records import (
    AgencyKind,
    Basis,
    Change,
    Comparator,
    Direction,
    PolicyKind,
    Relation,
    Role,
    Scope,
    Status,
    Strength,
    TargetKind,
)


class Fact(BaseModel):
    """Base: frozen, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Cite(Fact):
    """A policy or law named in 《》 or by 文号; doc_number is the one in the bracket behind its title."""

    title: str
    doc_number: str | None = None
    relation: Relation
    quote: str
    start: int
    end: int
    rule: str


class Repeal(Fact):
    """A document that the policy repeals, by title, by 文号 or both."""

    title: str | None = None
    doc_number: str | None = None
    quote: str
    start: int
    end: int


class Ground(Fact):
    """What a field of the policy rests on: words of the text, or what the file states beside it.

    source: `text`, or `meta` and a tag's name, or `page` and the label beside the words. Of the text: words ==
    text[start:end]; beside it, start and end are None.
    """

    field: str
    source: str
    words: str
    start: int | None = None
    end: int | None = None


class PolicyHead(Fact):
    """The document's own data; what neither the text nor its page states is None. grounds: where it is from.

    scope: whether the policy governs the whole country (city is None), a place, or that is not known.
    issuer is the signature as written, issuers the bodies in it; forwarded_from those whose text issuers pass on.
    effective_on and expires_on are the first and the last day on which it holds.
    """

    title: str | None = None
    doc_number: str | None = None
    kind: PolicyKind
    issuer: str | None = None
    issuers: tuple[str, ...] = ()
    forwarded_from: tuple[str, ...] = ()
    issued_on: date | None = None
    published_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    repeals: tuple[Repeal, ...] = ()
    city: str | None = None
    scope: Scope = "unknown"
    period: tuple[str, str] | None = None
    cites: tuple[Cite, ...] = ()
    grounds: tuple[Ground, ...] = ()


class Target(Fact):
    """A figure or milestone; a report carries as_of in place of deadline.

    date_basis says how the date was found: explicit, inherited (in the sentence), labelled, computed (from the issue
    date), task (the task's own deadline); None without a date.
    """

    indicator: str
    kind: TargetKind
    comparator: Comparator | None
    value: float | int | None
    unit: str | None
    change: Change
    direction: Direction | None
    baseline: float | int | None
    deadline: date | None = None
    as_of: date | None = None
    report: bool = False
    date_basis: str | None = None
    quote: str
    start: int
    end: int
    rule: str
    confidence: float = 1.0

    @model_validator(mode="before")
    @classmethod
    def _kind(cls, fields: Any) -> Any:
        """Tell a report by as_of, as the guide does, where nothing else tells it: so is what was printed read back."""
        if isinstance(fields, dict) and "report" not in fields:
            return {**fields, "report": "as_of" in fields}
        return fields

    @model_serializer(mode="wrap")
    def _one_date(self, handler: Any) -> dict[str, Any]:
        """Print deadline or as_of, never both."""
        fields: dict[str, Any] = handler(self)
        fields.pop("deadline" if fields.pop("report") else "as_of")
        return fields


class Edge(Fact):
    """A body and its part in a task; confidence: how probable it is, 1 where the document labels it."""

    surface: str
    role: Role
    basis: Basis
    quote: str
    start: int
    end: int
    rule: str
    confidence: float = 1.0


class Task(Fact):
    """The smallest unit that the document enumerates; quote[i] == text[starts[i]:ends[i]]."""

    number: str | None
    path: tuple[str, ...]
    title: str
    status: Status
    deadline: date | None = None
    ongoing: bool = False
    strength: Strength = "must"
    quote: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    rule: str
    confidence: float = 1.0
    lead_units: tuple[str, ...] = ()
    responsible_units: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()
    targets: tuple[Target, ...] = ()


class AgencyMention(Fact):
    """One body of this document under its fullest common name, with every surface used for it."""

    name: str
    kind: AgencyKind
    surfaces: tuple[str, ...]


class Extraction(Fact):
    """All facts of one document; why_not says in words what speaks against a policy where it is none."""

    document: str
    is_policy: bool = True
    why_not: str | None = None
    policy: PolicyHead
    policy_targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    agencies: tuple[AgencyMention, ...] = ()
