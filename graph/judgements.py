"""What people decided about who is who and what is so: a JSON-lines file beside the graph, applied at every load.

One line a judgement, in the order in which they were made; the file may be read, kept under version control and edited.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from graph import locks
from graph.errors import JudgementError, NotFoundError, SettingsError
from graph.records import City
from graph.settings import make_home

Kind = Literal["merge", "split", "apart", "confirm", "correct", "drop"]
Entity = Literal["agency", "indicator"]
FILE = "judgements.jsonl"


class Identity(BaseModel):
    """What a merged node is from now on: the node that others are merged into, as it was when that was decided.

    cities: the division that it belongs to and those above, so that a document can be loaded that does not name them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    key: str
    place: str | None = None
    cities: tuple[City, ...] = ()


class Judgement(BaseModel):
    """A decision about nodes (merge, split, apart) or about a fact (confirm, correct, drop).

    ids: the nodes, or the fact. into: of a merge, what they all are. surfaces: of a split, the names that are another
    body's. change: of a correction, fields and values. reason: in the words of who decided.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    what: Literal["agency", "indicator", "fact"]
    ids: tuple[str, ...]
    into: Identity | None = None
    surfaces: tuple[str, ...] = ()
    change: dict[str, Any] = {}
    policy: str | None = None
    reason: str | None = None

    @property
    def id(self) -> str:
        """Id that follows from what is decided, not from why or when."""
        said = self.model_dump(mode="json", exclude={"reason", "policy"})
        return "j" + hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]

    @model_validator(mode="after")
    def _whole(self) -> Judgement:
        facts = self.kind in {"confirm", "correct", "drop"}
        fits = (
            facts == (self.what == "fact")
            and (self.kind == "merge") == (self.into is not None)
            and (self.kind == "split") == bool(self.surfaces)
            and (self.kind == "correct") == bool(self.change)
            and len(self.ids) >= (2 if self.kind == "apart" else 1)
        )
        if not fits:
            raise ValueError(f"a {self.kind} of {self.what} does not have these fields")
        return self


class Judgements:
    """The file of a home."""

    def __init__(self, home: Path) -> None:
        """Nothing is made before the first judgement."""
        self.path = home / FILE

    def all(self) -> tuple[Judgement, ...]:
        """Every judgement, the oldest first. JudgementError: a line is none, with its number."""
        try:
            lines = self.path.read_text("utf-8").splitlines()
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{self.path} cannot be read: {error}") from error
        return tuple(self._parsed(at, line) for at, line in enumerate(lines, 1) if line.strip())

    def add(self, new: Judgement) -> None:
        """Keep a judgement. JudgementError: it is there, or contradicts one that is."""
        with self._changing() as known:
            _check(new, known)
            self._write([*known, new])

    def undo(self, id: str) -> Judgement:
        """Take a judgement back. NotFoundError: there is none of this id."""
        with self._changing() as known:
            found = next((one for one in known if one.id == id), None)
            if found is None:
                raise NotFoundError(f"no judgement has the id {id}")
            self._write([one for one in known if one.id != id])
            return found

    @contextmanager
    def _changing(self) -> Iterator[tuple[Judgement, ...]]:
        make_home(self.path.parent)
        with locks.held(self.path.with_suffix(".lock")):
            yield self.all()

    def _parsed(self, at: int, line: str) -> Judgement:
        try:
            return Judgement.model_validate_json(line)
        except ValidationError as error:
            reason = error.errors(include_url=False)[0]["msg"]
            raise JudgementError(f"{self.path}, line {at}: no judgement: {reason}") from error

    def _write(self, judgements: Iterable[Judgement]) -> None:
        """Whole or not at all."""
        part = self.path.with_suffix(".part")
        lines = [one.model_dump_json(exclude_defaults=True) + "\n" for one in judgements]
        try:
            part.write_text("".join(lines), "utf-8")
            part.replace(self.path)
        except OSError as error:
            raise SettingsError(f"{self.path} cannot be written: {error.strerror}") from error


def _check(new: Judgement, known: Iterable[Judgement]) -> None:
    for one in known:
        if one.id == new.id:
            raise JudgementError(f"that is decided already ({one.id})")
        if {new.kind, one.kind} == {"merge", "apart"} and _both(new, one):
            raise JudgementError(f"{one.id} says otherwise: undo it first")
        same = one.what == new.what == "fact" and one.ids == new.ids
        if same and "drop" in {new.kind, one.kind}:
            raise JudgementError(f"{one.id} says otherwise: undo it first")
        if new.kind == one.kind == "merge" and new.into and one.into and new.into.id in one.ids:
            raise JudgementError(f"{new.into.id} is {one.into.id} by {one.id}: merge into that")


def _both(one: Judgement, other: Judgement) -> bool:
    """Whether a merge brings together what is to stay apart."""
    merge, apart = (one, other) if one.kind == "merge" else (other, one)
    return len({*merge.ids, merge.into.id if merge.into else ""} & set(apart.ids)) > 1
