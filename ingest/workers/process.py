"""A process that reads files one after the other, as its owner sees it (Worker) and from within (serve).

Its owner watches it from outside, for nothing inside can be relied on once a file makes it hang. What is watched is
the memory that it holds (RSS): a limit of the address space (RLIMIT_AS) would count what is mapped and never touched,
exists on Linux alone, and ends in libraries of C that do not survive a failed allocation.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path
from typing import Any, Generic, TypeVar

import psutil

from graph.errors import DocumentError
from ingest.workers.limits import Limits

T = TypeVar("T")
MOST_FILES = 200
START_SECONDS = 60.0
POLL_SECONDS = 0.02
_READY, _TAKEN = "ready", "taken"
_NICE = 10
_CODE = ["ingest.workers.process", "ingest.evaluation.health", "ingest.formats.read", "ingest.records.resolve"]


@dataclass(frozen=True, slots=True)
class FileTask(Generic[T]):
    """A file, and what is done with it: a function of a module, or a partial of one, for it goes to the process.

    work raises DocumentError where the file cannot be read. unpacked: its size where it is a compressed one.
    """

    path: Path
    work: Callable[[], T]
    unpacked: int | None = None

    @property
    def size(self) -> int:
        """Bytes of the file; 0 where there is none, which is for work to tell."""
        if self.unpacked is not None:
            return self.unpacked
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


class NotTakenError(DocumentError):
    """The process ended before it had the file, which is no fault of the file: another process may read it."""


class EndedError(DocumentError):
    """The process ended while it had the file, which may be the file's fault, or that of who ended it."""


class Worker:
    """A process that was started and gets ready by itself. One thread reads with it at a time; any may kill it."""

    def __init__(self) -> None:
        """Start it. Not forked from the owner, which has threads."""
        context = _context()
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), name="policygraph-reader", daemon=True)
        with _interrupts_held_back():
            self._process.start()
        theirs.close()  # so that the process holds the only other end, and its end is the end of the pipe
        self._files, self._rest = 0, 0
        self.reading = False  # whether it has taken a file, and not answered

    @property
    def pid(self) -> int | None:
        """Its process id."""
        return self._process.pid

    def read(self, task: FileTask[T], limits: Limits) -> T:
        """What the task's work returns, within limits (of an empty file).

        NotTakenError: the process ended before. EndedError: it ended meanwhile. DocumentError: that of the work; or
        the process was ended because it passed a limit.
        """
        allowed = limits.of(task.size)
        ended: type[DocumentError] = NotTakenError
        try:
            self._get_ready(task)
            self._files += 1
            self._pipe.send(task)
            self._receive(task, allowed)
            ended, self.reading = EndedError, True
            answer: T | DocumentError = self._receive(task, allowed)
        except (EOFError, OSError) as error:
            self._process.join()
            reason = f"the process that read it ended before it was done (code {self._process.exitcode})"
            raise ended(str(task.path), reason) from error
        finally:
            self.reading = False
        if isinstance(answer, DocumentError):
            raise answer
        return answer

    def worn(self, limits: Limits) -> bool:
        """Whether it should not read another file: it ended, read enough, or kept memory that the next would lack."""
        kept = self._memory() - self._rest
        return not self._process.is_alive() or self._files >= MOST_FILES or kept > limits.memory / 2

    def kill(self) -> None:
        """End the process at once; whoever reads with it gets a DocumentError."""
        self._process.kill()

    def close(self) -> None:
        """End the process and let go of all that it took; nobody reads with it any more."""
        self.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()

    def _get_ready(self, task: FileTask[Any]) -> None:
        """Wait for a new process; what it holds then is what it holds at rest."""
        if self._files:
            return
        if not self._pipe.poll(START_SECONDS):
            raise self._given_up(task, f"the process that reads did not start in {START_SECONDS:g} seconds")
        self._pipe.recv()
        self._rest = self._memory()

    def _receive(self, task: FileTask[Any], allowed: Limits) -> Any:
        deadline = time.monotonic() + allowed.seconds
        while not self._pipe.poll(POLL_SECONDS):
            if time.monotonic() > deadline:
                raise self._given_up(task, f"not read in {allowed.seconds:.3g} seconds (POLICYGRAPH_READ_SECONDS)")
            if self._memory() - self._rest > allowed.memory:
                megabytes = f"{allowed.memory / 1_000_000:.0f} MB"
                raise self._given_up(task, f"took more than {megabytes} of memory (POLICYGRAPH_READ_MEMORY)")
        return self._pipe.recv()

    def _given_up(self, task: FileTask[Any], reason: str) -> DocumentError:
        self.kill()
        self._process.join()
        return DocumentError(str(task.path), f"given up: {reason}")

    def _memory(self) -> int:
        """Bytes that the process holds; 0 when it is gone."""
        try:
            return int(psutil.Process(self.pid).memory_info().rss)
        except psutil.Error:
            return 0


def _context() -> ForkServerContext | SpawnContext:
    """Forks of a process that has loaded the code and has no threads; a new Python each where a system cannot fork."""
    if "forkserver" not in get_all_start_methods():  # Windows
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(_CODE)
    return context


def serve(pipe: Connection) -> None:
    """What the process does: get ready, say so, then take each task, say so, answer its result or a DocumentError."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the owner, which ends its processes itself
    threading.Thread(target=_end_with_owner, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_NICE)  # who waits for an answer, or writes one to the store, goes before who reads
    sys.stdout = sys.stderr  # the owner's stdout is for data
    _warm()
    pipe.send(_READY)
    while True:
        try:
            task = pipe.recv()
        except (EOFError, ConnectionError):  # the owner let go of it
            return
        pipe.send(_TAKEN)
        pipe.send(_done(task))


def _done(task: FileTask[Any]) -> Any:
    try:
        return task.work()
    except DocumentError as error:
        return error
    except Exception as error:  # a bug that one file brings to light is that file's error
        return DocumentError(str(task.path), f"reading failed: {type(error).__name__}: {error}")


def _warm() -> None:
    """Load the code, the word lists and the weights, so that no file's time pays for it."""
    from ingest.evaluation.health import examine
    from ingest.facts.extract import extract
    from ingest.formats.read import from_text
    from ingest.records.resolve import resolve

    source = from_text("一、推进改革。责任单位：市财政局。")
    found = extract(source)
    resolve(found, source)
    examine(source.text, found)


def _end_with_owner() -> None:
    """The pipe tells it only between two files; this tells it at once, also when the owner was killed."""
    owner = parent_process()
    if owner is not None:
        owner.join()
        os._exit(1)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Keep Ctrl-C from a process that is started until it can ignore it; the mask is inherited."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # the first process starts it, which would take the mask away
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
