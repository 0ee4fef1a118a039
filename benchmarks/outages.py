"""Fifty requests a second while the database is ended again and again: right answers, or 503 while it is gone.

    .venv/bin/python benchmarks/outages.py [--minutes 5] [--rate 50] [--every 30] [--neo4j]

The service runs in a process of its own on a new store with the corpus; requests are sent at their times, whether those
before are answered or not. Every so many seconds the database is ended: the embedded engine by kill -9 and by
`engine stop` in turn, with --neo4j a Neo4j of the tests, which is started again five seconds later. An answer is right
if it is 200 with what was answered before the first end. Printed is a table; exits 1 if an answer was wrong, or another
error than 503 with Retry-After, or one came after more than two seconds, or a recovery took over ten seconds. That is
counted from when the database listens again to the last answer that was not right: of the embedded engine, which the
service itself starts, from its end.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

import httpx
from faults import COMMAND, CORPUS, Rounds, database

from graph import engine
from graph.settings import Settings

WITHIN, RECOVERED, DOWN = 2.0, 10.0, 5.0
PATHS = (
    "/ready",
    "/v1/policies?limit=20",
    "/v1/agencies?q=区税务局",
    "/v1/indicators?q=企业开办",
    "/v1/policies/p4f03fff9c7cccf43",
)


class Answer(NamedTuple):
    """at: when it was sent, seconds of the run; said: why it is an error, without what differs from one to another."""

    at: float
    seconds: float
    status: int
    right: bool
    retry_after: bool
    said: str = ""

    @property
    def answered(self) -> float:
        """When it was answered, seconds of the run."""
        return self.at + self.seconds


class Outage(NamedTuple):
    """ended, back: when the database ended and when it was to be had again, seconds of the run."""

    how: str
    ended: float
    back: float


class Run:
    """Requests and outages of one service."""

    def __init__(self, client: httpx.AsyncClient, settings: Settings, server: Any) -> None:
        self.client, self.settings, self.server = client, settings, server
        self.expected: dict[str, bytes] = {}
        self.answers: list[Answer] = []
        self.outages: list[Outage] = []
        self.began = time.monotonic()

    @property
    def now(self) -> float:
        return time.monotonic() - self.began

    async def ask(self, path: str) -> None:
        at = self.now
        try:
            answer = await self.client.get(path)
            status, body, headers = answer.status_code, answer.content, answer.headers
        except httpx.HTTPError as error:
            print(f"{at:.1f} s: {path}: {type(error).__name__}", flush=True)
            status, body, headers = 0, b"", httpx.Headers()
        right = status == 200 and body == self.expected[path]
        said = (
            "" if right or not body.startswith(b"{") else str(httpx.Response(status, content=body).json().get("detail"))
        )
        self.answers.append(Answer(at, self.now - at, status, right, "retry-after" in headers, said[:90]))

    async def ask_all(self, seconds: float, rate: float) -> None:
        self.expected = {path: (await self.client.get(path)).content for path in PATHS}
        self.began = time.monotonic()
        asking = []
        for number, path in enumerate(itertools.cycle(PATHS)):
            if number / rate > seconds:
                break
            await asyncio.sleep(max(0.0, number / rate - self.now))
            asking.append(asyncio.create_task(self.ask(path)))
        await asyncio.gather(*asking)

    async def end_database(self, seconds: float, every: float) -> None:
        """End it again and again, but not so late that nothing can be told of its return."""
        for number in itertools.count():
            await asyncio.sleep(every)
            if self.now > seconds - every:
                return
            ended = self.now
            how = await asyncio.to_thread(self._end, number)
            self.outages.append(Outage(how, ended, self.now if self.server else ended))

    def _end(self, number: int) -> str:
        if self.server is not None:
            self.server.kill()
            time.sleep(DOWN)
            self.server.start()
            return "Neo4j, kill -9"
        found = engine.find(self.settings.home)
        if number % 2 or found is None:
            engine.stop(self.settings.home)
            return "engine stop"
        os.kill(found.pid, 9)
        return "engine, kill -9"

    def table(self) -> bool:
        """Print what came of it; whether all is well."""
        bad = [one for one in self.answers if not one.right]
        wrong = [one for one in bad if one.status == 200]
        other = [one for one in bad if one.status not in (200, 503) or (one.status == 503 and not one.retry_after)]
        late = [one for one in bad if one.seconds > WITHIN]
        recoveries = self._recoveries(bad) or [0.0]
        slowest = max((one.seconds for one in bad), default=0.0)
        good = sorted(one.seconds for one in self.answers if one.right)
        cut = quantiles(good, n=100)
        print("| | |\n| --- | --- |")
        for name, value in (
            ("requests", len(self.answers)),
            ("right answers", len(good)),
            ("right answers, p50 and p99, ms", f"{1000 * cut[49]:.0f}, {1000 * cut[98]:.0f}"),
            ("503 with Retry-After", len(bad) - len(wrong) - len(other)),
            ("wrong answers", len(wrong)),
            ("other errors", len(other)),
            ("errors after more than 2 s", f"{len(late)} (the slowest {slowest:.2f} s)"),
            ("outages", len(self.outages)),
            ("errors while nothing had ended", self._unexplained(bad)),
            (
                "recovery, median and longest, s",
                f"{median(recoveries):.1f}, {max(recoveries):.1f}",
            ),
        ):
            print(f"| {name} | {value} |")
        for said, count in Counter(one.said for one in bad).most_common(10):
            print(f"{count} times: {said}")
        for outage, recovery in zip(self.outages, recoveries, strict=False):
            print(f"{outage.how} at {outage.ended:.0f} s: all well {recovery:.1f} s after it was back")
        return not (wrong or other or late) and max(recoveries) <= RECOVERED

    def _recoveries(self, bad: list[Answer]) -> list[float]:
        ends = [*(outage.ended for outage in self.outages), float("inf")][1:]
        found = []
        for outage, until in zip(self.outages, ends, strict=True):
            last = max((one.answered for one in bad if outage.ended <= one.answered < until), default=outage.back)
            found.append(max(0.0, last - outage.back))
        return found

    def _unexplained(self, bad: list[Answer]) -> int:
        """Errors more than ten seconds after the database was back, or before the first end."""

        def explained(one: Answer) -> bool:
            return any(one.at <= outage.back + RECOVERED and outage.ended <= one.answered for outage in self.outages)

        return sum(not explained(one) for one in bad)


async def main(minutes: float, rate: float, every: float, neo4j: bool) -> bool:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with database(neo4j, folder) as (settings, server):
            service = Rounds(settings, folder, [], None, server)  # type: ignore[arg-type]  # nothing is left to chance
            subprocess.run(  # noqa: ASYNC221 - nothing else is to be done yet
                [*COMMAND, "ingest", str(CORPUS)], env=service.env, check=True, capture_output=True
            )
            try:
                await service.serve()
                limits = httpx.Limits(max_connections=500, keepalive_expiry=2)
                async with httpx.AsyncClient(base_url=service._address, timeout=60, limits=limits) as client:
                    run = Run(client, settings, server)
                    ending = asyncio.create_task(run.end_database(60 * minutes, every))
                    await run.ask_all(60 * minutes, rate)
                    await ending
            finally:
                service.stop()
            print(*service.faults, sep="\n")
            return run.table() and not service.faults


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--rate", type=float, default=50.0)
    parser.add_argument("--every", type=float, default=30.0)
    parser.add_argument("--neo4j", action="store_true")
    given = parser.parse_args()
    sys.exit(0 if asyncio.run(main(given.minutes, given.rate, given.every, given.neo4j)) else 1)
