"""The graph of a person's answers: what is tested on it is who is who, not how documents are read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from graph.folding import words
from graph.read.names import AgencyName
from graph.read.places import CityRow
from graph.records import NATION, Agency, GraphRecords
from ingest.evaluation.answered import Answered
from ingest.evaluation.score import edges_of, kinds_of
from ingest.facts.issuers import issuing
from ingest.facts.model import AgencyMention, Cite, Edge, Extraction, PolicyHead, Target, Task
from ingest.identity.names import scope_of
from ingest.identity.places import PlaceIndex
from ingest.identity.typed import AgencyIndex
from ingest.records.resolve import resolve
from ingest.text.normalised import normalise

Json = dict[str, Any]
RULE = {"rule": "task.item"}


def records(one: Answered) -> GraphRecords:
    """Nodes and edges of an answered document."""
    return resolve(extraction(one), one.source)


def extraction(one: Answered) -> Extraction:
    """The answer in the form that the extractor gives: each fact at the first place where its words stand."""
    text, gold = one.source.text, one.gold
    kinds = kinds_of(gold)
    return Extraction(
        document=one.name,
        policy=_head(gold["policy"], text),
        policy_targets=tuple(_target(text, given) for given in gold["policy_targets"]),
        tasks=tuple(_task(text, given, kinds) for given in gold["tasks"]),
        agencies=tuple(
            AgencyMention(name=given["name"], kind=given["kind"], surfaces=tuple(map(_bare, given["surfaces"])))
            for given in gold["agencies"]
        ),
    )


def _bare(name: str) -> str:
    return "".join(name.split())


def _span(text: str, quote: str) -> Json:
    start = max(text.find(quote), 0)
    return {"quote": quote, "start": start, "end": start + len(quote)}


def _head(given: Json, text: str) -> PolicyHead:
    doc = normalise(given["issuer"] or "")
    issuers = [doc.name(*body) for body in issuing(doc, 0, len(doc.normal))] if given["issuer"] else []
    cites = [Cite(**cite, **_span(text, cite["title"]), rule="cite.title") for cite in given["cites"]]
    fields = {name: given[name] for name in ("title", "doc_number", "kind", "issuer", "city")}
    days = {name: _day(given[name]) for name in ("issued_on", "published_on")}
    period = tuple(given["period"]) if given["period"] else None
    scope = scope_of(given["city"], issuers)
    return PolicyHead(**fields, **days, period=period, scope=scope, issuers=tuple(issuers), cites=tuple(cites))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _task(text: str, given: Json, kinds: dict[str, str]) -> Task:
    spans = [_span(text, quote) for quote in given["quote"]]
    edges = [
        Edge(surface=_bare(unit), role=role, basis=basis, **_span(text, unit), rule="responsibility.label")
        for role, basis, unit in edges_of(given, kinds)
    ]
    return Task(
        **{name: given[name] for name in ("number", "title", "status")},
        path=tuple(given["path"]),
        deadline=_day(given["deadline"]),
        quote=tuple(span["quote"] for span in spans),
        starts=tuple(span["start"] for span in spans),
        ends=tuple(span["end"] for span in spans),
        edges=tuple(edges),
        targets=tuple(_target(text, target) for target in given["targets"]),
        **RULE,
    )


def _target(text: str, given: Json) -> Target:
    fields = {name: value for name, value in given.items() if name in Target.model_fields and name != "quote"}
    return Target.model_validate(fields | _span(text, given["quote"]) | {"rule": "target.figure"})


class Names:
    """The names of the graph of answers, as the resolver gets them, and the nodes that a person means."""

    def __init__(self, documents: Iterable[Answered]) -> None:
        """Notation of a node: place|name, the place a path, 国, or ? and the document; of a city its path."""
        self._agencies: dict[str, AgencyName] = {}
        self._cities: dict[str, CityRow] = {}
        self._nodes: dict[tuple[str, str], str] = {}
        for one in documents:
            self._take(one, records(one))
        self.agencies = AgencyIndex(sorted(self._agencies.values(), key=lambda row: row.id), self._cities)
        self.places = PlaceIndex(sorted(self._cities.values(), key=lambda row: row.id))

    def id_of(self, kind: str, node: str) -> str | None:
        """The id of a node in the notation of the table."""
        if kind == "city":
            return node.split("|")[0] or None
        place, _, name = node.partition("|")
        return self._nodes.get((place, words(name)))

    def _take(self, one: Answered, found: GraphRecords) -> None:
        for city in found.cities:
            self._cities[city.id] = CityRow(**city.model_dump(exclude={"parent_id"}), policies=0, agencies=0)
        written: dict[str, set[str]] = {agency.id: {agency.name} for agency in found.agencies}
        for edge in (*found.responsibilities, *found.issued):
            written[edge.agency_id].add(edge.surface)
        unknown = f"?{one.name.removesuffix('.txt')}"
        for agency in found.agencies:
            self._agency(agency, written[agency.id], found.policy.title)
            for place in (agency.place, found.applies_to or unknown):  # the table names either
                for name in written[agency.id]:
                    shown = unknown if place.startswith("?") else "国" if place == NATION else place
                    self._nodes.setdefault((shown, words(name)), agency.id)

    def _agency(self, agency: Agency, written: set[str], title: str | None) -> None:
        known = self._agencies.get(agency.id)
        aliases = sorted(written | set(known.aliases if known else ()))
        self._agencies[agency.id] = AgencyName(
            **agency.model_dump(include={"id", "key", "place", "kind"}),
            name=max(aliases, key=lambda name: (len(name), name)),
            function=agency.functions[0] if agency.functions else None,
            aliases=aliases,
            policy_title=title,
        )


def names(documents: Iterable[Answered]) -> Names:
    """The names of the graph of these documents' answers."""
    return Names(documents)
