"""The command `why`: the rule of a fact, its sentence, and what decided about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.output import say
from cli.run import with_store

if TYPE_CHECKING:
    from graph.judgements import Judgement
    from graph.read.facts import Fact
    from graph.read.policies import PolicyRow
    from graph.store import Store

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


def why(
    fact: Annotated[str, typer.Argument(help='Id of a task, a target, or an agency and a task joined by "-".')],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say why a fact is in the graph: its rule, its sentence with the words marked, and what decided about it."""
    from api.routes.facts import reason

    found, policy, text, judgements = with_store(partial(_fact, id=fact), read_only=True)
    found = reason(found, judgements)
    made = decided(found, policy, text)
    if as_json:
        typer.echo(json.dumps(found.model_dump(mode="json") | made, ensure_ascii=False, indent=1))
        return
    start, end = found.start - found.sentence_start, found.end - found.sentence_start
    marked = f"{found.sentence[:start]}【{found.sentence[start:end]}】{found.sentence[end:]}"
    basis = f"  ({found.basis})" if found.basis else ""
    typer.echo(f"{found.kind}  {found.label}{basis}  confidence {found.confidence:g}")
    typer.echo(f"rule {found.rule}: {found.description}; for example {found.example} (guide, {found.guide})")
    typer.echo(f"{found.policy_title or found.policy_id}, {found.start}–{found.end}:\n{marked}")
    for one in found.judged:
        change = f" {json.dumps(one.change, ensure_ascii=False)}" if one.change else ""
        typer.echo(f"a person decided: {one.kind}{change} ({one.reason or 'no reason given'}) [{one.id}]")
    for line in tell(made):
        typer.echo(line)


async def _fact(store: Store, id: str) -> tuple[Any, Any, str, tuple[Judgement, ...]]:
    """A fact, its policy, the policy's text, and all judgements; an id that moved is followed."""
    from graph import read
    from graph.errors import MovedError

    try:
        found = await read.fact(store, id)
    except MovedError as moved:
        say(str(moved))
        found = await read.fact(store, moved.now)
    policy, text = await read.policy(store, found.policy_id), await read.text(store, found.policy_id)
    return found, policy, text, store.judgements.all()
