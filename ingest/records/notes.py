"""The note on how a document was read: what its reader tells, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import nlargest
from math import inf

from graph.notes import LeftOut, ReadingNote
from ingest.formats.read import Source
from ingest.version import extractor

MOST = 30
"""Parts that are told one by one: first what was not read at all, then the largest, enough to see where text went."""
_COPY = "hidden copy"


def note(source: Source, not_understood: Mapping[str, int], layout_confidence: float | None) -> ReadingNote:
    """The note of a document, the same for the same bytes and the same extractor."""
    account, parts = source.account, list(enumerate(source.account.left_out))
    told = sorted(nlargest(MOST, parts, key=lambda one: (one[1].letters or inf, -one[0])))  # in the order of the file
    return ReadingNote(
        format=source.format,
        encoding=account.encoding,
        main_text=account.main_text,
        left_out=tuple(LeftOut(what=part.what, where=part.where, letters=part.letters) for _, part in told),
        left_out_letters=sum(part.letters for part in account.left_out),
        hidden_copies=sum(part.what == _COPY for part in account.left_out),
        tables=account.tables,
        pages=account.pages,
        pages_without_text=account.pages_without_text,
        not_understood=dict(not_understood),
        layout_confidence=layout_confidence,
        extractor=extractor(),
    )
