"""The document's own data: title, 文号, kind, issuer, dates, place, period, and what it cites (guide, section 1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ingest.facts import grounds
from ingest.facts.citations import citations, word_start
from ingest.facts.kinds import kind_of
from ingest.facts.model import PolicyHead
from ingest.facts.patterns import citations as patterns
from ingest.facts.patterns import policy
from ingest.facts.period import period
from ingest.facts.signature import Head, head_rows, published, sign
from ingest.facts.titles import find_title
from ingest.facts.validity import repeals
from ingest.formats.reading import Stated
from ingest.identity.names import scope_of
from ingest.layout.outline import Item
from ingest.text.clauses import lines
from ingest.text.normalised import NormalisedText, normalise
from ingest.values.patterns import dates as times
from ingest.values.places import governed, is_central, province

_HEAD_LINES = 40
_WORD = 4  # code points of the shortest word of a 文号 with its bracket


def read_head(doc: NormalisedText, root: Item, stated: Sequence[Stated] = ()) -> PolicyHead:
    """Everything that the text says of itself, and what its page states beside it.

    The page's own title, 文号 and 发布日期 go before what the text says, a signature before the page's 成文日期 and
    发文机关: tables of facts are filled in by hand, and hosts that reprint a text name themselves.
    """
    stop = max(root.lead_end, min(len(doc.normal), 1500))
    head = Head(doc, list(head_rows(doc, stop))[:_HEAD_LINES], stated=stated)
    find_title(head)
    sign(head)
    head.number = _labelled_number(head) or head.number or _number(head)
    head.published = published(head)
    title, number, issuer = grounds.title(head), grounds.number(head), grounds.issuer(head)
    issued, told = grounds.issued_on(head), grounds.published_on(head)
    bodies, origins = grounds.issuers(head, issuer), grounds.forwarded_from(head)
    begins = grounds.effective_on(head, issued)
    ends = grounds.expires_on(head, begins or issued)
    simple = normalise(title.value).normal if title else ""
    city = _city(head, simple, normalise(issuer.value).normal if issuer else "")
    found = (title, number, issuer, *bodies, *origins, issued, told, begins, ends)
    return PolicyHead(
        title=title.value if title else None,
        doc_number=number.value if number else None,
        kind=kind_of(simple, doc),
        issuer=issuer.value if issuer else None,
        issuers=tuple(found.value for found in bodies),
        forwarded_from=tuple(found.value for found in origins),
        issued_on=issued.value if issued else None,
        published_on=told.value if told else None,
        effective_on=begins.value if begins else None,
        expires_on=ends.value if ends else None,
        repeals=tuple(repeals(doc)),
        city=city,
        scope=scope_of(city, [found.value for found in bodies]),
        period=period(simple, doc),
        cites=tuple(citations(doc, simple)),
        grounds=tuple(one.ground for one in found if one),
    )


def _labelled_number(head: Head) -> tuple[int, int] | None:
    """The 文号 behind its label in a table of facts that was pasted above the text."""
    stop = head.end
    for label in policy.NUMBER_LABEL.regex.finditer(head.doc.normal, 0, stop):
        if label["order"]:
            return label.span("order")
        number = policy.DOC_NUMBER.regex.match(head.doc.normal, label.end())
        if number:
            return number.span()
    return None


def _number(head: Head) -> tuple[int, int] | None:
    """The document's own 文号: in its head, not after words that cite."""
    text = head.doc.normal
    stop = text.find("。")
    for match in policy.DOC_NUMBER.regex.finditer(text, 0, stop if stop > 0 else len(text)):
        line = head.doc.line_start(match.start("year"))
        start = line if line >= match.start() else match.start() + word_start(match)
        spaced = head.doc.runs_within(start, match.start("year") - 3)
        apart = spaced and match.start("year") - spaced[-1] >= _WORD  # spaced out letter by letter it is one word
        start = spaced[-1] if apart else start  # QQ空间 岚综管综〔2016〕62号
        before = text[max(line, start - 12) : start]
        if patterns.BASIS.regex.search(text, start, match.start("year")):
            continue
        bracket = text[match.start() - 1 : match.start()] == "("
        alone = text[match.end() : match.end() + 1] == ")" and head.doc.broken(match.end() + 1)
        issued = alone or policy.ISSUED_IN.regex.match(text, match.end())
        own_line = head.doc.broken(match.start() - 1) or (alone and text[match.start() - 2] == "》")
        if bracket and own_line and issued:
            return start, match.end()
        if not policy.NOT_OWN.regex.search(before) and not bracket:
            return start, match.end()
    return None


def _city(head: Head, title: str, issuer: str) -> str | None:
    doc = head.doc.normal
    wrapper = doc[slice(*head.wrapper)] if head.wrapper else ""
    if is_central(issuer):  # it rules the whole country, but for what its reply or notice names
        return province((head.doc.normal[slice(*(head.wrapper or head.title or (0, 0)))] or title).removeprefix(issuer))
    return governed(title + "\n" + issuer + "\n" + wrapper, doc)


def first_year(head: PolicyHead) -> int | None:
    """The first year that the policy covers: a date of that year is no past one."""
    return int(head.period[0][:4]) if head.period else None


def last_day(head: PolicyHead) -> date | None:
    """The end of what the policy covers."""
    return date(int(head.period[1][:4]), 12, 31) if head.period else None


def document_year(head: PolicyHead, doc: NormalisedText) -> int | None:
    """The year of issue, else of the document's number, of what it plans, that its text calls current, of its page."""
    if head.issued_on:
        return head.issued_on.year
    numbered = policy.DOC_NUMBER.regex.search(normalise(head.doc_number or "").normal)
    if numbered:
        return int(numbered["year"])
    if head.period:
        return first_year(head)
    match = times.CURRENT_YEAR.regex.search(doc.normal)
    if match:
        return int(match["y"] or match["y2"] or match["y3"])
    for start, end in lines(doc, 0, len(doc.normal)):
        headed = times.YEAR_HEADING.regex.match(doc.normal, start, end)
        if headed:
            return int(headed["y"])
    return head.published_on.year if head.published_on else None
