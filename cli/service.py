"""The HTTP service, and the demonstration of it."""

from __future__ import annotations

import socket
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.observation.log_forms import LogForm
from cli.output import say
from cli.run import FAILED, settings, with_store
from graph.errors import SettingsError

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store import Store

LOOPBACK = "127.0.0.1"
PortOption = Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 is any free one.")]

SERVE = "Serving {address} : the page (documentation: {address}/docs)"
HOME = "The demonstration keeps its graph in {home} (other commands ask it with POLICYGRAPH_HOME set to that)."
FIRST = "Taking the documents of the corpus in, the first time alone: some 20 seconds."
DEMO = """Serving {address} : open it in a browser to see who carries what (end with Ctrl-C).
Documentation of the service: {address}/docs. Three things to ask it:
  curl -sG --data-urlencode q=区税务局 {address}/v1/agencies
  curl -sG --data-urlencode agency=区税务局 -d role=lead {address}/v1/responsibilities
  curl -sG --data-urlencode q=企业开办 {address}/v1/indicators"""


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = LOOPBACK,
    port: PortOption = 8000,
    log: Annotated[LogForm, typer.Option(help="Form of the log on stderr, a line a request.")] = LogForm.TEXT,
) -> None:
    """Serve the graph over HTTP until interrupted; the documentation is at /docs."""
    _serve(
        _reachable(settings(), host),
        _listen(host, port),
        SERVE,
        "info",
        log,
    )


def demo(port: PortOption = 0) -> None:
    """Take the five documents of the corpus into an embedded engine of their own, and serve them.

    Their graph is in a folder of its own, or in POLICYGRAPH_HOME where that is set.
    """
    from cli.documents import ingest_files

    chosen = _apart(settings())
    say(HOME.format(home=chosen.home))
    listener = _listen(LOOPBACK, port)
    missing = _missing_documents(chosen)
    if missing:
        say(FIRST)
        ingest_files(missing, chosen)
    _serve(chosen, listener, DEMO, "warning", LogForm.TEXT)


def _apart(chosen: Settings) -> Settings:
    """The demonstration in its own home, unless one is asked for: never in the user's graph by default."""
    from graph.settings import demo_home

    own = {} if "home" in chosen.model_fields_set else {"home": demo_home()}
    return chosen.model_copy(update={"neo4j_uri": None, **own})


def _reachable(chosen: Settings, host: str) -> Settings:
    """Beyond the loopback nobody knows by which names others reach this machine, unless the settings say so."""
    if host in (LOOPBACK, "::1", "localhost") or "allowed_hosts" in chosen.model_fields_set:
        return chosen
    return chosen.model_copy(update={"allowed_hosts": ("*",)})


def _missing_documents(chosen: Settings) -> list[Path]:
    from graph import read
    from graph.read.listing import View
    from graph.resources import corpus

    async def present(store: Store) -> set[str]:
        ask = read.pages(lambda cursor: read.policies(store, view=View(cursor)))
        return {policy.source_sha256 async for policy in ask}

    there = with_store(present, chosen=chosen)
    files = sorted(corpus().glob("*.txt"))
    return [file for file in files if sha256(file.read_bytes()).hexdigest() not in there]


def _listen(host: str, port: int) -> socket.socket:
    """Bind now: a port in use is told before any work, and a free one is taken without a race."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family)
        # What is accepted inherits it. asyncio sets it for sockets of a named protocol alone, and without it the body
        # of an answer waits for the acknowledgement of its head, which clients put off by 40 ms.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    except OSError as error:
        raise SettingsError(f"cannot listen on {host}:{port}: {error.strerror}; --port 0 takes a free port") from error


def _serve(chosen: Settings, listener: socket.socket, words: str, log_level: str, log: LogForm) -> None:
    from api.app import create_app
    from api.server import make_server

    host, port = listener.getsockname()[:2]
    typer.echo(words.format(address=f"http://{f'[{host}]' if ':' in host else host}:{port}"))
    server = make_server(create_app(chosen), chosen, log_level, log)
    with suppress(KeyboardInterrupt, SystemExit):  # where it does not start it ends with a code of its own
        server.run(sockets=[listener])
    if not server.started:
        raise typer.Exit(FAILED)
