"""Requests made from the OpenAPI document by schemathesis, each answer held against it.

An operation gets the examples of the document, then requests that fit its schema (half of them with the ids of the
examples, which the corpus has), then such as do not. Operations that delete come last.
"""

from __future__ import annotations

import contextlib
import itertools
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import checks
from schemathesis.config import ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode
from schemathesis.python.asgi import HOST, shutdown_lifespans

from api.app import create_app
from api.guard.access import HEADER
from graph.settings import Settings

KEY = "the key of who fuzzes"
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]


@dataclass
class Found:
    """How many requests were answered, by status, and what was wrong: the first of each kind, with how to see it."""

    statuses: Counter[int] = field(default_factory=Counter)
    wrong: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def cases(self) -> int:
        return self.statuses.total()

    def ask(self, case: schemathesis.Case, headers: dict[str, str]) -> None:
        answer = case.call(headers=headers)
        self.statuses[answer.status_code] += 1
        try:
            case.validate_response(answer, checks=CHECKS)
        except FailureGroup as group:
            for one in group.exceptions:
                self.wrong.setdefault((case.operation.label, one.title), f"{one}\n{case.as_curl_command(headers)}")


def fuzz(home: Path, key: bool, seconds: float, examples: int = 1) -> Found:
    """Ask a service on the store of a folder, round after round, the first one whole; what deletes is asked at the end.

    key: its settings have one, and each request sends it. The same round makes the same requests.
    """
    extra: dict[str, Any] = {"reads_per_minute": 0, "writes_per_minute": 0}
    extra |= {"api_key": KEY, "workers": 1} if key else {}
    app = create_app(Settings(home=home, neo4j_uri=None, allowed_hosts=(HOST,), **extra))
    config = SchemathesisConfig(projects=ProjectsConfig(default=ProjectConfig(continue_on_failure=True)))
    found, headers = Found(), {HEADER: KEY} if key else {}
    until = time.monotonic() + seconds
    try:
        schema = schemathesis.openapi.from_asgi("/openapi.json", app, config=config)
        every = [one.ok() for one in schema.get_all_operations()]
        for number in itertools.count():
            for operation in every:
                if operation.method != "delete" and (number == 0 or time.monotonic() < until):
                    _ask(found, operation, examples, number, headers)
            if time.monotonic() >= until:
                break
        for operation in every:
            if operation.method == "delete":
                _ask(found, operation, examples, 0, headers)
    finally:
        shutdown_lifespans()
    return found


def _ask(found: Found, operation: Any, examples: int, number: int, headers: dict[str, str]) -> None:
    for strategy, count in _strategies(operation, examples):
        _run(found, strategy, count, number, headers)


def _strategies(operation: Any, examples: int) -> Iterator[tuple[SearchStrategy[Any], int]]:
    for strategy in operation.schema.get_strategies_from_examples(operation):
        yield strategy, 1
    ids = {one.name: one.definition["schema"]["examples"][0] for one in operation.path_parameters}
    yield operation.as_strategy(), examples
    if ids:
        yield operation.as_strategy(path_parameters=ids), examples
    if operation.query or operation.body:  # for a path whose only parameter is any text nothing is wrong
        yield operation.as_strategy(GenerationMode.NEGATIVE), examples


def _run(found: Found, strategy: SearchStrategy[Any], count: int, number: int, headers: dict[str, str]) -> None:
    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def ask(case: schemathesis.Case) -> None:
        found.ask(case, headers)

    with contextlib.suppress(Unsatisfiable):  # what takes any text can be given nothing wrong
        ask()
