"""The words for the forms of the service's log."""

from __future__ import annotations

from enum import StrEnum


class LogForm(StrEnum):
    """Form of a line."""

    TEXT = "text"
    JSON = "json"
