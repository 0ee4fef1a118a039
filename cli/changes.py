"""The command for who keeps a copy of the graph."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.output import Format, print_rows, say
from cli.run import with_store

if TYPE_CHECKING:
    from graph.read.changes import Change
    from graph.store import Store

COLUMNS = ("version", "change", "kind", "id", "now")


class ChangesFormat(StrEnum):
    """Forms of changes: as JSON they are whole, as a table they are named."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TABLE = "table"


def changes(
    since: Annotated[int, typer.Option(min=0, help="Version of the store that is known; 0 for all that there is.")] = 0,
    form: Annotated[
        ChangesFormat, typer.Option("--format", help="Form of the rows; csv and table only name what changed.")
    ] = ChangesFormat.JSONL,
) -> None:
    """Print what was added, changed and removed after a version of the store; stderr says what to go on from."""

    async def work(store: Store) -> list[dict[str, Any]]:
        kept = []
        async for one in _pages(store, since):
            row = one.model_dump(mode="json", by_alias=True)
            if form is ChangesFormat.JSONL:
                _print_line(row)
            else:
                kept.append(row)
        return kept

    rows = with_store(work)
    if form is not ChangesFormat.JSONL:
        print_rows(rows, Format(form), COLUMNS)


def _print_line(row: dict[str, Any]) -> None:
    typer.echo(json.dumps(row, ensure_ascii=False))


async def _pages(store: Store, since: int) -> AsyncIterator[Change]:
    """Every page's rows; then tells where they led to."""
    from graph import read
    from graph.read.paging import LONGEST_PAGE

    page = await read.changes(store, since, limit=LONGEST_PAGE)
    while True:
        for one in page.items:
            yield one
        if page.next_cursor is None:
            break
        page = await read.changes(store, since, page.next_cursor, LONGEST_PAGE)
    say(f"until version {page.until}: go on with --since {page.until}")
