"""Names that a user types: what they mean, for every command, and the command that tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cli.output import Format, FormatOption, print_rows, say
from cli.run import FAILED, with_store

if TYPE_CHECKING:
    from graph.errors import Candidate
    from graph.read.choice import Choice
    from graph.store import Store
    from ingest.identity.resolver import What
    from ingest.identity.typed import Resolution

    Known = Mapping["Asked", Choice | None]

Asked = Literal["agency", "city", "policy", "indicator", "function", "partner"]

COLUMNS = ("kind", "name", "place", "reason", "score", "id")
# The same as in ingest.identity.resolver, which is slow to import.
WhatName = Literal["agency", "city", "policy", "indicator", "function"]


async def ids(store: Store, typed: Mapping[Asked, Sequence[str] | None], across_reforms: bool = False) -> Known:
    """What is named, by kind, as ids; what was not asked for is left out. Errors as of the resolver's id_of.

    A partner is an agency; a function is asked for across reforms, an indicator in all its kinds of unit.
    """
    from graph.read.choice import named

    async def find(name: str, what: Asked) -> list[str]:
        from ingest.identity.functions import asked

        if what == "indicator":
            return await indicators_of(store, name)
        id = await id_of(store, "agency" if what == "partner" else what, name)
        return asked(id, across_reforms) if what == "function" else [id]

    return {what: await named(names, partial(find, what=what)) for what, names in typed.items() if names}


async def id_of(store: Store, what: What, name: str) -> str:
    """The id of a name; an id that moved is followed, and that is said."""
    from graph.errors import MovedError
    from ingest.identity import resolver
    from ingest.identity.titles import PART

    try:
        found = await resolver.meant(store, what, name)
    except MovedError as moved:
        say(str(moved))
        return moved.now
    if found.reason in (PART, resolver.MERGED):
        say(f"“{name}” is taken for {found.name} ({found.reason})")
    return found.id


async def indicators_of(store: Store, name: str) -> list[str]:
    """The ids of the indicators of a name, one for each kind of unit; an id that moved is followed, as in id_of."""
    from graph.errors import MovedError
    from ingest.identity.resolver import indicator_ids

    try:
        return await indicator_ids(store, name)
    except MovedError as moved:
        say(str(moved))
        return [moved.now]


def resolve(
    name: Annotated[str, typer.Argument(help="A name as you would write it: 税务局, 营口, 企业开办时间.")],
    kind: Annotated[WhatName | None, typer.Option(help="What it is the name of; all kinds if left out.")] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Say what a name means: the one thing, or all that it may mean. Exit code 1 where it does not mean just one."""
    kinds: tuple[WhatName, ...] = (kind,) if kind else ("agency", "city", "policy", "indicator", "function")
    found = with_store(partial(_resolve, kinds=kinds, name=name))
    sure = {what: one for what, one in found.items() if one.match or one.ambiguous}
    print_rows([_row(what, one) for what, got in (sure or found).items() for one in got.candidates], form, COLUMNS)
    if not any(one.match for one in found.values()):
        say(f"“{name}” may be several" if sure else f"nothing is called “{name}”; these are the nearest names")
        raise typer.Exit(FAILED)


async def _resolve(store: Store, kinds: tuple[WhatName, ...], name: str) -> dict[str, Resolution]:
    from ingest.identity import resolver

    return {what: await resolver.resolve(store, what, name) for what in kinds}


def _row(what: str, one: Candidate) -> dict[str, object]:
    return {"kind": what, **one._asdict()}
