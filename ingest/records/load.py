"""Files into the store: each in a transaction of its own, so that one that fails leaves the others in."""

from __future__ import annotations

from asyncio import wrap_future
from collections.abc import AsyncIterator, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
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
from ingest.formats.read import Source, from_bytes, read
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
    return _built(read(path, limit))


def build_kept(path: Path, sha256: str, document: str, limit: int) -> Built:
    """The same of a source that was kept, compressed, of a document's bytes."""
    return _built(from_bytes(unpacked(path, sha256, document, limit), document, document))


def _built(source: Source) -> Built:
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


async def load_files(
    store: Writer, files: Iterable[tuple[Path, Future[Built]]], take_any: bool = False
) -> AsyncIterator[Outcome]:
    """Load files in the order given, each as soon as it is built, and yield what became of each.

    Of several files that are the same policy the longest text stands (a tie goes to the greater sha256), whatever
    their order and whichever went in before; the others are noted among its files. take_any: what is
    no policy goes in too.
    """
    kept: dict[str, Loaded] = {}
    for path, building in files:
        try:
            outcomes = await _load(store, path, await wrap_future(building), kept, take_any)
        except DocumentError as error:
            outcomes = [Failed(path, error)]
        for outcome in outcomes:
            yield outcome


async def _load(store: Writer, path: Path, built: Built, kept: dict[str, Loaded], take_any: bool) -> list[Outcome]:
    """What becomes of a file, and of the one that it takes the place of; kept: what went in so far, by policy."""
    records, not_understood = built
    why = await refused(store, records, str(path), take_any)
    if why:
        return [Left(path, records.policy.id, why)]
    source, rival = records.policy.source, kept.get(records.policy.id)
    if rival and rival.path.name == path.name and rival.records.policy.source.rank >= source.rank:
        return [PassedOver(path, rival.path)]  # two files of one name, in two folders, are not one that changed
    merged = await store.load(records, path)
    if merged.stands != source:
        return [PassedOver(path, rival.path if rival else Path(merged.stands.document))]
    loaded = kept[records.policy.id] = Loaded(path, records, not_understood, merged.others, merged.unmatched)
    return [loaded] if rival is None else [PassedOver(rival.path, path), loaded]
