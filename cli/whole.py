"""The whole graph at once: out in many forms, and in again."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.audit import noted
from cli.output import say
from cli.run import settings, with_store
from graph.formats import BULK, FOLDERS, PIECEWISE, Form

if TYPE_CHECKING:
    from graph.store import Store

OutOption = Annotated[
    Path | None, typer.Option("--out", help="File to write; of csv and parquet a folder. Else it goes to stdout.")
]


_Forms = StrEnum("_Forms", {**{form.name: form.value for form in Form}, "BULK": BULK})  # type: ignore[misc]
_JSONL = _Forms("jsonl")


def export(
    form: Annotated[_Forms, typer.Option("--format", help="Form of the graph; docs/graph.md describes them.")] = _JSONL,
    out: OutOption = None,
) -> None:
    """Write every node and edge, in one order: the same graph gives the same bytes."""
    if form == BULK:
        _export_bulk(out)
    else:
        _export(Form(form), out)


def _export_bulk(out: Path | None) -> None:
    from graph.formats import whole

    if out is None:
        raise typer.BadParameter(f"{BULK} is a folder of files: --out DIR", param_hint="--out")
    with_store(lambda store: whole.write_bulk(store.run, out))


def _export(form: Form, out: Path | None) -> None:
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
