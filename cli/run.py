"""What every command needs: settings, a store, and errors told in one line."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from typer.core import TyperGroup

from cli.output import say
from graph.errors import PolicygraphError, SettingsError

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store import Store
    from ingest.workers.pool import Pool

FAILED = 1
JobsOption = Annotated[
    int, typer.Option("--jobs", min=0, help="Processes that read; 0: POLICYGRAPH_WORKERS, else as many as cores.")
]
AnyOption = Annotated[bool, typer.Option("--any", help="Also what is no policy: guides, news, forms.")]
T = TypeVar("T")


class Commands(TyperGroup):
    """A group whose commands end in a message and exit code 1 where policygraph raises an error of its own."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # typer's Context is click's
        """Run the command."""
        try:
            return super().invoke(ctx)
        except PolicygraphError as error:
            say(f"error: {error}")
            for one in getattr(error, "candidates", ()):
                say(f"  {one.name}  {one.place or ''}  {one.id}  ({one.reason})")
            raise typer.Exit(FAILED) from error
        except BrokenPipeError:  # who read the output has enough of it: typer ends quietly
            raise
        except (OSError, sqlite3.Error) as error:
            say(f"error: {_told(error)}")
            _drop_output()
            raise typer.Exit(FAILED) from error


def _told(error: OSError | sqlite3.Error) -> str:
    """What the system refused, in one line: of a file by its name."""
    if isinstance(error, sqlite3.Error):
        return f"a temporary file cannot be written: {error}; make room, or set TMPDIR to another folder"
    from graph.settings import FULL

    what = error.filename or "what is written"
    room = "; make room, then try again" if error.errno in FULL else ""
    return f"{what}: {error.strerror or error}{room}"


def _drop_output() -> None:
    """What cannot be written would be tried once more at the end, and fail there with words of Python's own."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def settings() -> Settings:
    """Settings of this call. SettingsError where one cannot be used."""
    from pydantic import ValidationError

    from graph.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{_variable(e['loc'])}: {e['msg']}" for e in error.errors(include_url=False))
        raise SettingsError(wrong) from error


def _variable(place: tuple[int | str, ...]) -> str:
    """The variable of the environment that sets a field; fields with another name are told by it."""
    name = ".".join(map(str, place))
    return name if name.isupper() else f"POLICYGRAPH_{name.upper()}"


def reading_pool(chosen: Settings, files: int, jobs: int = 0) -> Pool:
    """A pool to read so many files with, of as many processes as jobs says; 0: as the settings say."""
    from ingest.workers.pool import open_pool

    return open_pool(chosen, max(1, min(files, jobs or chosen.workers or os.cpu_count() or 1)))


def with_store(work: Callable[[Store], Awaitable[T]], *, read_only: bool = True, chosen: Settings | None = None) -> T:
    """Open the store of the chosen settings (else of this call's), do the work, close it."""

    async def run() -> T:
        from graph.store import open_store

        async with open_store(chosen or settings(), read_only=read_only) as store:
            return await work(store)

    return asyncio.run(run())
