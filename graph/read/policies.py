"""Which policies there are, their text, and where in it each fact stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, computed_field

from graph.notes import ReadingNote
from graph.read.choice import Chosen, chosen, holding
from graph.read.history import missing
from graph.read.listing import WHOLE, Listing, View
from graph.read.paging import Page, Reader
from graph.records import PolicyKind, Relation, Scope, SourceFile


class IssuerRow(BaseModel):
    """A body that issued a policy; surface is its name in the signature."""

    id: str
    name: str
    surface: str | None = None


class PolicyRow(BaseModel):
    """A loaded policy; tasks and targets are counts, length is in code points.

    scope: whether it governs the whole country, a place, or that is not known.
    issuer is the signature as written, issuers the bodies in it; forwarded_from names those whose text it passes on.
    effective_on and expires_on are the first and last day on which it holds; repeals names documents by 文号 or title.
    is_policy is False, with the reason in why_not, where what is no policy was taken in all the same. extractor is the
    version that read it; None where it was read before versions were kept.
    """

    id: str
    title: str | None = None
    doc_number: str | None = None
    kind: PolicyKind
    scope: Scope = "unknown"
    issuer: str | None = None
    issuers: list[IssuerRow] = []
    forwarded_from: list[str] = []
    issued_on: date | None = None
    published_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    repeals: list[str] = []
    period_from: str | None = None
    period_to: str | None = None
    document: str
    format: str
    length: int
    source_sha256: str
    why_not: str | None = None
    extractor: str | None = None
    city: str | None = None
    tasks: int
    targets: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def is_policy(self) -> bool:
        """Whether nothing speaks against it."""
        return self.why_not is None


class CiteRow(BaseModel):
    """A policy that is cited; loaded tells whether its text is here."""

    id: str
    title: str
    relation: Relation
    quote: str
    start: int
    end: int
    loaded: bool


class PolicyDetail(PolicyRow):
    """A policy with what it cites and how it was read; reading is None where that was not kept yet.

    others are files of the same policy with shorter texts, the longest first: of another site, or excerpts.
    """

    cites: list[CiteRow]
    others: list[SourceFile] = []
    reading: ReadingNote | None = None


class Mark(BaseModel):
    """Where a fact stands: text[start:end], offsets in code points; rule found it.

    fact is its kind; node is the task, or the agency or indicator that the edge leads to or from.
    """

    fact: Literal["TASK", "LEADS", "SUPPORTS", "TARGETS", "REPORTS"]
    id: str
    node: str
    label: str
    start: int
    end: int
    rule: str
    confidence: float


async def policies(
    store: Reader,
    *,
    city: Chosen = None,
    kind: Chosen = None,
    q: str | None = None,
    min_confidence: float = 0.0,
    view: View = WHOLE,
) -> Page[PolicyRow]:
    """Loaded policies, by id where not ordered otherwise; min_confidence: of the tasks and targets that count."""
    where: dict[str, Any] = chosen(city=city, kind=kind) | holding(q) | {"min_confidence": min_confidence}
    return await POLICIES.page(store, where, view)


async def policy(store: Reader, id: str, *, min_confidence: float = 0.0) -> PolicyDetail:
    """One loaded policy; NotFoundError if there is none of this id, MovedError where it has another now."""
    rows = await store.run("read/policy", id=id, min_confidence=min_confidence)
    if not rows:
        await missing(store, "policy", id)
    return _detail(rows[0])


async def policies_of(store: Reader, ids: Sequence[str]) -> list[PolicyDetail]:
    """The loaded policies that speak of agencies, indicators or tasks, or are of these ids; by id."""
    found = await store.run("read/policies_of", ids=list(ids))
    rows = [await store.run("read/policy", id=row["id"], min_confidence=0.0) for row in found]
    return [_detail(one[0]) for one in rows if one]


def _detail(row: dict[str, Any]) -> PolicyDetail:
    return PolicyDetail.model_validate(row | {"reading": _note(row), "others": _others(row)})


def _note(row: dict[str, Any]) -> ReadingNote | None:
    """The note of a row, with who read it, which stands beside it."""
    if row["reading"] is None:
        return None
    return ReadingNote.model_validate(json.loads(row["reading"]) | {"extractor": row["extractor"]})


def _others(row: dict[str, Any]) -> list[dict[str, Any]]:
    files = zip(row["other_documents"], row["other_sha256s"], row["other_lengths"], strict=True)
    return [dict(zip(("document", "sha256", "length"), file, strict=True)) for file in files]


async def text(store: Reader, id: str) -> str:
    """The whole cleaned text of a policy; NotFoundError, MovedError as of policy."""
    rows = await store.run("read/policy_text", id=id)
    if not rows:
        await missing(store, "policy", id)
    return "".join(row["text"] for row in rows)


async def evidence(store: Reader, id: str) -> list[Mark]:
    """Every fact of a policy with its place in the text, by start, the longer first."""
    found = [*await _tasks(store, id), *await _responsibilities(store, id), *await _targets(store, id)]
    return sorted(found, key=lambda fact: (fact.start, -fact.end, fact.fact, fact.id))


async def _tasks(store: Reader, id: str) -> list[Mark]:
    return [
        Mark(
            fact="TASK",
            id=row["id"],
            node=row["id"],
            label=row["title"],
            start=start,
            end=end,
            rule=row["rule"],
            confidence=row["confidence"],
        )
        for row in await store.run("read/evidence_tasks", id=id)
        for start, end in zip(row["starts"], row["ends"], strict=True)
    ]


async def _responsibilities(store: Reader, id: str) -> list[Mark]:
    return [
        Mark(
            fact=row["role"],
            id=f"{row['agency_id']}-{row['task_id']}",
            node=row["agency_id"],
            label=row["agency"],
            start=row["start"],
            end=row["end"],
            rule=row["rule"],
            confidence=row["confidence"],
        )
        for row in await store.run("read/evidence_responsibilities", id=id)
    ]


async def _targets(store: Reader, id: str) -> list[Mark]:
    return [
        Mark(
            fact=row["role"],
            id=row["fact_id"],
            node=row["indicator_id"],
            label=row["indicator"],
            start=row["start"],
            end=row["end"],
            rule=row["rule"],
            confidence=row["confidence"],
        )
        for row in await store.run("read/evidence_targets", id=id)
    ]


POLICIES = Listing(
    "policies",
    PolicyRow.model_validate,
    (("after", "id", ""),),
    {"title": ("policy_title", str), "issued_on": ("issued_on", str)},
    {"kind": "policy_kind", "city": "city", "scope": "scope", "year": "issued_year"},
)
