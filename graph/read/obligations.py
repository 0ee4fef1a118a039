"""What is to be done by when, and how it stands on a day: of planned targets, and of planned tasks without one.

A report decides only if it is of that place and indicator, and dated on or after the deadline, or already meets the
target; else it is progress. What is not known is never called overdue.
"""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, Literal
from weakref import WeakKeyDictionary

from pydantic import BaseModel

from graph.read.bodies import TaskBody
from graph.read.choice import Chosen, chosen
from graph.read.evidence import Evidence, evidence
from graph.read.listing import WHOLE, Listing, View
from graph.read.names import version
from graph.read.paging import Count, Page, Reader, decode, encode
from graph.records import Comparator, Direction

State = Literal[
    "open",
    "due_soon",
    "overdue_unreported",
    "reported_met",
    "reported_short",
    "reported_progress",
    "recurring",
    "ongoing",
    "undated",
    "lapsed",
]
DUE_WITHIN = 30
_HOLDS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "=": operator.eq,
}
_UNDATED = "9999-12-31"
_MOST_KEPT = 4  # lists of a store, each of all its obligations
Row = dict[str, Any]
_KEPT: WeakKeyDictionary[Reader, dict[tuple[Any, ...], list[Row]]] = WeakKeyDictionary()
_RECURRING = ("每月", "每季", "每半年", "每年", "按月", "按季", "按年")


@dataclass(frozen=True, slots=True)
class ObligationFilter:
    """Whose obligations; None means everybody's. policy, agency: ids; city: a path; functions: names."""

    policy: Chosen = None
    city: Chosen = None
    agency: Chosen = None
    functions: Chosen = None
    min_confidence: float = 0.0


class Report(BaseModel):
    """A report that answers a target: what was reached, when, and the words that say so; met is None if untold."""

    id: str
    value: float | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    as_of: date | None = None
    met: bool | None = None
    evidence: Evidence
    policy_id: str
    policy_title: str | None = None


class Obligation(BaseModel):
    """A planned target (id of the target), or a planned task without one (id of the task), and how it stands.

    due is its date, date_basis how that was found. lapsed_by: why it holds no
    longer, the day on which the policy expired or the id of the policy that repeals it.
    """

    id: str
    kind: Literal["target", "task"]
    state: State
    due: date | None = None
    date_basis: str | None = None
    title: str | None = None
    number: str | None = None
    task_id: str | None = None
    indicator_id: str | None = None
    indicator: str | None = None
    comparator: Comparator | None = None
    value: float | None = None
    unit: str | None = None
    better: Direction | None = None
    evidence: Evidence
    confidence: float
    policy_id: str
    policy_title: str | None = None
    city: str | None = None
    bodies: list[TaskBody]
    reports: list[Report] = []
    lapsed_by: str | None = None


async def obligations(
    store: Reader,
    where: ObligationFilter,
    *,
    as_of: date,
    states: Sequence[State] = (),
    kind: Literal["target", "task"] | None = None,
    due_within: int = DUE_WITHIN,
    due_after: date | None = None,
    due_before: date | None = None,
    view: View = WHOLE,
) -> Page[Obligation]:
    """Obligations as they stand on a day, by date (without one last) and id.

    states, kind: those alone; due_within: days from as_of in which what is due is due soon.
    """
    found = await _standing(store, where, as_of, due_within)
    stands = [one for one in found if (not states or one["state"] in states) and kind in {None, one["kind"]}]
    return _page([one for one in stands if _within(one["due"], due_after, due_before)], view)


async def _standing(store: Reader, where: ObligationFilter, as_of: date, due_within: int) -> list[Row]:
    """All of them, kept until the graph changes: a page, the next one and the counts beside it are of one list."""
    asked = (await version(store), where, as_of, due_within)
    known = _KEPT.setdefault(store, {})
    if asked not in known:
        for old in list(known)[: max(0, len(known) + 1 - _MOST_KEPT)]:
            del known[old]
        known[asked] = await _all(store, where, as_of, due_within)
    return known[asked]


def _page(kept: list[Row], view: View) -> Page[Obligation]:
    """Of a list that is worked out here, not by the database; rows that are not on the page stay as they are."""
    descending = view.sort == "-due"
    key = partial(_key, undated="" if descending else _UNDATED)  # last, whichever way
    kept.sort(key=key, reverse=descending)
    if view.cursor:
        after = tuple(decode(view.cursor, ("", "")))
        rest = [one for one in kept if (key(one) < after if descending else key(one) > after)]
    else:
        rest = kept
    return Page(
        items=[Obligation.model_validate(one) for one in rest[: view.limit]],
        total=len(kept),
        next_cursor=encode(*key(rest[view.limit - 1])) if len(rest) > view.limit else None,
        facets={name: _counted(kept, _VALUES[name]) for name in view.facets},
    )


def _counted(kept: Sequence[Row], value: Callable[[Row], str | None]) -> list[Count]:
    counts = Counter(found for one in kept if (found := value(one)))
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [Count(value=told, label=told, count=count) for told, count in ordered]


_VALUES: Mapping[str, Callable[[Row], str | None]] = {
    "state": lambda one: one["state"],
    "kind": lambda one: one["kind"],
    "day": lambda one: one["due"].isoformat() if one["due"] else None,
    "policy": lambda one: one["policy_id"],
    "city": lambda one: one["city"],
}
OBLIGATIONS = Listing(
    "obligations", Obligation.model_validate, (), {"due": ("due", str)}, {name: name for name in _VALUES}
)


def _key(one: Row, undated: str) -> tuple[str, str]:
    return (one["due"].isoformat() if one["due"] else undated), one["id"]


def _within(due: date | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    return due is not None and (first is None or due >= first) and (last is None or due <= last)


async def _all(store: Reader, where: ObligationFilter, as_of: date, due_within: int) -> list[Row]:
    fields = chosen(policy=where.policy, city=where.city, agency=where.agency, functions=where.functions)
    asked: dict[str, Any] = fields | {"min_confidence": where.min_confidence}
    rows = await store.run("read/obligations_targets", **asked)
    tasks = await store.run("read/obligations_tasks", **asked)
    ids = sorted({row["indicator_id"] for row in rows})
    told: dict[tuple[str, str | None], list[dict[str, Any]]] = {}
    for row in await store.run("read/reports", indicators=ids, min_confidence=where.min_confidence):
        told.setdefault((row["indicator_id"], row["city"]), []).append(row)
    return [
        *(_of_target(row, told.get((row["indicator_id"], row["city"]), ()), as_of, due_within) for row in rows),
        *(_of_task(row, as_of, due_within) for row in tasks),
    ]


def _of_target(row: dict[str, Any], told: Sequence[dict[str, Any]], as_of: date, due_within: int) -> Row:
    fact = row["fact"]
    reports = [_report(fact, one) for one in told if _answers(row, one)]
    lapsed = _lapsed(row, as_of)
    state = "lapsed" if lapsed else _reported(fact.get("deadline"), reports)
    return (
        {name: fact.get(name) for name in ("comparator", "value", "unit", "date_basis")}
        | {name: row[name] for name in ("title", "number", "task_id", "indicator_id", "indicator", "better", "bodies")}
        | {name: row[name] for name in ("policy_id", "policy_title", "city")}
        | {"id": fact["id"], "evidence": evidence(fact, fact["id"], row["policy_id"])}
        | {"kind": "target", "due": fact.get("deadline"), "confidence": fact.get("confidence", 1.0)}
        | {"reports": reports, "lapsed_by": lapsed}
        | {"state": state or _by_date(fact.get("deadline"), row["ongoing"], fact["quote"], as_of, due_within)}
    )


def _of_task(row: dict[str, Any], as_of: date, due_within: int) -> Row:
    lapsed = _lapsed(row, as_of)
    by_date = _by_date(row["deadline"], row["ongoing"], row["text"], as_of, due_within)
    return (
        {name: row[name] for name in ("id", "title", "number", "confidence", "bodies")}
        | {name: row[name] for name in ("policy_id", "policy_title", "city")}
        | {"kind": "task", "task_id": row["id"], "due": row["deadline"], "lapsed_by": lapsed}
        | {"date_basis": "task" if row["deadline"] else None, "state": "lapsed" if lapsed else by_date}
        | {"evidence": evidence(row | {"quote": row["text"]}, row["id"], row["policy_id"])}
    )


def _lapsed(row: Mapping[str, Any], as_of: date) -> str | None:
    """Why the policy holds no longer on a day."""
    if row["repealed_by"]:
        return str(row["repealed_by"])
    expired = row["expires_on"]
    return expired.isoformat() if expired and expired < as_of else None


def _by_date(due: date | None, ongoing: bool, said: str, as_of: date, due_within: int) -> State:
    """The state of what nothing was reported of."""
    if due is None:
        return "recurring" if any(word in said for word in _RECURRING) else "ongoing" if ongoing else "undated"
    if due < as_of:
        return "overdue_unreported"
    return "due_soon" if due <= as_of + timedelta(due_within) else "open"


def _answers(row: Mapping[str, Any], report: Mapping[str, Any]) -> bool:
    """Whether a report can be of a target: of a later document, or of the same one."""
    issued, told = row["issued_on"], report["fact"].get("as_of") or report["issued_on"]
    same = row["policy_id"] == report["policy_id"]
    return same or issued is None or told is None or told >= issued


def _report(target: Mapping[str, Any], row: Mapping[str, Any]) -> Row:
    fact = row["fact"]
    fields = {name: fact.get(name) for name in Report.model_fields if name in fact}
    own = {"policy_id": row["policy_id"], "policy_title": row["policy_title"], "met": meets(target, fact)}
    own["evidence"] = evidence(fact, fact["id"], row["policy_id"])
    return {"as_of": None} | fields | own


def meets(target: Mapping[str, Any], report: Mapping[str, Any]) -> bool | None:
    """Whether what a report says reaches a target; None where it does not tell: other units, a bound, a change."""
    wanted, reached = target.get("value"), report.get("value")
    alike = target.get("unit") == report.get("unit") and target.get("change") == report.get("change")
    if wanted is None or reached is None or not alike:
        return None
    bound, said = target.get("comparator") or "=", report.get("comparator") or "="
    enough = _HOLDS[bound](reached, wanted)
    exact = said == "=" or (said[0] == bound[0] if enough else said[0] != bound[0])
    return enough if exact else None


def _reported(due: date | None, reports: Sequence[Row]) -> State | None:
    """What the reports decide; None without one."""
    if not reports:
        return None
    if any(one["met"] for one in reports):
        return "reported_met"
    decisive = [one for one in reports if due and one["as_of"] and one["as_of"] >= due]
    if any(one["met"] is False for one in decisive):
        return "reported_short"
    return "reported_progress"
