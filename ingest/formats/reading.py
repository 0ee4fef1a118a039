"""What a reader makes of a file: its text, and what the file states of its document outside the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


class TooLargeError(ValueError):
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


@dataclass(frozen=True, slots=True)
class Reading:
    """The text, and what is stated beside it; of a field stated several times the surest comes first."""

    text: str
    stated: tuple[Stated, ...] = ()
