"""What things are called: all that the resolver of names looks a typed one up in."""

from __future__ import annotations

from pydantic import BaseModel

from graph.read.paging import Reader
from graph.records import AgencyKind
from graph.stamping import version_now


class AgencyName(BaseModel):
    """An agency by its names; policy_title tells unknown places apart."""

    id: str
    name: str
    key: str
    place: str
    kind: AgencyKind
    function: str | None = None
    aliases: list[str]
    policy_title: str | None = None

    @property
    def shown_place(self) -> str | None:
        """Its place as a person is told it: of an unknown one a policy that names the agency."""
        return self.policy_title if self.place.startswith("?") else self.place


class PolicyName(BaseModel):
    """A loaded policy by its title and 文号."""

    id: str
    title: str | None = None
    doc_number: str | None = None
    city: str | None = None


class IndicatorName(BaseModel):
    """An indicator by its name and unit."""

    id: str
    name: str
    unit: str | None = None


async def is_id(store: Reader, what: str, name: str) -> bool:
    """Whether a name is the id of an agency, indicator, loaded policy or city; what: which of them."""
    return any(row["what"] == what for row in await store.run("read/known", id=name))


async def version(store: Reader) -> int:
    """How many writes the store has seen; 0 before the first."""
    return await version_now(store.run)


async def agency_names(store: Reader) -> list[AgencyName]:
    """All agencies, by id."""
    return [AgencyName.model_validate(row) for row in await store.run("read/names_agencies")]


async def policy_names(store: Reader) -> list[PolicyName]:
    """All loaded policies, by id."""
    return [PolicyName.model_validate(row) for row in await store.run("read/names_policies")]


async def indicator_names(store: Reader) -> list[IndicatorName]:
    """All indicators, by id."""
    return [IndicatorName.model_validate(row) for row in await store.run("read/names_indicators")]
