"""The .cypher files: one statement each, under a header that says what it answers, what it takes, what it gives.

::

    // The cities, from province to county.
    // @param after: id of the last city of the page before; null for the first page
    // @column id: path of the city

A parameter that the header declares and the statement does not use, or the other way round, is an error at load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph import resources
from graph.errors import QueryError

_ENTRY = re.compile(r"@(param|column) (\w+): \S.*")
_USED = re.compile(r"\$(\w+)")
_STRING = re.compile(r"'(?:[^'\\]|\\.)*'")


@dataclass(frozen=True)
class Query:
    """A statement; name is its path under cypher/ without the suffix, such as read/tasks."""

    name: str
    purpose: str
    params: frozenset[str]
    columns: tuple[str, ...]
    text: str

    def check(self, given: Iterable[str]) -> None:
        """Raise QueryError unless exactly the declared parameters are given."""
        _same(self.name, self.params, frozenset(given), "missing", "unknown")


def _same(name: str, declared: frozenset[str], found: frozenset[str], absent: str, extra: str) -> None:
    wrong = [f"{absent} parameter {param}" for param in sorted(declared - found)]
    wrong += [f"{extra} parameter {param}" for param in sorted(found - declared)]
    if wrong:
        raise QueryError(f"{name}: {', '.join(wrong)}")


def parse(name: str, source: str) -> Query:
    """Read a query from the text of its file; QueryError where header and statement disagree."""
    lines = source.splitlines()
    header = [line.removeprefix("//").strip() for line in lines if line.startswith("//")]
    text = "\n".join(line for line in lines if not line.startswith("//")).strip().removesuffix(";")
    purpose = " ".join(line for line in header if line and not line.startswith("@"))
    if not purpose or not text:
        raise QueryError(f"{name}: a query file needs a purpose and a statement")
    entries = _entries(name, [line for line in header if line.startswith("@")])
    params = frozenset(what for tag, what in entries if tag == "param")
    _same(name, params, frozenset(_USED.findall(_STRING.sub("''", text))), "unused", "undeclared")
    return Query(name, purpose, params, tuple(what for tag, what in entries if tag == "column"), text)


def _entries(name: str, lines: list[str]) -> list[tuple[str, str]]:
    found = [_ENTRY.fullmatch(line) for line in lines]
    for line, match in zip(lines, found, strict=True):
        if match is None:
            raise QueryError(f"{name}: malformed header line: {line}")
    entries = [(match[1], match[2]) for match in found if match]
    if len(set(entries)) < len(entries):
        raise QueryError(f"{name}: the header names something twice")
    return entries


def load_folder(folder: Path) -> dict[str, Query]:
    """Read every .cypher file under folder, by name; QueryError for a malformed one."""
    paths = sorted(folder.rglob("*.cypher"))
    names = [path.relative_to(folder).with_suffix("").as_posix() for path in paths]
    return {name: parse(name, path.read_text("utf-8")) for name, path in zip(names, paths, strict=True)}


@cache
def catalogue() -> dict[str, Query]:
    """Give every query of this program, by name; read once."""
    return load_folder(resources.cypher())


def get(name: str, params: dict[str, Any]) -> Query:
    """Look a query up and check it against the parameters; QueryError where there is none or they do not fit."""
    query = catalogue().get(name)
    if query is None:
        raise QueryError(f"no query is named {name}")
    query.check(params)
    return query
