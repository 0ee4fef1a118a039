"""The whole graph in other forms, a module each: rows in, bytes out, the same bytes for the same graph.

`whole` writes any of them to a file or folder, or gives its bytes as a stream.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Form(StrEnum):
    """Forms of the whole graph."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    GRAPHML = "graphml"
    GEXF = "gexf"
    ICS = "ics"
    TURTLE = "turtle"
    CYPHER = "cypher"


BULK = "neo4j-admin"
"""A form that the command line alone writes: a folder for Neo4j's own importer (graph.formats.neo4j_admin)."""
FOLDERS = frozenset({Form.CSV, Form.PARQUET})
"""Forms that are a folder of tables, one a label and one a type of edges."""
PIECEWISE = frozenset(Form) - FOLDERS - {Form.XLSX}
"""Forms whose bytes are there as the graph is read; the others are first written to the disk."""
_ZIP = ("zip", "application/zip")
KINDS: Mapping[Form, tuple[str, str]] = MappingProxyType(
    {
        Form.JSONL: ("jsonl", "application/jsonl"),
        Form.CSV: _ZIP,
        Form.XLSX: ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Form.PARQUET: _ZIP,
        Form.GRAPHML: ("graphml", "application/graphml+xml"),
        Form.GEXF: ("gexf", "application/gexf+xml"),
        Form.ICS: ("ics", "text/calendar; charset=utf-8"),
        Form.TURTLE: ("ttl", "text/turtle; charset=utf-8"),
        Form.CYPHER: ("cypher", "application/x-cypher-query"),
    }
)
"""Suffix and media type of each form as one file; a folder of tables is a zip then."""
