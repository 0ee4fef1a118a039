"""What may stand in the graph: labels, types of edges, and the properties of each with their types.

A table needs its columns before its first row, and a graph that is read back its dates: both are told here. A copy for
searching (folded) and a stamp (changed) are no properties of the graph; docs/graph.md says what each property means,
and its unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType


class Type(Enum):
    """Types of properties. A date is a calendar date, in exports as ISO text; lists hold texts or whole numbers."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TEXTS = "texts"
    INTEGERS = "integers"


Types = Mapping[str, Type]
OWN = frozenset({"folded", "changed"})
"""Properties that the store keeps for itself: a copy for searching, and which write changed the node last."""


def _types(**names: str) -> Types:
    """Types by property, from the properties by type; sorted by name, as they are exported."""
    pairs = [(name, Type(kind)) for kind, listed in names.items() for name in listed.split()]
    return MappingProxyType(dict(sorted(pairs)))


_POLICY = _types(
    text="title title_key base_key doc_number kind scope issuer period_from period_to document source_sha256 format"
    " why_not extractor reading",
    date="issued_on published_on effective_on expires_on",
    integer="length",
    texts="forwarded_from repeals other_documents other_sha256s",
    integers="other_lengths",
)
_TASK = _types(
    text="policy_id number title text status strength rule",
    date="deadline",
    integer="ordinal start end",
    number="confidence",
    boolean="ongoing",
    texts="path",
    integers="starts ends",
)
_NAMED = "agency_name agency_kind surface"
_PART = _types(
    text=f"{_NAMED} basis quote sentence rule",
    integer="start end",
    number="confidence",
    texts="agency_functions",
)
_FIGURE = _types(
    text="policy_id surface kind comparator unit change direction date_basis better quote sentence rule",
    date="deadline as_of",
    integer="start end",
    number="value baseline confidence",
)
_CITATION = _types(text="title doc_number key issuer relation quote rule", integer="start end")


@dataclass(frozen=True)
class Edge:
    """A type of edges: labels that it leaves and leads to, its properties.

    own_id: several may stand between two nodes, so that each has an id of its own; else that is made of theirs.
    """

    sources: tuple[str, ...]
    target: str
    types: Types = field(default_factory=_types)
    own_id: bool = False


NODES: Mapping[str, Types] = MappingProxyType(
    {
        "Agency": _types(text="name key kind function place", texts="aliases"),
        "City": _types(text="name level adcode"),
        "Function": _types(),
        "Indicator": _types(text="name key unit better"),
        "Policy": _POLICY,
        "Task": _TASK,
        "TextPart": _types(text="text", integer="part start"),
    }
)
EDGES: Mapping[str, Edge] = MappingProxyType(
    {
        "APPLIES_TO": Edge(("Policy",), "City"),
        "BELONGS_TO": Edge(("Agency",), "City"),
        "CITES": Edge(("Policy",), "Policy", _CITATION, own_id=True),
        "CONTAINS": Edge(("Policy",), "Task"),
        "HAS_TEXT": Edge(("Policy",), "TextPart"),
        "INSTANCE_OF": Edge(("Agency",), "Function"),
        "ISSUED": Edge(("Agency",), "Policy", _types(text=_NAMED, integer="ordinal", texts="agency_functions")),
        "LEADS": Edge(("Agency",), "Task", _PART),
        "PART_OF": Edge(("City",), "City"),
        "REPORTS": Edge(("Policy", "Task"), "Indicator", _FIGURE, own_id=True),
        "SUCCEEDED_BY": Edge(("Function",), "Function", _types(text="source", date="since")),
        "SUPPORTS": Edge(("Agency",), "Task", _PART),
        "TARGETS": Edge(("Policy", "Task"), "Indicator", _FIGURE, own_id=True),
    }
)
_OF_PART = frozenset({"agency_name", "agency_kind", "surface", "basis", "quote", "start", "end"})
_OF_FIGURE = frozenset({"policy_id", "surface", "kind", "quote", "start", "end"})
REQUIRED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Agency": frozenset({"name", "kind", "place", "aliases"}),
        "City": frozenset({"name", "level"}),
        "Indicator": frozenset({"name"}),
        "Task": frozenset({"policy_id", "title", "text", "status", "start", "end"}),
        "TextPart": frozenset({"part", "start", "text"}),
        "CITES": frozenset({"title", "relation", "quote", "start", "end"}),
        "ISSUED": frozenset({"agency_name", "agency_kind", "surface", "ordinal"}),
        "LEADS": _OF_PART,
        "REPORTS": _OF_FIGURE,
        "SUPPORTS": _OF_PART,
        "TARGETS": _OF_FIGURE,
    }
)
"""Properties that the questions cannot do without; all else may be missing."""


def types_of(kind: str) -> Types:
    """Types of the properties of a kind as it is exported, such as node:Task or edge:LEADS."""
    shape, _, name = kind.partition(":")
    return NODES[name] if shape == "node" else EDGES[name].types


def kinds(shape: str) -> list[str]:
    """Every kind of a shape (node, edge) as it is exported, in its order."""
    return [f"{shape}:{name}" for name in (NODES if shape == "node" else EDGES)]
