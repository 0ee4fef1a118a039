"""What a worker of a Dask cluster does with a file: it has it read in a process beside it, within limits, as anywhere.

So a file that crashes, hangs or takes too much memory costs a process and no worker, and not the files beside it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from multiprocessing import current_process
from pathlib import Path
from typing import TypeVar

from graph.errors import ClusterError, DocumentError
from ingest.version import reads_with
from ingest.workers.limits import Limits
from ingest.workers.pool import Pool
from ingest.workers.process import EndedError, FileTask

T = TypeVar("T")
IDLE_SECONDS = 120.0
_making = threading.Lock()


class Readers:
    """A pool whose processes end when nothing was read for a while: a cluster does other work too."""

    def __init__(self, processes: int, limits: Limits) -> None:
        """Limits: of an empty file."""
        self._pool = Pool(processes, limits, ahead=0)
        self._changing = threading.Lock()
        self._timer = threading.Timer(0, self._pool.rest)

    def read(self, task: FileTask[T]) -> T:
        """What the task's work returns. DocumentError as of Pool.submit."""
        try:
            return self._pool.submit(task).result()
        finally:
            with self._changing:
                self._timer.cancel()
                self._timer = threading.Timer(IDLE_SECONDS, self._pool.rest)
                self._timer.daemon = True
                self._timer.start()


def read_here(told: Path, size: int, work: Callable[[], T], limits: Limits, reading: str) -> T | DocumentError:
    """What work returns, or why the file cannot be read. told: how it is named; size: its bytes; reading: reads_with.

    Returned, not raised, for Dask tells of what is raised at length. EndedError is raised, for Dask to try again
    elsewhere: who ends a worker may end its processes first. ClusterError: files are read otherwise here.
    """
    if reads_with() != reading:
        raise ClusterError(f"a worker of the cluster reads otherwise: {reads_with()}, not {reading}")
    try:
        return readers(_threads(), limits).read(FileTask(told, work, size))
    except EndedError:
        raise
    except DocumentError as error:
        return error


def readers(processes: int, limits: Limits) -> Readers:
    """Those of this process, made when they are first needed."""
    with _making:
        return _readers(processes, limits)


@cache
def _readers(processes: int, limits: Limits) -> Readers:
    current_process().daemon = False  # as which Dask starts its workers, and which may start no processes
    return Readers(processes, limits)


def _threads() -> int:
    """Files that this worker is given at a time."""
    from distributed import get_worker

    return int(get_worker().state.nthreads)
