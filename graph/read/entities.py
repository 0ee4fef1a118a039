"""Nodes as what others may be merged into."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from graph.judgements import Entity
from graph.read.paging import Reader


class IdentityRow(BaseModel):
    """An agency or indicator by what it is known by; place and aliases are an agency's."""

    id: str
    what: Entity
    name: str
    key: str
    place: str | None = None
    aliases: list[str]


async def identities(store: Reader, ids: Sequence[str]) -> list[IdentityRow]:
    """The agencies and indicators of these ids, by id; an id that names none is left out."""
    return [IdentityRow.model_validate(row) for row in await store.run("read/identities", ids=list(ids))]
