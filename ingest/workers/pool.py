"""Processes that read files: as many at a time as there are processes, each file within limits."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from graph.errors import DocumentError
from graph.settings import Settings
from ingest.workers.limits import Limits
from ingest.workers.order import in_order
from ingest.workers.process import FileTask, NotTakenError, Worker

T = TypeVar("T")


class Pool:
    """A context that ends its processes. A thread each looks after one process while it reads a file.

    A process is started when a file first needs it, and replaced when it passed a limit, ended, or is worn.
    """

    def __init__(self, processes: int, limits: Limits, ahead: int) -> None:
        """Limits: of an empty file; ahead: bytes of files that in_order may have under way."""
        self.processes, self._limits, self._ahead = processes, limits, ahead
        self._threads = ThreadPoolExecutor(processes, "policygraph-reader")
        self._lock = threading.Lock()
        self._closed = False
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()

    def __enter__(self) -> Pool:
        """Nothing is started yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes, whatever they do; what is not read yet is not read any more."""
        with self._lock:
            self._closed = True
            for worker in self._busy:
                worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._idle:
            worker.close()

    def start(self) -> None:
        """Start every process now, for a service that shall answer its first document as quickly as the others."""
        with self._lock:
            self._idle += [Worker() for _ in range(self.processes - len(self._idle) - len(self._busy))]

    def rest(self) -> None:
        """End the processes that have nothing to do; the next file starts one anew."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.close()

    @property
    def pids(self) -> list[int]:
        """Ids of the processes that read now."""
        with self._lock:
            return [worker.pid for worker in self._busy if worker.reading and worker.pid is not None]

    def submit(self, task: FileTask[T]) -> Future[T]:
        """Have a file read; the future has what task.work returns, or a DocumentError."""
        return self._threads.submit(self._read, task)

    def in_order(self, tasks: Iterable[FileTask[T]]) -> Iterator[Future[T]]:
        """Have files read; their futures in the same order, whichever are done first."""
        return in_order(self.submit, tasks, self.processes, self._ahead)

    def _read(self, task: FileTask[T]) -> T:
        for _ in range(self.processes):  # all that are idle may have ended while they had nothing to do
            with suppress(NotTakenError):
                return self._try(task)
        return self._try(task)

    def _try(self, task: FileTask[T]) -> T:
        worker = self._borrow(task)
        try:
            return worker.read(task, self._limits)
        finally:
            self._give_back(worker)

    def _borrow(self, task: FileTask[T]) -> Worker:
        with self._lock:
            if self._closed:
                raise DocumentError(str(task.path), "not read: the work was broken off")
            worker = self._idle.pop() if self._idle else Worker()
            self._busy.add(worker)
            return worker

    def _give_back(self, worker: Worker) -> None:
        worn = worker.worn(self._limits)
        with self._lock:
            self._busy.remove(worker)
            if not worn:
                self._idle.append(worker)
            elif not self._closed:  # the next gets ready while other files are read
                self._idle.append(Worker())
        if worn:
            worker.close()


def open_pool(settings: Settings, processes: int) -> Pool:
    """The pool of these settings."""
    limits = Limits(settings.read_memory, settings.read_seconds)
    return Pool(processes, limits, ahead=2 * settings.max_bytes)
