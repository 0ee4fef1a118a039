"""Files into the store, in groups of one transaction each: what was read while the group before was written.

A group that fails is loaded file by file, so that one that cannot go in leaves the others in.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from graph.errors import DocumentError, PolicygraphError, TooLargeError, UnavailableError
from graph.merging import Merge
from graph.records import GraphRecords, SourceFile
from ingest.records.load import Built, Failed, Left, Loaded, Outcome, PassedOver, Writer, refused

T = TypeVar("T")
MOST_DOCUMENTS = 64
MOST_ROWS = 10_000
MOST_LETTERS = 2_000_000


class _Read(NamedTuple):
    """A file that was read, or why it was not."""

    path: Path
    built: Built | DocumentError

    @property
    def records(self) -> GraphRecords | None:
        return None if isinstance(self.built, DocumentError) else self.built.records


class Group:
    """Counts documents that are to be loaded together: few enough to be held in memory, and none twice."""

    def __init__(self) -> None:
        """None yet."""
        self._rows = self._letters = self._count = 0
        self._known: set[str] = set()

    def takes(self, records: GraphRecords) -> bool:
        """Whether there is room for another document, and no other of the same policy or bytes is there.

        The first has room in any case.
        """
        if not self._count:
            return True
        policy, fits = records.policy, self._count < MOST_DOCUMENTS
        fits = fits and self._rows + rows(records) <= MOST_ROWS and self._letters + policy.length <= MOST_LETTERS
        return fits and self._known.isdisjoint({policy.id, policy.source_sha256})

    def add(self, records: GraphRecords) -> None:
        """Count a document in."""
        self._count += 1
        self._rows += rows(records)
        self._letters += records.policy.length
        self._known |= {records.policy.id, records.policy.source_sha256}


def rows(records: GraphRecords) -> int:
    """How many nodes and edges a document writes, about."""
    facts = len(records.tasks) * 2 + len(records.responsibilities) + len(records.targets) + len(records.citations)
    return facts + len(records.agencies) * 2 + len(records.parts) * 2


def together(waiting: Iterable[T], records: Callable[[T], GraphRecords | None]) -> list[T]:
    """The first of those that wait, as many as go in one group; what has no records goes with any."""
    group, found = Group(), list[T]()
    for one in waiting:
        document = records(one)
        if document is not None:
            if not group.takes(document):
                break
            group.add(document)
        found.append(one)
    return found


def grouped(documents: Iterable[GraphRecords]) -> Iterator[list[GraphRecords]]:
    """Documents in the order given, as many at a time as go together."""
    waiting = deque(documents)
    while waiting:
        yield take(waiting, together(waiting, lambda document: document))


def take(waiting: deque[T], first: list[T]) -> list[T]:
    """Take the first of those that wait out."""
    for _ in first:
        waiting.popleft()
    return first


class _Queue:
    """What was read and is not written yet: at most what fits in a group, beside one file that does not."""

    def __init__(self) -> None:
        self._waiting: deque[_Read] = deque()
        self._ended = False
        self._changed = asyncio.Condition()
        self._error: Exception | None = None

    async def fill(self, files: Iterable[tuple[Path, Future[Built]]]) -> None:
        """Wait for files in their order, and for room for each. What goes wrong is raised where they are taken."""
        try:
            for path, building in files:
                await self._put(await _read(path, building))
        except Exception as error:
            self._error = error
        finally:
            self._ended = True
            async with self._changed:
                self._changed.notify_all()

    async def _put(self, one: _Read) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: len(self._waiting) < MOST_DOCUMENTS and self._letters() < MOST_LETTERS)
            self._waiting.append(one)
            self._changed.notify_all()

    def _letters(self) -> int:
        return sum(one.records.policy.length for one in self._waiting if one.records)

    async def take(self) -> list[_Read]:
        """Those that wait and go together, at least one; none at the end."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._waiting or self._ended)
            taken = take(self._waiting, together(self._waiting, lambda one: one.records))
            self._changed.notify_all()
        if not taken and self._error:
            raise self._error
        return taken


async def _read(path: Path, building: Future[Built]) -> _Read:
    try:
        built: Built = await asyncio.wrap_future(building)
        return _Read(path, built)
    except DocumentError as error:
        return _Read(path, error)


async def load_files(
    store: Writer, files: Iterable[tuple[Path, Future[Built]]], take_any: bool = False
) -> AsyncIterator[Outcome]:
    """Load files in the order given, each as soon as it is built, and yield what became of each.

    Of several files that are the same policy the longest text stands (a tie goes to the greater sha256), whatever
    their order and whichever went in before; the others are noted among its files. take_any: what is
    no policy goes in too.
    """
    queue, loading = _Queue(), _Loading(store, take_any)
    filling = asyncio.create_task(queue.fill(files))
    try:
        while group := await queue.take():
            for outcome in await loading.load(group):
                yield outcome
    finally:
        filling.cancel()
        with suppress(asyncio.CancelledError):
            await filling


class _Loading:
    """Loads groups, and knows which files went in so far, by policy."""

    def __init__(self, store: Writer, take_any: bool) -> None:
        self._store, self._take_any = store, take_any
        self._kept: dict[str, tuple[Path, SourceFile]] = {}

    async def load(self, group: Sequence[_Read]) -> list[Outcome]:
        """What becomes of files, and of those that they take the place of."""
        settled = [await self._settled(one) for one in group]
        left = [one for one, outcome in zip(group, settled, strict=True) if outcome is None]
        try:
            merged = await self._load(left)
        except PolicygraphError as error:
            if len(group) > 1 and not isinstance(error, UnavailableError):
                return [outcome for one in group for outcome in await self.load([one])]
            if not isinstance(error, DocumentError | TooLargeError):
                raise
            return [Failed(one.path, _of(one.path, error)) for one in left]
        merges = iter(merged)
        told = [
            [outcome] if outcome else self._told(one, next(merges)) for one, outcome in zip(group, settled, strict=True)
        ]
        return [outcome for outcomes in told for outcome in outcomes]

    async def _load(self, files: Sequence[_Read]) -> list[Merge]:
        documents = [(one.records, one.path) for one in files if one.records]
        return await self._store.load_all(documents) if documents else []

    async def _settled(self, one: _Read) -> Outcome | None:
        """What becomes of a file that is not to be loaded."""
        if isinstance(one.built, DocumentError):
            return Failed(one.path, one.built)
        records = one.built.records
        try:
            why = await refused(self._store, records, str(one.path), self._take_any)
        except DocumentError as error:
            return Failed(one.path, error)
        if why:
            return Left(one.path, records.policy.id, why)
        path, source = self._kept.get(records.policy.id, (None, None))
        if path and source and path.name == one.path.name and source.rank >= records.policy.source.rank:
            return PassedOver(one.path, path)  # two files of one name, in two folders, are not one that changed
        return None

    def _told(self, one: _Read, merged: Merge) -> list[Outcome]:
        assert not isinstance(one.built, DocumentError)  # noqa: S101 - it was loaded
        records, not_understood = one.built
        path, _ = self._kept.get(records.policy.id, (None, None))
        if merged.stands != records.policy.source:
            return [PassedOver(one.path, path or Path(merged.stands.document))]
        self._kept[records.policy.id] = one.path, records.policy.source
        loaded = Loaded(one.path, records, not_understood, merged.others, merged.unmatched)
        return [PassedOver(path, one.path), loaded] if path else [loaded]


def _of(path: Path, error: PolicygraphError) -> DocumentError:
    return error if isinstance(error, DocumentError) else DocumentError(str(path), str(error))
