"""Where a gold answer's tasks stand in a document's normalised text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ingest.evaluation.alignment import normalize
from ingest.text.normalised import NormalisedText

Json = Mapping[str, Any]


def positions(doc: NormalisedText, quotes: Sequence[Sequence[str]]) -> list[frozenset[int]]:
    """For each list of quotes (in document order), the offsets of its code points in doc.normal.

    Quotes are looked for as the scorer does: after NFKC, without white space, one after the other.
    """
    letters: list[str] = []
    origins: list[int] = []
    for at, letter in enumerate(doc.raw):
        made = normalize(letter)
        letters.append(made)
        origins.extend([at] * len(made))
    whole = "".join(letters)
    found: list[frozenset[int]] = []
    for task in quotes:
        found.append(frozenset(_find(whole, origins, [normalize(quote) for quote in task])))
    return found


def _find(whole: str, origins: Sequence[int], quotes: Sequence[str]) -> set[int]:
    spans: set[int] = set()
    position = 0
    for quote in quotes:
        at = whole.find(quote, position)
        if at < 0:
            at = whole.find(quote)
        if at >= 0 and quote:
            spans.update(origins[at : at + len(quote)])
            position = at
    return spans
