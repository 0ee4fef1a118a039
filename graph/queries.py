"""The .cypher files: one statement each, under a header that says what it answers, what it takes, what it gives.

::

    // The cities, from province to county.
    // @param after: id of the last city of the page before; null for the first page
    // @column id: path of the city

A parameter that the header declares and the statement does not use, or the other way round, is an error at load.

A list names the filters that it takes (`@filters`), other ways to begin (`@starts`), what may be counted by (`@facets`)
and ordered by (`@sorts`): fragments under cypher/read/parts, which graph.composing puts in where the statement has the
comments for them. Without any it is a statement as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graph import resources
from graph.errors import QueryError

PARTS = "read/parts"
_ENTRY = re.compile(r"@(param|column) (\w+): \S.*")
_NAMES = re.compile(r"@(filters|starts|facets|sorts) (\w+(?:, \w+)*)")
_USED = re.compile(r"\$(\w+)")
_STRING = re.compile(r"'(?:[^'\\]|\\.)*'")


@dataclass(frozen=True)
class Query:
    """A statement, or a part of one; name is its path under cypher/ without the suffix, such as read/tasks.

    parts: names of the fragments that it may be composed of, by filters, starts, facets, sorts.
    """

    name: str
    purpose: str
    params: frozenset[str]
    columns: tuple[str, ...]
    text: str
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

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
    tags = [line for line in header if line.startswith("@")]
    parts = {found[1]: tuple(found[2].split(", ")) for found in map(_NAMES.fullmatch, tags) if found}
    entries = _entries(name, [line for line in tags if not _NAMES.fullmatch(line)])
    params = frozenset(what for tag, what in entries if tag == "param")
    _same(name, params, used(text), "unused", "undeclared")
    return Query(name, purpose, params, tuple(what for tag, what in entries if tag == "column"), text, parts)


def used(text: str) -> frozenset[str]:
    """The parameters in a statement; what a string holds is none."""
    return frozenset(_USED.findall(_STRING.sub("''", text)))


def renamed(text: str, param: str, name: str) -> str:
    """A part of a statement with another name for one of its parameters."""
    return _USED.sub(lambda found: f"${name}" if found[1] == param else found[0], text)


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
    """Read every .cypher file under folder, by name; QueryError for a malformed one, or a part that is not there."""
    paths = sorted(folder.rglob("*.cypher"))
    names = [path.relative_to(folder).with_suffix("").as_posix() for path in paths]
    found = {name: parse(name, path.read_text("utf-8")) for name, path in zip(names, paths, strict=True)}
    for query in found.values():
        absent = [f"{PARTS}/{kind}/{part}" for kind, parts in query.parts.items() for part in parts]
        if absent := [name for name in absent if name not in found]:
            raise QueryError(f"{query.name}: there is no {', '.join(absent)}")
    return found


@cache
def catalogue() -> dict[str, Query]:
    """Give every query of this program, by name; read once."""
    return load_folder(resources.cypher())


def get(name: str) -> Query:
    """Look a query up; QueryError where there is none, or it is a part of others."""
    query = catalogue().get(name)
    if query is None or name.startswith(PARTS):
        raise QueryError(f"no query is named {name}")
    return query


def part(kind: str, name: str) -> Query:
    """Look a part of queries up; kind: filters, starts, facets or sorts."""
    return catalogue()[f"{PARTS}/{kind}/{name}"]
