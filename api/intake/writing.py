"""What was read goes into the graph in groups of one transaction each: what came while the group before was written."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from api.intake.kept import Record, Records
from graph.errors import PolicygraphError, UnavailableError
from graph.merging import Merge
from graph.records import GraphRecords
from graph.store import Store
from ingest.records.groups import take, together
from ingest.records.load import refused


@dataclass
class _Waiting:
    """A document that was read; done: once it is in, or why it is not."""

    record: Record
    records: GraphRecords
    source: Path
    done: asyncio.Future[None]

    @property
    def key(self) -> tuple[str, str]:
        return self.records.policy.id, self.records.policy.document

    def fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)

    def end(self) -> None:
        if not self.done.done():
            self.done.set_result(None)


class Writing:
    """The one writer of a service. Of a file that was sent twice the last one sent stays, whichever is read first."""

    def __init__(self, store: Store, kept: Records) -> None:
        """Kept: where it is noted that a document's writing was begun."""
        self.store = store
        self._kept = kept
        self._waiting: deque[_Waiting] = deque()
        self._working: asyncio.Task[None] | None = None
        self._written: dict[tuple[str, str], int] = {}

    async def write(self, record: Record, records: GraphRecords, source: Path) -> None:
        """Return when it is in, or its job told why it is left. PolicygraphError: it cannot go in."""
        one = _Waiting(record, records, source, asyncio.get_running_loop().create_future())
        self._waiting.append(one)
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        await one.done

    def know(self, record: Record) -> None:
        """Of one that was written by a service before."""
        if record.written and record.job.policy:
            self._written[record.job.policy.id, record.job.document] = record.number

    def forget(self) -> None:
        """Nothing that was sent earlier than what is in can come any more."""
        self._written.clear()

    async def end(self) -> None:
        """Write no more; what is being written is not in."""
        if self._working is not None:
            self._working.cancel()
            await asyncio.gather(self._working, return_exceptions=True)

    async def _work(self) -> None:
        while self._waiting:
            wanted = [one for one in self._taken() if await self._wanted(one)]
            await self._load(wanted)

    def _taken(self) -> list[_Waiting]:
        """Those that go together; one that the service did not outlive goes alone, lest it takes others with it."""
        fresh = takewhile(lambda one: not one.record.tries, self._waiting)
        return take(self._waiting, together(fresh, lambda one: one.records) or [self._waiting[0]])

    async def _wanted(self, one: _Waiting) -> bool:
        """Whether it is to be loaded; what is not has ended then."""
        record = one.record
        record.tries += 1
        self._kept.try_to_save(record)
        try:
            record.job.left = await refused(self.store, one.records, record.job.document, record.take_any)
        except Exception as error:  # each job tells its own
            one.fail(error)
            return False
        if record.job.left or record.number <= self._written.get(one.key, 0) or one.done.done():
            one.end()
            return False
        return True

    async def _load(self, wanted: Sequence[_Waiting]) -> None:
        """Load them together; where that fails for the sake of one, each alone."""
        if not wanted:
            return
        try:
            merged = await self.store.load_all([(one.records, one.source) for one in wanted])
        except UnavailableError as error:
            for one in wanted:
                one.fail(error)
        except PolicygraphError as error:
            if len(wanted) == 1:
                wanted[0].fail(error)
                return
            for one in wanted:
                await self._load([one])
        except Exception as error:  # a bug must not leave a job without an end
            for one in wanted:
                one.fail(error)
        else:
            for one, merge in zip(wanted, merged, strict=True):
                self._told(one, merge)

    def _told(self, one: _Waiting, merged: Merge) -> None:
        record, job = one.record, one.record.job
        self._written[one.key], record.written = record.number, True
        job.others = list(merged.others)
        if merged.stands != one.records.policy.source:
            job.left = f"the longer text of {merged.stands.document} stands; this one is noted among the policy's files"
        one.end()
