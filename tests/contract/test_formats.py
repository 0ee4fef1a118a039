"""Each form of the whole graph, read back by what a user would open it with: nothing is lost, nothing made up."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import icalendar
import networkx
import openpyxl
import pyarrow.csv
import pyarrow.parquet
import pytest
import rdflib
import samples

from graph import shape
from graph.formats import FOLDERS, Form, gexf, turtle, whole
from graph.formats.xlsx import SHEETS
from graph.formats.xml import legal
from graph.shape import Type
from graph.store import Store

Row = dict[str, Any]
PG = rdflib.Namespace(turtle.TERMS)


@pytest.fixture
async def rich(store: Store) -> Store:
    for records in (*samples.all_documents(), samples.hostile()):
        await store.load(records)
    return store


async def rows(store: Store, told: Callable[[Any], Any] = lambda value: value) -> list[Row]:
    """The export, nodes first, with every property as a format has it."""
    found = [row async for row in store.export()]
    plain = [row | {"properties": {name: told(value) for name, value in row["properties"].items()}} for row in found]
    return sorted(plain, key=lambda row: (row["kind"][0] == "e", row["kind"], row["id"]))


def in_xml(value: Any) -> Any:
    """Without what XML cannot hold; a list as the text of its JSON."""
    value = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
    return legal(value) if isinstance(value, str) else value


def flat(row: Row) -> Row:
    return {name: row[name] for name in ("id", "from", "to") if name in row} | row["properties"]


def tables(found: list[Row]) -> dict[str, list[Row]]:
    kinds = (*shape.kinds("node"), *shape.kinds("edge"))
    return {kind: [flat(row) for row in found if row["kind"] == kind] for kind in kinds}


def without_nothing(table: list[Row]) -> list[Row]:
    return [{name: value for name, value in row.items() if value is not None} for row in table]


async def test_csv(rich: Store, tmp_path: Any) -> None:
    await whole.write(rich.run, Form.CSV, tmp_path)
    expected = tables(await rows(rich))
    assert {path.stem for path in sorted(tmp_path.iterdir())} == {kind.partition(":")[2] for kind in expected}
    parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
    for kind, table in expected.items():
        types = shape.types_of(kind)
        columns = {name: pyarrow.float64() if types[name] is Type.NUMBER else None for name in types}
        strings = {name: columns[name] or pyarrow.string() for name in columns} | dict.fromkeys(
            ("id", "from", "to"), pyarrow.string()
        )
        convert = pyarrow.csv.ConvertOptions(
            column_types=strings, strings_can_be_null=True, quoted_strings_can_be_null=False
        )
        path = tmp_path / f"{kind.partition(':')[2]}.csv"
        found = pyarrow.csv.read_csv(path, parse_options=parse, convert_options=convert).to_pylist()
        wanted = [{name: as_text(value) for name, value in row.items()} for row in table]
        assert without_nothing(found) == wanted, kind


def as_text(value: Any) -> Any:
    if isinstance(value, bool | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value) if isinstance(value, int) else value


async def test_parquet(rich: Store, tmp_path: Any) -> None:
    await whole.write(rich.run, Form.PARQUET, tmp_path)
    for kind, table in tables(await rows(rich)).items():
        found = pyarrow.parquet.read_table(tmp_path / f"{kind.partition(':')[2]}.parquet").to_pylist()
        dates = [name for name, one in shape.types_of(kind).items() if one is Type.DATE]
        wanted = [row | {name: date.fromisoformat(row[name]) for name in dates if name in row} for row in table]
        assert without_nothing(found) == wanted, kind


async def test_workbook(rich: Store, tmp_path: Any) -> None:
    await whole.write(rich.run, Form.XLSX, tmp_path / "graph.xlsx")
    book = openpyxl.load_workbook(tmp_path / "graph.xlsx", rich_text=False)
    expected = tables(await rows(rich, in_xml))
    assert [sheet.title for sheet in book] == [kind.partition(":")[2] for kind in SHEETS]
    for kind in SHEETS:
        head, *lines = book[kind.partition(":")[2]].iter_rows()
        names = [cell.value for cell in head]
        found = [{name: shown(cell) for name, cell in zip(names, line, strict=True)} for line in lines]
        assert without_nothing(found) == expected[kind], kind
        assert not [cell for line in lines for cell in line if cell.data_type == "f"], "no cell is a formula"


def shown(cell: Any) -> Any:
    return cell.value.date().isoformat() if cell.is_date else cell.value


@pytest.mark.parametrize(
    ("form", "read", "renamed"),
    [(Form.GRAPHML, networkx.read_graphml, {}), (Form.GEXF, networkx.read_gexf, gexf.RENAMED)],
)
async def test_networkx(
    rich: Store, tmp_path: Any, form: Form, read: Callable[[Path], Any], renamed: dict[str, str]
) -> None:
    await whole.write(rich.run, form, tmp_path / "graph.xml")
    graph = read(tmp_path / "graph.xml")
    nodes = [(id, data) for id, data in graph.nodes(data=True)]
    edges = [(key, source, target, data) for source, target, key, data in graph.edges(keys=True, data=True)]
    found = await rows(rich, in_xml)
    of_nodes = [row for row in found if "from" not in row]
    of_edges = [row for row in found if "from" in row]
    assert [(id, drop(data)) for id, data in nodes] == [(row["id"], attributes(row, {})) for row in of_nodes]
    assert sorted(
        (key, source, target, json.dumps(drop(data), sort_keys=True)) for key, source, target, data in edges
    ) == sorted(
        (row["id"], row["from"], row["to"], json.dumps(attributes(row, renamed), sort_keys=True)) for row in of_edges
    )


def drop(data: Row) -> Row:
    """Without what networkx adds of its own."""
    return {name: value for name, value in data.items() if name not in {"label", "id"}}


def attributes(row: Row, renamed: dict[str, str]) -> Row:
    properties = {renamed.get(name, name): value for name, value in row["properties"].items()}
    return {"of_kind": row["kind"].partition(":")[2], **properties}


async def test_turtle(rich: Store, tmp_path: Any) -> None:
    """Every property of every node and edge is there, under the term that the mapping gives it, with its type."""
    await whole.write(rich.run, Form.TURTLE, tmp_path / "graph.ttl")
    graph = rdflib.Graph().parse(tmp_path / "graph.ttl", format="turtle")
    terms = {name: rdflib.URIRef(iri) for name, iri in turtle.PREFIXES}

    def term(short: str) -> rdflib.URIRef:
        prefix, _, local = short.partition(":")
        return terms[prefix] + local

    for row in await rows(rich):
        name = row["kind"].partition(":")[2]
        subject = rdflib.URIRef(turtle.iri(row["id"])[1:-1])
        if "from" not in row or shape.EDGES[name].types:
            assert (subject, rdflib.RDF.type, PG[name]) in graph
        mapped = turtle.PROPERTIES.get(name, {}) if "from" not in row else {}
        for key, value in row["properties"].items():
            objects = list(graph.objects(subject, term(mapped.get(key, f"pg:{key}"))))
            assert read_back(graph, objects, key, shape.types_of(row["kind"])[key]) == value, (row["kind"], key)
        if "from" in row:
            ends = [rdflib.URIRef(turtle.iri(row[end])[1:-1]) for end in ("from", "to")]
            ends = ends[::-1] if name in turtle.BACKWARDS else ends
            relation = turtle.RELATIONS.get(row["properties"].get("relation"), turtle.EDGE_TERMS[name])
            assert (ends[0], term(relation), ends[1]) in graph


def read_back(graph: rdflib.Graph, objects: list[Any], key: str, kind: Type) -> Any:
    if key == "aliases":
        return sorted(one.toPython() for one in objects)
    (one,) = objects
    if kind in (Type.TEXTS, Type.INTEGERS):
        return [item.toPython() for item in rdflib.collection.Collection(graph, one)]
    return one.toPython().isoformat() if kind is Type.DATE else one.toPython()


async def test_calendar(rich: Store, tmp_path: Any) -> None:
    await whole.write(rich.run, Form.ICS, tmp_path / "graph.ics")
    data = (tmp_path / "graph.ics").read_bytes()
    assert max(map(len, data.split(b"\r\n"))) <= 75
    events = {str(event["UID"]): event for event in icalendar.Calendar.from_ical(data).events}
    due = {f"{row['id']}@policygraph": row for row in await rows(rich) if "deadline" in row["properties"]}
    assert events.keys() == due.keys()
    assert len(due) == 6
    for uid, event in events.items():
        fact = due[uid]["properties"]
        assert event["DTSTART"].dt.isoformat() == fact["deadline"]
        words = fact.get("title") or f"{fact['surface']}：{fact['quote']}"
        assert str(event["SUMMARY"]) == "".join(letter if letter >= " " or letter == "\n" else " " for letter in words)
    stamps = {str(event["DTSTAMP"].dt.date()) for event in events.values()}
    assert stamps == {"2022-03-23", "2022-01-05", "1970-01-01"}, "the day of issue, or none"


async def test_a_reported_task_is_due_no_more(store: Store, tmp_path: Any) -> None:
    build = samples.builder("report.txt", "已于2021年底前完成平台建设", title="报告", city=None, kind="report")
    build.task("完成平台建设", deadline=date(2021, 12, 31), reported=True)
    await store.load(build.build())
    await whole.write(store.run, Form.ICS, tmp_path / "graph.ics")
    assert b"VEVENT" not in (tmp_path / "graph.ics").read_bytes()


async def test_cypher(rich: Store) -> None:
    """Run line by line in the emptied engine, the statements build what they were made from."""
    before = await rows(rich)
    script = b"".join([piece async for piece in whole.stream(rich.run, Form.CYPHER)]).decode()
    async with rich._session(write=True) as session:
        await (await session.run("MATCH (n) WHERE NOT n:StoreVersion DETACH DELETE n")).consume()
        for statement in script.removesuffix("\n").split("\n"):
            await (await session.run(statement.removesuffix(";"))).consume()
    assert await rows(rich) == before


@pytest.mark.parametrize("form", Form)
async def test_the_same_graph_gives_the_same_bytes(rich: Store, tmp_path: Any, form: Form) -> None:
    """As a stream and as a file, twice: what a clock, a temporary folder or the engine's order would change."""
    one, other = [b"".join([piece async for piece in whole.stream(rich.run, form)]) for _ in range(2)]
    assert one == other
    await whole.write(rich.run, form, tmp_path / "out")
    if form in FOLDERS:
        with ZipFile(io.BytesIO(one)) as archive:
            names = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
            assert {name: archive.read(name) for name in archive.namelist()} == names
    else:
        assert (tmp_path / "out").read_bytes() == one
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["out"]
