"""Rounds of kill -9 at random moments while documents come in, one of 2 MB among them: nothing half, nothing lost.

    .venv/bin/python benchmarks/faults.py [--rounds 100] [--seed 1] [--neo4j]

A round sends every document to the same store again, in one of two texts in turn, by the command line or the service,
and kills one of: the ingester, the database (the embedded engine, or with --neo4j a Neo4j of the tests), the service, a
process that reads. Then each policy has to be there, whole: all its facts those of the one text or of the other, as a
run without faults has them. Then what was sent is sent again, and the export has to be that run's, to the byte.
Printed are a line a round and the counts; exits 1 where a policy was half, lost or another, or a survivor failed.
"""

from __future__ import annotations

import argparse
import asyncio
import collections
import contextlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import psutil
from pydantic import SecretStr

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import engines  # noqa: E402
from uploads import PROSE  # noqa: E402

from graph import engine  # noqa: E402
from graph.export import rows as export_rows  # noqa: E402
from graph.records import GraphRecords  # noqa: E402
from graph.settings import Settings  # noqa: E402
from graph.store import Store, open_store  # noqa: E402
from ingest.records.load import build  # noqa: E402

CORPUS = ROOT / "data" / "corpus"
KEY = "a key of the rounds"
LARGE = 2_000_000
SERVING = re.compile(r"http://127\.0\.0\.1:\d+")
COMMAND = [sys.executable, "-c", "from cli.main import app; app()"]
Row = dict[str, Any]


class Text(NamedTuple):
    """One of the two texts of all documents: files with what they say, the export of all, what is each policy's own."""

    built: list[tuple[Path, GraphRecords]]
    export: list[Row]
    policies: dict[str, str]


def write(folder: Path, variant: int) -> list[Path]:
    """The corpus, each document in one of two texts, and one of 2 MB. The second lacks some sentences of the first."""
    folder.mkdir()
    for path in sorted(CORPUS.glob("*.txt")):
        text = path.read_text("utf-8").removeprefix("\ufeff")
        lines = [line for at, line in enumerate(text.splitlines(True)) if not variant or at % 7 or at < 10]
        (folder / path.name).write_text("".join(lines), "utf-8")
    body = "".join(path.read_text("utf-8") for path in sorted(folder.iterdir()))
    prose = PROSE * ((LARGE - len(body.encode())) // len(PROSE.encode()))
    (folder / "large.txt").write_text(f"关于大文件的工作方案\n{prose}{body}", "utf-8")
    return sorted(folder.iterdir())


async def exported(store: Store) -> list[Row]:
    return [row async for row in export_rows(store.run)]


def owned(rows: list[Row]) -> dict[str, str]:
    """What is each policy's own, as text: its node, tasks and parts, and all edges of these."""
    of = {row["id"]: row["id"] for row in rows if row["kind"] == "node:Policy" and "source_sha256" in row["properties"]}
    of |= {row["to"]: row["from"] for row in rows if row["kind"] in ("edge:CONTAINS", "edge:HAS_TEXT")}
    found: dict[str, list[str]] = collections.defaultdict(list)
    for row in rows:
        ends = [of[row[key]] for key in ("id", "from", "to") if row.get(key) in of]
        if ends:  # an edge between two policies is the first one's, which cites the other
            found[ends[0]].append(json.dumps(row, ensure_ascii=False, sort_keys=True))
    return {policy: "\n".join(sorted(lines)) for policy, lines in found.items()}


async def load(store: Store, text: list[tuple[Path, GraphRecords]]) -> None:
    for path, records in text:
        await store.load(records, path)


class Rounds:
    """The store that is treated so, the service on it, and what came of it."""

    def __init__(self, settings: Settings, folder: Path, texts: list[Text], chance: random.Random, database: Any):
        self.settings, self.folder, self.texts, self.chance, self.database = settings, folder, texts, chance, database
        self.counts: collections.Counter[str] = collections.Counter()
        self.faults: list[str] = []
        self.seconds = {"command": 10.0, "service": 8.0}  # what a run without a fault took at last
        self._service: subprocess.Popen[bytes] | None = None
        self._address = ""
        self.env = {**os.environ, "POLICYGRAPH_HOME": str(settings.home), "POLICYGRAPH_API_KEY": KEY, "NEO4J_URI": ""}
        if settings.neo4j_uri:
            self.env |= {"NEO4J_URI": settings.neo4j_uri, "NEO4J_PASSWORD": "-"}

    async def round(self, number: int, store: Store) -> None:
        """One of them."""
        text = self.texts[number % 2]
        victim = self.chance.choice(["ingester", "database", "service", "worker"])
        by = {"ingester": "command", "service": "service"}.get(victim) or self.chance.choice(["command", "service"])
        self.counts[f"rounds of {victim}, by {by}"] += 1
        moment = self.chance.uniform(0.2, 1.0) * self.seconds[by]
        began = time.monotonic()
        done = await (self.by_command if by == "command" else self.by_service)(text, victim, moment)
        found = await exported(store)
        wrong = self.check(owned(found))
        if number == 0:
            wrong = [one for one in wrong if not one.startswith("lost")]  # some were never in
        await load(store, text.built)
        if await exported(store) != text.export:
            wrong.append("the export after all was sent again is another")
        self.faults += [f"round {number}: {one}" for one in wrong]
        took = time.monotonic() - began
        print(
            f"{number:4} {victim:9} by {by:8} at {moment:5.1f} s: {done}; {took:.0f} s; {wrong or 'whole'}", flush=True
        )

    def check(self, found: dict[str, str]) -> list[str]:
        wrong = [f"lost: {id}" for id in self.texts[0].policies if id not in found]
        for id, said in found.items():
            if id not in self.texts[0].policies:
                wrong.append(f"another: {id}")
            elif said not in [text.policies.get(id) for text in self.texts]:
                wrong.append(f"half: {id}")
        return wrong

    def run(self, *arguments: str) -> tuple[subprocess.Popen[bytes], Path]:
        """A command on the store, and where it writes what it says."""
        log = self.folder / f"{arguments[0]}.log"
        with log.open("wb") as out:
            return subprocess.Popen([*COMMAND, *arguments], env=self.env, stdout=out, stderr=out), log

    async def by_command(self, text: Text, victim: str, moment: float) -> str:
        began = time.monotonic()
        process, log = self.run("ingest", "--any", *(str(path) for path, _ in text.built))
        killing = asyncio.create_task(self.kill(victim, process.pid, moment))
        code = await asyncio.to_thread(process.wait)
        self.seconds["command"] = max(3.0, min(20.0, time.monotonic() - began)) if not code else self.seconds["command"]
        hit = await killing
        self.counts["killed in time" if hit else "over before it was killed"] += 1
        said = log.read_text("utf-8", "replace")
        self.no_traceback(said)
        if code and hit and victim == "database":
            if "does not answer" in said.splitlines()[-1]:  # a Neo4j takes longer to start than commands wait
                self.counts["gave up in one line"] += 1
            else:
                self.faults.append(f"the ingester did not outlive the database: {said[-300:]}")
        return f"ended with {code}"

    async def by_service(self, text: Text, victim: str, moment: float) -> str:
        await self.serve()
        assert self._service is not None
        began = time.monotonic()
        killing = asyncio.create_task(self.kill(victim, self._service.pid, moment))
        states: collections.Counter[str] = collections.Counter()
        async with httpx.AsyncClient(base_url=self._address, headers={"X-API-Key": KEY}, timeout=60) as client:
            jobs = await asyncio.gather(*(self.sent(client, path.name, path.read_bytes()) for path, _ in text.built))
        states.update(jobs)
        if set(states) == {"done"}:
            self.seconds["service"] = max(3.0, min(20.0, time.monotonic() - began))
        hit = await killing
        self.counts["killed in time" if hit else "over before it was killed"] += 1
        self.counts.update({f"jobs {state}": count for state, count in states.items()})
        if victim == "database" and states["failed"]:
            self.faults.append(f"jobs did not outlive the database: {states}")
        return ", ".join(f"{count} {state}" for state, count in sorted(states.items()))

    async def sent(self, client: httpx.AsyncClient, name: str, data: bytes) -> str:
        """What becomes of a document: done, failed, or gone with the service."""
        location = None
        while True:
            try:
                if location is None:
                    answer = await client.post("/v1/policies?any=true", files={"file": (name, data)})
                    location = answer.headers.get("location")
                else:
                    state = (await client.get(location)).json()["state"]
                    if state in ("done", "failed"):
                        return str(state)
            except httpx.TransportError:
                return "gone with the service"
            await asyncio.sleep(0.1)

    async def kill(self, victim: str, pid: int, moment: float) -> bool:
        """Kill -9 after so many seconds; whether there was still something to kill."""
        await asyncio.sleep(moment)
        if victim == "database":
            await asyncio.to_thread(self.kill_database)
            return True
        with contextlib.suppress(psutil.NoSuchProcess, ProcessLookupError):
            process = psutil.Process(pid)
            if victim == "worker":
                readers = [one for one in process.children(True) if "graph.engine" not in one.cmdline()]
                process = self.chance.choice(readers or [process])
            if process.status() != psutil.STATUS_ZOMBIE:
                os.kill(process.pid, signal.SIGKILL)
                return True
        return False

    def kill_database(self) -> None:
        if self.database is not None:
            self.database.kill()
            self.database.start()
        elif found := engine.find(self.settings.home):
            os.kill(found.pid, signal.SIGKILL)

    async def serve(self) -> None:
        """Start the service where it does not run, and wait until it is ready."""
        log = self.folder / "serve.log"
        if self._service is None or self._service.poll() is not None:
            self.stop()
            self._service, log = self.run("serve", "--port", "0")
        deadline = time.monotonic() + 60
        async with httpx.AsyncClient(timeout=5) as client:
            while time.monotonic() < deadline:
                found = SERVING.search(log.read_text("utf-8"))
                self._address = found[0] if found else ""
                with contextlib.suppress(httpx.TransportError):
                    if found and (await client.get(f"{self._address}/ready")).status_code == 200:
                        return
                assert self._service.poll() is None, log.read_text("utf-8")
                await asyncio.sleep(0.1)
        raise AssertionError("the service is not ready in a minute")

    def stop(self) -> None:
        if self._service is not None:
            self._service.terminate()
            self._service.wait(60)
            self.no_traceback((self.folder / "serve.log").read_text("utf-8"))
            self._service = None

    def no_traceback(self, said: str) -> None:
        if "Traceback" in said:
            self.faults.append(f"a traceback: {said[-2000:]}")


async def text(settings: Settings, folder: Path, variant: int) -> Text:
    """What a run without faults makes of one of the texts, in a store of its own on the embedded engine."""
    built = [(path, build(path, 20_000_000).records) for path in write(folder, variant)]
    apart = settings.model_copy(update={"home": folder.with_suffix(".home"), "engine_idle": 1.0})
    async with open_store(apart) as store:
        await load(store, built)
        rows = await exported(store)
    return Text(built, rows, owned(rows))


@contextlib.asynccontextmanager
async def database(neo4j: bool, folder: Path) -> AsyncIterator[tuple[Settings, Any]]:
    if not neo4j:
        settings = Settings(neo4j_uri=None, home=folder / "home", engine_idle=30.0)
        yield settings, None
        engine.stop(settings.home)
        return
    with engines.neo4j_in(engines.LONG_TERM, folder / "neo4j") as server:
        yield Settings(neo4j_uri=server.uri, neo4j_password=SecretStr("-"), home=folder / "home"), server


@contextlib.contextmanager
def ending(rounds: Rounds) -> Iterator[None]:
    """Say at the end, also where somebody ends it before, what came of the rounds."""
    try:
        yield
    finally:
        rounds.stop()
        print(*(f"{name}: {times}" for name, times in sorted(rounds.counts.items())), sep="\n")
        print(f"faults: {len(rounds.faults)}", *rounds.faults, sep="\n")


async def main(count: int, seed: int, neo4j: bool) -> bool:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        embedded = Settings(neo4j_uri=None)
        texts = [await text(embedded, folder / f"text{variant}", variant) for variant in (0, 1)]
        assert texts[0].policies.keys() == texts[1].policies.keys()
        assert texts[0].export != texts[1].export
        print(f"{len(texts[0].built)} documents, {len(texts[0].export)} and {len(texts[1].export)} rows", flush=True)
        async with database(neo4j, folder) as (settings, server):
            rounds = Rounds(settings, folder, texts, random.Random(seed), server)
            with ending(rounds):
                async with open_store(settings, patience=120.0) as store:
                    for number in range(count):
                        await rounds.round(number, store)
    print(f"{count} rounds in {time.monotonic() - began:.0f} s")
    return not rounds.faults


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--neo4j", action="store_true")
    given = parser.parse_args()
    sys.exit(0 if asyncio.run(main(given.rounds, given.seed, given.neo4j)) else 1)
