"""What people decide: which nodes are one (`entities`), what is so (`facts`); kept beside the graph."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from cli.audit import noted
from cli.names import id_of
from cli.output import Format, FormatOption, print_rows, say
from cli.reread import reread_rows
from cli.run import Commands, JobsOption, settings, with_store

if TYPE_CHECKING:
    from graph.judgements import Judgement
    from graph.settings import Settings
    from graph.store import Store

entities = typer.Typer(cls=Commands, no_args_is_help=True, help="Which nodes are one body or one indicator.")
facts = typer.Typer(cls=Commands, no_args_is_help=True, help="Which facts are so.")

Reason = Annotated[str | None, typer.Option(help="Why, for whoever reviews it.")]
KindOption = Annotated[Literal["agency", "indicator"], typer.Option("--kind", help="Of what they are names.")]
PAIR_COLUMNS = ("score", "reason", "place", "one", "other", "ids")
JUDGEMENT_COLUMNS = ("id", "kind", "what", "ids", "into", "surfaces", "change", "reason", "policies")


@entities.command()
def candidates(kind: KindOption = "agency", form: FormatOption = Format.TABLE) -> None:
    """Print pairs that may be one, the likeliest first: agencies of one place, indicators of one kind of unit."""

    async def collect(store: Store) -> list[dict[str, Any]]:
        from graph import read
        from ingest.identity.candidates import indicator_pairs, pairs

        made = store.judgements.all()
        if kind == "agency":
            found = pairs(await read.agency_names(store), made)
        else:
            found = indicator_pairs(await read.indicator_names(store), made)
        return [pair._asdict() | dict(zip(("one", "other"), pair.names, strict=True)) for pair in found]

    print_rows(with_store(collect), form, PAIR_COLUMNS)


@entities.command()
def merge(
    names: Annotated[list[str], typer.Argument(help="Ids or names; the last is what they all are.")],
    kind: KindOption = "agency",
    reason: Reason = None,
    jobs: JobsOption = 0,
) -> None:
    """Say that several are one."""

    async def made(store: Store) -> Judgement:
        from ingest.records import decide

        return await decide.merge(store, [await id_of(store, kind, name) for name in names], reason)

    _decide(made, jobs)


@entities.command()
def apart(
    names: Annotated[list[str], typer.Argument(help="Ids or names.")],
    kind: KindOption = "agency",
    reason: Reason = None,
) -> None:
    """Say that several are not one; they are proposed no more."""

    async def made(store: Store) -> Judgement:
        from ingest.records import decide

        return await decide.apart(store, [await id_of(store, kind, name) for name in names], reason)

    _decide(made, 0)


@entities.command()
def split(
    name: Annotated[str, typer.Argument(help="Id or name of an agency.")],
    surface: Annotated[list[str], typer.Option(help="A name, as written, that is another body's.")],
    reason: Reason = None,
    jobs: JobsOption = 0,
) -> None:
    """Say that a name is another body's."""

    async def made(store: Store) -> Judgement:
        from ingest.records import decide

        return await decide.split(store, await id_of(store, "agency", name), surface, reason)

    _decide(made, jobs)


@facts.command()
def confirm(fact: str, reason: Reason = None, jobs: JobsOption = 0) -> None:
    """Say that a fact is so: its confidence is 1."""
    _decide(partial(_fact, kind="confirm", id=fact, change={}, reason=reason), jobs)


@facts.command()
def correct(
    fact: str,
    change: Annotated[list[str], typer.Option("--set", help="field=value: deadline=2022-12-31; null for none.")],
    reason: Reason = None,
    jobs: JobsOption = 0,
) -> None:
    """Say how a fact is instead."""
    wanted = {name: None if value == "null" else value for name, _, value in (one.partition("=") for one in change)}
    _decide(partial(_fact, kind="correct", id=fact, change=wanted, reason=reason), jobs)


@facts.command()
def drop(fact: str, reason: Reason = None, jobs: JobsOption = 0) -> None:
    """Say that a fact is none: of a task with all that it says."""
    _decide(partial(_fact, kind="drop", id=fact, change={}, reason=reason), jobs)


async def _fact(store: Store, kind: str, id: str, change: dict[str, Any], reason: str | None) -> Judgement:
    from ingest.records import decide

    return await decide.judge_fact(store, kind, id, change, reason)


@entities.command("list")
@facts.command("list")
def list_judgements(form: FormatOption = Format.TABLE) -> None:
    """Print every judgement, the oldest first; undo takes its id."""

    async def collect(store: Store) -> list[dict[str, Any]]:
        from ingest.records import decide

        return [
            one.model_dump(mode="json")
            | {"id": one.id, "into": one.into.name if one.into else None}
            | {"change": json.dumps(one.change, ensure_ascii=False) if one.change else None}
            | {"policies": len(await decide.affected(store, one, store.judgements.all()))}
            for one in store.judgements.all()
        ]

    print_rows(with_store(collect), form, JUDGEMENT_COLUMNS)


@entities.command()
@facts.command()
def undo(judgement: Annotated[str, typer.Argument(help="Id of a judgement.")], jobs: JobsOption = 0) -> None:
    """Take a judgement back."""
    chosen = settings()

    async def work(store: Store) -> list[Any]:
        from ingest.records import decide

        undone = store.judgements.undo(judgement)
        return list(await decide.affected(store, undone, store.judgements.all()))

    with noted(chosen, "undo", judgement=judgement):
        rows = with_store(work, read_only=False, chosen=chosen)
    _read_again(chosen, rows, jobs)


def _decide(make: Callable[[Store], Awaitable[Judgement]], jobs: int) -> None:
    """Make a judgement, keep it, and read again what it is about."""
    chosen = settings()

    async def work(store: Store) -> list[Any]:
        from ingest.records import decide

        made = await make(store)
        what["judgement"], what["detail"] = made.id, f"{made.kind} {', '.join(made.ids)}"
        rows = list(await decide.affected(store, made, store.judgements.all()))
        new = store.judgements.add(made)
        into = f" into {made.into.name}" if made.into else ""
        say(f"{made.id}: {made.kind} of {', '.join(made.ids)}{into}" + ("" if new else ": decided already, read again"))
        return rows

    with noted(chosen, "judge") as what:
        rows = with_store(work, read_only=False, chosen=chosen)
    _read_again(chosen, rows, jobs)


def _read_again(chosen: Settings, rows: list[Any], jobs: int) -> None:
    if rows:
        reread_rows(chosen, rows, jobs)


@facts.command()
def export(
    out: Annotated[Path, typer.Option(help="Folder for corpus and gold.")],
) -> None:
    """Write the policies with judged facts as answered documents, to fit on: OUT/corpus and OUT/gold."""
    from ingest.records.answers import write_answers

    written = with_store(lambda store: write_answers(store, store.judgements, out))
    say(f"{written} documents in {out}")
