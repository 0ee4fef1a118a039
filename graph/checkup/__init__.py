"""What `policygraph doctor` looks at: the folder of the home and its files, the database, what the graph holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How a thing is: fail where something cannot work, warn where it works and should not stay so."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what was found, and what to do where it is not as it should be."""

    level: Level
    check: str
    found: str
    do: str = ""


def ok(check: str, found: str) -> Finding:
    """All is well."""
    return Finding(Level.OK, check, found)


def warn(check: str, found: str, do: str) -> Finding:
    """It works, and should not stay so."""
    return Finding(Level.WARN, check, found, do)


def fail(check: str, found: str, do: str) -> Finding:
    """It does not work."""
    return Finding(Level.FAIL, check, found, do)
