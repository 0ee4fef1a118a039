"""A backup of a graph: its JSON lines, the judgements, and the sources that it was read from, in one zip.

::

    graph.jsonl          as export writes it
    judgements.jsonl     where there are any
    sources/0a/0a….gz    compressed bytes of a document, by their SHA-256
    manifest.json        what made it, with size and SHA-256 of each of the others

The same graph gives the same bytes. It goes back into an empty store of either engine.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

FORM = 1
GRAPH, MANIFEST, SOURCES = "graph.jsonl", "manifest.json", "sources"


@dataclass(frozen=True, slots=True)
class Kept:
    """How much a backup holds, or what of it went back; missing: sources that are not kept, or damaged."""

    nodes: int
    edges: int
    judgements: int
    sources: int
    missing: int = 0


class Member(BaseModel):
    """A file in the zip: its name, size in bytes, and SHA-256."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    size: int
    sha256: str


class Manifest(BaseModel):
    """What a backup is of. form: FORM of the version that made it; extractor: which one that was."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: int
    extractor: str
    missing: int
    members: tuple[Member, ...]


def source_name(sha256: str) -> str:
    """Name of a source in the zip."""
    return f"{SOURCES}/{sha256[:2]}/{sha256}.gz"
