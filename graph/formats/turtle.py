"""RDF as Turtle, in terms of ELI, schema.org, ORG and SKOS where they have one; docs/graph.md has the mapping.

An edge is one triple. One that has properties is also a rdf:Statement with its id, which carries them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from graph import shape
from graph.formats.source import EDGES, NODES, Source, name_of
from graph.loading import Row
from graph.shape import Type

TERMS = "urn:policygraph:term:"
IDS = "urn:policygraph:id:"
PREFIXES = (
    ("dcterms", "http://purl.org/dc/terms/"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("pg", TERMS),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
)
CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "Agency": "org:FormalOrganization",
        "City": "schema:AdministrativeArea",
        "Function": "skos:Concept",
        "Indicator": "skos:Concept",
        "Policy": "eli:LegalResource",
        "Task": "schema:Action",
        "TextPart": "schema:CreativeWork",
    }
)
PROPERTIES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Agency": {"name": "skos:prefLabel", "aliases": "skos:altLabel"},
        "City": {"name": "schema:name", "adcode": "schema:identifier"},
        "Indicator": {"name": "skos:prefLabel", "unit": "schema:unitText"},
        "Policy": {
            "title": "schema:name",
            "doc_number": "eli:id_local",
            "issued_on": "eli:date_document",
            "published_on": "eli:date_publication",
            "effective_on": "eli:first_date_entry_in_force",
            "expires_on": "eli:date_no_longer_in_force",
        },
        "Task": {"title": "schema:name", "text": "schema:description"},
        "TextPart": {"text": "schema:text"},
    }
)
"""Properties with a term of another vocabulary; the others are pg: and their name."""
EDGE_TERMS: Mapping[str, str] = MappingProxyType(
    {
        "APPLIES_TO": "eli:jurisdiction",
        "BELONGS_TO": "schema:areaServed",
        "CITES": "eli:cites",
        "CONTAINS": "dcterms:hasPart",
        "HAS_TEXT": "dcterms:hasPart",
        "INSTANCE_OF": "org:classification",
        "ISSUED": "eli:passed_by",
        "LEADS": "schema:agent",
        "PART_OF": "schema:containedInPlace",
        "REPORTS": "pg:reports",
        "SUCCEEDED_BY": "dcterms:isReplacedBy",
        "SUPPORTS": "schema:participant",
        "TARGETS": "pg:targets",
    }
)
BACKWARDS = frozenset({"ISSUED", "LEADS", "SUPPORTS"})
"""Edges whose term says of the target what the source is to it."""
RELATIONS: Mapping[str, str] = MappingProxyType(
    {"basis": "eli:based_on", "implements": "eli:implements", "repeals": "eli:repeals", "revises": "eli:amends"}
)
"""Terms of CITES by its relation, where it is none of the others."""
_SEVERAL = frozenset({"aliases"})  # other lists have an order, and are RDF collections
_ESCAPED = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    | {chr(code): f"\\u{code:04X}" for code in (*range(9), 11, 12, *range(14, 32), 127)}
)


async def chunks(source: Source) -> AsyncIterator[str]:
    """The prefixes, every node, every edge."""
    yield "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES)
    async for row in source.of(*NODES):
        yield _block(row["id"], _node(row))
    async for row in source.of(*EDGES):
        yield "".join(_edge(row))


def text(value: str) -> str:
    """A literal of Turtle."""
    return f'"{value.translate(_ESCAPED)}"'


def iri(id: str) -> str:
    """What has an id; an IRI holds no other signs than these."""
    return f"<{IDS}{quote(id, safe='')}>"


def _node(row: Row) -> Iterator[tuple[str, str]]:
    label = name_of(row["kind"])
    yield "a", f"{CLASSES[label]} , pg:{label}"
    if label == "Function":  # its name is its id
        yield "skos:prefLabel", text(row["id"])
    yield from _said(row, PROPERTIES.get(label, {}))


def _edge(row: Row) -> Iterator[str]:
    name = name_of(row["kind"])
    term = RELATIONS.get(row["properties"].get("relation", ""), EDGE_TERMS[name])
    ends = (iri(row["from"]), iri(row["to"]))
    subject, target = ends[::-1] if name in BACKWARDS else ends
    yield f"{subject} {term} {target} .\n"
    if shape.EDGES[name].types:
        said = [("a", f"rdf:Statement , pg:{name}"), ("rdf:subject", subject), ("rdf:predicate", term)]
        yield _block(row["id"], [*said, ("rdf:object", target), *_said(row, {})])


def _said(row: Row, terms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    types = shape.types_of(row["kind"])
    for name, value in row["properties"].items():
        term = terms.get(name, f"pg:{name}")
        if name in _SEVERAL:
            yield from ((term, text(one)) for one in value)
        else:
            yield term, _literal(value, types[name])


def _literal(value: Any, kind: Type) -> str:
    match kind:
        case Type.TEXTS:
            return f"( {' '.join(map(text, value))} )"
        case Type.INTEGERS:
            return f"( {' '.join(map(str, value))} )"
        case Type.DATE:
            return f'"{value}"^^xsd:date'
        case Type.NUMBER:
            return f'"{value!r}"^^xsd:double'
        case Type.BOOLEAN:
            return "true" if value else "false"
        case Type.INTEGER:
            return str(value)
    return text(value)


def _block(id: str, said: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> str:
    return f"{iri(id)} " + " ;\n  ".join(f"{term} {value}" for term, value in said) + " .\n"
