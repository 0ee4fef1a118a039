"""Who changed the graph, and when: a line of audit.jsonl in the home for each write, those of the command line too."""

from __future__ import annotations

import getpass
import hashlib
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from graph import private
from graph.errors import PolicygraphError, SettingsError
from graph.settings import make_home

FILE = "audit.jsonl"
Action = Literal["ingest", "reread", "remove", "judge", "undo", "restore", "import", "add key", "remove key"]
Outcome = Literal["done", "left", "failed"]
_LONGEST_DETAIL = 500
_log = logging.getLogger(__name__)


class Who(BaseModel):
    """Who does it: a key of the service (http) with the address, or a user of this machine (command)."""

    model_config = ConfigDict(frozen=True)

    by: str
    via: Literal["http", "command"]
    address: str | None = None

    @classmethod
    def here(cls) -> Who:
        """The user whose process this is."""
        try:
            return cls(by=getpass.getuser(), via="command")
        except (OSError, KeyError):  # a user without a name, as in a container
            return cls(by=f"uid {os.getuid()}", via="command")


class Entry(BaseModel):
    """A line: time in UTC; policy and judgement: ids; document: its name; sha256: of its bytes; detail: in words.

    outcome: left is a document that was read and changed nothing.
    """

    model_config = ConfigDict(frozen=True)

    time: datetime
    by: str
    via: str
    address: str | None = None
    action: Action
    outcome: Outcome
    policy: str | None = None
    document: str | None = None
    sha256: str | None = None
    judgement: str | None = None
    job: str | None = None
    detail: str | None = None


class Found(NamedTuple):
    """Entries, the oldest first, and how many lines are none, such as one that a full disk cut off."""

    entries: list[Entry]
    broken: int


class Audit:
    """The log of a home."""

    def __init__(self, home: Path) -> None:
        """Nothing is made before the first write."""
        self.path = home / FILE

    def note(self, who: Who, action: Action, outcome: Outcome, **what: str | None) -> None:
        """Add a line; what: the other fields of an entry.

        Raises nothing: what was written to the graph is so, and a log that cannot be written is told as an error.
        """
        what["detail"] = (what.get("detail") or "")[:_LONGEST_DETAIL] or None
        entry = Entry(time=datetime.now(UTC), action=action, outcome=outcome, **who.model_dump(), **what)
        line = entry.model_dump_json(exclude_none=True)
        try:
            make_home(self.path.parent)
            private.append(self.path, line)
        except SettingsError as error:
            _log.error("%s; not in it: %s", error, line)

    @contextmanager
    def noted(self, who: Who, action: Action, **what: str | None) -> Iterator[dict[str, Any]]:
        """Note what is done in the context, and whether it went well; what it gives takes what becomes known there.

        A thing that is not there, or not allowed, is noted as failed.
        """
        try:
            yield what
        except PolicygraphError as error:
            self.note(who, action, "failed", **{**what, "detail": str(error)})
            raise
        self.note(who, action, "done", **what)

    def read(self, since: datetime | None = None) -> Found:
        """What was done since a time (with a zone). SettingsError: the log cannot be read."""
        try:
            lines = self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return Found([], 0)
        except OSError as error:
            raise SettingsError(f"{self.path} cannot be read: {error.strerror}") from error
        entries = [_parsed(line) for line in lines if line.strip()]
        whole = [one for one in entries if one]
        return Found([one for one in whole if since is None or one.time >= since], len(entries) - len(whole))


def digest(path: Path) -> str | None:
    """SHA-256 of a file; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _parsed(line: bytes) -> Entry | None:
    try:
        return Entry.model_validate_json(line)
    except ValidationError:
        return None
