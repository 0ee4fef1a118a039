"""What is kept of each job in the folder of the service, so that it goes on after the service was ended or killed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ValidationError

from api.intake.job import Job
from graph import private
from graph.audit import Who
from graph.errors import SettingsError
from graph.read.policies import PolicyRow

_SUFFIX = ".json"
_log = logging.getLogger(__name__)


class Record(BaseModel):
    """A job and what it takes to do it.

    number: later ones were sent later. file: name of what was sent, in the same folder; again: the policy whose kept
    source is read instead. tries: how often its writing was begun. written: whether it went into the graph.
    """

    job: Job
    number: int
    who: Who
    take_any: bool = False
    file: str | None = None
    again: PolicyRow | None = None
    tries: int = 0
    written: bool = False


class Records:
    """The records in a folder, a file each, whole or not there."""

    def __init__(self, folder: Path) -> None:
        """Folder: of this service alone."""
        self.folder = folder

    def save(self, record: Record) -> None:
        """Keep it as it is now. SettingsError: it cannot be written; what was kept before stays."""
        private.write(self._path(record), record.model_dump_json())

    def try_to_save(self, record: Record) -> bool:
        """The same of what goes on all the same: the log has why it is not kept."""
        try:
            self.save(record)
        except SettingsError as error:
            _log.error("job %s: %s", record.job.id, error)
            return False
        return True

    def source(self, record: Record) -> Path | None:
        """The file that was sent; None where none was, or it is gone."""
        path = self.folder / record.file if record.file else None
        return path if path and path.is_file() else None

    def finish(self, record: Record) -> None:
        """Keep how it ended, and no more the file that was sent; which stays where that cannot be kept."""
        source = self.source(record)
        if self.try_to_save(record) and source:
            source.unlink(missing_ok=True)

    def forget(self, record: Record) -> None:
        """Keep nothing of it."""
        self._path(record).unlink(missing_ok=True)

    def load(self) -> list[Record]:
        """Those that services before left, in the order in which they were sent; what belongs to none is removed."""
        found = sorted(self._parsed(), key=lambda record: record.number)
        named = {name for record in found for name in (record.file, self._path(record).name)}
        for path in self.folder.iterdir():
            if path.name not in named:
                path.unlink()
        return found

    def _parsed(self) -> Iterator[Record]:
        for path in self.folder.glob(f"*{_SUFFIX}"):
            try:
                yield Record.model_validate_json(path.read_bytes())
            except (OSError, ValidationError) as error:  # as of another version
                _log.error("%s is no job and is removed: %s", path, error)

    def _path(self, record: Record) -> Path:
        return self.folder / f"{record.job.id}{_SUFFIX}"
