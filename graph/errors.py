"""One hierarchy for everything that policygraph raises on purpose.

A caller that catches PolicygraphError has caught all of it; what escapes is a bug.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_TOLD = 5  # candidates that a message names


class PolicygraphError(Exception):
    """Base of every error raised on purpose; its text is fit to show to a user."""


class SettingsError(PolicygraphError):
    """A setting is missing, contradicts another one or cannot be used on this machine."""


class QueryError(PolicygraphError):
    """A .cypher file and its use disagree: an undeclared, unused or missing parameter, a malformed header."""


class EngineError(PolicygraphError):
    """The embedded engine could not be started, found or stopped."""


class StoreError(PolicygraphError):
    """The database refused or lost a statement."""


class UnavailableError(StoreError):
    """The database is gone for now: the same may go well in retry_after seconds.

    unsure: whether it is unknown if what was being written is in; to write it again does no harm where it replaces.
    """

    retry_after = 2

    def __init__(self, reason: str, *, unsure: bool = False) -> None:
        """Reason: what does not answer, why, and what to do."""
        self.unsure = unsure
        super().__init__(reason)


class TooLargeError(StoreError):
    """A single record is larger than any message of the database may be."""


class EntangledError(StoreError):
    """Documents that cannot be loaded in one transaction, for they are, or replace, the same policy."""


class ClusterError(PolicygraphError):
    """The Dask cluster that files are read with does not answer, is gone, or has workers that cannot read them."""


class ReadOnlyError(StoreError):
    """A write was sent through a read connection."""


class ExportError(PolicygraphError):
    """The graph cannot be written in the form or to the place that was asked for; says what to do instead."""


class DrawingError(PolicygraphError):
    """The nodes of a network could not be arranged."""


class NotEmptyError(PolicygraphError):
    """The store holds something, and what was asked for needs an empty one."""


class NotFoundError(PolicygraphError):
    """No record has the given id."""


class MovedError(NotFoundError):
    """What the id named has another id now."""

    def __init__(self, id: str, now: str) -> None:
        """Id: as asked for; now: the id that it has."""
        self.id, self.now = id, now
        super().__init__(f"{id} is {now} now")


class GoneError(NotFoundError):
    """What the id named is gone."""


class Candidate(NamedTuple):
    """What may have been meant by a name; reason: why it is offered, score: how near it is, 1 the same."""

    id: str
    name: str
    place: str | None
    reason: str
    score: float


class UnknownNameError(NotFoundError):
    """Nothing has this name; candidates are what may have been meant, the nearest first."""

    def __init__(self, what: str, name: str, candidates: Sequence[Candidate] = ()) -> None:
        """What: the kind of thing, such as agency."""
        self.what, self.name, self.candidates = what, name, tuple(candidates)
        near = f"; did you mean {_listed(candidates)}?" if candidates else ""
        super().__init__(f"no {what} is called “{name}”{near}")


class AmbiguousNameError(PolicygraphError):
    """Several things have this name; candidates are all of them."""

    def __init__(self, what: str, name: str, candidates: Sequence[Candidate]) -> None:
        """What: the kind of thing, such as agency."""
        self.what, self.name, self.candidates = what, name, tuple(candidates)
        super().__init__(f"“{name}” may be {len(candidates)} of them: {_listed(candidates[:_TOLD])}")


def _listed(candidates: Sequence[Candidate]) -> str:
    return ", ".join(f"{one.name} ({one.place})" if one.place else one.name for one in candidates)


class JudgementError(PolicygraphError):
    """A judgement cannot be made, read or undone."""


class DocumentError(PolicygraphError):
    """A document cannot be taken in; names the document, and the place in it where there is one."""

    def __init__(self, document: str, reason: str, place: int | None = None) -> None:
        """Document: its path or name; reason: what is wrong; place: in code points, or bytes if undecodable."""
        self.document, self.reason, self.place = document, reason, place
        super().__init__(f"{document}: {reason}" + ("" if place is None else f" (at {place})"))

    def __reduce__(self) -> tuple[type[DocumentError], tuple[str, str, int | None]]:
        """How it passes from one process to another."""
        return DocumentError, (self.document, self.reason, self.place)
