"""What of each document was not understood, for who looks where reading went wrong."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from graph.read.choice import Chosen, chosen
from graph.read.paging import Reader


class ReadingRow(BaseModel):
    """A policy with what no fact of it explains, by kind, and the mean confidence of its tasks; both as it was read.

    layout_confidence is None without tasks; pages_without_text are of a PDF.
    """

    policy_id: str
    policy_title: str | None = None
    document: str
    extractor: str | None = None
    layout_confidence: float | None = None
    not_understood: dict[str, int] = {}
    pages_without_text: list[int] = []


async def readings(store: Reader, *, policy: Chosen = None, city: Chosen = None) -> list[ReadingRow]:
    """Policies of which something was not understood, the most first, then by id."""
    rows = [_row(row) for row in await store.run("read/readings", **chosen(policy=policy, city=city))]
    found = [row for row in rows if row.not_understood or row.pages_without_text]
    return sorted(found, key=lambda row: (-sum(row.not_understood.values()), row.policy_id))


def _row(row: dict[str, Any]) -> ReadingRow:
    note = json.loads(row.pop("reading") or "{}")
    return ReadingRow(
        **row,
        layout_confidence=note.get("layout_confidence"),
        not_understood=note.get("not_understood", {}),
        pages_without_text=note.get("pages_without_text", []),
    )
