"""Locks on files: they end with the process that holds them, kill -9 included."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import portalocker

from graph.settings import unwritable


def _wait(shared: bool, wait: bool) -> portalocker.LockFlags:
    flags = portalocker.LOCK_SH if shared else portalocker.LOCK_EX
    return flags if wait else flags | portalocker.LOCK_NB


@contextmanager
def held(path: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold the lock, waiting for it; several may hold it shared at once. SettingsError: the file cannot be made."""
    with _opened(path) as file:
        portalocker.lock(file, _wait(shared, wait=True))
        yield


@contextmanager
def attempted(path: Path, *, shared: bool = False) -> Iterator[bool]:
    """Hold the lock if it is free; gives whether it is held."""
    with _opened(path) as file:
        try:
            portalocker.lock(file, _wait(shared, wait=False))
        except (portalocker.AlreadyLocked, portalocker.LockException):
            yield False
            return
        yield True


def _opened(path: Path) -> TextIO:
    try:
        return path.open("a")
    except OSError as error:
        raise unwritable(path, error) from error
