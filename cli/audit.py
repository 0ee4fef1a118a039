"""The log of writes: what the command line adds to it, and the command that prints it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.output import Format, FormatOption, print_rows, say
from cli.run import settings

if TYPE_CHECKING:
    from graph.audit import Action
    from graph.settings import Settings
    from ingest.records.load import Outcome

COLUMNS = (
    *(
        "time",
        "by",
        "via",
        "address",
        "action",
        "outcome",
        "policy",
        "document",
        "sha256",
        "judgement",
        "job",
        "detail",
    ),
)
Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"], help="Day, or time, in UTC: 2026-11-29T08:00:00."),
]


def audit(since: Since = None, form: FormatOption = Format.TABLE) -> None:
    """Print who wrote what and when, the oldest first: documents, removals, judgements, keys, over HTTP and here."""
    from datetime import UTC

    from graph.audit import Audit

    log = Audit(settings().home)
    found = log.read(since.replace(tzinfo=UTC) if since else None)
    print_rows([entry.model_dump(mode="json") for entry in found.entries], form, COLUMNS)
    if found.broken:
        say(f"{found.broken} lines of {log.path} are no entries")


def noted(chosen: Settings, action: Action, **what: str | None) -> AbstractContextManager[dict[str, Any]]:
    """Note what is done in the context (graph.audit) as this user's."""
    from graph.audit import Audit, Who

    return Audit(chosen.home).noted(Who.here(), action, **what)


def note_outcome(chosen: Settings, action: Action, outcome: Outcome) -> None:
    """Note what became of a document."""
    from graph.audit import Audit, Who, digest
    from ingest.records.load import Failed, Left, Loaded

    log, who, name = Audit(chosen.home), Who.here(), str(outcome.path)
    match outcome:
        case Loaded(records=records):
            policy = records.policy
            log.note(who, action, "done", policy=policy.id, document=policy.document, sha256=policy.source_sha256)
        case Failed(error=error):
            log.note(who, action, "failed", document=name, sha256=digest(outcome.path), detail=str(error))
        case Left(policy_id=id, why=why):
            log.note(who, action, "left", policy=id, document=name, sha256=digest(outcome.path), detail=why)
        case _:
            detail = f"{outcome.kept} has a longer text and stands"
            log.note(who, action, "left", document=name, sha256=digest(outcome.path), detail=detail)
