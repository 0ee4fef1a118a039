"""What decided about a fact, as the command `why` tells it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.read.facts import Fact
from graph.read.policies import PolicyRow

STATED = {
    "task.row",
    "task.indicator",
    "task.note",
    "responsibility.label",
    "responsibility.bracket",
    "responsibility.line",
    "responsibility.column",
    "target.table",
}
"""Rules by which the document itself says a fact: nothing is weighed."""


def decided(fact: Fact, policy: PolicyRow, text: str) -> dict[str, Any]:
    """The decisions about a fact, the innermost first; stated tells that the document says it in a place of its own.

    read_by is the extractor where another one read the policy.
    """
    from ingest.facts.decisions import decisions
    from ingest.version import extractor

    stated = fact.rule in STATED
    made = [] if stated else [one._asdict() for one in decisions(text, fact.kind, fact.start, fact.end)]
    return {"decided": made, "stated": stated, "read_by": None if policy.extractor == extractor() else policy.extractor}


def tell(made: dict[str, Any]) -> Iterator[str]:
    """The same in lines."""
    if made["stated"]:
        yield "no weight decided: the document says it in a place of its own"
        return
    if made["read_by"]:
        yield f"read by {made['read_by']}; this is how it is read now (`policygraph ingest --stale` reads it again):"
    if not made["decided"]:
        yield "as the text is read now, it is no such fact"
    for one in made["decided"]:
        rival = f"{one['rival']} {one['rival_probability']:g}"
        yield f"“{one['words']}”: {one['label']} {one['probability']:g}, else {rival}"
        if one["features"]:
            yield "  for it: " + ", ".join(f"{name} {weight:+g}" for name, weight in one["features"])
