"""What the driver raises, as errors of ours: which of them mean that the database is gone, and what is to be done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from neo4j import exceptions

from graph.errors import PolicygraphError, ReadOnlyError, SettingsError, StoreError, UnavailableError

LOST = (
    exceptions.ServiceUnavailable,
    exceptions.SessionExpired,
    exceptions.DatabaseUnavailable,
    exceptions.ConnectionAcquisitionTimeoutError,
    OSError,
)
"""The database is not there, or not yet: the same work may go well later."""
_WRITE_REFUSED = {"Neo.ClientError.Statement.AccessMode", "Neo.ClientError.Security.Forbidden"}
_STARTING = {"Neo.TransientError.General.DatabaseUnavailable", "Neo.TransientError.Database.DatabaseUnavailable"}
LEAST_VERSION = 5
_LONGEST = 300  # code points of what a driver says
_SPEAKS_HTTP = "looks like HTTP"


class Place(NamedTuple):
    """What messages call the database, and what a user does when it is not there, refuses the password, or fails."""

    name: str
    when_gone: str
    when_refused: str
    when_failed: str


@contextmanager
def translated(place: Place, gone: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Raise errors of ours, in one line each. gone: whether the database is found to be gone after any error."""
    try:
        yield
    except (*LOST, exceptions.Neo4jError, exceptions.DriverError) as error:
        if is_loss(error) or gone():
            raise lost(place, error) from error
        raise _ours(place, error) from error


def is_loss(error: BaseException) -> bool:
    """Whether it means that the database is gone."""
    return isinstance(error, LOST) or getattr(error, "code", None) in _STARTING


def lost(place: Place, error: BaseException) -> UnavailableError:
    """The error of a database that is gone; of a commit nobody knows then whether it went through."""
    unsure = isinstance(error, exceptions.IncompleteCommit)
    return UnavailableError(f"{place.name} does not answer ({_reason(error)}): {place.when_gone}", unsure=unsure)


def too_old(name: str, what: str) -> SettingsError:
    """The error of a server that this program was not written for; what: what is wrong with it."""
    return SettingsError(f"{name} {what}: Neo4j {LEAST_VERSION} or newer is needed")


def _ours(place: Place, error: Exception) -> PolicygraphError:
    code = getattr(error, "code", None) or ""
    if code in _WRITE_REFUSED:
        return ReadOnlyError("this connection only reads")
    if isinstance(error, exceptions.AuthError) or code.startswith("Neo.ClientError.Security."):
        return StoreError(f"{place.name} refused the user or password ({_line(error)}): {place.when_refused}")
    if code == "Neo.ClientError.Database.DatabaseNotFound":
        return SettingsError(f"{place.name} has no such database ({_line(error)}): set NEO4J_DATABASE to one it has")
    if isinstance(error, exceptions.UnsupportedServerProduct):
        return too_old(place.name, "speaks no Bolt that this program does")
    if isinstance(error, exceptions.ConfigurationError):
        return SettingsError(f"{place.name} cannot be used ({_line(error)}): {place.when_gone}")
    if isinstance(error, exceptions.ClientError):
        return StoreError(f"the database refused a statement: {code}: {_line(error)}")
    return StoreError(f"the database failed: {_line(error).rstrip('.')}; {place.when_failed}")


def _reason(error: BaseException) -> str:
    """Why it is gone, in a word where the system has one."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.errno is not None and cause.errno > 0:
            return os.strerror(cause.errno)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, TimeoutError):
        return "no answer in time"
    text = _line(error)
    return "it speaks HTTP; the port is to be that of Bolt, by default 7687" if _SPEAKS_HTTP in text else text


def _line(error: BaseException) -> str:
    """What an error says, in one line."""
    text = error.message if isinstance(error, exceptions.Neo4jError) else str(error)
    line = " ".join((text or type(error).__name__).split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
