"""What several documents say of one node, worked out from all of them: the same in whatever order they come.

A node that only gains edges is worked out from itself and from them, however many it has; one that loses some is worked
out anew from all that are left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from graph.records import GraphRecords, Issuing, Responsibility, Succession
from graph.rows import Statements, batches, folded, node, props, search_copy

Row = dict[str, Any]


@dataclass
class Body:
    """What is said of an agency: its names, surfaces, kinds, and functions."""

    names: set[str] = field(default_factory=set)
    surfaces: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)

    def props(self) -> Row:
        """The longest name, the first of kinds and functions, every surface."""
        name, aliases = max(self.names, key=lambda name: (len(name), name)), sorted(self.surfaces)
        found = {"name": name, "aliases": aliases, "kind": min(self.kinds)}
        return found | {"folded": search_copy("Agency", found), "function": min(self.functions, default=None)}


@dataclass
class Measure:
    """What is said of an indicator: its names, units, directions of better; folded: lines of its folded names."""

    names: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    better: set[str] = field(default_factory=set)
    folded: set[str] = field(default_factory=set)

    def props(self) -> Row:
        """The shortest name, the first of units and directions."""
        name = min(self.names, key=lambda name: (len(name), name))
        lines = self.folded.union(folded(self.names).split()).difference({""})
        found = {"name": name, "folded": "\n" + "".join(f"{line}\n" for line in sorted(lines))}
        return found | {"unit": min(self.units, default=None), "better": min(self.better, default=None)}


@dataclass
class Known:
    """What the graph has of the nodes that documents share, by id, before these are written.

    functions: those that took each over.
    """

    agencies: dict[str, Body] = field(default_factory=dict)
    indicators: dict[str, Measure] = field(default_factory=dict)
    cities: set[str] = field(default_factory=set)
    functions: dict[str, set[str]] = field(default_factory=dict)


async def known(run: Any, documents: Iterable[GraphRecords]) -> Known:
    """What is there of the nodes that these documents speak of."""
    named = mentioned(documents)
    agencies = await found(run, "load/known_agencies", named["agencies"])
    indicators = await found(run, "load/known_indicators", named["indicators"])
    return Known(
        {row["id"]: _body(row) for row in agencies},
        {row["id"]: _measure(row) for row in indicators},
        {row["id"] for row in await found(run, "load/known_cities", named["cities"])},
        {row["id"]: set(row["successors"]) for row in await found(run, "load/known_functions", named["functions"])},
    )


def mentioned(documents: Iterable[GraphRecords]) -> dict[str, set[str]]:
    """Ids of the nodes that documents share, by what several are called."""
    named: dict[str, set[str]] = {kind: set() for kind in ("agencies", "indicators", "functions", "cities")}
    for records in documents:
        for kind, ids in named.items():
            ids.update(one.id for one in getattr(records, kind))
    return named


async def found(run: Any, name: str, ids: Iterable[str]) -> list[Row]:
    """Rows of a statement that takes ids, in the same order whoever asks: two writers lock nodes in one order."""
    rows: list[Row] = []
    for batch in batches({"id": id} for id in sorted(ids)):
        rows += await run(name, ids=[row["id"] for row in batch])
    return rows


def bodies(documents: Iterable[GraphRecords]) -> dict[str, Body]:
    """What documents say of agencies, by id."""
    said: dict[str, Body] = {}
    for records in documents:
        surfaces: dict[str, set[str]] = {}
        edges: Iterable[Responsibility | Issuing] = (*records.responsibilities, *records.issued)
        for edge in edges:
            surfaces.setdefault(edge.agency_id, set()).add(edge.surface)
        for one in records.agencies:
            if one.id in surfaces:
                body = said.setdefault(one.id, Body())
                body.names.add(one.name)
                body.kinds.add(one.kind)
                body.functions.update(one.functions)
                body.surfaces.update(surfaces[one.id])
    return said


def measures(documents: Iterable[GraphRecords]) -> dict[str, Measure]:
    """What documents say of indicators, by id."""
    said: dict[str, Measure] = {}
    for records in documents:
        better = {one.id: one.better for one in records.indicators}
        for edge in records.targets:
            measure = said.setdefault(edge.indicator_id, Measure())
            measure.names.add(edge.surface)
            measure.units.update(filter(None, [edge.unit]))
            measure.better.update(filter(None, [better[edge.indicator_id]]))
    return said


def statements(
    documents: Sequence[GraphRecords], known: Known, stamp: str, loosened: Mapping[str, set[str]]
) -> Statements:
    """The nodes that documents share, and what these have to do with each other.

    stamp: what the write puts before each id. loosened: ids of nodes that lost something, to be worked out anew.
    """
    yield from _places(documents, known, stamp)
    functions = {one.id: one for records in documents for one in records.functions}
    yield "load/functions", [_node(functions[id], {}, stamp) for id in sorted(functions)]
    taken_over = {(one.former, one.successor): one for records in documents for one in records.successions}
    left = [ends for ends in sorted(taken_over) if ends[1] not in known.functions.get(ends[0], ())]
    yield "load/succeeded_by", [_succession(taken_over[ends]) for ends in left]
    yield from _agencies(documents, known, stamp, loosened["agencies"])
    indicators, said = {one.id: one for records in documents for one in records.indicators}, measures(documents)
    made = _settled(said, known.indicators, loosened["indicators"])
    yield "load/indicators", [_node(indicators[id], made[id], stamp, "name", "unit", "better") for id in sorted(said)]


def _places(documents: Sequence[GraphRecords], known: Known, stamp: str) -> Statements:
    cities = {one.id: one for records in documents for one in records.cities}
    yield "load/cities", [_node(cities[id], {}, stamp, "parent_id") for id in sorted(cities)]
    new = [cities[id] for id in sorted(cities.keys() - known.cities)]
    yield "load/city_parents", [{"id": one.id, "parent_id": one.parent_id} for one in new if one.parent_id]


def _agencies(documents: Sequence[GraphRecords], known: Known, stamp: str, loosened: set[str]) -> Statements:
    agencies, said = {one.id: one for records in documents for one in records.agencies}, bodies(documents)
    before = {id: known.agencies.get(id, Body()).functions for id in said}
    new = [(id, one) for id in sorted(said) for one in sorted(said[id].functions - before[id])]
    made = _settled(said, known.agencies, loosened)
    left_out = ("name", "kind", "functions", "city_id")
    yield "load/agencies", [_node(agencies[id], made[id], stamp, *left_out) for id in sorted(said)]
    placed = [agencies[id] for id in sorted(said.keys() - known.agencies.keys())]
    yield "load/belongs_to", [{"id": one.id, "city_id": one.city_id} for one in placed if one.city_id]
    yield "load/instance_of", [{"agency_id": id, "function_id": one} for id, one in new if id not in loosened]


def _settled(said: Mapping[str, Any], known: Mapping[str, Any], loosened: set[str]) -> dict[str, Row]:
    """Properties by id, where they are other ones than before, and not to be worked out anew."""
    for id in said.keys() & known.keys():
        for name, values in vars(known[id]).items():
            getattr(said[id], name).update(values)
    made: dict[str, Row] = {id: {} if id in loosened else one.props() for id, one in said.items()}
    return {id: {} if id in known and props == known[id].props() else props for id, props in made.items()}


def _node(record: BaseModel, settled: Row, stamp: str, *left_out: str) -> Row:
    row = node(record, *left_out)
    row["props"] |= settled | {"changed": stamp + row["id"]}
    return row


def _succession(one: Succession) -> Row:
    return {"former": one.former, "successor": one.successor, "props": props(one, "former", "successor")}


def new(documents: Sequence[GraphRecords], known: Known) -> tuple[set[str], set[str]]:
    """Ids of the cities and of the functions that were not there before these documents."""
    named = mentioned(documents)
    return named["cities"] - known.cities, named["functions"] - known.functions.keys()


async def anew(run: Any, loosened: Mapping[str, set[str]], stamp: str) -> None:
    """Work out nodes from all that is left of what was said of them; agencies and indicators are stamped as changed."""
    said = {row["id"]: _body(row) for row in await found(run, "load/said_of_agencies", loosened["agencies"])}
    for row in await found(run, "load/said_functions", said):
        said[row["id"]].functions.update(row["functions"])
    await found(run, "load/remove_functions", said)
    await _write(run, "load/agencies", {id: one.props() | {"changed": stamp + id} for id, one in said.items()})
    pairs = ({"agency_id": id, "function_id": one} for id in sorted(said) for one in sorted(said[id].functions))
    for rows in batches(pairs):
        await run("load/instance_of", rows=rows)
    left = {row["id"]: _measure(row) for row in await found(run, "load/said_of_indicators", loosened["indicators"])}
    await _write(run, "load/indicators", {id: one.props() | {"changed": stamp + id} for id, one in left.items()})
    cited = await found(run, "load/said_of_policies", loosened["policies"])
    await _write(run, "load/stubs", {row["id"]: {"title": min(row["titles"])} for row in cited})


async def _write(run: Any, name: str, props: Mapping[str, Row]) -> None:
    """Write properties of nodes that are there."""
    for rows in batches({"id": id, "props": props[id]} for id in sorted(props)):
        await run(name, rows=rows)


def _body(row: Row) -> Body:
    return Body(set(row["names"]), set(row["surfaces"]), set(row["kinds"]), set(row.get("functions", ())))


def _measure(row: Row) -> Measure:
    lines = (row.get("folded") or "").split("\n")
    return Measure(set(row["names"]), set(row["units"]), set(row["better"]), set(filter(None, lines)))
