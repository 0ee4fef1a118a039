"""The keys of the service: who may read, write, judge over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.guard.rights import Right
from cli.audit import noted
from cli.output import Format, FormatOption, print_rows, say
from cli.run import Commands, settings

if TYPE_CHECKING:
    from api.guard.keys import Keyring

app = typer.Typer(cls=Commands, no_args_is_help=True, help="Keys of the HTTP service, with names and rights.")
Name = Annotated[str, typer.Argument(help="What it is called, in lists and logs.")]
COLUMNS = ("name", "rights")


@app.command()
def add(
    name: Name,
    right: Annotated[list[Right], typer.Option(help="What it is for; again for another.")],
) -> None:
    """Make a key and print its secret, this once: only its hash is kept.

    A service that runs takes it at once, unless there was no key at all when it started: then start it again.
    """
    with noted(settings(), "add key", detail=f"{name}: {', '.join(right)}"):
        secret = _keyring().add(name, tuple(right))
    say(f"the key {name}, to be sent in the header X-API-Key; it is not shown again:")
    typer.echo(secret)


@app.command("list")
def list_keys(form: FormatOption = Format.TABLE) -> None:
    """Print names and rights; `settings` is POLICYGRAPH_API_KEY."""
    print_rows([key.model_dump(mode="json", include=set(COLUMNS)) for key in _keyring().all()], form, COLUMNS)


@app.command()
def remove(name: Name) -> None:
    """Take a key back: from the next request on it is wrong."""
    with noted(settings(), "remove key", detail=name):
        _keyring().remove(name)
    say(f"removed the key {name}")


def _keyring() -> Keyring:
    from api.guard.keys import Keyring

    return Keyring(settings())
