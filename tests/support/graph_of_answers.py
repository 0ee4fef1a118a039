"""The graph of a person's answers: what is tested on it is who is who, not how documents are read."""

from __future__ import annotations

from datetime import date
from typing import Any

from graph.records import GraphRecords
from ingest.evaluation.answered import Answered
from ingest.evaluation.score import edges_of, kinds_of
from ingest.facts.issuers import issuing
from ingest.facts.model import AgencyMention, Cite, Edge, Extraction, PolicyHead, Target, Task
from ingest.facts.policy import scope_of
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
