"""A word on a terminal while one file takes long to read, so that who waits knows for what."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from cli.output import say

T = TypeVar("T")
SECONDS = 3.0
Say = Callable[[str], None]


def watched(file: Path | str, reading: Future[T], speak: Say = say) -> Future[T]:
    """The same reading; when it is not done in a few seconds, the file is named on stderr if that is a terminal."""
    if sys.stderr.isatty() and not reading.done():
        timer = threading.Timer(SECONDS, speak, [f"reading {file} …"])
        timer.daemon = True  # it keeps no command that ends
        timer.start()
        reading.add_done_callback(lambda _: timer.cancel())
    return reading


def all_watched(files: Iterable[Path | str], readings: Iterable[Future[T]], speak: Say = say) -> Iterator[Future[T]]:
    """Readings in their order, each watched from when it is waited for."""
    for file, reading in zip(files, readings, strict=True):
        yield watched(file, reading, speak)
