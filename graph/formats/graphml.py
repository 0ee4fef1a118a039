"""GraphML, as networkx, yEd, Gephi or igraph read it: nodes first, with typed attributes.

Attribute of_kind is the label of a node and the type of an edge.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

from lxml import etree

from graph.formats.source import EDGES, NODES, Source, name_of
from graph.formats.xml import OF_KIND, Sink, legal, properties, value, written
from graph.loading import Row

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


async def chunks(source: Source) -> AsyncIterator[bytes]:
    """The document."""
    sink = Sink()
    with etree.xmlfile(sink, encoding="utf-8") as writer:
        writer.write_declaration()
        with writer.element("graphml", xmlns=_NAMESPACE):
            for key in _keys():
                writer.write(key)
            with writer.element("graph", id="policygraph", edgedefault="directed"):
                async for chunk in written(writer, sink, _elements(source)):
                    yield chunk
    yield sink.take()


def _keys() -> list[etree._Element]:
    keys = []
    for what in ("node", "edge"):
        for name, kind in {OF_KIND: "string", **properties(what)}.items():
            attributes = {"id": _key(what, name), "for": what, "attr.name": name, "attr.type": kind}
            keys.append(etree.Element("key", attributes))
    return keys


def _key(what: str, name: str) -> str:
    return f"{what[0]}_{name}"


async def _elements(source: Source) -> AsyncIterator[etree._Element]:
    async for row in source.of(*NODES):
        yield _element("node", row, {"id": legal(row["id"])})
    async for row in source.of(*EDGES):
        yield _element("edge", row, {name: legal(row[end]) for name, end in _ENDS})


_ENDS = (("id", "id"), ("source", "from"), ("target", "to"))


def _element(what: str, row: Row, attributes: dict[str, str]) -> etree._Element:
    element = etree.Element(what, attributes)
    for name, of in {OF_KIND: name_of(row["kind"]), **row["properties"]}.items():
        etree.SubElement(element, "data", key=_key(what, name)).text = value(of)
    return element
