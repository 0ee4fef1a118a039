"""Commands that hold one thing against another: versions, levels, places, agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.names import id_of, ids, indicators_of
from cli.options import City, Policy, Sure
from cli.output import Format, FormatOption, print_rows
from cli.run import with_store

if TYPE_CHECKING:
    from graph.read.comparison import ComparedTarget
    from graph.read.diff import DiffRow
    from graph.read.uptake import UptakeRow
    from graph.store import Store

DIFF_COLUMNS = ("change", "kinds", "number", "title", "now", "leads", "leads_now", "figures", "figures_now")
COMPARED_COLUMNS = (
    *("city", "policy_title", "type", "comparator", "value", "unit", "deadline", "as_of", "against"),
    *("quote", "start", "end", "confidence", "id", "policy_id"),
)
UPTAKE_COLUMNS = ("number", "title", "taken_up_by", "alike", "relation", "policy_id")
NETWORK_COLUMNS = (
    *("name", "place", "kind", "leads", "supports", "strength", "betweenness", "eigenvector", "community", "id"),
)


def diff(
    before: Annotated[str, typer.Argument(help="Policy: id, title or 文号.")],
    after: Annotated[str, typer.Argument(help="The later one.")],
    form: FormatOption = Format.TABLE,
) -> None:
    """Print what changed from one policy to another: tasks dropped, changed (how) and added."""

    async def collect(store: Store) -> list[dict[str, Any]]:
        from graph import read

        one, other = [await id_of(store, "policy", name) for name in (before, after)]
        return [_shown(row, form, _sides) for row in await read.diff(store, one, other)]

    print_rows(with_store(collect), form, DIFF_COLUMNS)


def compare(
    indicator: Annotated[str, typer.Argument(help="Indicator: id or name, in all its kinds of unit.")],
    city: City = None,
    min_confidence: Sure = 0,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print one indicator across places: tighter or laxer than what its policy cites, or what the place above wants."""

    async def collect(store: Store) -> list[dict[str, Any]]:
        from graph import read

        places = (await ids(store, {"city": city})).get("city")
        found = await indicators_of(store, indicator)
        rows = await read.comparison(store, found, city=places, min_confidence=min_confidence)
        return [_shown(row, form, _against) for row in rows]

    print_rows(with_store(collect), form, COMPARED_COLUMNS)


def uptake(
    policy: Annotated[str, typer.Argument(help="Policy: id, title or 文号.")],
    of: Annotated[str | None, typer.Option("--of", help="One of the policies that it cites; all by default.")] = None,
    missing: Annotated[bool, typer.Option("--missing", help="Those alone that it does not take up.")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print the tasks of the policies that a policy cites, and which of its own tasks takes each up."""

    async def collect(store: Store) -> list[dict[str, Any]]:
        from graph import read

        cited = await id_of(store, "policy", of) if of else None
        rows = await read.uptake(store, await id_of(store, "policy", policy), cited)
        return [_shown(row, form, _taken) for row in rows if not (missing and row.taken_up_by)]

    print_rows(with_store(collect), form, UPTAKE_COLUMNS)


def network(
    city: City = None,
    policy: Policy = None,
    min_weight: Annotated[int, typer.Option(min=1, help="Tasks that two share at the least.")] = 1,
    min_confidence: Sure = 0,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print agencies by how much of the work with others goes through them, and which belong together."""

    async def collect(store: Store) -> list[dict[str, Any]]:
        from graph import read
        from graph.read.measures import measured, most_central

        known = await ids(store, {"city": city, "policy": policy})
        where = read.PartFilter(known.get("policy"), known.get("city"), min_confidence=min_confidence)
        found = await read.network(store, where, min_weight=min_weight)
        return [node.model_dump(mode="json") for node in most_central(measured(found))]

    print_rows(with_store(collect), form, NETWORK_COLUMNS)


def _shown(row: Any, form: Format, told: Any) -> dict[str, Any]:
    """A row as JSON has it; in a table or CSV what it holds is told in cells."""
    cells: dict[str, Any] = row.model_dump(mode="json")
    return cells if form is Format.JSON else cells | told(row)


def _sides(row: DiffRow) -> dict[str, Any]:
    was, now = row.before, row.after
    first = was or now
    return {
        "number": first.number if first else None,
        "title": was.title if was else None,
        "now": now.title if now else None,
        "leads": was.leads if was else None,
        "leads_now": now.leads if now else None,
        "figures": [one.quote for one in was.targets] if was else None,
        "figures_now": [one.quote for one in now.targets] if now else None,
    }


def _against(row: ComparedTarget) -> dict[str, Any]:
    from graph.read.evidence import cells

    others = [(one, " ".join(filter(None, [one.city, one.policy_title or one.policy_id]))) for one in row.against]
    told = [f"{one.stance} than {name} ({one.basis})" for one, name in others]
    return cells(row.evidence) | {"against": told}


def _taken(row: UptakeRow) -> dict[str, Any]:
    return {"number": row.task.number, "title": row.task.title} | {
        "taken_up_by": row.taken_up_by.title if row.taken_up_by else None
    }
