"""Where the graph of some settings is: the Neo4j they name, or the embedded engine of their home."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

from graph import engine
from graph.connection import Address
from graph.errors import SettingsError
from graph.failures import Place
from graph.settings import Settings

_SCHEMES = {f"{name}{encrypted}" for name in ("bolt", "neo4j") for encrypted in ("", "+s", "+ssc")}
_START_IT = "start it, or set NEO4J_URI to where it is (bolt://HOST:7687)"
_NAME_IT = "set NEO4J_USER and NEO4J_PASSWORD to those of the database"
_END_IT = "policygraph engine stop"


class Finder(NamedTuple):
    """locate: looks up where the database is, and starts the embedded engine where it does not run; may take long.

    moved: whether the database of an address has ended, or is elsewhere now.
    """

    locate: Callable[[], Address]
    moved: Callable[[Address], bool]


@contextmanager
def finder(settings: Settings, read_only: bool) -> Iterator[Finder]:
    """How the database is found. While the context lasts the embedded engine is in use, and does not end by itself."""
    if settings.neo4j_uri:
        there = _neo4j(settings, settings.neo4j_uri)
        yield Finder(lambda: there, lambda address: False)
        return
    home = settings.home
    with engine.used(home):
        yield Finder(
            lambda: _embedded(settings, read_only),
            lambda address: engine.find(home) != address.engine,
        )


def _neo4j(settings: Settings, uri: str) -> Address:
    if settings.neo4j_password is None:
        raise SettingsError("NEO4J_URI is set, NEO4J_PASSWORD is not")
    _check(uri)
    password = settings.neo4j_password.get_secret_value()
    place = Place(f"the Neo4j at {uri}", _START_IT, _NAME_IT, "its log says more")
    return Address(uri, settings.neo4j_user, password, settings.neo4j_database, place)


def _check(uri: str) -> None:
    """SettingsError where the driver would not know what to do with it, or would take it for something else."""
    try:
        parts = urlsplit(uri)
        wrong = parts.scheme not in _SCHEMES or not parts.hostname or parts.port == 0
    except ValueError:  # no such port
        wrong = True
    if wrong:
        raise SettingsError(f"NEO4J_URI is {uri}, which is no address of a Neo4j: bolt://HOST:7687 is one")


def _embedded(settings: Settings, read_only: bool) -> Address:
    home = settings.home
    found = engine.start(home, settings.engine_idle)
    place = Place(
        "the embedded engine",
        f"it is started again where it ended; where it hangs, end it ({_END_IT})",
        f"end it ({_END_IT}), then try again",
        f"see whether there is room to write in {home}; engine.log there says more",
    )
    user, password = (engine.READER, found.reader) if read_only else ("root", found.root)
    return Address(found.uri, user, password, engine.DATABASE, place, found)
