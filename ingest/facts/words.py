"""Words of a document in two writings at once: as the patterns read them, and as they stand there."""

from __future__ import annotations

from typing import NamedTuple

from ingest.facts.patterns import milestones as patterns
from ingest.text.normalised import NormalisedText


class Words(NamedTuple):
    """A run of letters twice: as the patterns read it, and as the document writes it."""

    normal: str
    raw: str

    def __add__(self, other: object) -> Words:
        assert isinstance(other, Words)  # noqa: S101 - only Words are joined; the signature is tuple's
        return Words(self.normal + other.normal, self.raw + other.raw)

    def cut(self, start: int, end: int | None = None) -> Words:
        """Some of the letters."""
        return Words(self.normal[start:end], self.raw[start:end])


NOTHING = Words("", "")


def words(doc: NormalisedText, start: int, end: int) -> Words:
    """The letters of a span; none where it is empty or turned around."""
    return Words(doc.normal[start:end], doc.raw[start:end])


def said(text: str) -> Words:
    """Words of ours, in both scripts alike."""
    return Words(text, text)


def strip(text: Words) -> Words:
    """Words of a name without those that lead to it or hang behind it."""
    text = _balanced(text)
    letters = text.normal
    start, end = 0, len(letters)
    for _ in range(3):
        head = patterns.NAME_HEAD.regex.match(letters, start, end)
        begin = head.end() if head else start
        stop = _without_tail(letters, begin, end)
        if (begin, stop) == (start, end):
            break
        start, end = begin, stop
    return text.cut(start, end)


def _without_tail(letters: str, start: int, end: int) -> int:
    """Where the letters end without the words that only hang behind a name."""
    compared = patterns.COMPARED.regex.search(letters, start, end)
    end = compared.start() if compared else end
    while letters.endswith(patterns.NAME_TAILS, start, end) and not letters.endswith(patterns.NAME_WHOLE, start, end):
        end -= next(len(tail) for tail in patterns.NAME_TAILS if letters.endswith(tail, start, end))
    return end


def _balanced(text: Words) -> Words:
    """Without a bracket that the cut left open."""
    opened, closed = text.normal.count("("), text.normal.count(")")
    if opened > closed:
        if text.normal.startswith("("):  # the words stand in it: (其中博士100人)
            return text.cut(1)
        return text.cut(0, text.normal.index("("))
    return text.cut(text.normal.rindex(")") + 1) if closed > opened else text
