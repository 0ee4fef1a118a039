"""The document's own data: title, 文号, kind, issuer, dates, place, period, and what it cites (guide, section 1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.facts import grounds
from ingest.facts.citations import citations, word_start
from ingest.facts.kinds import kind_of
from ingest.facts.model import PolicyHead
from ingest.facts.patterns import policy
from ingest.facts.period import period
from ingest.facts.signature import Head, published, sign
from ingest.facts.validity import repeals
from ingest.formats.reading import Stated
from ingest.identity.names import scope_of
from ingest.layout.outline import Item
from ingest.layout.patterns import boilerplate as layout
from ingest.layout.patterns import marks
from ingest.text.clauses import lines
from ingest.text.normalised import NormalisedText, normalise
from ingest.values.bodies import is_body
from ingest.values.patterns import dates as times
from ingest.values.places import begins_with_place, governed, is_central, province

_ALIKE = 4  # code points that two names of one document share

_HEAD_LINES = 40
_SHORTEST, _LINE = 8, 40  # code points of a first line that may be a title, whatever its words
_TITLE = 80  # code points of a title, without who issues it
_CONTENTS = {"目录", "目次"}


def read_head(doc: NormalisedText, root: Item, stated: Sequence[Stated] = ()) -> PolicyHead:
    """Everything that the text says of itself, and what its page states beside it.

    The page's own title, 文号 and 发布日期 go before what the text says, a signature before the page's 成文日期 and
    发文机关: tables of facts are filled in by hand, and hosts that reprint a text name themselves.
    """
    stop = max(root.lead_end, min(len(doc.normal), 1500))
    head = Head(doc, list(lines(doc, 0, stop))[:_HEAD_LINES], stated=stated)
    _title(head)
    sign(head)
    head.number = head.number or _number(head)
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


def _title(head: Head) -> None:
    """The wrapped title where a notice forwards one, else the page's or the first line or lines with its form."""
    text = head.doc.normal
    area = head.rows[-1][1] if head.rows else 0
    order = policy.ORDER.regex.search(text, 0, area)
    if order:
        head.title, head.number = order.span("title"), order.span("number")
        head.issuer = order.span("issuer")
        return
    first = grounds.page_title(head)
    if first is None and any(one.field == "title" for one in head.stated):
        return  # what else looks like a title is another's
    first = first or _first_title(head)
    match = policy.WRAPPED.regex.search(text, 0, area) or policy.ISSUED_AS.regex.search(text, 0, area)
    if match and (first is None or match.start() <= first[1]):
        head.wrapper = (head.doc.line_start(match.start()), match.end())
        group = "bare" if match.re is policy.WRAPPED.regex and match.group("bare") else "quoted"
        head.title = match.span(group)
        if group == "bare":
            head.title = _repeated(head, match) or _title_after(head, match) or head.title
    else:
        head.title = first or _handed_on(head) or _placed(head) or _alone(head)


def _handed_on(head: Head) -> tuple[int, int] | None:
    """The line that is the title which a notice without one hands on, whatever its last word."""
    stop = head.rows[-1][1] if head.rows else 0
    match = policy.HANDED_ON.regex.search(head.doc.normal, 0, stop)
    told = match and (match["quoted"] or match["given"])
    return next((row for row in head.rows if head.doc.normal[slice(*row)].strip("《》") == told), None)


def _placed(head: Head) -> tuple[int, int] | None:
    """The first line where it begins with a place and no stop ends it, whatever its last word (某市重点项目分工)."""
    start, end = head.rows[0] if head.rows else (0, 0)
    line = head.doc.normal[start:end]
    return (start, end) if policy.PLACED_TITLE.regex.fullmatch(line) and not is_body(line) else None


def _alone(head: Head) -> tuple[int, int] | None:
    """The first line where it is short, no sentence and no heading, with a paragraph right below it or a line later."""
    rows = head.rows[:3]
    line = head.doc.normal[slice(*rows[0])] if rows else ""
    below = any(end - start > _TITLE and "。" in head.doc.normal[start:end] for start, end in rows[1:])
    if not below or not _SHORTEST <= len(line) <= _LINE or is_body(line) or _is_of_the_page(line):
        return None
    heads = marks.ENUMERATED.regex.match(line) or marks.PART.regex.fullmatch(line) or set("。;:,!?|#*") & set(line)
    return None if heads or line[0] in "([0123456789" else rows[0]


def _repeated(head: Head, match: re.Match[str]) -> tuple[int, int] | None:
    """The same title once more on a line of its own, where the notice names it without 《》."""
    bare = match.group("bare")
    at = head.doc.normal.find(bare, match.end())
    while at >= 0 and not head.doc.broken(at):
        at = head.doc.normal.find(bare, at + 1)
    return (at, at + len(bare)) if at >= 0 else None


def _title_after(head: Head, match: re.Match[str]) -> tuple[int, int] | None:
    """The title line of the document that a notice forwards under another name, of which it shares some words."""
    at, bare = match.end(), match.group("bare")
    for start, end in head.rows:
        line = head.doc.normal[start:end]
        if line.endswith("通知") or marks.INLINE.regex.match(line):
            continue
        alike = any(bare[first : first + _ALIKE] in line for first in range(len(bare) - _ALIKE + 1))
        if (
            start > at
            and alike
            and len(line) <= 60
            and policy.TITLE.regex.search(line)
            and not set("。;:,") & set(line)
        ):
            return start, end
    return None


def _first_title(head: Head) -> tuple[int, int] | None:
    """The first one to three lines that end in a word for a document, before any sentence."""
    for at, (start, end) in enumerate(head.rows):
        line = head.doc.normal[start:end]
        if at == 0 and line.startswith("#") and not line[1:2].isdigit() and policy.TITLE.regex.search(line):
            return start + 1, end
        page = policy.PAGE_NAME.regex.match(line) if at == 0 else None
        if page:
            return start + page.start("title"), start + page.end("title")
        if _is_of_the_page(line):
            continue
        if at and marks.ENUMERATED.regex.match(line):
            return None
        quoted = policy.QUOTED_LINE.regex.fullmatch(line)
        if quoted and policy.TITLE.regex.search(quoted["title"]):
            return start + 1, end - 1
        named = policy.TITLE_LABEL.regex.match(line)
        if named and named.end() < len(line):
            return start + named.end(), end
        attachment = marks.ATTACHMENT.regex.match(line)
        if attachment:
            start += attachment.end() + (line[attachment.end() : attachment.end() + 1] == ":")
            if start >= end:
                continue
        if policy.REPLY.regex.search(line) and len(line) < 100:
            return start, end
        number = policy.DOC_NUMBER.regex.search(line)
        cut = _cut_title(line[: number.start("word") + word_start(number)]) if number and number.start() else 0
        if cut or "。" in line:
            cut = cut or _collapsed_title(line)
            return (start, start + cut) if cut else None
        joined = _joined_title(head, at, start)
        if joined:
            return joined
    return None


def _is_of_the_page(line: str) -> bool:
    """Whether a line is no title and begins none: furniture, a register's code, a contents' heading, the 文号 alone."""
    number = policy.DOC_NUMBER.regex.fullmatch(line)
    furniture = layout.FURNITURE.regex.match(line) and not policy.TITLE.regex.search(line)
    return bool(number or furniture or policy.CODED.regex.search(line)) or line.startswith("#") or line in _CONTENTS


def _joined_title(head: Head, at: int, start: int) -> tuple[int, int] | None:
    """A title of one to three lines, the first of which is the row at this place."""
    for first, stop in head.rows[at : at + 3]:
        if first > start and marks.ENUMERATED.regex.match(head.doc.normal, first, stop):
            return None  # a heading of the text begins
        joined = head.doc.normal[start:stop]
        before = max(joined.find("关于"), 0)  # before it stands who issues, of whom there may be many
        sentence = set("。;") & set(joined) or ":" in joined[:-1]
        if len(joined) - before <= _TITLE and policy.TITLE.regex.search(joined) and not sentence:
            after = [row for row in head.rows if row[0] == stop]
            return _begins(head.doc, head.rows, start, stop), _with_bracket(head.doc, stop, after)
    return None


def _begins(doc: NormalisedText, rows: list[tuple[int, int]], start: int, stop: int) -> int:
    """Where the title of several lines begins: a line of the page above it is none of its (语速 1.0x).

    It is the page's where a later line begins with a place, or with the country's bodies, and it names no body.
    """
    inside = [row for row in rows if start <= row[0] < stop]
    for first, _ in inside[1:]:
        above = doc.normal[start:first]
        if ">" in above or (above.endswith("]") and above.count("[") < above.count("]")):
            return first  # the way to the page; its buttons for the size of letters: [字号:大 中 小]
        if not is_body(above) and (begins_with_place(doc.normal, first) or is_central(doc.normal[first:stop])):
            return first
    return start


def _with_bracket(doc: NormalisedText, stop: int, after: list[tuple[int, int]]) -> int:
    """A bracket of its own line right below belongs to the title: (2021-2024年)."""
    if after:
        line = doc.normal[slice(*after[0])]
        told = len(line) < 20 and "稿" not in line and not policy.DOC_NUMBER.regex.search(line)
        if line.startswith("(") and line.endswith(")") and told:
            return after[0][1]
    return stop


def _collapsed_title(line: str) -> int:
    """How long the title is that a collapsed text begins with; 0 where it begins with none."""
    match = policy.COLLAPSED_TITLE.regex.match(line)
    return match.end("title") if match else 0


def _cut_title(text: str) -> int:
    return len(text) if 6 < len(text) <= 80 and policy.TITLE.regex.search(text) else 0


def _number(head: Head) -> tuple[int, int] | None:
    """The document's own 文号: in its head, not after words that cite."""
    text = head.doc.normal
    stop = text.find("。")
    for match in policy.DOC_NUMBER.regex.finditer(text, 0, stop if stop > 0 else len(text)):
        line = head.doc.line_start(match.start("year"))
        start = line if line >= match.start() else match.start() + word_start(match)
        spaced = head.doc.runs_within(start, match.start("year") - 3)
        start = spaced[0] if len(spaced) == 1 else start  # QQ空间 岚综管综〔2016〕62号; spaced out it is one word
        before = text[max(0, start - 12) : start]
        if policy.BASIS.regex.search(text, start, match.start("year")):
            continue
        bracket = text[match.start() - 1 : match.start()] == "("
        alone = text[match.end() : match.end() + 1] == ")" and head.doc.broken(match.end() + 1)
        issued = alone or policy.ISSUED_IN.regex.match(text, match.end())
        if bracket and head.doc.broken(match.start() - 1) and issued:
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
    """The year of issue, else the last one before it in the title, else the one that the text treats as current."""
    if head.issued_on:
        return head.issued_on.year
    if head.period:
        return first_year(head)
    match = times.CURRENT_YEAR.regex.search(doc.normal)
    return int(match.group("y") or match.group("y2")) if match else None
