"""Lists over HTTP beside their statements through the bare driver; what a selective filter costs in a larger graph.

    .venv/bin/python benchmarks/lists.py [--documents 300] [--rounds 40] [--clients 1 8 32]

Documents are generated (tests/support/many.py). The service runs in this process (no network), the engine is the
embedded one, or the Neo4j of NEO4J_URI, whose graph has to be empty. Printed are, per list and for so many clients at
once: median milliseconds and 99th percentile over HTTP and through the driver, and the ratio of the medians. Through
the driver a list is its one statement, over HTTP it is asked policy by policy (graph.read.listing). Printed too, per
filter: the median of its statements at 5 documents and at all. Filters choose what the first document has.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

import httpx
import neo4j

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import many  # noqa: E402

from api.app import create_app  # noqa: E402
from graph import composing  # noqa: E402
from graph.folding import phrase, searched  # noqa: E402
from graph.read.indicators import TARGETS  # noqa: E402
from graph.read.listing import Listing, View  # noqa: E402
from graph.read.tasks import RESPONSIBILITIES, TASKS  # noqa: E402
from graph.records import GraphRecords  # noqa: E402
from graph.settings import Settings  # noqa: E402
from graph.store import Store, open_store  # noqa: E402
from ingest.formats.read import from_bytes  # noqa: E402
from ingest.records.groups import grouped  # noqa: E402
from ingest.records.load import built  # noqa: E402

AT_A_TIME = 500
LISTS: tuple[tuple[str, Listing[Any]], ...] = (
    ("/v1/tasks", TASKS),
    ("/v1/responsibilities", RESPONSIBILITIES),
    ("/v1/targets", TARGETS),
)
OTHERS = ("/v1/agencies", "/v1/policies", "/v1/indicators")


async def load(store: Store, count: int, first: int = 0) -> None:
    """Extract by processes, as many as there are cores, and load in groups; little is held at a time."""
    with ProcessPoolExecutor() as pool:
        for at in range(first, count, AT_A_TIME):
            read_ones = list(pool.map(extracted, range(at, min(at + AT_A_TIME, count))))
            for group in grouped(read_ones):
                await store.load_all([(records, None) for records in group])


def extracted(at: int) -> GraphRecords:
    one = many.document(at)
    return built(from_bytes(one.data, one.name, one.name)).records


class Spread(NamedTuple):
    """Milliseconds: the median, and what 99 of a hundred do not exceed."""

    p50: float
    p99: float


async def timed(work: Callable[[], Awaitable[Any]], rounds: int, clients: int) -> Spread:
    """What the work takes, done so often by each of so many at once."""
    taken: list[float] = []

    async def client() -> None:
        for _ in range(rounds):
            start = time.perf_counter()
            await work()
            taken.append((time.perf_counter() - start) * 1000)

    await work()
    await asyncio.gather(*(client() for _ in range(clients)))
    return Spread(median(taken), quantiles(taken, n=100)[98] if len(taken) > 1 else taken[0])


@asynccontextmanager
async def service(settings: Settings) -> AsyncIterator[tuple[httpx.AsyncClient, Store]]:
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost", timeout=120) as client:
            yield client, app.state.store


def bare(store: Store, listing: Listing[Any], where: dict[str, Any]) -> Callable[[], Awaitable[Any]]:
    """The statements of a list's first page through the driver alone, its rows as the driver gives them."""
    start = {param: first for param, _, first in listing.key}
    whole = {**where, **start, "after_sorted": "", "limit": View().limit + 1}
    bound = [composing.bind(f"read/{listing.name}", whole), composing.bind(f"read/{listing.name}_total", where)]

    async def ask() -> None:
        async with store._session(write=False) as session:
            for one in bound:
                result = await session.run(neo4j.Query(one.text), one.params)  # type: ignore[arg-type]  # ours
                [record.data() async for record in result]

    return ask


FILTERS: tuple[tuple[str, Listing[Any], dict[str, Any]], ...] = (
    ("tasks of a policy", TASKS, {"policy": "POLICY"}),
    ("tasks of an agency", TASKS, {"agency": "AGENCY"}),
    ("tasks of a county", TASKS, {"city": "CITY"}),
    ("tasks with words", TASKS, {"q": "WORDS", "phrase": "PHRASE"}),
    ("responsibilities of an agency", RESPONSIBILITIES, {"agency": "AGENCY"}),
    ("targets of a policy", TARGETS, {"policy": "POLICY"}),
    ("targets of an agency", TARGETS, {"agency": "AGENCY"}),
    ("targets of an indicator", TARGETS, {"indicators": "INDICATOR"}),
)


async def known(store: Store) -> dict[str, Any]:
    """What the filters choose: of the first document."""
    first = extracted(0)
    target = first.targets[0]
    words = first.tasks[0].title[:8]
    found = {"POLICY": [first.policy.id], "AGENCY": [first.responsibilities[0].agency_id]}
    found |= {"CITY": [str(first.applies_to)], "INDICATOR": [target.indicator_id]}
    return {**found, "WORDS": searched(words), "PHRASE": phrase(words)}


async def filters(store: Store, rounds: int) -> dict[str, float]:
    names, found = await known(store), {}
    for label, listing, given in FILTERS:
        where = {key: names.get(value, value) if isinstance(value, str) else value for key, value in given.items()}
        ask = bare(store, listing, {"min_confidence": 0.0, **where})
        found[label] = (await timed(ask, rounds, 1)).p50
    return found


async def main(count: int, rounds: int, clients: list[int]) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        settings = Settings(home=Path(home), engine_idle=5.0, reads_per_minute=0)
        async with open_store(settings) as writer:
            await load(writer, 5)
            async with service(settings) as (_, store):
                few = await filters(store, rounds)
            start = time.perf_counter()
            await load(writer, count, 5)
            print(f"{count} documents, read and loaded in {time.perf_counter() - start:.0f} s")
            async with service(settings) as (client, store):
                report(few, await filters(store, rounds), count)
                for number in clients:
                    await compare(client, store, max(2, rounds // number), number)


def report(few: dict[str, float], many_ones: dict[str, float], count: int) -> None:
    print(f"\n| filter | 5 documents, ms | {count} documents, ms | ratio |\n| --- | --- | --- | --- |")
    for label in few:
        print(f"| {label} | {few[label]:.1f} | {many_ones[label]:.1f} | {many_ones[label] / few[label]:.2f} |")


async def compare(client: httpx.AsyncClient, store: Store, rounds: int, clients: int) -> None:
    print(f"\n| first page, {clients} clients | HTTP p50, p99, ms | driver p50, p99, ms | ratio |")
    print("| --- | --- | --- | --- |")
    for path, listing in LISTS:
        http = await timed(lambda path=path: client.get(path), rounds, clients)
        driver = await timed(bare(store, listing, {"min_confidence": 0.0}), rounds, clients)
        told = f"{http.p50:.0f}, {http.p99:.0f} | {driver.p50:.0f}, {driver.p99:.0f} | {http.p50 / driver.p50:.2f}"
        print(f"| {path} | {told} |", flush=True)
    for path in OTHERS:
        http = await timed(lambda path=path: client.get(path), rounds, clients)
        print(f"| {path} | {http.p50:.0f}, {http.p99:.0f} | | |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 32])
    given = parser.parse_args()
    asyncio.run(main(given.documents, given.rounds, given.clients))
