"""Who has which part in a task."""

from __future__ import annotations

from collections.abc import Sequence

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


def by_role(bodies: Sequence[TaskBody]) -> dict[str, list[str]]:
    """The names of bodies by their role, as a table shows them."""
    names = {role: [body.agency for body in bodies if body.role == role] for role in ("LEADS", "SUPPORTS")}
    return {"leads": names["LEADS"], "supports": names["SUPPORTS"]}
