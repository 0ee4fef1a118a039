"""What a list is chosen by: several values of a parameter mean any of them, one with ~ before it leaves that out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, get_args

from fastapi import Depends, Query
from pydantic_core import CoreSchema, core_schema

from api.deps import MAX_QUERY, AcrossReforms, MinConfidence, StoreDep, Text
from api.roles import RoleName
from graph import read
from graph.read.choice import LEAVE_OUT, Choice, named, worded
from graph.records import AgencyKind, Basis, PolicyKind, Status, Strength
from graph.store import Store
from ingest.identity.functions import asked
from ingest.identity.resolver import What, id_of, indicator_ids

_MOST = 50  # values of one parameter


@dataclass(frozen=True)
class OneOf:
    """The words that a parameter may be; negated: each also with ~ before it."""

    words: tuple[str, ...]
    negated: bool = True

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """As a literal, so that an error names all of them."""
        left_out = [LEAVE_OUT + word for word in self.words] if self.negated else []
        return core_schema.literal_schema([*self.words, *left_out])


_SEVERAL = "Several: any of them; with ~ before it: not it."
Words = Query(max_length=_MOST, description=_SEVERAL)
Statuses = Annotated[list[Annotated[str, OneOf(get_args(Status))]], Words]
Strengths = Annotated[list[Annotated[str, OneOf(get_args(Strength))]], Words]
Bases = Annotated[list[Annotated[str, OneOf(get_args(Basis))]], Words]
Roles = Annotated[list[Annotated[str, OneOf(tuple(RoleName))]], Words]
PolicyKinds = Annotated[list[Annotated[str, OneOf(get_args(PolicyKind))]], Words]
AgencyKinds = Annotated[list[Annotated[str, OneOf(get_args(AgencyKind))]], Words]
TargetKinds = Annotated[list[Annotated[str, OneOf(("target", "report"))]], Words]


def _names(what: str, example: str) -> Any:
    return Query(max_length=_MOST, description=f"{what} {_SEVERAL}", examples=[[example]])


_Name = Annotated[str, Query(min_length=1, max_length=MAX_QUERY)]
AgencyNames = Annotated[list[_Name], _names("Agency: id, or any name that means one.", "区税务局")]
PartnerNames = Annotated[list[_Name], _names("Another agency that has a part in the task too.", "区财政局")]
CityNames = Annotated[list[_Name], _names("Division: name, path or code, with all below it.", "营口市")]
PolicyNames = Annotated[list[_Name], _names("Policy: id, title or 文号.", "鲅政办发〔2022〕1号")]
FunctionNames = Annotated[list[_Name], _names("What agencies are for, in all places.", "税务")]
IndicatorNames = Annotated[list[_Name], _names("Indicator: id, or a name, in all its kinds of unit.", "企业开办时间")]


def _by_name(store: Store, what: What) -> Callable[[str], Awaitable[list[str]]]:
    async def find(name: str) -> list[str]:
        return [await id_of(store, what, name)]

    return find


async def _agencies(store: StoreDep, agency: AgencyNames = []) -> Choice | None:  # noqa: B006  # FastAPI copies it
    return await named(agency, _by_name(store, "agency"))


async def _partners(store: StoreDep, partner: PartnerNames = []) -> Choice | None:  # noqa: B006  # as above
    return await named(partner, _by_name(store, "agency"))


async def _cities(store: StoreDep, city: CityNames = []) -> Choice | None:  # noqa: B006  # as above
    return await named(city, _by_name(store, "city"))


async def _policies(store: StoreDep, policy: PolicyNames = []) -> Choice | None:  # noqa: B006  # as above
    return await named(policy, _by_name(store, "policy"))


async def _functions(
    store: StoreDep,
    function: FunctionNames = [],  # noqa: B006  # as above
    across_reforms: AcrossReforms = False,
) -> Choice | None:
    async def find(name: str) -> list[str]:
        return asked(await id_of(store, "function", name), across_reforms)

    return await named(function, find)


async def _indicators(store: StoreDep, indicator: IndicatorNames = []) -> Choice | None:  # noqa: B006  # as above
    return await named(indicator, lambda name: indicator_ids(store, name))


Agencies = Annotated[Choice | None, Depends(_agencies)]
Partners = Annotated[Choice | None, Depends(_partners)]
Cities = Annotated[Choice | None, Depends(_cities)]
Policies = Annotated[Choice | None, Depends(_policies)]
Functions = Annotated[Choice | None, Depends(_functions)]
Indicators = Annotated[Choice | None, Depends(_indicators)]
Day = Annotated[date | None, Query(description="A day, as YYYY-MM-DD.", examples=["2022-12-31"])]


async def part_of(
    agency: Agencies,
    functions: Functions,
    role: Roles = [],  # noqa: B006  # as above
    basis: Bases = [],  # noqa: B006  # as above
) -> read.PartOf:
    """Whose part in a task the request means."""
    return read.PartOf(agency, functions, worded(role, edge_of), worded(basis))


def edge_of(role: str) -> str:
    """The type of the edges that a role is."""
    return RoleName(role).edge


async def task_filter(
    policy: Policies,
    city: Cities,
    status: Statuses = [],  # noqa: B006  # as above
    strength: Strengths = [],  # noqa: B006  # as above
    q: Text = None,
    due_after: Day = None,
    due_before: Day = None,
    min_confidence: MinConfidence = 0,
) -> read.TaskFilter:
    """What the request chooses tasks by."""
    return read.TaskFilter(
        policy, city, worded(status), worded(strength), q, due_after, due_before, min_confidence=min_confidence
    )


Where = Annotated[read.TaskFilter, Depends(task_filter)]
Part = Annotated[read.PartOf, Depends(part_of)]
