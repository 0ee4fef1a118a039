"""Which agencies there are, and how much each carries."""

from __future__ import annotations

from pydantic import BaseModel

from graph.read.choice import Chosen, chosen, holding
from graph.read.history import missing
from graph.read.listing import WHOLE, Listing, View
from graph.read.paging import PAGE, Page, Reader
from graph.records import AgencyKind


class AgencyRow(BaseModel):
    """An agency; leads and supports count tasks. place is a city's path, or ?policy-id where it is not known."""

    id: str
    name: str
    kind: AgencyKind
    function: str | None = None
    place: str
    policy_title: str | None = None
    aliases: list[str]
    leads: int
    supports: int


async def agencies(
    store: Reader,
    *,
    q: str | None = None,
    city: Chosen = None,
    kind: Chosen = None,
    functions: Chosen = None,
    min_confidence: float = 0.0,
    view: View = WHOLE,
) -> Page[AgencyRow]:
    """Agencies by id, those of just the name or alias q before those that only hold it, where not ordered otherwise.

    min_confidence: of the facts that count; an agency of which none of them speaks is left out.
    """
    fields = chosen(city=city, kind=kind, functions=functions)
    return await AGENCIES.page(store, fields | holding(q) | {"min_confidence": min_confidence}, view)


async def agency(store: Reader, id: str, *, min_confidence: float = 0.0) -> AgencyRow:
    """One agency; NotFoundError if there is none of this id, MovedError where it has another now."""
    rows = await store.run("read/agency", id=id, min_confidence=min_confidence)
    if not rows:
        await missing(store, "agency", id)
    return AgencyRow.model_validate(rows[0] | {"aliases": rows[0]["aliases"] or []})


class PartnerRow(BaseModel):
    """An agency that has a part in the same tasks as another one; counts of tasks."""

    id: str
    name: str
    place: str
    shared: int
    led_by_it: int
    led_by_partner: int


async def partners(store: Reader, id: str, *, min_confidence: float = 0.0, limit: int = PAGE) -> list[PartnerRow]:
    """Who works with an agency (id), the one that shares most tasks first."""
    rows = await store.run("read/partners", agency=id, min_confidence=min_confidence, limit=limit)
    return [PartnerRow.model_validate(row) for row in rows]


AGENCIES = Listing(
    "agencies",
    lambda row: AgencyRow.model_validate(row | {"aliases": row["aliases"] or []}),
    (("after", "id", ""),),
    {"name": ("agency_name", str), "load": ("load", float), "leads": ("leads", float), "supports": ("supports", float)},
    {"kind": "agency_kind", "city": "agency_place", "function": "part_function"},
    sorted_by=float,
)
