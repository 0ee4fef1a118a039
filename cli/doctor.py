"""Whether everything is as it should be: the machine, the folder, the engine, the graph."""

from __future__ import annotations

import asyncio
import platform
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cli.output import Format, FormatOption, print_rows
from cli.run import FAILED, settings
from graph.errors import PolicygraphError, StoreError

if TYPE_CHECKING:
    from graph.checkup import Finding
    from graph.settings import Settings
    from graph.store import Store

COLUMNS = ("level", "check", "found", "do")
NEEDED = ("neo4j", "fastapi", "uvicorn", "pydantic", "lxml", "pdfplumber")
ENGINE = "arcadedb-embedded"
EXTRAS = (("dask", "distributed"), ("parquet", "pyarrow"), ("spacy", "spacy"))
MEMORY = 1_500_000_000  # bytes: the engine's 1 GB, and reading beside it
LOCK = Path(__file__).resolve().parents[1] / "uv.lock"
OLDEST_LOCK = 180  # days
OLDEST = 5  # Neo4j's first number


def doctor(form: FormatOption = Format.TABLE) -> None:
    """Look at the machine, the home, the engine (which is started) and the graph; a line each, with what to do.

    Exit code 1 where something cannot work (fail); a warn works.
    """
    from graph.checkup import Level

    found = asyncio.run(_all())
    print_rows([asdict(one) for one in found], form, COLUMNS)
    if any(one.level is Level.FAIL for one in found):
        raise typer.Exit(FAILED)


async def _all() -> list[Finding]:
    from graph.checkup import Level, fail, folder, warn

    try:
        chosen = settings()
    except PolicygraphError as error:
        return [*_machine(), fail("settings", str(error), "the README lists the settings")]
    found = [*_machine(), _engine(chosen), *folder.look(chosen.home)]
    if any(one.level is Level.FAIL for one in found):
        return [*found, warn("database", "not looked at", "mend what fails first")]
    try:
        return found + [one async for one in _database(chosen)]
    except PolicygraphError as error:
        reason = str(error).splitlines()[0]
        return [*found, fail("database", reason, "policygraph engine status; or NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD")]


def _machine() -> Iterator[Finding]:
    import psutil

    from graph.checkup import fail, ok, warn
    from ingest.version import extractor

    yield ok("policygraph", f"{version('policygraph')}, extractor {extractor()}")
    yield ok("machine", f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    there = psutil.virtual_memory().available
    found = f"{there / 1e9:.1f} GB of memory available"
    yield ok("memory", found) if there >= MEMORY else warn("memory", found, "end other programs: 1.5 GB are needed")
    packages = {name: _version(name) for name in NEEDED}
    missing = [name for name, number in packages.items() if number is None]
    told = ", ".join(f"{name} {number}" for name, number in packages.items() if number)
    yield fail("packages", f"missing: {', '.join(missing)}", "install anew") if missing else ok("packages", told)
    yield ok("extras", ", ".join(_extra(*one) for one in EXTRAS))
    yield _page()
    yield _lock()


def _page() -> Finding:
    from api.page import STATIC
    from graph.checkup import ok, warn

    if (STATIC / "index.html").is_file():
        return ok("page", "built")
    return warn("page", "not built; all else works", "the address of the page says how, once policygraph serves")


def _lock() -> Finding:
    """How old the locked packages are: the older, the more may be known against them."""
    from cli.lock_age import newest
    from graph.checkup import ok, warn

    try:
        at = newest(LOCK)
    except (OSError, ValueError):
        return ok("lock", "not a checkout: whoever installed the packages knows their age")
    days = (date.today() - at.date()).days
    found = f"the newest package of uv.lock is of {at:%Y-%m-%d}, {days} days old"
    if days <= OLDEST_LOCK:
        return ok("lock", found)
    return warn("lock", found, "uv lock --upgrade, then the tests; benchmarks/advisories.py asks what is known")


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _extra(name: str, package: str) -> str:
    number = _version(package)
    return f"{package} {number}" if number else f"no {package} (policygraph[{name}])"


def _engine(chosen: Settings) -> Finding:
    """Which database it is to be."""
    from graph.checkup import fail, ok

    if chosen.neo4j_uri:
        return ok("engine", f"the Neo4j of NEO4J_URI, {chosen.neo4j_uri}, as {chosen.neo4j_user}")
    number = _version(ENGINE)
    if number is None:
        return fail("engine", "the embedded one has no build for this machine or Python", "set NEO4J_URI")
    return ok("engine", f"embedded, {ENGINE} {number}")


async def _database(chosen: Settings) -> AsyncIterator[Finding]:
    from graph import engine
    from graph.checkup import content, ok
    from graph.store import open_store

    running = not chosen.neo4j_uri and engine.status(chosen.home).engine
    async with open_store(chosen, read_only=True) as store:
        if chosen.neo4j_uri:
            async for one in _server(store):
                yield one
        else:
            yield ok("database", "answers; the engine ran" if running else "answers; the engine was started")
        async for one in content.look(store):
            yield one
        async for one in _read(store):
            yield one


async def _server(store: Store) -> AsyncIterator[Finding]:
    """Of a Neo4j how new it is, and whether this user may write."""
    from graph.checkup import fail, ok, warn

    for row in await store.run("read/doctor/server"):
        told = f"{row['name']} {row['version']} {row['edition']}"
        old = int(row["version"].partition(".")[0]) < OLDEST
        yield fail("database", told, f"policygraph needs Neo4j {OLDEST} or newer") if old else ok("database", told)
    try:
        await store.try_write()
        yield ok("rights", "this user may write")
    except StoreError as error:
        yield warn("rights", f"no write: {error}", "to take documents in, set NEO4J_USER to one who may write")


async def _read(store: Store) -> AsyncIterator[Finding]:
    """By which version policies were read, and whether their sources are kept."""
    from graph.checkup import ok, warn
    from ingest.records.reread import find

    found = await find(store)
    stale = len(found.stale) + len(found.lost)
    if stale:
        yield warn("readings", f"{stale} policies were read by an older version", "policygraph ingest --stale")
    else:
        yield ok("readings", f"none by an older version; {found.newer} by a newer one")
    if not found.sourceless:
        yield ok("sources", "every policy has its source")
    elif not store.sources.keeping:
        yield ok("sources", f"{found.sourceless} policies without: POLICYGRAPH_KEEP_SOURCES is false")
    else:
        what = f"{found.sourceless} policies without, which no later version can read again"
        yield warn("sources", what, "take their files in again")
