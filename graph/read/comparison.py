"""One indicator across places: who wants more, and who less, than the policy that is cited or the place above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from pydantic import BaseModel

from graph.read.choice import Choice, Chosen
from graph.read.evidence import Evidence
from graph.read.indicators import TargetRow, targets
from graph.read.listing import View
from graph.read.paging import LONGEST_PAGE, Reader, pages
from graph.records import NATION, Comparator

Stance = Literal["tighter", "laxer", "equal", "sooner", "later", "incomparable"]
Basis = Literal["cites", "above"]
_UP: Mapping[str, bool] = {">=": True, ">": True, "<=": False, "<": False}


class Against(BaseModel):
    """The target that another one is held against, and how that other one stands to it.

    basis: its policy is cited, or it is of a place above. tighter (层层加码) and laxer go by the figure, sooner and
    later by the date where figures are equal; incomparable: other units, no figure, or no better direction is known.
    """

    id: str
    basis: Basis
    stance: Stance
    comparator: Comparator | None = None
    value: float | None = None
    unit: str | None = None
    deadline: date | None = None
    evidence: Evidence
    policy_id: str
    policy_title: str | None = None
    city: str | None = None


class ComparedTarget(TargetRow):
    """A target or report of an indicator with what it may be held against, what its policy cites first."""

    against: list[Against]


async def comparison(
    store: Reader, indicators: Sequence[str], *, city: Chosen = None, min_confidence: float = 0.0
) -> list[ComparedTarget]:
    """All targets and reports of an indicator (ids, one for each kind of unit), by place, date and id.

    The whole country comes first, then each place before those in it.
    """
    rows = await _rows(store, indicators, None, min_confidence)
    shown = rows if city is None else await _rows(store, indicators, city, min_confidence)
    policies = sorted({row.policy_id for row in rows})
    cited = await store.run("read/cited_among", policies=policies)
    cites = {(row["citing"], row["cited"]) for row in cited}
    found = [ComparedTarget(**row.model_dump(), against=_against(row, rows, cites)) for row in shown]
    return sorted(found, key=lambda row: (_place(row), str(row.deadline or row.as_of or date.max), row.id))


async def _rows(store: Reader, indicators: Sequence[str], city: Chosen, min_confidence: float) -> list[TargetRow]:
    which = Choice(tuple(indicators))
    every = pages(
        lambda at: targets(
            store, indicators=which, city=city, min_confidence=min_confidence, view=View(at, LONGEST_PAGE)
        )
    )
    return [row async for row in every]


def _place(row: TargetRow) -> tuple[int, str]:
    return (0, "") if row.city == NATION else (2, "") if row.city is None else (1, row.city)


def _against(row: TargetRow, rows: Sequence[TargetRow], cites: set[tuple[str, str]]) -> list[Against]:
    """Targets alone are held against each other: a report says what was reached."""
    if row.type != "TARGETS":
        return []
    others = [one for one in rows if one.type == "TARGETS" and one.policy_id != row.policy_id and _same(row, one)]
    cited = [_held(row, one, "cites") for one in others if (row.policy_id, one.policy_id) in cites]
    above = [_held(row, one, "above") for one in others if _is_above(one.city, row.city)]
    known = {one.id for one in cited}
    return cited + [one for one in above if one.id not in known]


def _same(row: TargetRow, other: TargetRow) -> bool:
    return row.indicator_id == other.indicator_id and row.change == other.change


def _is_above(upper: str | None, lower: str | None) -> bool:
    if not upper or not lower or upper == lower:
        return False
    return upper == NATION or lower.startswith(f"{upper}/")


def _held(row: TargetRow, other: TargetRow, basis: Basis) -> Against:
    fields = other.model_dump(include=set(Against.model_fields) - {"basis", "stance"})
    return Against(**fields, basis=basis, stance=stance(row, other))


def stance(row: TargetRow, other: TargetRow) -> Stance:
    """How a target stands to another one of the same indicator."""
    if row.value is None or other.value is None or row.unit != other.unit:
        return "incomparable"
    if row.value != other.value:
        up = _better_up(row, other)
        return "incomparable" if up is None else "tighter" if (row.value > other.value) == up else "laxer"
    if row.deadline and other.deadline and row.deadline != other.deadline:
        return "sooner" if row.deadline < other.deadline else "later"
    return "equal"


def _better_up(row: TargetRow, other: TargetRow) -> bool | None:
    """Whether more is wanted: as both bounds say, else as the indicator's better direction does; None where untold."""
    bounds = {_UP.get(one.comparator or "") for one in (row, other)} - {None}
    if len(bounds) == 1:
        return bounds.pop()
    better = row.better or other.better
    return None if better is None or bounds else better == "up"
