"""How costs grow with the number of documents: extraction, loading, memory, the graph, and selective questions.

    .venv/bin/python benchmarks/growth.py [--counts 100 300 1000 3000] [--out docs/growth.png] [--only-read]

One store on the embedded engine is filled step by step with generated documents (tests/support/many.py), each step from
the last count to the next: read by processes, as many as there are cores, and loaded in groups as `ingest` does. After
each step each selective question of benchmarks/lists.py is asked through the driver. Printed is a line a step; the
picture has a panel a cost (matplotlib, group `bench` of pyproject.toml). --only-read: without a store.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import psutil
from lists import extracted, filters  # first: it says where the generator is
from load import peak

from graph.engine import find, stop
from graph.settings import Settings
from graph.store import Store, open_store
from ingest.records.groups import grouped

AT_A_TIME = 200
ROUNDS = 15
MEGABYTE = 1_000_000


class Step(NamedTuple):
    """What so many documents cost in all; seconds of reading are of all processes, memory is in MB."""

    count: int
    read: float
    load: float
    rows: int
    own: float
    engine: float
    questions: dict[str, float]


async def fill(store: Store, pool: ProcessPoolExecutor, first: int, count: int) -> tuple[float, float]:
    """Seconds of reading and of loading, one after the other."""
    read = load = 0.0
    for at in range(first, count, AT_A_TIME):
        began = time.perf_counter()
        made = list(pool.map(extracted, range(at, min(at + AT_A_TIME, count)), chunksize=5))
        read += time.perf_counter() - began
        began = time.perf_counter()
        for group in grouped(made):
            await store.load_all([(records, None) for records in group])
        load += time.perf_counter() - began
    return read, load


def read_alone(counts: list[int]) -> None:
    """Read without a store: seconds in all, and the most memory of this process and of those that read."""
    began = time.perf_counter()
    with ProcessPoolExecutor() as pool:
        for first, count in zip([0, *counts], counts, strict=False):
            tasks = 0
            for at in range(first, count, AT_A_TIME):
                made = pool.map(extracted, range(at, min(at + AT_A_TIME, count)), chunksize=5)
                tasks += sum(len(one.tasks) for one in made)
            took = time.perf_counter() - began
            others = max(child.memory_info().rss for child in psutil.Process().children()) / MEGABYTE
            print(
                f"{count:7,} documents read in {took:.0f} s, {count / took:.0f} a second; {tasks:,} tasks in the last"
                f" {count - first:,}; memory {peak():.0f} MB here, {others:.0f} MB the largest that reads",
                flush=True,
            )


async def rows(store: Store) -> int:
    found = await store.run("read/stats_nodes") + await store.run("read/stats_edges")
    return sum(row["count"] for row in found)


async def measure(counts: list[int]) -> list[Step]:
    steps: list[Step] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, ProcessPoolExecutor() as pool:
        settings = Settings(neo4j_uri=None, home=Path(home), engine_idle=30)
        async with open_store(settings) as store:
            engine = find(settings.home)
            assert engine is not None
            read = load = 0.0
            for first, count in zip([0, *counts], counts, strict=False):
                took = await fill(store, pool, first, count)
                read, load = read + took[0], load + took[1]
                held = psutil.Process(engine.pid).memory_info().rss / MEGABYTE
                asked = await filters(store, ROUNDS)
                steps.append(Step(count, read, load, await rows(store), peak(), held, asked))
                tell(steps[-1])
        stop(settings.home)
    return steps


def tell(step: Step) -> None:
    slowest = max(step.questions, key=lambda name: step.questions[name])
    print(
        f"{step.count:7,} documents: read in {step.read:.0f} s, loaded in {step.load:.0f} s ({step.rows:,} rows,"
        f" {step.rows / step.load:,.0f} a second); memory {step.own:.0f} MB here, {step.engine:.0f} MB the engine;"
        f" slowest question: {slowest}, {step.questions[slowest]:.0f} ms",
        flush=True,
    )


def draw(steps: list[Step], out: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    counts = [step.count for step in steps]
    figure, (costs, memory, questions) = pyplot.subplots(1, 3, figsize=(13, 3.8), layout="constrained")
    costs.plot(counts, [step.read for step in steps], "o-", label="read")
    costs.plot(counts, [step.load for step in steps], "o-", label="loaded")
    costs.set(title="Seconds in all", xlabel="documents", xscale="log", yscale="log")
    memory.plot(counts, [step.own for step in steps], "o-", label="the program, at most")
    memory.plot(counts, [step.engine for step in steps], "o-", label="the engine")
    memory.set(title="Memory, MB", xlabel="documents", xscale="log", ylim=0)
    for name in steps[0].questions:
        questions.plot(counts, [step.questions[name] for step in steps], "o-", label=name)
    questions.set(title="Selective questions, ms", xlabel="documents", xscale="log", ylim=0)
    for panel in (costs, memory, questions):
        panel.legend(fontsize=7, frameon=False)
        panel.grid(alpha=0.3)
    figure.savefig(out, dpi=80, metadata={"Software": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 300, 1000, 3000])
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[1] / "docs" / "growth.png")
    parser.add_argument("--only-read", action="store_true")
    asked = parser.parse_args()
    if asked.only_read:
        read_alone(sorted(asked.counts))
        return
    if not find_spec("matplotlib"):
        sys.exit("the picture needs matplotlib: .venv/bin/uv sync --all-extras --group bench")
    draw(asyncio.run(measure(sorted(asked.counts))), asked.out)


if __name__ == "__main__":
    sys.exit(main())
