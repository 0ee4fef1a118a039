"""Where documents wait that came in over HTTP: a folder of this process alone, and how many bytes there may be.

What a service leaves in its folder, ended or killed, goes into the folder of the next one that starts.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph import locks
from graph.errors import PolicygraphError
from graph.settings import make_home, unwritable

LEAST_BYTES = 10_000
"""What a document counts at least: its job takes room too."""


class FullError(PolicygraphError):
    """As many bytes of documents wait as may."""


class Room:
    """The bytes of all documents that come in, wait, or are worked on: at most `most`."""

    def __init__(self, most: int) -> None:
        """Empty at first."""
        self.most, self.taken = most, 0

    @contextmanager
    def place(self) -> Iterator[Place]:
        """Room for a document while the context lasts. FullError: there is none."""
        place = Place(self)
        try:
            place.take(LEAST_BYTES)
            yield place
        finally:
            self.taken -= place.taken


class Place:
    """What one document takes of the room."""

    def __init__(self, room: Room) -> None:
        """Made by Room.place."""
        self._room, self.taken = room, 0

    def take(self, size: int) -> None:
        """Take so many bytes more. FullError: they are not there."""
        if self._room.taken + size > self._room.most:
            raise FullError(f"documents of {self._room.taken} bytes wait already; send this one again later")
        self.hold(size)

    def hold(self, size: int) -> None:
        """The same of what is there already, however much there is."""
        self._room.taken += size
        self.taken += size


@contextmanager
def own_folder(home: Path) -> Iterator[Path]:
    """A new folder below home while the context lasts, with what services before left; it stays if it holds a job then.

    A lock beside the folder, which ends with the process, tells whose service still runs.
    """
    make_home(home)
    root = home / "incoming"
    try:
        root.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise unwritable(root, error) from error
    folder = root / secrets.token_hex(8)
    lock = folder.with_suffix(".lock")
    with locks.held(root / "start"):  # nobody takes it over between the making of a lock and its holding
        holding = locks.held(lock)
        holding.__enter__()
        folder.mkdir(mode=0o700)
        _take_over(root, folder)
    try:
        yield folder
    finally:
        if not any(folder.glob("*.json")):
            _remove(folder)
        holding.__exit__(None, None, None)


def _take_over(root: Path, folder: Path) -> None:
    """Names are chance and do not meet. What is left of a taking over that breaks off is taken over later."""
    for lock in root.glob("*.lock"):
        old = lock.with_suffix("")
        with locks.attempted(lock) as ownerless:
            if ownerless and old != folder:
                for path in old.iterdir() if old.is_dir() else ():
                    path.replace(folder / path.name)
                _remove(old)


def _remove(folder: Path) -> None:
    """The folder, then its lock: what is left of a removal that breaks off is swept later."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.with_suffix(".lock").unlink(missing_ok=True)
