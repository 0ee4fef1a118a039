"""Which tasks there are, and who leads and supports them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from graph.read.bodies import TaskBody
from graph.read.choice import Chosen, chosen, due, holding
from graph.read.evidence import Evidence, evidence
from graph.read.history import missing
from graph.read.indicators import TargetFact
from graph.read.listing import WHOLE, Listing, View
from graph.read.paging import Page, Reader
from graph.records import Basis, Role, Status, Strength

Gap = Literal["no_owner", "no_lead", "no_date", "no_figure"]


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What to choose tasks by; None chooses all.

    policy: id; city: path of a division, with all below it; q: words of the text; due_after and due_before:
    the first and last day of the task's own deadline or of one of its targets'; min_confidence: of the rows' own fact,
    and of the target that a task is due by.
    """

    policy: Chosen = None
    city: Chosen = None
    status: Chosen = None
    strength: Chosen = None
    q: str | None = None
    due_after: date | None = None
    due_before: date | None = None
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class PartOf:
    """Whose part in a task is meant; None means anybody's. agency: id; functions: what it is for, one of these."""

    agency: Chosen = None
    functions: Chosen = None
    role: Chosen = None
    basis: Chosen = None

    def params(self) -> dict[str, Any]:
        """As the filters of parts have them."""
        return chosen(agency=self.agency, functions=self.functions, role=self.role, basis=self.basis)


ANYBODY = PartOf()


class TaskIn(BaseModel):
    """A task in its policy; start and end are offsets in code points of its text, ordinal its place there."""

    id: str
    number: str | None = None
    title: str
    path: list[str]
    status: Status
    strength: Strength
    deadline: date | None = None
    ongoing: bool = False
    start: int
    end: int
    confidence: float
    ordinal: int
    policy_id: str
    policy_title: str | None = None


class TaskRow(TaskIn):
    """A task with its words, its bodies, leaders first, and when it is due: by its own deadline or by its first target.

    evidence is the first place where it stands; due_evidence is that target's, None where the date is the task's own.
    """

    evidence: Evidence

    bodies: list[TaskBody]
    due: date | None = None
    due_basis: str | None = None
    due_evidence: Evidence | None = None
    target_count: int


class ResponsibilityRow(TaskIn):
    """A task with one of its agencies, and the words that say so.

    start and end are the task's; confidence is of the agency's part, task_confidence of the task; due as of the task.
    """

    role: Role
    basis: Basis
    surface: str
    evidence: Evidence
    task_confidence: float
    due: date | None = None
    rule: str
    agency_id: str
    agency: str
    place: str


class TaskAgency(BaseModel):
    """An agency's part in a task."""

    role: Role
    basis: Basis
    surface: str
    evidence: Evidence
    rule: str
    confidence: float
    agency_id: str
    agency: str
    place: str


class TaskDetail(TaskRow):
    """A task with its words, its agencies and its targets."""

    text: str
    starts: list[int]
    ends: list[int]
    rule: str
    responsibilities: list[TaskAgency]
    targets: list[TargetFact]


@dataclass(frozen=True, slots=True)
class Between:
    """Two groups of agencies as network.groups has them: of two places, or of two functions, by their ids."""

    by: Literal["place", "function"]
    source: str
    target: str

    def params(self) -> dict[str, Any]:
        """As the filter of tasks has them."""
        return {"by_place": self.by == "place", "source": self.source, "target": self.target}


async def tasks(
    store: Reader,
    where: TaskFilter,
    *,
    part: PartOf = ANYBODY,
    partner: Chosen = None,
    between: Between | None = None,
    gaps: Sequence[Gap] = (),
    view: View = WHOLE,
) -> Page[TaskRow]:
    """Tasks, by policy and place in it where they are not ordered otherwise.

    part: one that they have; partner: id of an agency that has a part in them too; between: groups of which both have
    one; gaps: what they lack, all of it.
    """
    asked = _asked(where, part) | chosen(partner=partner) | dict.fromkeys(gaps, True)
    asked |= between.params() if between else {}
    return await TASKS.page(store, asked, view)


def _evident(row: dict[str, Any]) -> dict[str, Any]:
    told = {"quote": row["quote"], "start": row["part_start"], "end": row["part_end"], "sentence": row["sentence"]}
    fact = evidence(told, f"{row['agency_id']}-{row['id']}", row["policy_id"])
    days = [day for day in (row.get("deadline"), row["target_due"]) if day]
    return _listed(row) | {"evidence": fact, "due": min(days, default=None)}


def _spoken(row: dict[str, Any]) -> dict[str, Any]:
    """With the words of its first place; they are a sentence, or a few of them, as the document numbers them."""
    start, end = row["starts"][0], row["ends"][0]
    words = {"quote": row["text"][: end - start], "start": start, "end": end}
    return row | {"evidence": evidence(words, row["id"], row["policy_id"])}


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    """With the earlier of the task's own deadline and its first target's."""
    target, own = row.pop("first_target"), row.get("deadline")
    if target and (own is None or target["deadline"] < own):
        told = evidence(target, target["id"], row["policy_id"])
        return row | {"due": target["deadline"], "due_basis": target["basis"], "due_evidence": told}
    return row | {"due": own, "due_basis": "task" if own else None}


async def responsibilities(
    store: Reader, where: TaskFilter, *, part: PartOf = ANYBODY, view: View = WHOLE
) -> Page[ResponsibilityRow]:
    """Pairs of an agency and a task, by policy, place in it and agency where they are not ordered otherwise."""
    return await RESPONSIBILITIES.page(store, _asked(where, part), view)


async def task(store: Reader, id: str) -> TaskDetail:
    """One task; NotFoundError if there is none of this id, MovedError where it has another now."""
    rows = await store.run("read/task", id=id)
    if not rows:
        await missing(store, "task", id)
    row = rows[0]
    fields = _listed(dict(row.pop("task")))
    policy = row["policy_id"]
    told = fields | row | _told(row, [one["fact"] for one in row["targets"]])
    parts = [one | {"evidence": evidence(one, f"{one['agency_id']}-{id}", policy)} for one in row["responsibilities"]]
    targets = [TargetFact.of(one | {"policy_id": policy}) for one in row["targets"]]
    return TaskDetail.model_validate(_dated(_spoken(told) | {"responsibilities": parts, "targets": targets}))


def _told(row: dict[str, Any], targets: list[dict[str, Any]]) -> dict[str, Any]:
    """What the row of a list tells too: bodies, leaders first, and the target that is due first."""
    dated = sorted(
        (one | {"basis": one.get("date_basis")} for one in targets if one.get("deadline")),
        key=lambda one: (one["deadline"], one["id"]),
    )
    bodies = sorted(row["responsibilities"], key=lambda part: (part["role"], part["start"], part["agency_id"]))
    first = dated[0] if dated else None
    return {"bodies": bodies, "target_count": len(targets), "first_target": first}


def _asked(where: TaskFilter, part: PartOf) -> dict[str, Any]:
    fields = chosen(policy=where.policy, city=where.city, status=where.status, strength=where.strength)
    days = due(where.due_after, where.due_before)
    return fields | part.params() | holding(where.q) | days | {"min_confidence": where.min_confidence}


def _listed(row: dict[str, Any]) -> dict[str, Any]:
    """An empty list is stored as nothing by one of the engines, a confidence not at all by older versions."""
    return {"confidence": 1.0} | row | {"path": row.get("path") or []}


_PLACE: tuple[tuple[str, str, str | int], ...] = (("after_policy", "policy_id", ""), ("after_ordinal", "ordinal", -1))
_FACETS = {"status": "status", "policy": "policy", "city": "city"}
TASKS = Listing(
    "tasks",
    lambda row: TaskRow.model_validate(_dated(_spoken(_listed(row)))),
    _PLACE,
    {"due": ("due", str), "title": ("task_title", str), "confidence": ("task_confidence", float)},
    _FACETS | {"strength": "strength", "agency": "agency", "function": "function"},
    by_policy=True,
)
RESPONSIBILITIES = Listing(
    "responsibilities",
    lambda row: ResponsibilityRow.model_validate(_evident(row)),
    (*_PLACE, ("after_agency", "agency_id", "")),
    {"due": ("due", str), "agency": ("agency_name", str), "confidence": ("part_confidence", float)},
    _FACETS | {"agency": "part_agency", "function": "part_function", "role": "role", "basis": "basis"},
    by_policy=True,
)
