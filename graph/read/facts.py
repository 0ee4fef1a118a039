"""Why a fact is in the graph: the rule that found it, and the sentence it stands in."""

from __future__ import annotations

from typing import Any, Literal, NoReturn

from pydantic import BaseModel

from graph.errors import GoneError, MovedError, NotFoundError
from graph.read.history import gone
from graph.read.paging import Reader
from graph.read.policies import text
from graph.sentences import sentence


class Fact(BaseModel):
    """A fact and its sentence: text[start:end] is the quote, sentence is text[sentence_start:…] around it.

    id: of a task, of an agency and its task joined by "-", or of a target. basis: of the edge, or how a date was found.
    confidence: the share of facts given with it that is right.
    """

    id: str
    kind: Literal["TASK", "LEADS", "SUPPORTS", "TARGETS", "REPORTS"]
    label: str
    rule: str
    confidence: float
    basis: str | None = None
    quote: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    policy_id: str
    policy_title: str | None = None


async def fact(store: Reader, id: str) -> Fact:
    """The fact of this id; NotFoundError if there is none, MovedError where it has another id now."""
    rows = await _rows(store, id)
    if not rows:
        await _missing(store, id)
    row = rows[0]
    whole = await text(store, row["policy_id"])
    first, last = sentence(whole, row["start"], row["end"])
    found = {"quote": whole[row["start"] : row["end"]], "sentence": whole[first:last], "sentence_start": first}
    return Fact.model_validate(row | found | {"id": id})


async def _missing(store: Reader, id: str) -> NoReturn:
    """Raise what is to be said of a fact that is not there: one of its ends may have another id by now."""
    ends = id.split("-")
    formers = {row["id"]: row for row in await store.run("read/former", ids=ends)}
    if not formers:
        raise NotFoundError(f"no fact has the id {id}")
    now = "-".join(str(formers[end]["now"]) if end in formers else end for end in ends)
    if all(row["now"] for row in formers.values()) and await _rows(store, now):
        raise MovedError(id, now)
    raise GoneError(f"fact {id} is gone: {'; '.join(gone(row) for row in formers.values())}")


async def _rows(store: Reader, id: str) -> list[dict[str, Any]]:
    parts = id.split("-")
    if len(parts) == 2:
        return await store.run("read/fact_responsibility", agency=parts[0], task=parts[1])
    return await store.run("read/fact_target" if len(parts) > 2 else "read/fact_task", id=id)
