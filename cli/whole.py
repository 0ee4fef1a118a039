"""The whole graph at once: out in many forms, and in again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.audit import noted
from cli.output import say
from cli.run import settings, with_store
from graph.formats import FOLDERS, PIECEWISE, Form

if TYPE_CHECKING:
    from graph.store import Store

OutOption = Annotated[
    Path | None, typer.Option("--out", help="File to write; of csv and parquet a folder. Else it goes to stdout.")
]


def export(
    form: Annotated[
        Form, typer.Option("--format", help="Form of the graph; docs/graph.md describes them.")
    ] = Form.JSONL,
    out: OutOption = None,
) -> None:
    """Write every node and edge, in one order: the same graph gives the same bytes."""
    from graph.formats import whole

    if out is None and form not in PIECEWISE:
        what = "a folder of tables: --out DIR" if form in FOLDERS else "a workbook: --out FILE"
        raise typer.BadParameter(f"{form} is {what}", param_hint="--out")

    async def work(store: Store) -> None:
        if out is not None:
            await whole.write(store.run, form, out)
            return
        async for piece in whole.stream(store.run, form):
            typer.echo(piece, nl=False)

    with_store(work)


def import_(
    file: Annotated[
        typer.FileBinaryRead, typer.Argument(metavar="FILE", help="JSON lines as export writes them; - for stdin.")
    ],
) -> None:
    """Take a whole graph in, as export --format jsonl wrote it, into a store that is empty.

    Every line is checked before any is written; what fails later is undone.
    """
    from graph.spool import spooled

    chosen = settings()
    with noted(chosen, "import", document=file.name), spooled(file.name, file) as spool:
        with_store(lambda store: store.restore(spool), read_only=False, chosen=chosen)
        nodes, edges = spool.count()
    say(f"{nodes} nodes and {edges} edges are in")
