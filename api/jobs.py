"""Documents on their way into the graph: a queue that is worked off one by one, and what became of each."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from pydantic import BaseModel

from api.reading import Reader
from graph.errors import DocumentError, NotFoundError, PolicygraphError
from graph.records import GraphRecords, PolicyKind
from graph.settings import Settings
from graph.store import Store, open_store
from ingest.records.load import layout_confidence

MOST_WAITING = 20
MOST_KEPT = 500

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
    error: JobError | None = None

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed")


class QueueFullError(PolicygraphError):
    """As many documents wait as may."""


class Jobs:
    """The jobs of a service, made by open_jobs; store is the one it writes to, folder is for the files that wait."""

    def __init__(self, store: Store, reader: Reader, folder: Path) -> None:
        """Nothing happens until work runs."""
        self.store, self.reader, self.folder = store, reader, folder
        self._waiting: asyncio.Queue[tuple[Job, Path]] = asyncio.Queue(MOST_WAITING)
        self._jobs: dict[str, Job] = {}

    def check_room(self) -> None:
        """Raise QueueFullError if no document can be taken now."""
        if self._waiting.full():
            raise QueueFullError(f"{MOST_WAITING} documents wait already; send this one again later")

    def add(self, path: Path, document: str) -> Job:
        """Queue a file, which is removed when it is done with. QueueFullError if there is no room."""
        self.check_room()
        self._drop_oldest()
        job = Job(id=secrets.token_hex(8), document=document)
        self._jobs[job.id] = job
        self._waiting.put_nowait((job, path))
        return job

    def get(self, id: str) -> Job:
        """The job of this id; NotFoundError if there is none, or none any more."""
        if id not in self._jobs:
            raise NotFoundError(f"no job has the id {id}; the oldest are forgotten, and all when the service ends")
        return self._jobs[id]

    async def work(self) -> None:
        """Work the queue off, for ever."""
        while True:
            job, path = await self._waiting.get()
            try:
                await self._take_in(job, path)
            except PolicygraphError as error:
                _fail(job, str(error), error.place if isinstance(error, DocumentError) else None)
            except Exception:  # a bug must not end the queue
                _log.exception("job %s failed", job.id)
                _fail(job, f"{job.document}: an unexpected error; the server's log has it")
            finally:
                path.unlink(missing_ok=True)

    async def _take_in(self, job: Job, path: Path) -> None:
        job.state = "reading"
        records, not_understood = await self.reader.read(path, job.document)
        _tell(job, records)
        job.not_understood = dict(not_understood)
        job.state = "loading"
        await self.store.load(records)
        job.state = "done"

    def _drop_oldest(self) -> None:
        """Make room for one more; there is always a finished one, for the queue is far shorter than the table."""
        if len(self._jobs) >= MOST_KEPT:
            del self._jobs[next(id for id, job in self._jobs.items() if job.finished)]


@asynccontextmanager
async def open_jobs(settings: Settings) -> AsyncIterator[Jobs]:
    """Open a store that writes and work the queue off while the context lasts; what waits at its end is dropped.

    A document that is being written then is not in: each is one transaction. Raises as graph.store.open_store does.
    """
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="policygraph-", ignore_cleanup_errors=True)))
        store = await stack.enter_async_context(open_store(settings))
        jobs = Jobs(store, Reader(settings.max_bytes), folder)
        worker = asyncio.create_task(jobs.work())
        try:
            yield jobs
        finally:
            worker.cancel()
            with suppress(asyncio.CancelledError):
                await worker


def _fail(job: Job, detail: str, place: int | None = None) -> None:
    job.error = JobError(detail=detail, place=place)
    job.state = "failed"


def _tell(job: Job, records: GraphRecords) -> None:
    job.policy = JobPolicy.model_validate(records.policy.model_dump(include=set(JobPolicy.model_fields)))
    job.tasks, job.targets = len(records.tasks), len(records.targets)
    job.responsibilities = len(records.responsibilities)
    job.layout_confidence = layout_confidence(records)
    found: dict[Missing, object] = {
        "title": records.policy.title,
        "issue date": records.policy.issued_on,
        "place": records.applies_to,
        "tasks": records.tasks,
        "responsible units": records.responsibilities,
        "targets": records.targets,
    }
    job.missing = [name for name, what in found.items() if not what]
