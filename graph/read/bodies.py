"""Who has which part in a task."""

from __future__ import annotations

from pydantic import BaseModel

from graph.records import Basis, Role


class TaskBody(BaseModel):
    """An agency with its part in a task."""

    role: Role
    basis: Basis
    agency_id: str
    agency: str
    place: str
    confidence: float
