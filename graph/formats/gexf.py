"""GEXF 1.3, as Gephi and networkx read it: nodes first, with typed attributes.

What GEXF calls a node's label is its name or title; attribute of_kind is its label in the graph, or an edge's type.
The key of a citation is called key_.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

from lxml import etree

from graph.formats.source import EDGES, NODES, Source, name_of
from graph.formats.xml import OF_KIND, Sink, legal, properties, value, written
from graph.loading import Row

_NAMESPACE = "http://gexf.net/1.3"
RENAMED = {"key": "key_"}  # networkx takes no attribute of that name for an edge
_LABELS = ("name", "title")


async def chunks(source: Source) -> AsyncIterator[bytes]:
    """The document."""
    sink = Sink()
    with etree.xmlfile(sink, encoding="utf-8") as writer:
        writer.write_declaration()
        with (
            writer.element("gexf", xmlns=_NAMESPACE, version="1.3"),
            writer.element("graph", defaultedgetype="directed", mode="static"),
        ):
            writer.write(_declared("node"), _declared("edge"))
            for name, rows in (("nodes", _nodes(source)), ("edges", _edges(source))):
                with writer.element(name):
                    async for chunk in written(writer, sink, rows):
                        yield chunk
    yield sink.take()


def _declared(what: str) -> etree._Element:
    element = etree.Element("attributes", {"class": what})
    for name, kind in {OF_KIND: "string", **properties(what)}.items():
        title = RENAMED.get(name, name) if what == "edge" else name
        etree.SubElement(element, "attribute", id=name, title=title, type=kind)
    return element


async def _nodes(source: Source) -> AsyncIterator[etree._Element]:
    async for row in source.of(*NODES):
        names = [row["properties"][name] for name in _LABELS if name in row["properties"]]
        label = legal(names[0] if names else row["id"])
        yield _element("node", row, {"id": legal(row["id"]), "label": label})


async def _edges(source: Source) -> AsyncIterator[etree._Element]:
    async for row in source.of(*EDGES):
        ends = {"source": legal(row["from"]), "target": legal(row["to"])}
        yield _element("edge", row, {"id": legal(row["id"]), **ends, "label": name_of(row["kind"])})


def _element(what: str, row: Row, attributes: dict[str, str]) -> etree._Element:
    element = etree.Element(what, attributes)
    values = etree.SubElement(element, "attvalues")
    for name, of in {OF_KIND: name_of(row["kind"]), **row["properties"]}.items():
        etree.SubElement(values, "attvalue", {"for": name, "value": value(of)})
    return element
