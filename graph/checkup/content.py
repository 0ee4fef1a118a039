"""What the graph holds, and whether it hangs together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from types import MappingProxyType

from graph import read
from graph.checkup import Finding, ok, warn
from graph.store import Store

_READ_AGAIN = "policygraph ingest --stale --any reads again what an older version read; else remove and take in anew"
_FAULTS = MappingProxyType(
    {
        "no_words": ("facts", "facts without the words that they rest on", "every fact has its words"),
        "torn": ("policies", "tasks, texts or policies that lack their other half", "policies are whole"),
        "left_over": ("nodes", "nodes that nothing names any more", "every node is named by a document"),
    }
)
"""By query: what is looked at, what is wrong, what is well."""


async def look(store: Store) -> AsyncIterator[Finding]:
    """What there is, and each kind of fault with how often it is there."""
    counts = await read.stats(store)
    held = ", ".join(f"{count} {kind}" for kind, count in counts.nodes.items())
    yield ok("graph", f"{held or 'empty'}; {sum(counts.edges.values())} edges")
    for name, (check, wrong, well) in _FAULTS.items():
        found = (await store.run(f"read/doctor/{name}"))[0]["count"]
        yield warn(check, f"{found} {wrong}", _READ_AGAIN) if found else ok(check, well)
