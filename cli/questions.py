"""Commands that ask the graph; each prints rows, all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

from api.roles import RoleName
from cli.names import ids, indicators_of
from cli.output import Format, FormatOption, print_rows
from cli.run import with_store

if TYPE_CHECKING:
    from pydantic import BaseModel

    from cli.names import Asked
    from graph.read import Page, PartOf, TaskFilter
    from graph.read.agencies import AgencyRow
    from graph.read.bodies import TaskBody
    from graph.read.indicators import TargetRow
    from graph.read.tasks import ResponsibilityRow, TaskRow
    from graph.store import Store

    Ids = Mapping[Asked, str]
    Typed = Mapping[Asked, str | None]

Row = TypeVar("Row", bound="BaseModel")

TASK_COLUMNS = (
    *(
        "number",
        "title",
        "policy_title",
        "leads",
        "supports",
        "status",
        "due",
        "due_quote",
        "target_count",
        "confidence",
    ),
    *("id", "policy_id", "start", "end"),
)
RESPONSIBILITY_COLUMNS = (
    *("number", "title", "policy_title", "agency", "place", "role", "basis", "quote", "start", "end", "confidence"),
    *("id", "policy_id", "agency_id"),
)
AGENCY_COLUMNS = ("name", "kind", "place", "policy_title", "leads", "supports", "aliases", "id")
LINEAGE_COLUMNS = ("way", "depth", "relation", "title", "doc_number", "issued_on", "city", "loaded", "id")
TARGET_COLUMNS = (
    *("indicator", "comparator", "value", "unit", "change", "direction", "baseline", "deadline", "as_of"),
    *("quote", "start", "end", "confidence", "task_number", "policy_title", "city", "id"),
)


# The same as in graph.records, which is slow to import.
BasisName = Literal["explicit", "sole", "first_listed", "subject"]
StatusName = Literal["planned", "reported"]


class GapName(StrEnum):
    """What a task may lack: the same as in graph.read.tasks."""

    NO_OWNER = "no_owner"
    NO_LEAD = "no_lead"
    NO_DATE = "no_date"
    NO_FIGURE = "no_figure"


Agency = Annotated[str | None, typer.Option(help="Agency: id, or any name that means one.")]
Function = Annotated[str | None, typer.Option(help="What agencies are for: 税务, in all places.")]
Words = Annotated[str | None, typer.Option("-q", help="Words of the text.")]
City = Annotated[str | None, typer.Option(help="Division: name, path 省/市/区县 or code, with all below it.")]
Policy = Annotated[str | None, typer.Option(help="Policy: id, title or 文号.")]
AcrossReforms = Annotated[bool, typer.Option(help="With what the function took over, and what took it over.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day, such as 2022-12-31.")]

Sure = Annotated[
    float, typer.Option(min=0, max=1, help="Facts of less confidence are left out, of what is listed and counted.")
]


def tasks(
    agency: Agency = None,
    function: Function = None,
    across_reforms: AcrossReforms = False,
    partner: Annotated[str | None, typer.Option(help="Another agency that has a part in the task too.")] = None,
    role: Annotated[RoleName | None, typer.Option(help="The agency's part in the task.")] = None,
    basis: Annotated[BasisName | None, typer.Option(help="What its part rests on.")] = None,
    gap: Annotated[list[GapName] | None, typer.Option(help="What the task lacks; of several, all.")] = None,
    city: City = None,
    policy: Policy = None,
    status: Annotated[StatusName | None, typer.Option(help="Planned, or told as done.")] = None,
    due_before: Day = None,
    due_after: Day = None,
    min_confidence: Sure = 0,
    q: Words = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print tasks with their bodies and when they are due; --agency, --function, --role, --basis: of a part in them."""
    from graph import read

    def ask(store: Store, known: Ids, at: str | None) -> Awaitable[Page[TaskRow]]:
        where = _where(known, status, q, (due_after, due_before), min_confidence)
        part = _part(known, across_reforms, role, basis)
        return read.tasks(
            store, where, part=part, partner=known.get("partner"), gaps=[one.value for one in gap or ()], cursor=at
        )

    typed: Typed = {"agency": agency, "function": function, "city": city, "policy": policy, "partner": partner}
    print_all(ask, form, TASK_COLUMNS, typed, lambda row: by_role(row.bodies))


def by_role(bodies: Sequence[TaskBody]) -> dict[str, Any]:
    """The names of bodies by their role, as a table shows them."""
    names = {role: [body.agency for body in bodies if body.role == role] for role in ("LEADS", "SUPPORTS")}
    return {"leads": names["LEADS"], "supports": names["SUPPORTS"]}


def responsibilities(
    agency: Agency = None,
    function: Function = None,
    across_reforms: AcrossReforms = False,
    role: Annotated[RoleName | None, typer.Option(help="Its part in the task.")] = None,
    basis: Annotated[BasisName | None, typer.Option(help="What its part rests on.")] = None,
    city: City = None,
    policy: Policy = None,
    status: Annotated[StatusName | None, typer.Option(help="Planned, or told as done.")] = None,
    due_before: Day = None,
    due_after: Day = None,
    min_confidence: Sure = 0,
    q: Words = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print who leads and supports which task, a row a pair, with the words that say so."""
    from graph import read

    def ask(store: Store, known: Ids, at: str | None) -> Awaitable[Page[ResponsibilityRow]]:
        where = _where(known, status, q, (due_after, due_before), min_confidence)
        return read.responsibilities(store, where, part=_part(known, across_reforms, role, basis), cursor=at)

    typed: Typed = {"agency": agency, "function": function, "city": city, "policy": policy}
    print_all(ask, form, RESPONSIBILITY_COLUMNS, typed)


def _where(
    known: Ids,
    status: StatusName | None,
    q: str | None,
    days: tuple[datetime | None, datetime | None],
    min_confidence: float,
) -> TaskFilter:
    """What tasks are chosen by; days: the first and the last on which they are due."""
    from graph.read import TaskFilter

    after, before = days
    return TaskFilter(known.get("policy"), known.get("city"), status, q, day(after), day(before), min_confidence)


def _part(known: Ids, across_reforms: bool, role: RoleName | None, basis: BasisName | None) -> PartOf:
    from graph.read import PartOf

    functions = functions_of(known.get("function"), across_reforms)
    return PartOf(known.get("agency"), functions, role.edge if role else None, basis)


def functions_of(name: str | None, across_reforms: bool) -> list[str] | None:
    """The functions that are asked for; None where none is."""
    from ingest.identity.functions import asked

    return None if name is None else asked(name, across_reforms)


def agencies(
    q: Words = None,
    function: Annotated[str | None, typer.Option(help="What they are for: 税务.")] = None,
    across_reforms: AcrossReforms = False,
    city: City = None,
    min_confidence: Sure = 0,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print agencies; those of just the name or alias -q first. With --function those for it, by place."""
    from graph import read

    async def ask(store: Store, known: Ids, at: str | None) -> Page[AgencyRow]:
        names = functions_of(known.get("function"), across_reforms)
        chosen: dict[str, Any] = {"q": q, "city": known.get("city"), "functions": names}
        return await read.agencies(store, **chosen, min_confidence=min_confidence, cursor=at)

    print_all(ask, form, AGENCY_COLUMNS, {"function": function, "city": city})


def functions(min_confidence: Sure = 0, form: FormatOption = Format.TABLE) -> None:
    """Print what agencies are for (条线):税务, 市场监管 …, with how many there are and what they carry."""
    from graph import read

    rows = with_store(partial(read.functions, min_confidence=min_confidence))
    print_rows([row.model_dump() for row in rows], form, ("name", "agencies", "leads", "supports", "successors"))


def lineage(
    policy: Annotated[str, typer.Argument(help="Policy: id, title or 文号.")], form: FormatOption = Format.TABLE
) -> None:
    """Print what a policy rests on, what rests on it, and its other versions."""
    from graph import read

    async def collect(store: Store) -> list[dict[str, Any]]:
        from ingest.identity.resolver import cited_id

        return [row.model_dump(mode="json") for row in await read.lineage(store, await cited_id(store, policy))]

    print_rows(with_store(collect), form, LINEAGE_COLUMNS)


def targets(
    indicator: Annotated[str | None, typer.Option(help="Indicator: id or name, in all its kinds of unit.")] = None,
    city: City = None,
    policy: Policy = None,
    due_before: Day = None,
    due_after: Day = None,
    min_confidence: Sure = 0,
    q: Words = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print targets and reports: figures and milestones with their dates."""
    from graph import read

    async def ask(store: Store, known: Ids, at: str | None) -> Page[TargetRow]:
        return await read.targets(
            store,
            indicators=await indicators_of(store, indicator) if indicator is not None else None,
            city=known.get("city"),
            policy=known.get("policy"),
            q=q,
            due_before=day(due_before),
            due_after=day(due_after),
            min_confidence=min_confidence,
            cursor=at,
        )

    print_all(ask, form, TARGET_COLUMNS, {"city": city, "policy": policy})


def stats(form: FormatOption = Format.TABLE) -> None:
    """Print how many nodes and edges of each kind there are."""
    from graph import read

    found = with_store(read.stats)
    rows = [
        {"element": element, "kind": kind, "count": count}
        for element, counts in (("node", found.nodes), ("edge", found.edges))
        for kind, count in sorted(counts.items())
    ]
    print_rows(rows, form, ("element", "kind", "count"))


def day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def print_all(
    ask: Callable[[Store, Ids, str | None], Awaitable[Page[Row]]],
    form: Format,
    columns: tuple[str, ...],
    typed: Typed,
    more: Callable[[Row], dict[str, Any]] = lambda row: {},
) -> None:
    """Print the rows of every page of an answer; ask takes a store, the ids of the names typed, and a cursor.

    more: columns of a table or CSV that the row has in another form.
    """
    from graph import read

    async def collect(store: Store) -> list[dict[str, Any]]:
        known = await ids(store, typed)
        found = read.pages(lambda at: ask(store, known, at))
        return [row.model_dump(mode="json") | ({} if form is Format.JSON else more(row)) async for row in found]

    print_rows(with_store(collect), form, columns)
