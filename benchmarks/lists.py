"""Lists over HTTP beside the same statements through the bare driver; what a selective filter costs in a larger graph.

    .venv/bin/python benchmarks/lists.py [--documents 300] [--rounds 40] [--clients 8]

The corpus is loaded again and again, each copy of another county under another number, so that each has places,
agencies and policies of its own. The service runs in this process (no network), the engine is the embedded one, or the
Neo4j of NEO4J_URI, whose graph has to be empty. Printed are, per list: median milliseconds over HTTP and through the
driver at so many clients at once, and their ratio; per filter those of its statements at 5 documents and at all.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import re
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Any

import httpx
import neo4j

from api.app import create_app
from graph import composing, read
from graph.read.indicators import TARGETS
from graph.read.listing import Listing, View
from graph.read.tasks import RESPONSIBILITIES, TASKS
from graph.settings import Settings
from graph.store import Store, open_store
from ingest.formats.read import from_bytes
from ingest.records.load import _built

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "data" / "corpus"
LISTS: tuple[tuple[str, Listing[Any]], ...] = (
    ("/v1/tasks", TASKS),
    ("/v1/responsibilities", RESPONSIBILITIES),
    ("/v1/targets", TARGETS),
)
OTHERS = ("/v1/agencies", "/v1/policies", "/v1/indicators")


def counties() -> list[tuple[str, str]]:
    """City and county, of the divisions that are a district of a city."""
    with (ROOT / "data" / "lexicon" / "divisions.csv").open(encoding="utf-8") as file:
        paths = [row["path"].split("/") for row in csv.DictReader(file)]
    return [(path[1], path[2]) for path in paths if len(path) == 3 and path[2].endswith("区")]


def documents(count: int) -> Iterator[tuple[str, bytes]]:
    """The corpus again and again, each copy of another county and number."""
    texts = [(path.name, path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.txt"))]
    places = counties()
    for at in range(count):
        name, text = texts[at % len(texts)]
        copy = at // len(texts)
        if copy:
            city, county = places[copy % len(places)]
            text = text.replace("鲅鱼圈", county[:-1]).replace("营口市", city)
            text = re.sub(r"〔(\d{4})〕(\d+)号", lambda m, copy=copy: f"〔{m[1]}〕{m[2]}{copy:03d}号", text)
            text = f"{text}\n第{copy:04d}号样本\n"
        yield f"{copy:04d}_{name}", text.encode()


async def load(store: Store, count: int, skip: int = 0) -> None:
    for at, (name, data) in enumerate(documents(count)):
        if at >= skip:
            await store.load(_built(from_bytes(data, name, name)).records)


async def timed(work: Callable[[], Awaitable[Any]], rounds: int, clients: int) -> float:
    """Median milliseconds of the work done by so many at once."""
    taken: list[float] = []

    async def client() -> None:
        for _ in range(rounds):
            start = time.perf_counter()
            await work()
            taken.append((time.perf_counter() - start) * 1000)

    await work()
    await asyncio.gather(*(client() for _ in range(clients)))
    return median(taken)


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
    ("tasks with words", TASKS, {"q": "推行税务ukey", "phrase": '"推行税务"'}),
    ("responsibilities of an agency", RESPONSIBILITIES, {"agency": "AGENCY"}),
    ("targets of a policy", TARGETS, {"policy": "POLICY"}),
    ("targets of an agency", TARGETS, {"agency": "AGENCY"}),
)


async def known(store: Store) -> dict[str, list[str]]:
    policy = (await read.policies(store, view=View(limit=1000))).items
    own = next(row for row in policy if row.city == "辽宁省/营口市/鲅鱼圈区")
    agency = next(row for row in await read.agency_names(store) if row.place == own.city and row.name == "区税务局")
    return {"POLICY": [own.id], "AGENCY": [agency.id], "CITY": [str(own.city)]}


async def filters(store: Store, rounds: int) -> dict[str, float]:
    names, found = await known(store), {}
    for label, listing, given in FILTERS:
        where = {key: names.get(value, value) if isinstance(value, str) else value for key, value in given.items()}
        ask = bare(store, listing, {"min_confidence": 0.0, **where})
        found[label] = await timed(ask, rounds, 1)
    return found


async def main(count: int, rounds: int, clients: int) -> None:
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), engine_idle=5.0, reads_per_minute=0)
        async with open_store(settings) as writer:
            await load(writer, 5)
            async with service(settings) as (_, store):
                few = await filters(store, rounds)
            start = time.perf_counter()
            await load(writer, count, 5)
            print(f"{count} documents, loaded in {time.perf_counter() - start:.0f} s")
            async with service(settings) as (client, store):
                many = await filters(store, rounds)
                print(f"| filter | 5 documents, ms | {count} documents, ms |\n| --- | --- | --- |")
                for label in few:
                    print(f"| {label} | {few[label]:.1f} | {many[label]:.1f} |")
                print(f"\n| first page, {clients} clients | HTTP, ms | driver, ms | ratio |\n| --- | --- | --- | --- |")
                for path, listing in LISTS:
                    http = await timed(lambda path=path: client.get(path), rounds // 4 or 1, clients)
                    driver = await timed(bare(store, listing, {"min_confidence": 0.0}), rounds // 4 or 1, clients)
                    print(f"| {path} | {http:.0f} | {driver:.0f} | {http / driver:.2f} |")
                for path in OTHERS:
                    http = await timed(lambda path=path: client.get(path), rounds // 4 or 1, clients)
                    print(f"| {path} | {http:.0f} | | |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--clients", type=int, default=8)
    given = parser.parse_args()
    asyncio.run(main(given.documents, given.rounds, given.clients))
