"""How tests run side by side (pytest -n): what stays together on one worker, and what begins first."""

from __future__ import annotations

import re
from typing import Any

from xdist.scheduler import LoadScopeScheduling

TOGETHER = (
    (re.compile(r"tests/page/|tests/surface/test_install\.py::test_wheel"), "page"),  # building a wheel builds the page
    (re.compile(r"tests/contract/.*\[(embedded|neo4j(?:-[\d.]+)?)[-\]]"), r"\1"),
    (re.compile(r"tests/surface/test_(?:api|cli|doctor|clients|openapi)\.py"), "corpus"),
    (re.compile(r"(tests/(?:[^/]+/)*[^:]+)::"), r"\1"),
)
"""Tests that share what takes long to start (a service and a browser, an engine, the corpus in a store), else files."""
LONGEST = ("page", "corpus", "tests/ingest/test_cross_validation.py", "neo4j")
"""What takes longest, in this order."""


class Groups(LoadScopeScheduling):
    """Each group on one worker; the longest first, lest one is left over at the end while the other workers idle."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)

    def _assign_work_unit(self, node: Any) -> None:
        self.workqueue.move_to_end(min(self.workqueue, key=rank), last=False)
        super()._assign_work_unit(node)


def group(nodeid: str) -> str:
    return next(found.expand(name) for pattern, name in TOGETHER if (found := pattern.match(nodeid)))


def rank(name: str) -> int:
    """Its place among the longest, or behind them all."""
    return next((at for at, long in enumerate(LONGEST) if name.startswith(long)), len(LONGEST))
