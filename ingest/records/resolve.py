"""From an Extraction to the graph's records: one node a real body, indicator and division; ids free of order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph import ids
from graph.folding import words
from graph.records import (
    NATION,
    Citation,
    City,
    GraphRecords,
    Indicator,
    Issuing,
    Policy,
    Responsibility,
    TargetEdge,
    Task,
    TextPart,
)
from graph.sentences import sentence
from ingest.facts.indicators import better
from ingest.facts.model import Cite, Edge, Extraction, Repeal, Target
from ingest.facts.model import Task as TaskFact
from ingest.formats.read import Source
from ingest.identity.functions import history
from ingest.identity.indicators import dimension, indicator_key
from ingest.identity.policies import base_key, issuer_in, relation_to, title_key
from ingest.records.agencies import Agencies
from ingest.records.content import task_ids, twins
from ingest.values import places

PART = 50_000


class Resolver:
    """The records of one document; every id follows from the document alone."""

    def __init__(self, extraction: Extraction, source: Source) -> None:
        head = extraction.policy
        self.extraction, self.source, self.head = extraction, source, head
        self.policy_id = ids.policy_id(head.doc_number, head.title, head.city, head.issued_on, source.sha256)
        named = (edge.surface for task in extraction.tasks for edge in task.edges)
        self.agencies = Agencies(head, extraction.agencies, named, self.policy_id)
        self.indicators: dict[str, Indicator] = {}
        self.task_ids = task_ids(self.policy_id, extraction.tasks)
        self.target_ids = self._name_targets()

    def records(self) -> GraphRecords:
        """All nodes and edges of the document."""
        tasks = [self._task(at, task) for at, task in enumerate(self.extraction.tasks)]
        targets = list(self._targets())
        own = NATION if self.head.scope == "national" else self.head.city
        functions, successions = history(one for agency in self.agencies.all for one in agency.functions)
        located = [own, *(agency.city_id for agency in self.agencies.all)]
        return GraphRecords(
            policy=self._policy(),
            parts=tuple(self._parts()),
            tasks=tuple(tasks),
            cities=tuple(cities(located)),
            agencies=self.agencies.all,
            functions=functions,
            successions=successions,
            indicators=tuple(self.indicators[key] for key in sorted(self.indicators)),
            responsibilities=tuple(self._responsibilities()),
            targets=tuple(targets),
            citations=tuple(self._citations()),
            issued=tuple(self._issued()),
            applies_to=own,
        )

    def _policy(self) -> Policy:
        head = self.head
        first, last = head.period or (None, None)
        return Policy(
            id=self.policy_id,
            title=head.title,
            title_key=title_key(head.title) if head.title else None,
            base_key=base_key(head.title) if head.title else None,
            doc_number=head.doc_number,
            kind=head.kind,
            scope=head.scope,
            issuer=head.issuer,
            issued_on=head.issued_on,
            published_on=head.published_on,
            forwarded_from=head.forwarded_from,
            effective_on=head.effective_on,
            expires_on=head.expires_on,
            repeals=tuple(one.doc_number or one.title or one.quote for one in head.repeals),
            period_from=first,
            period_to=last,
            document=self.source.document,
            source_sha256=self.source.sha256,
            format=self.source.format,
            length=len(self.source.text),
            why_not=self.extraction.why_not,
        )

    def _parts(self) -> Iterator[TextPart]:
        text = self.source.text
        for part, start in enumerate(range(0, len(text), PART)):
            made = ids.part_id(self.policy_id, part)
            yield TextPart(id=made, policy_id=self.policy_id, part=part, start=start, text=text[start : start + PART])

    def _task(self, ordinal: int, task: TaskFact) -> Task:
        return Task(
            id=self.task_ids[ordinal],
            policy_id=self.policy_id,
            ordinal=ordinal,
            number=task.number,
            path=task.path,
            title=task.title,
            text="\n".join(task.quote),
            status=task.status,
            deadline=task.deadline,
            ongoing=task.ongoing,
            strength=task.strength,
            start=task.starts[0],
            end=task.ends[-1],
            starts=task.starts,
            ends=task.ends,
            rule=task.rule,
            confidence=task.confidence,
        )

    def duty_id(self, ordinal: int, edge: Edge) -> str:
        """Id of a body's part in the task at place ordinal, as `policygraph why` and /v1/facts take it."""
        return f"{self.agencies.id_of(edge.surface)}-{self.task_ids[ordinal]}"

    def target_id(self, ordinal: int | None, target: Target) -> str:
        """Id of a target of the task at place ordinal; of the policy's own where it is None."""
        return self.target_ids[self._place(self._source(ordinal), target)]

    def _source(self, ordinal: int | None) -> str:
        return self.policy_id if ordinal is None else self.task_ids[ordinal]

    def _place(self, source: str, target: Target) -> tuple[str, str, int, int]:
        """What tells one target's edge from all others: source, indicator, and where its quote stands."""
        return source, self._indicator_id(target), target.start, target.end

    def _indicator_id(self, target: Target) -> str:
        return ids.indicator_id(indicator_key(target.indicator), dimension(target.unit))

    def _sources(self) -> Iterator[tuple[str, tuple[Target, ...]]]:
        """The policy, then each task, with its targets."""
        yield self.policy_id, self.extraction.policy_targets
        for made, task in zip(self.task_ids, self.extraction.tasks, strict=True):
            yield made, task.targets

    def _name_targets(self) -> dict[tuple[str, str, int, int], str]:
        """Source, indicator and place of a target → its id; there is one edge of the four."""
        all_of = [(source, target) for source, targets in self._sources() for target in targets]
        quotes = {self._place(source, one): one.quote for source, one in all_of}
        places = sorted(quotes)
        counted = twins((*place[:2], words(quotes[place])) for place in places)
        return {
            place: ids.target_id(*place[:2], quotes[place], twin) for place, twin in zip(places, counted, strict=True)
        }

    def _issued(self) -> Iterator[Issuing]:
        """One edge a body, in the order of the signature."""
        surfaces: dict[str, str] = {}
        for surface in self.head.issuers:
            surfaces.setdefault(self.agencies.id_of(surface), surface)
        for ordinal, (agency_id, surface) in enumerate(surfaces.items()):
            yield Issuing(agency_id=agency_id, policy_id=self.policy_id, ordinal=ordinal, surface=surface)

    def _responsibilities(self) -> Iterator[Responsibility]:
        """One edge a body, task and role: a body that leads does not support the same task under another name."""
        for ordinal, task in enumerate(self.extraction.tasks):
            seen: set[str] = set()
            for edge in task.edges:
                agency = self.agencies.id_of(edge.surface)
                if agency in seen:
                    continue
                seen.add(agency)
                yield Responsibility(
                    agency_id=agency,
                    task_id=self.task_ids[ordinal],
                    sentence=self._sentence(edge),
                    **edge.model_dump(),
                )

    def _sentence(self, fact: Edge | Target) -> str:
        first, last = sentence(self.source.text, fact.start, fact.end)
        return self.source.text[first:last]

    def _targets(self) -> Iterator[TargetEdge]:
        """One edge a place and indicator; of several there the first."""
        edges: dict[str, TargetEdge] = {}
        for source, targets in self._sources():
            for target in targets:
                edge = self._target(source, target)
                edges.setdefault(edge.id, edge)
        yield from edges.values()

    def _target(self, source_id: str, target: Target) -> TargetEdge:
        indicator = Indicator(
            id=self._indicator_id(target),
            name=target.indicator,
            key=indicator_key(target.indicator),
            unit=target.unit,
            better=better(target.indicator),
        )
        self.indicators[indicator.id] = min(
            self.indicators.get(indicator.id, indicator), indicator, key=lambda one: (len(one.name), one.name)
        )
        facts = {name: getattr(target, name) for name in Target.model_fields if name != "indicator"}
        return TargetEdge.model_validate(
            facts
            | {
                "id": self.target_ids[self._place(source_id, target)],
                "policy_id": self.policy_id,
                "source": "policy" if source_id == self.policy_id else "task",
                "source_id": source_id,
                "indicator_id": indicator.id,
                "surface": target.indicator,
                "sentence": self._sentence(target),
            }
        )

    def _citations(self) -> Iterator[Citation]:
        """What it cites and what it repeals, each by 文号 or title."""
        repealed = {cited_by(one): one for one in map(_repealed, self.head.repeals)}
        cites = {cited_by(cite): cite for cite in reversed(self.head.cites)}
        for cited, cite in sorted((repealed | cites).items(), key=lambda pair: (pair[1].start, pair[0])):
            if cited != self.policy_id:
                made = ids.citation_id(self.policy_id, cited, cite.quote)
                said = "repeals" if cited in repealed else relation_to(cite.relation, self.head.title, cite.title)
                facts = cite.model_dump() | {"relation": said} | known_by(cite)
                yield Citation(id=made, policy_id=self.policy_id, cited_id=cited, **facts)


def cited_by(cite: Cite) -> str:
    """Id of what is cited, while it is not known by more than its title or 文号."""
    return ids.cited_id(cite.doc_number or (cite.title if ids.is_doc_number(cite.title) else title_key(cite.title)))


def known_by(cite: Cite) -> dict[str, str | None]:
    """Key and issuer of a title that is cited without a 文号."""
    if cite.doc_number or ids.is_doc_number(cite.title):
        return {"key": None, "issuer": None}
    return {"key": title_key(cite.title), "issuer": issuer_in(cite.title)}


def _repealed(one: Repeal) -> Cite:
    title = one.title or one.doc_number or one.quote
    fields = {"doc_number": one.doc_number, "quote": one.quote, "start": one.start, "end": one.end}
    return Cite(title=title, relation="repeals", rule="cite.repeals", **fields)


def cities(paths: Iterable[str | None]) -> list[City]:
    """The divisions of paths and all above them, each once, by path; 中国 is above all."""
    found: dict[str, City] = {}
    for path in filter(None, paths):
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            own = "/".join(parts[:depth])
            known = places.by_path(own)
            if known:
                found[own] = City.model_validate(
                    {"id": own, "name": known.name, "level": known.level, "adcode": known.adcode}
                    | {"parent_id": "/".join(parts[: depth - 1]) or NATION}
                )
    if found or NATION in paths:
        found[NATION] = City(id=NATION, name=NATION, level="nation", adcode=places.NATION_CODE)
    return [found[path] for path in sorted(found)]


def resolve(extraction: Extraction, source: Source) -> GraphRecords:
    """The graph's records of one document."""
    return Resolver(extraction, source).records()
