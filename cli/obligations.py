"""What is to be done by when and how it stands, what is left open, who works together, and what changed."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.names import id_of, ids
from cli.options import AcrossReforms, Agency, City, Day, Function, Policy, Sure
from cli.output import Format, FormatOption, print_rows
from cli.questions import day, print_all
from cli.run import with_store

if TYPE_CHECKING:
    from cli.names import Known
    from cli.questions import Typed
    from graph.read import Page
    from graph.read.obligations import Obligation
    from graph.store import Store

COLUMNS = (
    *("due", "state", "indicator", "comparator", "value", "unit", "title", "leads", "supports"),
    *(
        "quote",
        "sentence",
        "start",
        "end",
        "reported",
        "policy_title",
        "city",
        "date_basis",
        "confidence",
        "id",
        "policy_id",
    ),
)


class StateName(StrEnum):
    """How something stands: the same as in graph.read.obligations."""

    OPEN = "open"
    DUE_SOON = "due_soon"
    OVERDUE_UNREPORTED = "overdue_unreported"
    REPORTED_MET = "reported_met"
    REPORTED_SHORT = "reported_short"
    REPORTED_PROGRESS = "reported_progress"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    UNDATED = "undated"
    LAPSED = "lapsed"


def obligations(
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day; today by default.")] = None,
    state: Annotated[list[StateName] | None, typer.Option(help="These alone.")] = None,
    due_within: Annotated[int, typer.Option(min=0, help="Days from then in which what is due is due soon.")] = 30,
    due_before: Day = None,
    due_after: Day = None,
    agency: Agency = None,
    function: Function = None,
    across_reforms: AcrossReforms = False,
    city: City = None,
    policy: Policy = None,
    min_confidence: Sure = 0,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print planned targets, and planned tasks without one, by date: who is to do it, and what was reported of it."""
    from graph import read
    from graph.read.listing import View

    def ask(store: Store, known: Known, at: str | None) -> Awaitable[Page[Obligation]]:
        where = read.ObligationFilter(
            known.get("policy"),
            known.get("city"),
            known.get("agency"),
            known.get("function"),
            min_confidence,
        )
        return read.obligations(
            store,
            where,
            as_of=day(as_of) or date.today(),
            states=[one.value for one in state or ()],
            due_within=due_within,
            due_after=day(due_after),
            due_before=day(due_before),
            view=View(at),
        )

    typed: Typed = {"agency": agency, "function": function, "city": city, "policy": policy}
    print_all(ask, form, COLUMNS, typed, _flat, across_reforms)


def _flat(row: Obligation) -> dict[str, Any]:
    from graph.read.bodies import by_role
    from graph.read.evidence import cells

    reported = {"reported": [one.evidence.quote for one in row.reports]}
    return by_role(row.bodies) | cells(row.evidence) | reported


GAP_COLUMNS = ("policy_title", "city", "tasks", "no_owner", "no_lead", "no_date", "no_figure", "policy_id")
PARTNER_COLUMNS = ("name", "place", "shared", "led_by_it", "led_by_partner", "id")


def gaps(policy: Policy = None, city: City = None, min_confidence: Sure = 0, form: FormatOption = Format.TABLE) -> None:
    """Print how many planned tasks of policies lack an owner, a lead, a date, a figure; `tasks --gap` lists them."""

    async def collect(store: Store) -> list[dict[str, Any]]:
        from graph import read

        known = await ids(store, {"policy": policy, "city": city})
        where = {"policy": known.get("policy"), "city": known.get("city")}
        return [row.model_dump(mode="json") for row in await read.gaps(store, **where, min_confidence=min_confidence)]

    print_rows(with_store(collect), form, GAP_COLUMNS)


def partners(
    agency: Annotated[str, typer.Argument(help="Agency: id, or any name that means one.")],
    min_confidence: Sure = 0,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print who works with an agency, the one that shares most tasks first; `tasks --agency --partner` lists them."""

    async def collect(store: Store) -> list[dict[str, Any]]:
        from graph import read
        from graph.read.paging import LONGEST_PAGE

        id = await id_of(store, "agency", agency)
        found = await read.partners(store, id, min_confidence=min_confidence, limit=LONGEST_PAGE)
        return [row.model_dump(mode="json") for row in found]

    print_rows(with_store(collect), form, PARTNER_COLUMNS)
