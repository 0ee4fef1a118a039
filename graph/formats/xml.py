"""What GraphML and GEXF share: XML written element by element, and properties as its types of attributes.

Characters that XML 1.0 has no place for (most control characters) are left out. A list is the text of a JSON array, a
date is ISO text.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

from lxml import etree

from graph import shape
from graph.shape import Type

OF_KIND = "of_kind"
"""The attribute that tells a node's label or an edge's type; several kinds have a property kind."""
GATHERED = 200  # elements that are written at a time
_ILLEGAL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
_XML_TYPES: Mapping[Type, str] = {Type.INTEGER: "long", Type.NUMBER: "double", Type.BOOLEAN: "boolean"}


class Sink:
    """Takes what lxml writes, and gives it on."""

    def __init__(self) -> None:
        """Empty."""
        self._written: list[bytes] = []

    def write(self, data: bytes) -> None:
        """Take bytes."""
        self._written.append(data)

    def take(self) -> bytes:
        """All that was written since the last time."""
        taken = b"".join(self._written)
        self._written.clear()
        return taken


async def written(writer: Any, sink: Sink, elements: AsyncIterator[etree._Element]) -> AsyncIterator[bytes]:
    """Write elements, and give their bytes."""
    count = 0
    async for element in elements:
        writer.write(element)
        count += 1
        if count % GATHERED == 0:
            writer.flush()
            yield sink.take()


def legal(value: str) -> str:
    """The text without what XML cannot hold."""
    return value.translate(_ILLEGAL)


def properties(what: str) -> dict[str, str]:
    """Every property of nodes (or edges) with its type in XML, by name."""
    types = {name: kind for one in shape.kinds(what) for name, kind in shape.types_of(one).items()}
    return {name: _XML_TYPES.get(types[name], "string") for name in sorted(types)}


def value(of: Any) -> str:
    """A property's value as text."""
    if isinstance(of, bool):
        return str(of).lower()
    if isinstance(of, list):
        return legal(json.dumps(of, ensure_ascii=False))
    return legal(of) if isinstance(of, str) else repr(of)
