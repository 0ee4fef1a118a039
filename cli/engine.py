"""The embedded engine's process."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from cli.output import say
from cli.run import settings

if TYPE_CHECKING:
    from graph.settings import Settings

app = typer.Typer(help="Show, reach or stop the embedded engine.", no_args_is_help=True)
_DAY = 86_400.0
_HOW = "policygraph engine connect --password"


@app.command()
def status() -> None:
    """Show whether the embedded engine runs on POLICYGRAPH_HOME, and where it listens."""
    from graph import engine

    found = engine.status(settings().home)
    where = "stopped" if found.engine is None else f"running, process {found.engine.pid}, {found.engine.uri}"
    typer.echo(f"{found.home}: {where}")


@app.command()
def stop() -> None:
    """Stop the embedded engine of POLICYGRAPH_HOME, whoever uses it; the data stays.

    A service that runs on it starts it again: end that first.
    """
    from graph import engine

    say("stopped" if engine.stop(settings().home) else "no engine was running")


@app.command()
def connect(
    password: Annotated[bool, typer.Option("--password", help="Print the password of that user alone.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the engine running until Ctrl-C.")] = False,
) -> None:
    """Print where another Bolt client finds the graph, as whom, and how it gets the password.

    The embedded engine is started where it does not run. It ends by itself POLICYGRAPH_ENGINE_IDLE seconds after the
    last command of policygraph, whatever other clients do, unless --keep keeps it.
    """
    chosen = settings()
    if chosen.neo4j_uri:
        _connect_to_neo4j(chosen, password=password)
        return
    from graph import engine

    with engine.leased(chosen.home, chosen.engine_idle) as found:
        if password:
            typer.echo(found.reader)
        else:
            _print(found.uri, engine.DATABASE, engine.READER, _HOW)
            say(f"the user {engine.READER} only reads; " + _kept(chosen.engine_idle, keep=keep))
        with suppress(KeyboardInterrupt):
            while keep:
                time.sleep(_DAY)


def _kept(idle: float, *, keep: bool) -> str:
    if keep:
        return "the engine is kept until Ctrl-C"
    return f"the engine ends {idle:g} seconds after the last command (--keep keeps it), and then has another address"


def _connect_to_neo4j(chosen: Settings, *, password: bool) -> None:
    if password:
        typer.echo(chosen.neo4j_password.get_secret_value() if chosen.neo4j_password else "")
        return
    _print(str(chosen.neo4j_uri), chosen.neo4j_database, chosen.neo4j_user, "what NEO4J_PASSWORD is set to")


def _print(address: str, database: str, user: str, password: str) -> None:
    for name, value in (("address", address), ("database", database), ("user", user), ("password", password)):
        typer.echo(f"{name}: {value}")
