"""The words that users choose a role by."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.records import Role


class RoleName(StrEnum):
    """A part in a task."""

    LEAD = "lead"
    SUPPORT = "support"

    @property
    def edge(self) -> Role:
        """The relationship type that it means."""
        return "LEADS" if self is RoleName.LEAD else "SUPPORTS"
