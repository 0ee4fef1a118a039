"""Commands that ask the graph; each prints rows, all of them."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

from api.roles import RoleName
from cli.output import Format, FormatOption, print_rows
from cli.run import with_store

if TYPE_CHECKING:
    from pydantic import BaseModel

    from graph.read import Page
    from graph.store import Store

Row = TypeVar("Row", bound="BaseModel")

TASK_COLUMNS = (
    *("number", "title", "policy_title", "status", "deadline", "confidence"),
    *("id", "policy_id", "start", "end"),
)
RESPONSIBILITY_COLUMNS = (
    *("number", "title", "policy_title", "agency", "place", "role", "basis", "quote", "start", "end", "confidence"),
    *("id", "policy_id", "agency_id"),
)
AGENCY_COLUMNS = ("name", "kind", "place", "policy_title", "leads", "supports", "aliases", "id")
TARGET_COLUMNS = (
    *("indicator", "comparator", "value", "unit", "change", "direction", "baseline", "deadline", "as_of"),
    *("quote", "start", "end", "confidence", "task_number", "policy_title", "city", "id"),
)


# The same as in graph.records, which is slow to import.
BasisName = Literal["explicit", "sole", "first_listed", "subject"]
StatusName = Literal["planned", "reported"]

Words = Annotated[str | None, typer.Option("-q", help="Words of the text.")]
City = Annotated[str | None, typer.Option(help="Division: path 省/市/区县 or name, with all below it.")]
Policy = Annotated[str | None, typer.Option(help="Policy: id, title or 文号.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day, such as 2022-12-31.")]

Sure = Annotated[
    float, typer.Option(min=0, max=1, help="Facts of less confidence are left out, of what is listed and counted.")
]


def tasks(
    agency: Annotated[str | None, typer.Option(help="Agency: id, name or alias.")] = None,
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
    """Print tasks; with --agency, --role or --basis each with the agency's part in it."""
    from graph import read

    where = read.TaskFilter(policy, city, status, q, _day(due_after), _day(due_before), min_confidence)
    if not (agency or role or basis):
        _print_all(lambda store, at: read.tasks(store, where, cursor=at), form, TASK_COLUMNS)
        return
    edge = role.edge if role else None
    _print_all(
        lambda store, at: read.responsibilities(store, where, agency=agency, role=edge, basis=basis, cursor=at),
        form,
        RESPONSIBILITY_COLUMNS,
    )


def agencies(q: Words = None, city: City = None, min_confidence: Sure = 0, form: FormatOption = Format.TABLE) -> None:
    """Print agencies; those of just the name or alias -q first."""
    from graph import read

    chosen: dict[str, Any] = {"q": q, "city": city, "min_confidence": min_confidence}
    _print_all(lambda store, at: read.agencies(store, **chosen, cursor=at), form, AGENCY_COLUMNS)


def targets(
    indicator: Annotated[str | None, typer.Option(help="Id of an indicator.")] = None,
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

    chosen: dict[str, Any] = {"indicator": indicator, "city": city, "policy": policy, "q": q}
    chosen |= {"due_before": _day(due_before), "due_after": _day(due_after), "min_confidence": min_confidence}
    _print_all(lambda store, at: read.targets(store, **chosen, cursor=at), form, TARGET_COLUMNS)


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


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _print_all(
    ask: Callable[[Store, str | None], Awaitable[Page[Row]]], form: Format, columns: tuple[str, ...]
) -> None:
    """Print the rows of every page of an answer; ask takes a store and a cursor."""
    from graph import read

    async def collect(store: Store) -> list[dict[str, Any]]:
        return [row.model_dump(mode="json") async for row in read.pages(lambda at: ask(store, at))]

    print_rows(with_store(collect), form, columns)


def why(
    fact: Annotated[str, typer.Argument(help='Id of a task, a target, or an agency and a task joined by "-".')],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say why a fact is in the graph: its rule, its sentence with the words marked, and what decided about it."""
    from api.routes.facts import reason
    from cli.decided import decided, tell

    found, policy, text = with_store(partial(_fact, id=fact), read_only=True)
    found = reason(found)
    made = decided(found, policy, text)
    if as_json:
        typer.echo(json.dumps(found.model_dump(mode="json") | made, ensure_ascii=False, indent=1))
        return
    start, end = found.start - found.sentence_start, found.end - found.sentence_start
    marked = f"{found.sentence[:start]}【{found.sentence[start:end]}】{found.sentence[end:]}"
    basis = f"  ({found.basis})" if found.basis else ""
    typer.echo(f"{found.kind}  {found.label}{basis}  confidence {found.confidence:g}")
    typer.echo(f"rule {found.rule}: {found.description}; for example {found.example} (guide, {found.guide})")
    typer.echo(f"{found.policy_title or found.policy_id}, {found.start}–{found.end}:\n{marked}")
    for line in tell(made):
        typer.echo(line)


async def _fact(store: Store, id: str) -> tuple[Any, Any, str]:
    """A fact, its policy, and the policy's text."""
    from graph import read

    found = await read.fact(store, id)
    return found, await read.policy(store, found.policy_id), await read.text(store, found.policy_id)
