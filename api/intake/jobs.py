"""Documents on their way into the graph: read several at a time, written by one writer, and what became of each.

What waits, and what came of it, is kept beside the graph (api.intake.kept): a service that starts goes on where one
before it ended, or was killed. To write a document twice does no harm, for it takes the place of itself.
"""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import time
from collections import deque
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from functools import partial
from pathlib import Path

from api.intake.incoming import Room, own_folder
from api.intake.job import Job
from api.intake.kept import Record, Records
from api.intake.writing import Writing
from graph.audit import Audit, Outcome, Who, digest
from graph.errors import DocumentError, NotFoundError, PolicygraphError
from graph.read.policies import PolicyRow
from graph.settings import Settings
from graph.store import Store, open_store
from ingest.records.load import Built, build, with_policy
from ingest.records.reread import lost
from ingest.records.reread import task as reread_task
from ingest.workers.pool import Pool, open_pool
from ingest.workers.process import FileTask

MOST_KEPT = 500
MOST_TRIES = 5
"""How often a document is written that the service does not survive; to read it is another process's work."""
SMALL, MOST_SMALL = 200_000, 24
"""Bytes of a document of which so many may be read before they are written, beside one a process."""
REQUEST_PATIENCE = 1.5
"""Seconds that a request waits for a database that is gone: it is answered within two."""
JOB_PATIENCE = 60.0
"""The same of a job, which then writes once more what it read."""
END_PATIENCE = 10.0
"""Seconds in which jobs that are worked on may end when the service does; then they wait for the next one."""
_log = logging.getLogger(__name__)


class Jobs:
    """The jobs of a service, made by open_jobs; store is the one it writes to, folder is for the files that wait."""

    def __init__(self, store: Store, pool: Pool, folder: Path, settings: Settings) -> None:
        """The room takes the largest document in any case."""
        self.store, self.pool, self.folder = store, pool, folder
        self.room = Room(max(settings.waiting_bytes, 2 * settings.max_bytes))
        self._kept, self._audit = Records(folder), Audit(settings.home)
        self._limit = settings.max_bytes
        self._reading = asyncio.Semaphore(pool.processes)
        # What is read and not written yet takes memory: of large ones there are few.
        self._large, self._small = asyncio.Semaphore(pool.processes + 1), asyncio.Semaphore(pool.processes + MOST_SMALL)
        self._writing = Writing(store.patient(JOB_PATIENCE), self._kept)
        self._records: dict[str, Record] = {}
        self._finished: deque[str] = deque()
        self._running: dict[asyncio.Task[None], Record] = {}
        self._last = 0

    def add(self, path: Path, document: str, kept: ExitStack, who: Who, take_any: bool = False) -> Job:
        """Take a file of the folder in; kept is closed when it is done with. take_any: also if it is no policy.

        SettingsError: it cannot be kept, and is not taken in.
        """
        record = self._new(document, who, take_any=take_any, file=path.name)
        try:
            self._kept.save(record)
        except BaseException:
            path.unlink(missing_ok=True)
            kept.close()
            raise
        return self._start(record, kept)

    def read_again(self, row: PolicyRow, who: Who) -> Job:
        """Read a policy again from the source that is kept of it. DocumentError: none is kept."""
        self._check_kept(row)
        record = self._new(row.document, who, take_any=True, again=row)
        self._kept.try_to_save(record)
        return self._start(record, ExitStack())

    def resume(self) -> None:
        """Go on with what services before left; what ended there is told on."""
        for record in self._kept.load():
            self._last = max(self._last, record.number)
            if record.job.finished:
                self._know(record)
                continue
            record.job = Job(id=record.job.id, document=record.job.document)
            kept, source = ExitStack(), self._kept.source(record)
            if source:
                kept.enter_context(self.room.place()).hold(source.stat().st_size)
            self._start(record, kept)

    def get(self, id: str) -> Job:
        """The job of this id; NotFoundError if there is none, or none any more."""
        if id not in self._records:
            raise NotFoundError(f"no job has the id {id}; the oldest are forgotten")
        return self._records[id].job

    def all(self) -> Iterable[Job]:
        """Every job that is known."""
        return [record.job for record in self._records.values()]

    async def end(self) -> None:
        """Let what is worked on end within END_PATIENCE; all else waits for the next service.

        A document that is being written then is not in, for each is one transaction.
        """
        for running, record in self._running.items():
            if record.job.state == "queued":
                running.cancel()
        left = dict(self._running)
        if left:
            await asyncio.wait(left, timeout=END_PATIENCE)
        for running in left:
            running.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await self._writing.end()
        for record in left.values():
            if record.job.state == "loading" and record.tries:
                record.tries -= 1  # it was no fault of the document's
                self._kept.try_to_save(record)

    def _new(
        self, document: str, who: Who, *, take_any: bool, file: str | None = None, again: PolicyRow | None = None
    ) -> Record:
        """Numbers go on after those of services before, whatever the clock says now."""
        self._last = max(self._last + 1, time.time_ns())
        job = Job(id=secrets.token_hex(8), document=document)
        return Record(job=job, number=self._last, who=who, take_any=take_any, file=file, again=again)

    def _know(self, record: Record) -> None:
        """Of one that ended before this service."""
        job = record.job
        self._records[job.id] = record
        self._finished.append(job.id)
        self._writing.know(record)

    def _start(self, record: Record, kept: ExitStack) -> Job:
        self._records[record.job.id] = record
        running = asyncio.create_task(self._work(record, kept))
        self._running[running] = record
        running.add_done_callback(lambda ended: self._running.pop(ended, None))
        return record.job

    def _check_kept(self, row: PolicyRow) -> None:
        if self.store.sources.path(row.source_sha256) is None:
            raise lost(row).error

    async def _work(self, record: Record, kept: ExitStack) -> None:
        job, source = record.job, self._kept.source(record)
        with kept:
            sha256 = await asyncio.to_thread(digest, source) if source else None
            try:
                await self._take_in(record, self._task(record, source))
            except PolicygraphError as error:
                job.fail(str(error), error.place if isinstance(error, DocumentError) else None)
            except Exception:  # a bug must not leave a job without an end
                _log.exception("job %s failed", job.id)
                job.fail(f"{job.document}: an unexpected error; the server's log has it")
            self._note(record, record.again.source_sha256 if record.again else sha256)
            self._kept.finish(record)
        self._forget_oldest(job)

    def _task(self, record: Record, source: Path | None) -> FileTask[Built]:
        """The reading of what was sent, or is kept. DocumentError: it is gone, or ended the service too often."""
        if record.tries >= MOST_TRIES:
            reason = f"given up: the service ended {record.tries} times while it was written"
            raise DocumentError(record.job.document, reason)
        if record.again:
            self._check_kept(record.again)
            return reread_task(self.store.sources, record.again, self._limit)
        if source is None:
            raise DocumentError(record.job.document, "what was sent is gone; send it again")
        return FileTask(source, partial(build, source, self._limit))

    async def _take_in(self, record: Record, task: FileTask[Built]) -> None:
        job = record.job
        async with self._small if task.size < SMALL else self._large:
            async with self._reading:
                job.state = "reading"
                records, not_understood = await self._read(task, job.document)
            job.tell(records)
            job.not_understood = dict(not_understood)
            job.state = "loading"
            await self._writing.write(record, records, task.path)
        job.state = "done"

    async def _read(self, task: FileTask[Built], document: str) -> Built:
        """All that a file says, under the name that its sender gave it."""
        try:
            built = await asyncio.wrap_future(self.pool.submit(task))
        except DocumentError as error:
            raise DocumentError(document, error.reason, error.place) from error
        return built._replace(records=with_policy(built.records, document=document))

    def _note(self, record: Record, sha256: str | None) -> None:
        """What became of it, for the log of writes."""
        job = record.job
        outcome: Outcome = "failed" if job.error else "left" if job.left else "done"
        self._audit.note(
            record.who,
            "reread" if record.again else "ingest",
            outcome,
            policy=job.policy.id if job.policy else None,
            document=job.document,
            sha256=sha256,
            job=job.id,
            detail=job.error.detail if job.error else job.left,
        )

    def _forget_oldest(self, job: Job) -> None:
        self._finished.append(job.id)
        while len(self._finished) > MOST_KEPT:
            self._kept.forget(self._records.pop(self._finished.popleft()))
        if len(self._running) <= 1:  # this is the last one: nothing that was sent earlier can be written later
            self._writing.forget()


@asynccontextmanager
async def open_jobs(settings: Settings) -> AsyncIterator[Jobs]:
    """Open a store that writes and processes that read while the context lasts; what waits at its end is kept.

    Raises as graph.store.open_store does.
    """
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(own_folder(settings.home))
        store = await stack.enter_async_context(open_store(settings))
        pool = stack.enter_context(open_pool(settings, settings.workers or _processes()))
        pool.start()
        jobs = Jobs(store.patient(REQUEST_PATIENCE), pool, folder, settings)
        stack.push_async_callback(jobs.end)
        jobs.resume()
        yield jobs


def _processes() -> int:
    """One core is for the service itself; but two read even where there are two, for one slow file would hold all."""
    return max(2, (os.cpu_count() or 1) - 1)
