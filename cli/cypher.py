"""Questions in the user's own Cypher."""

from __future__ import annotations

import json
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.output import Format, FormatOption, print_rows
from cli.run import settings, with_store

if TYPE_CHECKING:
    from graph.asking import Answer
    from graph.store import Store

SECONDS = 30.0


def cypher(
    statement: Annotated[str, typer.Argument(metavar="QUERY", help="One statement; docs/graph.md has ten.")],
    form: FormatOption = Format.TABLE,
    seconds: Annotated[float, typer.Option("--limit-seconds", min=0.001, help="Time that it may take.")] = SECONDS,
    params: Annotated[
        list[str] | None,
        typer.Option("--param", metavar="NAME=VALUE", help="Value of $NAME: JSON, else taken as text."),
    ] = None,
) -> None:
    """Ask the graph in Cypher, read-only; nodes and relationships are printed as their properties."""
    from graph.engine import explained

    given = dict(map(_param, params or ()))
    chosen = settings()

    async def work(store: Store) -> Answer:
        with nullcontext() if chosen.neo4j_uri else explained(chosen.home):
            return await store.ask(statement, given, seconds)

    answer = with_store(work, chosen=chosen)
    rows = answer.rows
    if form is not Format.JSON:
        rows = [{name: _cell(value) for name, value in row.items()} for row in rows]
    print_rows(rows, form, answer.columns, every=True)


def _param(given: str) -> tuple[str, Any]:
    name, equals, value = given.partition("=")
    if not name.isidentifier() or not equals:
        raise typer.BadParameter(f"“{given}” is not NAME=VALUE", param_hint="--param")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _cell(value: Any) -> str | None:
    """Text as it is, all else as JSON: numbers to the last digit."""
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
