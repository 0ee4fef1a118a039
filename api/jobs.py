"""Documents on their way into the graph: read several at a time, written one by one, and what became of each."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
from collections import deque
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel

from api.incoming import Room, own_folder
from graph.audit import Audit, Outcome, Who, digest
from graph.errors import DocumentError, NotFoundError, PolicygraphError
from graph.notes import ReadingNote
from graph.read.policies import PolicyRow
from graph.records import GraphRecords, PolicyKind, SourceFile
from graph.settings import Settings
from graph.store import Store, open_store
from ingest.records.load import Built, build, layout_confidence, refused, with_policy
from ingest.records.reread import lost
from ingest.records.reread import task as reread_task
from ingest.workers.pool import Pool, open_pool
from ingest.workers.process import FileTask

MOST_KEPT = 500
REQUEST_PATIENCE = 1.5
"""Seconds that a request waits for a database that is gone: it is answered within two."""
JOB_PATIENCE = 60.0
"""The same of a job, which then writes once more what it read."""

State = Literal["queued", "reading", "loading", "done", "failed"]
Missing = Literal["title", "issue date", "place", "tasks", "responsible units", "targets"]
_log = logging.getLogger(__name__)


class JobPolicy(BaseModel):
    """The policy that a document is; in the graph once the job is done."""

    id: str
    title: str | None = None
    doc_number: str | None = None
    kind: PolicyKind
    issued_on: date | None = None


class JobError(BaseModel):
    """Why a document is not in, naming it; place is where in it, in code points, or bytes where it is no text."""

    detail: str
    place: int | None = None


class Job(BaseModel):
    """A document on its way in. policy, the counts and missing (what was not found) are known once it is read.

    not_understood counts, by kind, what the text says and no fact explains; `policygraph health` tells the places.
    layout_confidence is the mean confidence of its tasks: below 0.8, or null without tasks, its layout is unsure.
    reading is the note on how it was read. left says why what is in the graph was left as it is, where it was;
    others are files of the same policy with shorter texts.
    """

    id: str
    document: str
    state: State = "queued"
    policy: JobPolicy | None = None
    tasks: int | None = None
    responsibilities: int | None = None
    targets: int | None = None
    missing: list[Missing] = []
    not_understood: dict[str, int] = {}
    layout_confidence: float | None = None
    reading: ReadingNote | None = None
    left: str | None = None
    others: list[SourceFile] = []
    error: JobError | None = None

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed")


class _Sent(NamedTuple):
    """What was sent: its reading, its number among all, whether it goes in also if it is no policy, who sent it.

    sha256: of the source that is read again; None where the file came in now.
    """

    task: FileTask[Built]
    number: int
    take_any: bool
    who: Who
    sha256: str | None = None


class Jobs:
    """The jobs of a service, made by open_jobs; store is the one it writes to, folder is for the files that wait."""

    def __init__(self, store: Store, pool: Pool, folder: Path, settings: Settings) -> None:
        """The room takes the largest document in any case."""
        self.store, self.pool, self.folder = store, pool, folder
        self.room = Room(max(settings.waiting_bytes, 2 * settings.max_bytes))
        self._limit, self._audit = settings.max_bytes, Audit(settings.home)
        self._reading = asyncio.Semaphore(pool.processes)
        self._in_hand = asyncio.Semaphore(pool.processes + 1)  # what is read and not written yet takes memory
        self._writing = asyncio.Lock()
        self._jobs: dict[str, Job] = {}
        self._finished: deque[str] = deque()
        self._running: set[asyncio.Task[None]] = set()
        self._sent = 0
        self._written: dict[tuple[str, str], int] = {}

    def add(self, path: Path, document: str, kept: ExitStack, who: Who, take_any: bool = False) -> Job:
        """Take a file in; kept is closed when it is done with. take_any: also if it is no policy."""
        self._sent += 1
        task = FileTask(path, partial(build, path, self._limit))
        return self._start(_Sent(task, self._sent, take_any, who), document, kept)

    def _start(self, sent: _Sent, document: str, kept: ExitStack) -> Job:
        job = Job(id=secrets.token_hex(8), document=document)
        self._jobs[job.id] = job
        running = asyncio.create_task(self._work(job, sent, kept))
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        return job

    def read_again(self, row: PolicyRow, who: Who) -> Job:
        """Read a policy again from the source that is kept of it. DocumentError: none is kept."""
        if self.store.sources.path(row.source_sha256) is None:
            raise lost(row).error
        self._sent += 1
        task = reread_task(self.store.sources, row, self._limit)
        return self._start(_Sent(task, self._sent, True, who, row.source_sha256), row.document, ExitStack())

    def get(self, id: str) -> Job:
        """The job of this id; NotFoundError if there is none, or none any more."""
        if id not in self._jobs:
            raise NotFoundError(f"no job has the id {id}; the oldest are forgotten, and all when the service ends")
        return self._jobs[id]

    def all(self) -> Iterable[Job]:
        """Every job that is known."""
        return self._jobs.values()

    async def drop(self) -> None:
        """End all work; a document that is being written is then not in, for each is one transaction."""
        for running in self._running:
            running.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _work(self, job: Job, sent: _Sent, kept: ExitStack) -> None:
        with kept:
            sha256 = sent.sha256 or await asyncio.to_thread(digest, sent.task.path)
            try:
                await self._take_in(job, sent)
            except PolicygraphError as error:
                _fail(job, str(error), error.place if isinstance(error, DocumentError) else None)
            except Exception:  # a bug must not leave a job without an end
                _log.exception("job %s failed", job.id)
                _fail(job, f"{job.document}: an unexpected error; the server's log has it")
            self._note(job, sent, sha256)
        self._forget_oldest(job)

    def _note(self, job: Job, sent: _Sent, sha256: str | None) -> None:
        """What became of it, for the log of writes."""
        outcome: Outcome = "failed" if job.error else "left" if job.left else "done"
        self._audit.note(
            sent.who,
            "reread" if sent.sha256 else "ingest",
            outcome,
            policy=job.policy.id if job.policy else None,
            document=job.document,
            sha256=sha256,
            job=job.id,
            detail=job.error.detail if job.error else job.left,
        )

    async def _take_in(self, job: Job, sent: _Sent) -> None:
        async with self._in_hand:
            async with self._reading:
                job.state = "reading"
                records, not_understood = await self._read(sent.task, job.document)
            _tell(job, records)
            job.not_understood = dict(not_understood)
            job.state = "loading"
            async with self._writing:
                job.left = await refused(self.store.patient(JOB_PATIENCE), records, job.document, sent.take_any)
                if not job.left:
                    await self._write(job, records, sent)
        job.state = "done"

    async def _read(self, task: FileTask[Built], document: str) -> Built:
        """All that a file says, under the name that its sender gave it."""
        try:
            built = await asyncio.wrap_future(self.pool.submit(task))
        except DocumentError as error:
            raise DocumentError(document, error.reason, error.place) from error
        return built._replace(records=with_policy(built.records, document=document))

    async def _write(self, job: Job, records: GraphRecords, sent: _Sent) -> None:
        """Load it, unless the same file was sent again since and is written already: the last one sent stays."""
        policy = records.policy
        key = policy.id, policy.document
        if sent.number <= self._written.get(key, 0):
            return
        merged = await self.store.patient(JOB_PATIENCE).load(records, sent.task.path)
        self._written[key] = sent.number
        job.others = list(merged.others)
        if merged.stands != policy.source:
            job.left = f"the longer text of {merged.stands.document} stands; this one is noted among the policy's files"

    def _forget_oldest(self, job: Job) -> None:
        self._finished.append(job.id)
        if len(self._finished) > MOST_KEPT:
            del self._jobs[self._finished.popleft()]
        if len(self._running) <= 1:  # this is the last one: nothing that was sent earlier can be written later
            self._written.clear()


@asynccontextmanager
async def open_jobs(settings: Settings) -> AsyncIterator[Jobs]:
    """Open a store that writes and processes that read while the context lasts; what waits at its end is dropped.

    Raises as graph.store.open_store does.
    """
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(own_folder(settings.home))
        store = await stack.enter_async_context(open_store(settings))
        pool = stack.enter_context(open_pool(settings, settings.workers or _processes()))
        pool.start()
        jobs = Jobs(store.patient(REQUEST_PATIENCE), pool, folder, settings)
        stack.push_async_callback(jobs.drop)
        yield jobs


def _processes() -> int:
    """One core is for the service itself; but two read even where there are two, for one slow file would hold all."""
    return max(2, (os.cpu_count() or 1) - 1)


def _fail(job: Job, detail: str, place: int | None = None) -> None:
    job.error = JobError(detail=detail, place=place)
    job.state = "failed"


def _tell(job: Job, records: GraphRecords) -> None:
    job.policy = JobPolicy.model_validate(records.policy.model_dump(include=set(JobPolicy.model_fields)))
    job.tasks, job.targets = len(records.tasks), len(records.targets)
    job.responsibilities = len(records.responsibilities)
    job.layout_confidence = layout_confidence(records)
    job.reading = records.policy.reading
    found: dict[Missing, object] = {
        "title": records.policy.title,
        "issue date": records.policy.issued_on,
        "place": records.applies_to,
        "tasks": records.tasks,
        "responsible units": records.responsibilities,
        "targets": records.targets,
    }
    job.missing = [name for name, what in found.items() if not what]
