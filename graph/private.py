"""Files of the home that nobody but their owner reads: written whole or not at all, or a line at a time."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from graph import locks
from graph.settings import unwritable

OWNER_ONLY = 0o600


def write(path: Path, text: str) -> None:
    """Put the text in the place of what is there. SettingsError: it cannot be written; what was there stays."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)  # one that was left may be another's to read
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w", encoding="utf-8") as file:
            file.write(text)
        part.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error


def append(path: Path, line: str) -> None:
    """Add one line, by one write, after what a writer before left unfinished. SettingsError: it cannot be written.

    The file is opened anew each time, so that whoever moves it away gets a new one begun.
    """
    data = f"{line}\n".encode()
    try:
        with locks.held(path.with_suffix(".lock")):
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
            try:
                _write(file, data)
            finally:
                os.close(file)
    except OSError as error:
        raise unwritable(path, error) from error


def _write(file: int, data: bytes) -> None:
    size = os.fstat(file).st_size
    if size and os.pread(file, 1, size - 1) != b"\n":
        data = b"\n" + data
    if os.write(file, data) < len(data):
        raise OSError(errno.ENOSPC, "no room for the whole line")
