"""What people decided about who is who and what is so: a JSON-lines file beside the graph, applied at every load.

One line a judgement, in the order in which they were made; the file may be read, kept under version control and edited.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
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

    def _nodes(self) -> tuple[str, ...]:
        return (*self.ids, *([self.into.id] if self.into else []))

    @model_validator(mode="after")
    def _whole(self) -> Judgement:
        facts = self.kind in {"confirm", "correct", "drop"}
        fits = (
            facts == (self.what == "fact")
            and (self.kind == "merge") == (self.into is not None)
            and (self.kind == "split") == bool(self.surfaces)
            and (self.kind == "correct") == bool(self.change)
            and len(self.ids) >= (2 if self.kind == "apart" else 1)
            and (facts or all(id.startswith(self.what[0]) for id in self._nodes()))
        )
        if not fits:
            raise ValueError(f"a {self.kind} of {self.what} does not have these fields")
        self.model_dump_json().encode()  # half a letter cannot be written
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
        found = tuple(self._parsed(at, line) for at, line in enumerate(lines, 1) if line.strip())
        _no_circle(found, self.path)
        return found

    def add(self, new: Judgement) -> bool:
        """Keep a judgement; False where it is there already. JudgementError: it contradicts one that is."""
        with self._changing() as known:
            if any(one.id == new.id for one in known):
                return False
            _check(new, known)
            self._write([*known, new])
            return True

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
        with ExitStack() as stack:
            try:
                stack.enter_context(locks.held(self.path.with_suffix(".lock")))
            except OSError as error:
                raise SettingsError(f"{self.path} cannot be changed: {error.strerror}") from error
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
        if {new.kind, one.kind} == {"merge", "apart"} and _both(new, one):
            raise JudgementError(f"{one.id} says otherwise: undo it first")
        same = one.what == new.what == "fact" and one.ids == new.ids
        differ = any(one.change.get(name, value) != value for name, value in new.change.items())
        if same and ("drop" in {new.kind, one.kind} or differ):
            raise JudgementError(f"{one.id} says otherwise: undo it first")
        if new.kind == one.kind == "merge" and new.into and one.into and new.into.id in one.ids:
            raise JudgementError(f"{new.into.id} is {one.into.id} by {one.id}: merge into that")


def _no_circle(judgements: Iterable[Judgement], path: Path) -> None:
    """Refuse a file, edited by hand, in which merges lead back to where they began."""
    merged = {id: one.into.id for one in judgements if one.into for id in one.ids}
    for first in merged:
        seen, at = {first}, merged[first]
        while at in merged and at not in seen:
            seen.add(at)
            at = merged[at]
        if at in seen:
            raise JudgementError(f"{path}: merges lead from {first} back to {at}")


def _both(one: Judgement, other: Judgement) -> bool:
    """Whether a merge brings together what is to stay apart."""
    merge, apart = (one, other) if one.kind == "merge" else (other, one)
    return len({*merge.ids, merge.into.id if merge.into else ""} & set(apart.ids)) > 1
