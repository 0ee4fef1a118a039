"""Fifty documents sent at once, one of 20 MB among them, and how quickly the service answers meanwhile.

    .venv/bin/python benchmarks/uploads.py [--large 19900000] [--tasks] [--workers N]

The large one is a plan of the corpus with prose in it; with --tasks it is the corpus again and again, 38,000 tasks.

The service runs in a process of its own, on a new embedded store that holds the corpus. All documents are sent once
before anything is measured, and then again, each replacing what it was: what a question costs grows with the graph,
which would tell of the graph and not of what comes in. One client reads in a loop: a thousand times at rest, then as
long as documents are read and written (at least a thousand times), then at rest again, for the machine may be busy with
other things. Printed are milliseconds, and the ratios of median and 95th percentile to those of both rests. Exits 1 if
a document was refused or failed, or a ratio is over 2.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

import many
from extraction import CORPUS
from extraction import corpus as repeated

KEY = "a key of the benchmark"
READS = (
    "/v1/policies",
    "/v1/responsibilities?role=lead&limit=20",
    "/v1/agencies?q=区税务局",
    "/v1/indicators?q=企业开办",
    "/ready",
)
PROSE = "去年以来，全区经济运行总体平稳，市场主体活力不断增强，企业和群众普遍反映良好。\n"
COUNT, ROUNDS, MOST = 50, 1_000, 2.0
SERVING = re.compile(r"http://127\.0\.0\.1:\d+")


def prose(length: int) -> str:
    """A plan, and between its title and its tasks sentences without duties to so many bytes."""
    title, _, tasks = CORPUS.joinpath("003_08d35f9c6b19ed8b.txt").read_text("utf-8").partition("\n")
    room = length - len((title + tasks).encode())
    return f"{title}\n{PROSE * (room // len(PROSE.encode()))}{tasks}"


def documents(large: str) -> Iterator[tuple[str, bytes]]:
    """Generated documents (tests/support/many.py), and in their midst the large one."""
    for at, one in enumerate(many.documents(COUNT)):
        yield ("large.txt", large.encode()) if at == COUNT // 10 else (one.name, one.data)


@contextlib.contextmanager
def service(home: Path, workers: int | None) -> Iterator[str]:
    """The address of a service on a new store with the corpus."""
    env = {**os.environ, "POLICYGRAPH_HOME": str(home), "POLICYGRAPH_API_KEY": KEY, "NEO4J_URI": ""}
    env |= {"POLICYGRAPH_READS_PER_MINUTE": "0", "POLICYGRAPH_WRITES_PER_MINUTE": "0"}
    if workers:
        env["POLICYGRAPH_WORKERS"] = str(workers)
    command = [sys.executable, "-c", "from cli.main import app; app()"]
    subprocess.run([*command, "ingest", str(CORPUS)], env=env, check=True, capture_output=True)
    log = home / "service.log"
    with (
        log.open("w") as out,
        subprocess.Popen([*command, "serve", "--port", "0"], env=env, stdout=out, stderr=out) as process,
    ):
        try:
            while not (found := SERVING.search(log.read_text())):
                assert process.poll() is None, log.read_text()
                time.sleep(0.1)
            yield found[0]
        finally:
            process.terminate()
            process.wait()
            subprocess.run([*command, "engine", "stop"], env=env, check=True, capture_output=True)


async def reads(client: httpx.AsyncClient, wanted: Callable[[int], bool]) -> list[float]:
    """Milliseconds of each read, one after the other while they are wanted."""
    taken: list[float] = []
    for path in itertools.cycle(READS):
        if not wanted(len(taken)):
            return taken
        began = time.perf_counter()
        (await client.get(path)).raise_for_status()
        taken.append(1_000 * (time.perf_counter() - began))
    return taken


async def sent(client: httpx.AsyncClient, name: str, data: bytes) -> dict[str, Any]:
    """The job of a document, once it is finished; its seconds are counted from the sending."""
    began = time.perf_counter()
    answer = await client.post("/v1/policies", params={"any": "true"}, files={"file": (name, data)})
    if answer.status_code != 202:
        return {"document": name, "state": f"refused: {answer.status_code}", "error": answer.text}
    while True:
        job: dict[str, Any] = (await client.get(answer.headers["location"])).json()
        if job["state"] in ("done", "failed"):
            return {**job, "seconds": time.perf_counter() - began}
        await asyncio.sleep(0.5)


async def measure(address: str, large: str) -> bool:
    """Print the table; whether all went well."""
    # A connection is let go before the service does it, which it does after five seconds.
    limits = httpx.Limits(max_connections=COUNT + 1, keepalive_expiry=2)
    options: dict[str, Any] = {"base_url": address, "timeout": 600, "limits": limits}
    async with (
        httpx.AsyncClient(**options) as reader,
        httpx.AsyncClient(headers={"X-API-Key": KEY}, **options) as sender,
    ):
        first = await asyncio.gather(*(sent(sender, *each) for each in documents(large)))
        await reads(reader, lambda count: count < 100)
        before = await reads(reader, lambda count: count < ROUNDS)
        jobs = asyncio.gather(*(sent(sender, *each) for each in documents(large)))
        meanwhile = await reads(reader, lambda count: count < ROUNDS or not jobs.done())
        after = await reads(reader, lambda count: count < ROUNDS)
        told = await jobs
    failed = [job for job in [*first, *told] if job["state"] != "done"]
    print(f"{len(told)} documents were sent twice, {len(failed)} times in vain", *failed, sep="\n")
    seconds = sorted(job["seconds"] for job in told if "seconds" in job)
    median, others, last = seconds[len(seconds) // 2], seconds[-2], seconds[-1]
    print(f"seconds until a document is in: median {median:.1f}, last but one {others:.1f}, last {last:.1f}")
    return compare(before, meanwhile, after) and not failed


def compare(before: list[float], meanwhile: list[float], after: list[float]) -> bool:
    """Print median and 95th percentile; whether those meanwhile are at most twice those at rest, before and after."""
    print(f"{'':12} {'reads':>6} {'p50 ms':>8} {'p95 ms':>8}")
    for name, taken in (("before", before), ("meanwhile", meanwhile), ("after", after)):
        print(f"{name:12} {len(taken):6} {percentiles(taken)[0]:8.2f} {percentiles(taken)[1]:8.2f}")
    rest = percentiles(before + after)
    ratios = [one / other for one, other in zip(percentiles(meanwhile), rest, strict=True)]
    print(f"meanwhile over at rest: p50 {ratios[0]:.2f}, p95 {ratios[1]:.2f} (at most {MOST:g})")
    return max(ratios) <= MOST


def percentiles(taken: list[float]) -> tuple[float, float]:
    cuts = quantiles(taken, n=20)
    return cuts[9], cuts[18]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", type=int, default=19_900_000)
    parser.add_argument("--tasks", action="store_true", help="a large document full of tasks")
    parser.add_argument("--workers", type=int)
    arguments = parser.parse_args()
    large = (repeated if arguments.tasks else prose)(arguments.large)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home,
        service(Path(home), arguments.workers) as address,
    ):
        return 0 if asyncio.run(measure(address, large)) else 1


if __name__ == "__main__":
    sys.exit(main())
