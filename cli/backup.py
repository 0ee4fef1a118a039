"""The whole graph with its judgements and sources, kept in a file, and put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.audit import noted
from cli.output import say
from cli.run import settings, with_store

if TYPE_CHECKING:
    from graph.backup import Kept


def backup(file: Annotated[Path, typer.Argument(metavar="FILE", help="Zip to write.")]) -> None:
    """Write the graph, the judgements and the sources into one file, also while the service runs.

    Who writes waits meanwhile. The file appears when it is whole; the same graph gives the same bytes.
    """
    from graph.backup import writing
    from ingest.version import extractor

    kept = with_store(lambda store: writing.write(store, file, extractor()))
    missing = f"; {kept.missing} sources are not kept here, or are damaged" if kept.missing else ""
    say(
        f"{file}: {kept.nodes} nodes, {kept.edges} edges, {kept.judgements} judgements, {kept.sources} sources{missing}"
    )


def restore(file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup, as backup wrote it.")]) -> None:
    """Put a backup into a store that is empty, of either engine: all of it or nothing.

    Every byte of it is checked before anything is written.
    """
    from graph.backup import restoring

    chosen = settings()
    with noted(chosen, "restore", document=str(file)), restoring.opened(file) as found:
        kept = with_store(lambda store: restoring.restore(store, found), read_only=False, chosen=chosen)
    missing = f"; {kept.missing} sources are not in it, or are not kept here" if kept.missing else ""
    say(f"{_told(kept)} are in{missing}")
    say("policygraph ingest --stale reads again what an older version read")


def _told(kept: Kept) -> str:
    return f"{kept.nodes} nodes, {kept.edges} edges, {kept.judgements} judgements, {kept.sources} sources"
