"""Commands that ask the graph; each prints rows, all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from api.roles import RoleName
from cli.names import ids
from cli.options import (
    AcrossReforms,
    Agency,
    Basis,
    BasisName,
    City,
    Day,
    Function,
    GapName,
    Indicator,
    Policy,
    Role,
    Sort,
    StatusName,
    StatusOption,
    Sure,
    Words,
)
from cli.output import Format, FormatOption, print_rows
from cli.run import with_store

if TYPE_CHECKING:
    from pydantic import BaseModel

    from cli.names import Asked, Known
    from graph.read import Page, PartOf, TaskFilter
    from graph.read.agencies import AgencyRow
    from graph.read.indicators import TargetRow
    from graph.read.tasks import ResponsibilityRow, TaskRow
    from graph.store import Store

    Typed = Mapping[Asked, Sequence[str] | None]

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
    *("sentence", "id", "policy_id", "agency_id"),
)
AGENCY_COLUMNS = ("name", "kind", "place", "policy_title", "leads", "supports", "aliases", "id")
LINEAGE_COLUMNS = ("way", "depth", "relation", "title", "doc_number", "issued_on", "city", "loaded", "id")
TARGET_COLUMNS = (
    *("indicator", "comparator", "value", "unit", "change", "direction", "baseline", "deadline", "as_of"),
    *("quote", "start", "end", "confidence", "task_number", "policy_title", "city", "sentence", "id"),
)


def tasks(
    agency: Agency = None,
    function: Function = None,
    across_reforms: AcrossReforms = False,
    partner: Annotated[list[str] | None, typer.Option(help="Another agency that has a part in the task too.")] = None,
    role: Role = None,
    basis: Basis = None,
    gap: Annotated[list[GapName] | None, typer.Option(help="What the task lacks; of several, all.")] = None,
    city: City = None,
    policy: Policy = None,
    status: StatusOption = None,
    due_before: Day = None,
    due_after: Day = None,
    min_confidence: Sure = 0,
    q: Words = None,
    sort: Sort = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print tasks with their bodies and when they are due; --agency, --function, --role, --basis: of a part in them."""
    from graph import read
    from graph.read.bodies import by_role
    from graph.read.listing import View

    def ask(store: Store, known: Known, at: str | None) -> Awaitable[Page[TaskRow]]:
        where = _where(known, status, q, (due_after, due_before), min_confidence)
        part = _part(known, role, basis)
        lacking: list[Any] = [one.value for one in gap or ()]
        return read.tasks(store, where, part=part, partner=known.get("partner"), gaps=lacking, view=View(at, sort=sort))

    typed: Typed = {"agency": agency, "function": function, "city": city, "policy": policy, "partner": partner}

    def shown(row: TaskRow) -> dict[str, Any]:
        return by_role(row.bodies) | {"due_quote": row.due_evidence.quote if row.due_evidence else None}

    print_all(ask, form, TASK_COLUMNS, typed, shown, across_reforms)


def responsibilities(
    agency: Agency = None,
    function: Function = None,
    across_reforms: AcrossReforms = False,
    role: Role = None,
    basis: Basis = None,
    city: City = None,
    policy: Policy = None,
    status: StatusOption = None,
    due_before: Day = None,
    due_after: Day = None,
    min_confidence: Sure = 0,
    q: Words = None,
    sort: Sort = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print who leads and supports which task, a row a pair, with the words that say so."""
    from graph import read
    from graph.read.evidence import cells
    from graph.read.listing import View

    def ask(store: Store, known: Known, at: str | None) -> Awaitable[Page[ResponsibilityRow]]:
        where = _where(known, status, q, (due_after, due_before), min_confidence)
        return read.responsibilities(store, where, part=_part(known, role, basis), view=View(at, sort=sort))

    typed: Typed = {"agency": agency, "function": function, "city": city, "policy": policy}
    print_all(ask, form, RESPONSIBILITY_COLUMNS, typed, lambda row: cells(row.evidence), across_reforms)


def _where(
    known: Known,
    status: StatusName | None,
    q: str | None,
    days: tuple[datetime | None, datetime | None],
    min_confidence: float,
) -> TaskFilter:
    """What tasks are chosen by; days: the first and the last on which they are due."""
    from graph.read import TaskFilter

    after, before = days
    return TaskFilter(
        known.get("policy"),
        known.get("city"),
        status,
        q=q,
        due_after=day(after),
        due_before=day(before),
        min_confidence=min_confidence,
    )


def _part(known: Known, role: RoleName | None, basis: BasisName | None) -> PartOf:
    from graph.read import PartOf

    return PartOf(known.get("agency"), known.get("function"), role.edge if role else None, basis)


def agencies(
    q: Words = None,
    function: Function = None,
    across_reforms: AcrossReforms = False,
    city: City = None,
    min_confidence: Sure = 0,
    sort: Sort = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print agencies; those of just the name or alias -q first. With --function those for it, by place."""
    from graph import read
    from graph.read.listing import View

    async def ask(store: Store, known: Known, at: str | None) -> Page[AgencyRow]:
        return await read.agencies(
            store,
            q=q,
            city=known.get("city"),
            functions=known.get("function"),
            min_confidence=min_confidence,
            view=View(at, sort=sort),
        )

    print_all(ask, form, AGENCY_COLUMNS, {"function": function, "city": city}, across_reforms=across_reforms)


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
    indicator: Indicator = None,
    agency: Agency = None,
    city: City = None,
    policy: Policy = None,
    due_before: Day = None,
    due_after: Day = None,
    min_confidence: Sure = 0,
    q: Words = None,
    sort: Sort = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print targets and reports: figures and milestones with their dates."""
    from graph import read
    from graph.read.evidence import cells
    from graph.read.listing import View

    async def ask(store: Store, known: Known, at: str | None) -> Page[TargetRow]:
        return await read.targets(
            store,
            indicators=known.get("indicator"),
            agency=known.get("agency"),
            city=known.get("city"),
            policy=known.get("policy"),
            q=q,
            due_before=day(due_before),
            due_after=day(due_after),
            min_confidence=min_confidence,
            view=View(at, sort=sort),
        )

    typed: Typed = {"indicator": indicator, "agency": agency, "city": city, "policy": policy}
    print_all(ask, form, TARGET_COLUMNS, typed, lambda row: cells(row.evidence))


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
    ask: Callable[[Store, Known, str | None], Awaitable[Page[Row]]],
    form: Format,
    columns: tuple[str, ...],
    typed: Typed,
    more: Callable[[Row], dict[str, Any]] = lambda row: {},
    across_reforms: bool = False,
) -> None:
    """Print the rows of every page of an answer; ask takes a store, the ids of the names typed, and a cursor.

    more: columns of a table or CSV that the row has in another form.
    """
    from graph import read

    async def collect(store: Store) -> list[dict[str, Any]]:
        known = await ids(store, typed, across_reforms)
        found = read.pages(lambda at: ask(store, known, at))
        return [row.model_dump(mode="json") | ({} if form is Format.JSON else more(row)) async for row in found]

    print_rows(with_store(collect), form, columns)
