"""Files on their way into the store: what they say, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple, Protocol

from graph import read as questions
from graph.errors import DocumentError, NotFoundError
from graph.judgements import Judgement
from graph.merging import Merge
from graph.read.paging import Reader
from graph.records import GraphRecords, SourceFile
from graph.sources import unpacked
from ingest.facts.model import Extraction
from ingest.formats.read import Source, bytes_of, from_bytes, read
from ingest.records.notes import note

GOES_IN = "it goes in with --any, over HTTP with any=true"
GOES_IN_TOO = "stays as it is; this goes in with --any, over HTTP with any=true"
TAKEN_ANY = "it was taken in as what is none (--any, over HTTP any=true)"
TAKEN_OLDER = "an older version took it for one"
UNSURE = 0.8
"""A layout of less confidence was hardly read."""


class Built(NamedTuple):
    """What a document says, and by kind how much of it was not understood (ingest.evaluation.health)."""

    records: GraphRecords
    not_understood: Mapping[str, int]


class Writer(Reader, Protocol):
    """The part of graph.store.Store that is used here."""

    async def load(self, records: GraphRecords, source: Path | None = None) -> Merge:
        """Replace the policy of the same id, unless a longer text of it stands; keep the file that it was read from."""

    async def load_all(self, documents: Sequence[tuple[GraphRecords, Path | None]]) -> list[Merge]:
        """The same of several in one transaction: all of them are in, or none is."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file that went in; others: files of the same policy with shorter texts.

    unmatched: judgements about facts of the policy that are not in it.
    """

    path: Path
    records: GraphRecords
    not_understood: Mapping[str, int] = field(default_factory=dict)
    others: tuple[SourceFile, ...] = ()
    unmatched: tuple[Judgement, ...] = ()

    @property
    def layout_unsure(self) -> bool:
        """Whether its tasks are doubtful in the mean, or none was found."""
        return (layout_confidence(self.records) or 0.0) < UNSURE


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that another one, kept, is the same policy as, with a longer text: noted among the policy's files."""

    path: Path
    kept: Path


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that cannot be taken in."""

    path: Path
    error: DocumentError


@dataclass(frozen=True, slots=True)
class Left:
    """A file that is no policy and was taken in before: what is in the graph was left as it is, and why."""

    path: Path
    policy_id: str
    why: str


Outcome = Loaded | PassedOver | Failed | Left


def layout_confidence(records: GraphRecords) -> float | None:
    """How sure the layout of a document is: the mean confidence of its tasks; None without any."""
    sure = [task.confidence for task in records.tasks]
    return round(fmean(sure), 3) if sure else None


def build(path: Path, limit: int) -> Built:
    """Read, extract and resolve one file of at most limit bytes. DocumentError: it cannot be read."""
    return built(read(path, limit))


def built_elsewhere(path: Path, limit: int) -> Callable[[], Built]:
    """The same, to be called where the file is not: its bytes go along. DocumentError: it has none to send."""
    return partial(_build_bytes, bytes_of(path, limit), path.name, str(path))


def build_kept(path: Path, sha256: str, document: str, limit: int) -> Built:
    """The same of a source that was kept, compressed, of a document's bytes."""
    return _build_bytes(unpacked(path, sha256, document, limit), document, document)


def kept_elsewhere(path: Path, sha256: str, document: str, limit: int) -> Callable[[], Built]:
    """As built_elsewhere, of a source that was kept."""
    return partial(_build_bytes, unpacked(path, sha256, document, limit), document, document)


def _build_bytes(data: bytes, document: str, told: str) -> Built:
    return built(from_bytes(data, document, told))


def built(source: Source) -> Built:
    """Extract and resolve what was read."""
    from ingest.evaluation.health import examine
    from ingest.facts.extract import extract
    from ingest.records.resolve import resolve

    found = extract(source)
    records, not_understood = resolve(found, source), examine(source.text, found).counts()
    told = note(source, not_understood, layout_confidence(records))
    return Built(with_policy(records, reading=told), not_understood)


def with_policy(records: GraphRecords, **fields: Any) -> GraphRecords:
    """The records with other fields of the policy."""
    return records.model_copy(update={"policy": records.policy.model_copy(update=fields)})


def check_policy(found: Extraction, path: Path, take_any: bool) -> None:
    """Raise DocumentError with the reason where a document is no policy, unless take_any."""
    if not found.is_policy and not take_any:
        raise DocumentError(str(path), f"no policy: {found.why_not}; {GOES_IN}")


async def refused(store: Reader, records: GraphRecords, document: str, take_any: bool) -> str | None:
    """Why a document that is no policy, and is in already, is left as it is; None where it goes in.

    DocumentError: it does not go in, and these bytes are not in.
    """
    policy = records.policy
    if policy.why_not is None or take_any:
        return None
    reason = f"no policy: {policy.why_not}"
    try:
        standing = await questions.policy(store, policy.id)
    except NotFoundError as error:
        raise DocumentError(document, f"{reason}; {GOES_IN}") from error
    if policy.source_sha256 not in {standing.source_sha256, *(file.sha256 for file in standing.others)}:
        raise DocumentError(
            document, f"{reason}; {policy.id}, which is in, was read from other bytes and {GOES_IN_TOO}"
        )
    return f"{reason}; {TAKEN_ANY if standing.why_not else TAKEN_OLDER}"
