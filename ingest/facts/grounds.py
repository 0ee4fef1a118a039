"""Each field of the policy with what it rests on: words of its text, or what its page states beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from ingest.facts import validity
from ingest.facts.citations import brackets
from ingest.facts.issuers import issuing, origins
from ingest.facts.model import Ground
from ingest.facts.patterns import policy
from ingest.facts.signature import Head, as_signed
from ingest.formats.reading import Field
from ingest.text.normalised import NormalisedText, normalise
from ingest.values.bodies import Body, is_body
from ingest.values.dates import Dated, first_day

T = TypeVar("T", str, date)


class Found(NamedTuple, Generic[T]):
    """A field's value and its ground."""

    value: T
    ground: Ground


def title(head: Head) -> Found[str] | None:
    """The title of the text; where the text does not show it, that of the page, unwrapped."""
    if head.title:
        return Found(_clean(head.doc.name(*head.title)), _in_text("title", head.doc, *head.title))
    return _beside(head, "title", _unwrapped)


def number(head: Head) -> Found[str] | None:
    """The 文号: that of the page's table of facts, else the text's own."""
    told = _beside(head, "doc_number", _as_number)
    if told is None and head.number:
        return Found(brackets(head.doc.name(*head.number)), _in_text("doc_number", head.doc, *head.number))
    return told


def issuer(head: Head) -> Found[str] | None:
    """Who signs the text or speaks in it; else the body that the page names as its issuer, or as its source."""
    if head.issuer:
        return Found(as_signed(head.doc, *head.issuer), _in_text("issuer", head.doc, *head.issuer))
    return _beside(head, "issuer", _as_body) or _beside(head, "source", _as_body, "issuer")


def issuers(head: Head, issuer: Found[str] | None) -> list[Found[str]]:
    """The bodies that the issuer, as signed, is of."""
    if head.issuer:
        return _bodies(head.doc, "issuers", issuing(head.doc, *head.issuer))
    told = normalise(issuer.value) if issuer else None
    if issuer is None or told is None:
        return []
    names = [told.name(*body) for body in issuing(told, 0, len(told.normal))]
    return [Found(name, issuer.ground.model_copy(update={"field": "issuers"})) for name in names]


def forwarded_from(head: Head) -> list[Found[str]]:
    """The bodies whose text the notice forwards."""
    span = head.wrapper or head.title
    return _bodies(head.doc, "forwarded_from", origins(head.doc, *span)) if span else []


def issued_on(head: Head) -> Found[date] | None:
    """The day of the signature, else the page's 成文日期."""
    if head.issued:
        return Found(head.issued.day, _in_text("issued_on", head.doc, head.issued.start, head.issued.end))
    return _beside(head, "issued_on", _as_day)


def published_on(head: Head) -> Found[date] | None:
    """The day that the page was published, else one that the text gives."""
    told = _beside(head, "published_on", _as_day)
    if told is None and head.published:
        place = head.published.start, head.published.end
        return Found(head.published.day, _in_text("published_on", head.doc, *place))
    return told


def effective_on(head: Head, issued: Found[date] | None) -> Found[date] | None:
    """The first day on which the text says that it holds."""
    return _stands("effective_on", head.doc, validity.effective_on(head.doc, issued.value if issued else None))


def expires_on(head: Head, since: Found[date] | None) -> Found[date] | None:
    """The last day on which it holds; since: when it began to."""
    return _stands("expires_on", head.doc, validity.expires_on(head.doc, since.value if since else None))


def page_title(head: Head) -> tuple[int, int] | None:
    """Where the text shows the title that its page states: as whole lines of its head."""
    doc = head.doc
    area = head.rows[-1][1] if head.rows else 0
    for stated in head.stated:
        words = policy.BEFORE_TITLE.regex.sub("", normalise(stated.words).normal)
        at = doc.normal.find(words, 0, area) if stated.field == "title" and words else -1
        while at >= 0 and not _whole_lines(doc, at, at + len(words)):
            at = doc.normal.find(words, at + 1, area)
        if at >= 0:
            return at, at + len(words)
    return None


def _whole_lines(doc: NormalisedText, start: int, end: int) -> bool:
    """Whether a span ends with a line, and begins with one but for what stands before titles."""
    before = doc.normal[doc.line_start(start) : start]
    return doc.line_end(end - 1) == end and not policy.BEFORE_TITLE.regex.sub("", before)


def _stands(field: str, doc: NormalisedText, found: Dated | None) -> Found[date] | None:
    return Found(found.day, _in_text(field, doc, found.start, found.end)) if found else None


def _bodies(doc: NormalisedText, field: str, bodies: Sequence[Body]) -> list[Found[str]]:
    return [Found(doc.name(*body), _in_text(field, doc, *body)) for body in bodies]


def _in_text(field: str, doc: NormalisedText, start: int, end: int) -> Ground:
    first, last = doc.span(start, end)
    return Ground(field=field, source="text", words=doc.text[first:last], start=first, end=last)


def _beside(head: Head, stated: Field, read: Callable[[str], T | None], field: str = "") -> Found[T] | None:
    """The first value that can be read of what the page states of a field."""
    for one in head.stated:
        value = read(one.words) if one.field == stated else None
        if value:
            return Found(value, Ground(field=field or stated, source=one.where, words=one.words))
    return None


def _clean(words: str) -> str:
    """A title without what a page sets around it, or says of its own text (节选)."""
    return policy.IN_PART.regex.sub("", words.strip("《》:："))


def _unwrapped(words: str) -> str | None:
    """A title without 【关注】 before it and without the notice that it is wrapped in."""
    doc = normalise(words)
    match = policy.WRAPPED.regex.search(doc.normal)
    before = policy.BEFORE_TITLE.regex.match(doc.normal)
    start, end = before.end() if before else 0, len(doc.normal)
    if match:
        start, end = match.span("bare" if match.group("bare") else "quoted")
    return _clean(doc.name(start, end)) if start < end else None


def _as_number(words: str) -> str | None:
    return brackets(words) if policy.ANY_NUMBER.regex.search(normalise(words).normal) else None


def _as_body(words: str) -> str | None:
    """A body's name, also where its website is named."""
    doc = normalise(words)
    end = policy.SITE.regex.search(doc.normal)
    stop = end.start() if end else len(doc.normal)
    return doc.name(0, stop) if stop and is_body(doc.normal[:stop]) else None


def _as_day(words: str) -> date | None:
    told = first_day(normalise(words).normal)
    return told.day if told else None
