"""What a key of the service may be for."""

from __future__ import annotations

from enum import StrEnum


class Right(StrEnum):
    """What a key is for; none of them has another one in it."""

    READ = "read"
    WRITE = "write"
    JUDGE = "judge"
