"""What the service counts, for Prometheus."""

from __future__ import annotations

from collections import Counter as Count
from typing import cast, get_args

from fastapi import FastAPI
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from api.intake.job import State
from api.intake.jobs import Jobs
from graph.errors import PolicygraphError
from graph.read import View, policies
from graph.store import Store

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_OF_REQUESTS = ("method", "route")


class Metrics:
    """The metrics of one application."""

    def __init__(self) -> None:
        """All at zero. Routes are told by their template, so that there are no more series than routes."""
        disable_created_metrics()  # type: ignore[no-untyped-call]  # a second series for each, that nobody asks for
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "policygraph_requests", "Requests answered.", (*_OF_REQUESTS, "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "policygraph_request_seconds", "Until all was sent.", _OF_REQUESTS, buckets=SECONDS, registry=self.registry
        )
        self._up = Gauge("policygraph_store_up", "1 if the store answers.", registry=self.registry)
        self._documents = Gauge("policygraph_documents", "Policies in the graph.", registry=self.registry)
        self._jobs = Gauge("policygraph_jobs", "Jobs that are known.", ("state",), registry=self.registry)
        self._waiting = Gauge("policygraph_waiting_bytes", "Of documents on their way in.", registry=self.registry)
        ProcessCollector(registry=self.registry)

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(method, route, status).inc()
        self._seconds.labels(method, route).observe(seconds)

    async def tell(self, app: FastAPI) -> bytes:
        """All as text (Prometheus' format), with how the store and the jobs are now."""
        await self._look(cast(Store, app.state.store))
        jobs: Jobs | None = getattr(app.state, "jobs", None)
        states = Count(job.state for job in jobs.all()) if jobs else Count[str]()
        for state in get_args(State):
            self._jobs.labels(state).set(states[state])
        self._waiting.set(jobs.room.taken if jobs else 0)
        return generate_latest(self.registry)

    async def _look(self, store: Store) -> None:
        """Of a store that is gone the documents are not known: what was counted last stays, beside up 0."""
        try:
            self._documents.set((await policies(store, view=View(limit=1))).total)
            self._up.set(1)
        except PolicygraphError:
            self._up.set(0)
