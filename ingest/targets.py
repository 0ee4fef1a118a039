"""Targets, first version below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .dates import Clock
from .flat import Flat
from .model import Target


@dataclass(frozen=True, slots=True)
class Scope:
    """The document's clock, whether the words report, and the task's own deadline."""

    clock: Clock
    reports: bool
    deadline: date | None


def read_targets(flat: Flat, pieces: list[tuple[int, int]], scope: Scope) -> Iterator[Target]:
    """None yet."""
    yield from ()
