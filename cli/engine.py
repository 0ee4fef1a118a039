"""The embedded engine's process."""

from __future__ import annotations

import typer

from cli.output import say
from cli.run import settings

app = typer.Typer(help="Show or stop the embedded engine.", no_args_is_help=True)


@app.command()
def status() -> None:
    """Show whether the embedded engine runs on POLICYGRAPH_HOME, and where it listens."""
    from graph import engine

    found = engine.status(settings().home)
    where = "stopped" if found.engine is None else f"running, process {found.engine.pid}, {found.engine.uri}"
    typer.echo(f"{found.home}: {where}")


@app.command()
def stop() -> None:
    """Stop the embedded engine of POLICYGRAPH_HOME, whoever uses it; the data stays."""
    from graph import engine

    say("stopped" if engine.stop(settings().home) else "no engine was running")
