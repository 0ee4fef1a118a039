"""Words of a document in two writings at once: as the patterns read them, and as they stand there."""

from __future__ import annotations

from typing import NamedTuple

from .flat import Flat


class Words(NamedTuple):
    """A run of letters twice: as the patterns read it, and as the document writes it."""

    flat: str
    raw: str

    def __add__(self, other: object) -> Words:
        assert isinstance(other, Words)  # noqa: S101 - only Words are joined; the signature is tuple's
        return Words(self.flat + other.flat, self.raw + other.raw)

    def cut(self, start: int, end: int | None = None) -> Words:
        """Some of the letters."""
        return Words(self.flat[start:end], self.raw[start:end])


NOTHING = Words("", "")


def words(flat: Flat, start: int, end: int) -> Words:
    """The letters of a span; none where it is empty or turned around."""
    return Words(flat.flat[start:end], flat.raw[start:end])


def said(text: str) -> Words:
    """Words of ours, in both scripts alike."""
    return Words(text, text)
