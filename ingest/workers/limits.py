"""What reading one file may cost."""

from __future__ import annotations

from dataclasses import dataclass

MEMORY_PER_BYTE = 50
"""A long plain text takes 33 bytes of memory for each of its own, and 47 with the answer packed."""
SECONDS_PER_BYTE = 2 / 100_000


@dataclass(frozen=True, slots=True)
class Limits:
    """memory: bytes beyond what the process holds at rest; seconds: of the clock."""

    memory: int
    seconds: float

    def of(self, size: int) -> Limits:
        """The limits of a file of so many bytes, where these are those of an empty one."""
        return Limits(self.memory + MEMORY_PER_BYTE * size, self.seconds + SECONDS_PER_BYTE * size)
