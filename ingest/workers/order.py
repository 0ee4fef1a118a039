"""Files handed out to whoever reads them, and their futures in the order of the files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import Any, TypeVar

from ingest.workers.process import FileTask

T = TypeVar("T")
Task = TypeVar("Task", bound=FileTask[Any])
MOST_AHEAD = 16
"""Files that are read before the first that is not taken yet, for each reader."""


def in_order(
    submit: Callable[[Task], Future[T]], tasks: Iterable[Task], readers: int, ahead: int
) -> Iterator[Future[T]]:
    """Futures of tasks in their order, whichever are done first; ahead: bytes of files that may be under way.

    Handed out are files as far ahead of the first that is not done as their bytes allow, at least one a reader,
    and not so many that what was read of them takes much memory.
    """
    waiting: deque[tuple[Future[T], int]] = deque()
    under_way = 0
    for task in tasks:
        size = task.size
        full = len(waiting) >= MOST_AHEAD * readers
        while waiting and (full or (len(waiting) >= readers and under_way + size > ahead)):
            full = False
            future, read = waiting.popleft()
            yield future  # whoever takes it waits for it
            under_way -= read
        waiting.append((submit(task), size))
        under_way += size
    while waiting:
        yield waiting.popleft()[0]
