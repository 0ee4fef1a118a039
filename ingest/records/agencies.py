"""The bodies of one document as agencies of the graph: each under the place and the key that its name tells."""

from __future__ import annotations

from collections.abc import Iterable

from graph import ids
from graph.records import NATION, Agency
from ingest.facts.aliases import simple
from ingest.facts.model import AgencyMention, PolicyHead
from ingest.identity.names import Identity, identify
from ingest.identity.patterns import LEVEL
from ingest.values import gazetteer
from ingest.values.bodies import kind


class Agencies:
    """Agencies by the surfaces that the document writes."""

    def __init__(
        self, head: PolicyHead, mentions: Iterable[AgencyMention], named: Iterable[str], policy_id: str
    ) -> None:
        """mentions: the bodies of the tasks; named: all surfaces that tasks name. Issuers may stand beside them."""
        self._jurisdiction = NATION if head.scope == "national" else head.city
        self._unknown = ids.unknown_place(policy_id)
        self.names = {surface: mention.name for mention in mentions for surface in mention.surfaces}
        found: dict[str, str] = {}
        for surface in dict.fromkeys([*self.names, *named, *head.issuers]):
            name = self.names.get(surface, surface)
            id = self.id_of(surface)
            found[id] = max(found.get(id, name), name, key=lambda one: (len(one), one))
        self.all = tuple(self._agency(found[made]) for made in sorted(found))

    def id_of(self, surface: str) -> str:
        """Id of the agency that a surface means."""
        place, key = self._identity(self.names.get(surface, surface))
        return ids.agency_id(place or self._unknown, key)

    def _identity(self, name: str) -> Identity:
        return identify(name, self._jurisdiction)

    def _agency(self, name: str) -> Agency:
        """Named in simplified, half-width letters; what the documents write stays on the edges."""
        known, (place, key) = simple(name), self._identity(name)
        return Agency(
            id=ids.agency_id(place or self._unknown, key),
            name=known,
            key=key,
            kind=kind(known),
            functions=gazetteer.functions(key if place else LEVEL.regex.sub("", key)),
            city_id=place,
            place=place or self._unknown,
        )
