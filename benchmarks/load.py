"""How fast records are loaded, beside the bare driver writing the same nodes and edges, and neo4j-graphrag's writer.

    .venv/bin/python benchmarks/load.py [--documents 300] [--rounds 3] [--neo4j] [--profile]

Documents are generated (tests/support/many.py) and extracted before anything is measured. Then, turn by turn, each into
an empty store: the program's own loading, in groups as `ingest` makes them, from the records on; and the driver alone,
which is given the very rows that are to be there (every property too), with the same constraints and indexes, a
transaction a batch of 1,000. With --neo4j on a Neo4j of the tests, where Neo4jWriter writes them too (group `bench` of
pyproject.toml, and apoc-core by Maven) and neo4j-admin imports the files that an export writes for it; else on the
embedded engine. Printed are rows (nodes and edges) a second, best
of the rounds, ratios, and the most memory that this process has held. --profile prints what each statement took.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import engines  # noqa: E402
import many  # noqa: E402
import psutil  # noqa: E402
from pydantic import SecretStr  # noqa: E402

from graph import answers, shape  # noqa: E402
from graph import store as stores  # noqa: E402
from graph.engine import find, stop  # noqa: E402
from graph.formats import neo4j_admin  # noqa: E402
from graph.formats.source import Source  # noqa: E402
from graph.records import GraphRecords  # noqa: E402
from graph.settings import Settings  # noqa: E402
from graph.store import Store, open_store  # noqa: E402
from ingest.formats.read import from_bytes  # noqa: E402
from ingest.records.groups import grouped  # noqa: E402
from ingest.records.load import built  # noqa: E402

BATCH = 1_000
APOC = "5.26.12"  # the newest for that release of Neo4j that Maven has
_POM = """<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>policygraph.benchmarks</groupId><artifactId>apoc</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j.procedure</groupId><artifactId>apoc-core</artifactId><version>{version}</version></dependency>
    <dependency><groupId>org.neo4j.procedure</groupId><artifactId>apoc-common</artifactId><version>{version}</version></dependency>
  </dependencies>
</project>
"""
Row = dict[str, Any]


class Table(NamedTuple):
    """Rows of a label, or of a type of edges between two labels."""

    name: str
    ends: tuple[str, str] | None
    rows: list[Row]


def extracted(count: int) -> list[GraphRecords]:
    return [built(from_bytes(one.data, one.name, one.name)).records for one in many.documents(count)]


class Taken(NamedTuple):
    """Seconds of the clock, and of the processors: of this process and of the database's."""

    wall: float
    cpu: float


class Watch:
    """Measures what is done within, also by the database."""

    def __init__(self, database: int) -> None:
        self._processes = psutil.Process(), psutil.Process(database)

    def __enter__(self) -> Watch:
        self._before = time.perf_counter(), self._cpu()
        return self

    def __exit__(self, *_: object) -> None:
        wall, cpu = self._before
        self.taken = Taken(time.perf_counter() - wall, self._cpu() - cpu)

    def _cpu(self) -> float:
        return sum(times.user + times.system for times in (one.cpu_times() for one in self._processes))


async def own(store: Store, documents: list[GraphRecords]) -> None:
    """The program's own loading."""
    for group in grouped(documents):
        await store.load_all([(records, None) for records in group])


async def tables(store: Store) -> list[Table]:
    """All that is in a store as the driver gives it, with what is not exported."""
    found = []
    async with store._session(write=False) as session:
        for label in shape.NODES:
            result = await session.run(f"MATCH (n:{label}) RETURN properties(n) AS props")  # type: ignore[arg-type]
            found.append(Table(label, None, [answers.native(record.data()) async for record in result]))
        for name, edge in shape.EDGES.items():
            for source in edge.sources:
                match = f"MATCH (a:{source})-[e:{name}]->(b:{edge.target})"
                ends = "RETURN a.id AS source, b.id AS target, properties(e) AS props"
                result = await session.run(f"{match} {ends}")  # type: ignore[arg-type]
                rows = [answers.native(record.data()) async for record in result]
                found.append(Table(name, (source, edge.target), rows))
    return found


async def bare(store: Store, given: list[Table]) -> None:
    """The driver alone."""
    async with store._session(write=True) as session:
        for table in given:
            text = statement(table)
            for at in range(0, len(table.rows), BATCH):
                async with await session.begin_transaction() as transaction:
                    await (await transaction.run(text, rows=table.rows[at : at + BATCH])).consume()  # type: ignore
                    await transaction.commit()


def statement(table: Table) -> str:
    if table.ends is None:
        return f"UNWIND $rows AS row CREATE (n:{table.name}) SET n = row.props"
    matches = f"MATCH (a:{table.ends[0]} {{id: row.source}}) MATCH (b:{table.ends[1]} {{id: row.target}})"
    return f"UNWIND $rows AS row {matches} CREATE (a)-[e:{table.name}]->(b) SET e = row.props"


def with_writer(settings: Settings, given: list[Table], watch: Watch) -> None:
    """Neo4jWriter.run; making its models of the rows is not counted."""
    import neo4j
    from neo4j_graphrag.components.kg_writer import Neo4jWriter
    from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

    nodes = [
        Neo4jNode(id=f"{one.name}/{row['props']['id']}", label=one.name, properties=row["props"])
        for one in given
        if one.ends is None
        for row in one.rows
    ]
    edges = [
        Neo4jRelationship(
            start_node_id=f"{one.ends[0]}/{row['source']}",
            end_node_id=f"{one.ends[1]}/{row['target']}",
            type=one.name,
            properties=row["props"],
        )
        for one in given
        if one.ends is not None
        for row in one.rows
    ]
    with neo4j.GraphDatabase.driver(str(settings.neo4j_uri), auth=("neo4j", "-")) as driver:
        writer, graph = Neo4jWriter(driver), Neo4jGraph(nodes=nodes, relationships=edges)
        with watch:
            result = asyncio.run(writer.run(graph=graph))
    assert result.status == "SUCCESS", result.metadata


async def bulk(documents: list[GraphRecords]) -> tuple[float, float, float]:
    """Seconds to write the files for neo4j-admin, to import them, and until constraints and indexes are there."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name) / "bulk"
        folder.mkdir()
        async with empty(neo4j=False) as (_, store, watch):
            await own(store, documents)
            with watch:
                await neo4j_admin.write(Source(store.run), folder)
        command = ["database", "import", "full", "neo4j", "--overwrite-destination", f"@{neo4j_admin.ARGUMENTS}"]
        with engines.neo4j_in(engines.LONG_TERM, Path(name) / "neo4j", prepare=command, inside=folder) as server:
            settings = Settings(neo4j_uri=server.uri, neo4j_password=SecretStr("-"), home=Path(name) / "home")
            began = time.perf_counter()
            async with open_store(settings) as store, store._session(write=True) as session:
                await (await session.run("CALL db.awaitIndexes(600)")).consume()
            return watch.taken.wall, server.prepared, time.perf_counter() - began


@contextlib.asynccontextmanager
async def empty(neo4j: bool) -> AsyncIterator[tuple[Settings, Store, Watch]]:
    """A store of its own, with nothing in it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, contextlib.ExitStack() as stack:
        settings, server = Settings(neo4j_uri=None, home=Path(name) / "home", engine_idle=30), None
        if neo4j:
            folder = Path(name) / "neo4j"
            shutil.copytree(apoc(), folder / "plugins")
            server = stack.enter_context(engines.neo4j_in(engines.LONG_TERM, folder))
            settings = Settings(neo4j_uri=server.uri, neo4j_password=SecretStr("-"), home=folder / "home")
        async with open_store(settings) as store:
            engine = find(settings.home)
            pid = server.process.pid if server and server.process else engine.pid if engine else 0
            yield settings, store, Watch(pid)
        if not neo4j:
            stop(settings.home)


def apoc() -> Path:
    """The folder of the procedures that Neo4jWriter calls, fetched once."""
    folder = ROOT / ".cache" / "apoc" / APOC
    if not folder.is_dir():
        made = folder.with_suffix(".part")
        made.mkdir(parents=True, exist_ok=True)
        (made / "pom.xml").write_text(_POM.format(version=APOC))
        fetch = [
            "mvn",
            "-q",
            "-B",
            "dependency:copy-dependencies",
            "-DoutputDirectory=.",
            "-DexcludeArtifactIds=slf4j-api",
        ]
        subprocess.run(fetch, cwd=made, check=True)
        made.rename(folder)
    return folder


@contextlib.contextmanager
def profiled() -> Iterator[tuple[Counter[str], Counter[str], Counter[str]]]:
    """Seconds, calls and rows by the name of each statement that is run within."""
    seconds: Counter[str] = Counter()
    calls: Counter[str] = Counter()
    sent: Counter[str] = Counter()
    original = stores._run

    async def timed(transaction: Any, name: str, /, **params: Any) -> list[Row]:
        began = time.perf_counter()
        try:
            return await original(transaction, name, **params)
        finally:
            seconds[name] += time.perf_counter() - began
            calls[name] += 1
            sent[name] += max((len(value) for value in params.values() if isinstance(value, list)), default=1)

    stores._run = timed
    try:
        yield seconds, calls, sent
    finally:
        stores._run = original


async def profile(neo4j: bool, documents: list[GraphRecords]) -> None:
    async with empty(neo4j) as (_, store, watch):
        with profiled() as (seconds, calls, sent), watch:
            await own(store, documents)
    print(f"{watch.taken.wall:.2f} s in all, {watch.taken.wall - seconds.total():.2f} s not in statements")
    for name, spent in seconds.most_common():
        print(f"{name:26} {spent:7.3f} s {calls[name]:6} calls {sent[name]:8} rows")


def peak() -> float:
    """The most memory that this process has held, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_000_000


async def main(count: int, rounds: int, neo4j: bool) -> None:
    taken: dict[str, list[Taken]] = {"policygraph": [], "bare driver": []}
    given: list[Table] = []
    began = time.perf_counter()
    documents = extracted(count)
    print(f"{count} documents extracted in {time.perf_counter() - began:.1f} s by this process alone")
    for _ in range(rounds):
        async with empty(neo4j) as (_, store, watch):
            with watch:
                await own(store, documents)
            taken["policygraph"].append(watch.taken)
            given = given or await tables(store)
        async with empty(neo4j) as (_, store, watch):
            with watch:
                await bare(store, given)
            taken["bare driver"].append(watch.taken)
        report(count, taken, sum(len(table.rows) for table in given))
    if neo4j:
        async with empty(neo4j) as (settings, _, watch):
            await asyncio.to_thread(with_writer, settings, given, watch)
            taken["Neo4jWriter"] = [watch.taken]
    rows = sum(len(table.rows) for table in given)
    report(count, taken, rows)
    if neo4j:
        written, imported, indexed = await bulk(documents)
        ratio = taken["Neo4jWriter"][0].wall / imported
        print(f"\nfiles for neo4j-admin: written in {written:.1f} s, imported in {imported:.1f} s,")
        print(f"{rows / imported:,.0f} rows/s, {ratio:.1f} times Neo4jWriter's; indexes {indexed:.1f} s after that")


def report(count: int, taken: dict[str, list[Taken]], rows: int) -> None:
    own = min(taken["policygraph"]), min(one.cpu for one in taken["policygraph"])
    print(f"\n{count} documents, {rows:,} rows; peak memory of this process {peak():.0f} MB")
    print(
        "| | s, each round | CPU s | rows/s, best | policygraph / it | by CPU |\n| --- | --- | --- | --- | --- | --- |"
    )
    for name, each in taken.items():
        wall, cpu = (", ".join(f"{value:.1f}" for value in values) for values in zip(*each, strict=True))
        best, least = min(each).wall, min(one.cpu for one in each)
        ratios = f"{best / own[0].wall:.2f} | {least / own[1]:.2f}"
        print(f"| {name} | {wall} | {cpu} | {rows / best:,.0f} | {ratios} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--neo4j", action="store_true")
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    if asked.profile:
        asyncio.run(profile(asked.neo4j, extracted(asked.documents)))
    else:
        asyncio.run(main(asked.documents, asked.rounds, asked.neo4j))
