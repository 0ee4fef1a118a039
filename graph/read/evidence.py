"""The words that a fact rests on, as every answer gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel


class Evidence(BaseModel):
    """What the policy (id) says: quote is text[start:end], offsets in code points; sentence is the whole one around it.

    Of a list of bodies the quote is the name alone, and the sentence the list. href: the fact marked in its text on the
    page, from the service's root.
    """

    quote: str
    start: int
    end: int
    sentence: str
    policy: str
    href: str


def evidence(row: Mapping[str, Any], fact: str, policy: str) -> dict[str, Any]:
    """From a row, or the fields of an edge; fact: its id. What an older version wrote has no sentence but its quote."""
    fields = {name: row[name] for name in ("quote", "start", "end")}
    told = row.get("sentence") or row["quote"]
    return fields | {"sentence": told, "policy": policy, "href": f"/policies/{policy}?fact={fact}"}


CELLS = ("quote", "start", "end", "sentence", "href")
"""Cells of a table that evidence becomes."""


def cells(one: Evidence | None) -> dict[str, Any]:
    """Evidence in the cells of a table; empty without any."""
    return {name: getattr(one, name) if one else None for name in CELLS}
