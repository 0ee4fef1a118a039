"""What files do to the processes that read them, as functions that such a process can import."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path

import psutil

from graph.errors import DocumentError
from ingest.records.load import Built, build


def reads(path: Path) -> str:
    """A file that is read as it should be; says in which process."""
    return f"{path.read_text('utf-8')} {os.getpid()}"


def waits_for_go(path: Path) -> str:
    while not (path.parent / "go").exists():
        time.sleep(0.01)
    return path.name


def waits(path: Path, seconds: float) -> str:
    time.sleep(seconds)
    return path.name


def exits(path: Path) -> None:
    os._exit(7)


def is_killed(path: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def is_killed_once(path: Path) -> str:
    """Killed by somebody the first time, as with all processes of a service that is ended."""
    mark = path.with_suffix(".killed")
    if not mark.exists():
        mark.touch()
        is_killed(path)
    return reads(path)


def kills_worker(path: Path) -> None:
    """Ends the worker of a cluster, whose process this is; it ends with it.

    Not at once: Dask does not start a worker anew that ends while it is being started.
    """
    time.sleep(3)
    owner = multiprocessing.parent_process()
    assert owner is not None
    psutil.Process(owner.pid).kill()
    time.sleep(600)


def hangs(path: Path) -> None:
    time.sleep(600)


def spins(path: Path) -> None:
    while True:
        pass


def swells(path: Path) -> None:
    held = []
    while True:
        held.append(bytearray(os.urandom(1_000)) * 10_000)
        time.sleep(0.005)


def keeps(path: Path, size: int) -> None:
    """Leaves memory behind that nobody gives back."""
    sys.modules[__name__].__dict__.setdefault("kept", []).append(bytearray(os.urandom(1_000)) * (size // 1_000))


def trips(path: Path) -> None:
    raise IndexError("out of range")


def refuses(path: Path) -> None:
    raise DocumentError(str(path), "no such form", 3)


def cannot_be_sent(path: Path) -> object:
    return lambda: None


def prints(path: Path) -> str:
    print("a library says something")
    return path.name


def builds(path: Path, limit: int) -> Built:
    """As a service has it built; but a file of over a thousand bytes not before there is a file `go` beside it."""
    while path.stat().st_size > 1_000 and not (path.parent / "go").exists():
        time.sleep(0.01)
    return build(path, limit)
