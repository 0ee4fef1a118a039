"""A Dask cluster that reads files, past what one machine does: their bytes go to it, what they say comes back.

Nothing is written there. The scheduler needs Dask alone: what it passes on it need not understand.
"""

from __future__ import annotations

import logging
import pickle
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from graph.errors import ClusterError, DocumentError, PolicygraphError, SettingsError
from graph.settings import Settings
from ingest.version import reads_with
from ingest.workers.limits import Limits
from ingest.workers.order import in_order
from ingest.workers.process import FileTask
from ingest.workers.remote import read_here

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
CONNECT_SECONDS = 6.0
WORKER_SECONDS = 5.0
CHECK_SECONDS = 30.0
ALONE_SECONDS = 60.0
ASK_SECONDS = 5.0
PER_THREAD = 2  # files under way for each thread of a worker: one that is read, one that waits there
TRIES = 3
GO_ON = "what is in stays; call it again to go on"
_OPTIONS = {
    "distributed.admin.large-graph-warning-threshold": "1 TB",  # bytes of a file are no large graph
    "distributed.diagnostics.computations.nframes": 0,  # it would send this source along
}


class Cluster:
    """Reads in order as a Pool does. A thread each looks after one file while it is away."""

    def __init__(self, client: Client, threads: int, limits: Limits, ahead: int) -> None:
        """Threads: files that are away at a time; limits: of an empty file; ahead: bytes that in_order may have so."""
        self._client, self._limits, self._ahead, self._count = client, limits, ahead, threads
        self._threads = ThreadPoolExecutor(threads, "policygraph-cluster")
        self._alone = threading.Lock()

    def __enter__(self) -> Cluster:
        """It is connected already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the cluster; what is not read yet is not read any more."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._client.close(timeout=CONNECT_SECONDS)  # who waits for a file is told that it is cancelled
        self._threads.shutdown()

    def submit(self, task: FileTask[Callable[[], T]]) -> Future[T]:
        """Have a file read: the task's work is done here, and what it returns is called there, in another process.

        The future has what that returns, a DocumentError, or a ClusterError where no file can be read any more.
        """
        return self._threads.submit(self._read, task)

    def in_order(self, tasks: Iterable[FileTask[Callable[[], T]]]) -> Iterator[Future[T]]:
        """Have files read; their futures in the same order, whichever are done first."""
        return in_order(self.submit, tasks, self._count, self._ahead)

    def _read(self, task: FileTask[Callable[[], T]]) -> T:
        """Dask gives up all that were on workers that died, not knowing which killed them: each is tried alone then."""
        from distributed import KilledWorker

        work = task.work()
        try:
            return self._sent(task, work)
        except KilledWorker:
            with self._alone:
                return self._sent_alone(task, work)

    def _sent_alone(self, task: FileTask[Any], work: Callable[[], T]) -> T:
        from distributed import KilledWorker

        try:
            return self._sent(task, work)
        except KilledWorker as error:
            deaths = error.allowed_failures + 1
            raise DocumentError(str(task.path), f"given up: {deaths} workers ended while they read it alone") from error

    def _sent(self, task: FileTask[Any], work: Callable[[], T]) -> T:
        from distributed import KilledWorker

        reading = partial(read_here, task.path, task.size, work, self._limits, reads_with())
        try:
            away = self._client.submit(_far(reading), pure=False, retries=TRIES - 1, key=None)
            answer: T | DocumentError = self._result(away)
        except (KilledWorker, PolicygraphError):
            raise
        except Exception as error:
            raise ClusterError(f"the Dask cluster is gone ({_told(error)}); {GO_ON}") from error
        if isinstance(answer, DocumentError):
            raise answer
        return answer

    def _result(self, away: Any) -> Any:
        """Wait for it as long as there is somebody to read it."""
        alone = 0.0
        while alone < ALONE_SECONDS:
            try:
                return away.result(ASK_SECONDS)
            except TimeoutError:
                alone = 0.0 if self._client.nthreads() else alone + ASK_SECONDS
        raise ClusterError(f"the Dask cluster has had no worker for {ALONE_SECONDS:.0f} seconds; {GO_ON}")


@contextmanager
def open_cluster(address: str, settings: Settings) -> Iterator[Cluster]:
    """The cluster whose scheduler is at an address, such as tcp://10.0.0.7:8786, once its workers are looked at.

    SettingsError: Dask is not installed. ClusterError: it does not answer, has no workers, or some that read otherwise.
    """
    try:
        import dask
        import distributed  # noqa: F401
    except ImportError as error:
        raise SettingsError("a cluster needs Dask: install policygraph[dask]") from error
    with ExitStack() as stack:
        stack.enter_context(_quiet())
        stack.enter_context(dask.config.set(_OPTIONS))
        client = stack.enter_context(_connected(address))
        threads = PER_THREAD * sum(client.nthreads().values())
        limits = Limits(settings.read_memory, settings.read_seconds)
        yield stack.enter_context(Cluster(client, threads, limits, ahead=2 * settings.max_bytes))


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        client = _client(address)
    except Exception as error:
        reason = f"no Dask scheduler answers at {address} ({_told(error)})"
        raise ClusterError(f"{reason}; `dask scheduler` prints the address of one that it starts") from error
    try:
        _check(client)
        yield client
    finally:
        client.close(timeout=CONNECT_SECONDS)


def _client(address: str) -> Client:
    from distributed import Client

    class Closed(Client):
        """Counts as closed where it could not be connected, else it is closed once more at length when Python ends."""

        def start(self, **options: Any) -> None:
            try:
                super().start(**options)  # type: ignore[no-untyped-call]
            except Exception:
                self.status = "closed"
                raise

    return Closed(address, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]


def _check(client: Client) -> None:
    try:
        client.wait_for_workers(1, timeout=WORKER_SECONDS)
    except TimeoutError as error:
        raise ClusterError("the Dask cluster has no workers; `dask worker ADDRESS` starts one") from error
    told = _asked(client)
    others = [f"{worker} {one}" for worker, one in sorted(told.items()) if one != reads_with()]
    if others:
        raise ClusterError(f"workers of the cluster do not read as this does ({reads_with()}): {'; '.join(others)}")


def _asked(client: Client) -> dict[str, str]:
    """What each worker reads with, or why it cannot be told."""
    with ThreadPoolExecutor(1) as asking:
        answer = asking.submit(client.run, _far(reads_with), on_error="return")
        try:
            told: dict[str, Any] = answer.result(CHECK_SECONDS)
        except Exception as error:
            client.close(timeout=CONNECT_SECONDS)  # which ends the asking
            raise ClusterError(f"the workers of the Dask cluster do not answer ({_told(error)})") from error
    return {worker: one if isinstance(one, str) else _why_not(one) for worker, one in told.items()}


def _why_not(error: Exception) -> str:
    missing = isinstance(error, ModuleNotFoundError)
    return f"has no policygraph ({error})" if missing else f"cannot say ({_told(error)})"


def _far(work: Callable[[], T]) -> Callable[[], T]:
    """The same, packed, so that whoever passes it on needs none of its modules: a lambda goes by its value."""
    return partial(lambda packed: pickle.loads(packed)(), pickle.dumps(work))  # noqa: S301 - packed here


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0].rstrip(": ")


@contextmanager
def _quiet() -> Iterator[None]:
    """What Dask logs of a scheduler that went is told in one line here."""
    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
