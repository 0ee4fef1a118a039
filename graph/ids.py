"""Ids that follow from what they name alone: the same input gives the same id, in any order, on any machine.

No id holds a position: where a document gains or loses an item, the ids of its other tasks stay.

A letter tells the kind (p policy, t task, a agency, i indicator), sixteen hex digits of a SHA-256 the rest. Ids of
parts and of edges begin with the id of what they hang on, so that sorting them sorts by that first.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date

from graph.folding import words

_OPENING, _CLOSING = str.maketrans("([【", "〔〔〔"), str.maketrans(")]】", "〕〕〕")
_DOC_NUMBER = re.compile(r"[^\s《》]{1,20}〔\d{4}〕第?\d+号")
_SEPARATOR = "\x1f"


def _hash(letter: str, *parts: str | None) -> str:
    text = _SEPARATOR.join("" if part is None else part for part in parts)
    return letter + hashlib.sha256(text.encode()).hexdigest()[:16]


def _key(text: str) -> str:
    """Text without what may differ between two spellings of one name: width, spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _number_key(doc_number: str) -> str:
    return _key(doc_number).translate(_OPENING).translate(_CLOSING)


def policy_id(
    doc_number: str | None, title: str | None, city: str | None, issued_on: date | None, text_sha256: str
) -> str:
    """Id of a policy: by its 文号; without one by title, city and date; without a title by its text."""
    if doc_number:
        return _hash("p", "number", _number_key(doc_number))
    if title:
        return _hash("p", "title", _key(title), city, issued_on.isoformat() if issued_on else None)
    return _hash("p", "text", text_sha256)


def cited_id(title: str) -> str:
    """Id of a cited policy, known by its title or 文号 alone; with a 文号 it is the id of the policy itself."""
    return policy_id(title if is_doc_number(title) else None, title, None, None, "")


def is_doc_number(title: str) -> bool:
    """Whether what a policy is cited by is its 文号."""
    return _DOC_NUMBER.fullmatch(_number_key(title)) is not None


def task_id(policy_id: str, content: str, twin: int = 0) -> str:
    """Id of a task by its policy and its own words; twin counts, from 0, the tasks of the policy with equal words.

    content: the words without mark, units and dates; script, width, case, spaces and punctuation do not count.
    """
    return _hash("t", policy_id, words(content), *_twin(twin))


def agency_id(place: str, key: str) -> str:
    """Id of an agency by its place (a city's path, or unknown_place) and the key of its name."""
    return _hash("a", place, key)


def indicator_id(key: str, unit: str | None) -> str:
    """Id of an indicator by the key of its name, and its unit."""
    return _hash("i", key, unit)


def unknown_place(policy_id: str) -> str:
    """Place of the agencies of a policy whose own place is not known: no other policy's agencies share it."""
    return f"?{policy_id}"


def part_id(policy_id: str, part: int) -> str:
    """Id of a policy's text part, counted from 0; sorts in text order."""
    return f"{policy_id}-{part:06d}"


def target_id(source_id: str, indicator_id: str, quote: str, twin: int = 0) -> str:
    """Id of a TARGETS or REPORTS edge: from a task or policy to an indicator, by its quote.

    twin counts, from 0, the edges of one source and indicator with equal quotes.
    """
    return f"{source_id}-{indicator_id}-{_quote_key(quote, twin)}"


def citation_id(policy_id: str, cited_id: str, quote: str, twin: int = 0) -> str:
    """Id of a CITES edge by its quote; twin as of target_id."""
    return f"{policy_id}-{cited_id}-{_quote_key(quote, twin)}"


def _quote_key(quote: str, twin: int) -> str:
    return _hash("q", words(quote), *_twin(twin))[:9]


def _twin(twin: int) -> list[str]:
    """What tells twins apart; the first has nothing, so that most ids are of the words alone."""
    return [str(twin)] if twin else []
