"""What a reader makes of a file: its text, and what the file states of its document outside the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class RefusedError(ValueError):
    """A file that is not taken in, for the reason that it says in a line."""


class TooLargeError(RefusedError):
    """A file that would grow beyond what is taken in."""


Field = Literal["title", "doc_number", "issuer", "issued_on", "published_on", "source"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A field of the document (source: who gave it to the site) in the file's own words, and where these stand.

    where: `meta` and the tag's name, or `page` and the label beside the words (page 发布日期; page h1).
    """

    field: Field
    words: str
    where: str


class LeftOut(NamedTuple):
    """A part of a file that is not in the text, as graph.records.LeftOut; a page may have very many."""

    what: str
    where: str | None
    letters: int


@dataclass(frozen=True, slots=True)
class Account:
    """How a reader came by the text: what of graph.records.ReadingNote it knows, left_out in the file's order."""

    encoding: str | None = None
    main_text: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    tables: int = 0
    pages: int | None = None
    pages_without_text: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The text, and what is stated beside it; of a field stated several times the surest comes first."""

    text: str
    stated: tuple[Stated, ...] = ()
    account: Account = field(default_factory=Account)


def left_out(what: str, letters: int, where: str | None = None) -> tuple[LeftOut, ...]:
    """One thing that was left out; none where it has no letters."""
    return (LeftOut(what, where, letters),) if letters else ()
