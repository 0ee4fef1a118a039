"""The command `policygraph`. Exit codes: 0 all went well, 1 something failed (stderr says what), 2 wrong usage."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import (
    audit,
    backup,
    changes,
    comparing,
    cypher,
    dataset,
    decided,
    doctor,
    documents,
    engine,
    evaluation,
    judging,
    keys,
    names,
    obligations,
    questions,
    service,
    whole,
)
from cli.run import Commands
from cli.version import print_version

app = typer.Typer(
    cls=Commands,
    help=__doc__,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def start(
    version: Annotated[
        bool,
        typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and end."),
    ] = False,
) -> None:
    """Options of the program itself."""


for command in (
    *(documents.ingest, dataset.extract, dataset.sample, evaluation.evaluate, evaluation.fit, evaluation.health),
    *(documents.remove, whole.export, backup.backup, backup.restore, changes.changes),
    *(questions.tasks, questions.responsibilities, questions.targets, questions.agencies, questions.functions),
    *(obligations.obligations, obligations.gaps, obligations.partners),
    *(comparing.diff, comparing.compare, comparing.uptake, comparing.network),
    *(decided.why, questions.stats),
    names.resolve,
    questions.lineage,
    cypher.cypher,
    doctor.doctor,
    audit.audit,
    *(service.serve, service.demo),
):
    app.command()(command)
app.command("import")(whole.import_)
app.add_typer(engine.app, name="engine")
app.add_typer(judging.entities, name="entities")
app.add_typer(judging.facts, name="facts")
app.add_typer(keys.app, name="keys")
