"""The HTTP service, and the demonstration of it."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Annotated

import typer

from cli.output import say
from cli.run import settings

if TYPE_CHECKING:
    from graph.settings import Settings

LOOPBACK = "127.0.0.1"
HostOption = Annotated[str, typer.Option(help="Address to listen on.")]


def serve(host: HostOption = LOOPBACK, port: Annotated[int, typer.Option(min=0, max=65535)] = 8000) -> None:
    """Serve the graph over HTTP until interrupted; the documentation is at /docs."""
    _serve(settings(), host, port)


def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 is any free one.")] = 0,
) -> None:
    """Take the five documents of the corpus into the embedded engine if they are not there, and serve them."""
    from cli.documents import ingest_files
    from graph.resources import corpus

    chosen = settings().model_copy(update={"neo4j_uri": None})
    ingest_files(sorted(corpus().glob("*.txt")), chosen)
    _serve(chosen, LOOPBACK, port, announce=_three_things)


