"""Where an item's own words end (furniture, signature, closing paragraph), and the headlines of a section."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice, takewhile

from ingest.layout.patterns import boilerplate as layout
from ingest.layout.patterns import marks
from ingest.text import patterns
from ingest.text.clauses import lines
from ingest.text.normalised import NormalisedText

HEADLINE_LIMIT = 40
LED_LIMIT = 24
_SAME_MATTER = 3  # pairs of letters that two sentences on one matter share
_WINDOW = 300
_HEAD_LINES, _LINKS, _LINK = 80, 4, 8  # lines in which a page's links stand, how many tell, code points of one
_SIGNATURE = 100  # code points


def closing(doc: NormalisedText, start: int, end: int, labelled: Collection[int] = ()) -> int:
    """Where an item's words end before page furniture, a signature or a closing paragraph; end if none follows.

    labelled: where statements begin whose label stands again and again (主办:), which close nothing.
    """
    rows = list(lines(doc, start, end))
    for at, (begin, stop) in enumerate(rows[1:], 1):
        line = doc.normal[begin:stop]
        if begin in labelled:
            continue
        if (
            layout.FURNITURE.regex.match(line)
            or layout.PAGE_LABEL.regex.match(line)
            or layout.IN_FORCE.regex.match(line)
            or (layout.CLOSING.regex.match(line) and at > 1)
        ):
            return begin
        if signs(doc, begin, stop):
            return _before_issuer(doc, rows, at)
    return _signed_inline(doc, rows[-1][0], end) if rows else end


def signs(doc: NormalisedText, start: int, end: int) -> bool:
    """Whether a span but signs: a date, with or without who."""
    return end - start < _SIGNATURE and bool(layout.SIGNATURE.regex.fullmatch(doc.normal[start:end]))


def attachment_lists(doc: NormalisedText, tables: Collection[int] = ()) -> list[tuple[int, int]]:
    """Lists of attachments: from 附件: over the short numbered lines below it.

    tables: where tables begin; 附件: right above one, or above its title, heads it.
    """
    found: list[tuple[int, int]] = []
    rows = list(lines(doc, 0, len(doc.normal)))
    for at, (start, end) in enumerate(rows):
        if not marks.ATTACHED.regex.match(doc.normal[start:end]) or end - start > 80:
            continue
        if end in tables or doc.line_end(end) in tables:
            continue
        stop = end
        for begin, last in rows[at + 1 : at + 30]:
            text = doc.normal[begin:last]
            if last - begin > 60 or "。" in text or not text[:1].isdigit():
                break
            stop = last
        found.append((start, stop))
    return found


def navigation(doc: NormalisedText) -> list[tuple[int, int]]:
    """The links that a page has above its text, with what stands between and, no longer than one, above them."""
    said = takewhile(lambda row: "。" not in doc.normal[slice(*row)], lines(doc, 0, len(doc.normal)))
    head = list(islice(said, _HEAD_LINES))
    links = [at for at, row in enumerate(head) if layout.NAVIGATION.regex.match(doc.normal, *row)]
    if len(links) < _LINKS:
        return []
    first = links[0]
    while first and head[first - 1][1] - head[first - 1][0] <= _LINK:
        first -= 1
    return [(head[first][0], head[links[-1]][1])]


def contents(doc: NormalisedText) -> list[tuple[int, int]]:
    """The table of contents: from 目录 to where the first heading that it lists stands again."""
    rows = list(lines(doc, 0, len(doc.normal)))
    for at, row in enumerate(rows[:-1]):
        if doc.normal[slice(*row)] == "目录":
            first = layout.PAGE_NUMBER.regex.sub("", doc.normal[slice(*rows[at + 1])])
            again = doc.normal.find(first, rows[at + 1][1]) if len(first) > 3 else -1
            return [(row[0], again)] if again > 0 and doc.broken(again) else []
    return []


def table_notes(doc: NormalisedText, tables: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The notes right under tables: from 注: to the next heading."""
    found: list[tuple[int, int]] = []
    for _, end in tables:
        begin, stop = end, end
        for start, last in lines(doc, end, len(doc.normal)):
            text = doc.normal[start:last]
            if start == end and not marks.NOTES.regex.match(text):
                break
            if start > end and not (text[:1].isdigit() or text[0] in "①②③④⑤⑥⑦⑧⑨("):
                break
            stop = last
        if stop > begin:
            found.append((begin, stop))
    return found


def _before_issuer(doc: NormalisedText, rows: list[tuple[int, int]], at: int) -> int:
    """The line above a bare date names who signs."""
    begin, stop = rows[at - 1]
    signs = at > 1 and stop - begin <= 40 and not set("。;:,") & set(doc.normal[begin:stop])
    return begin if signs else rows[at][0]


def _signed_inline(doc: NormalisedText, start: int, end: int) -> int:
    """In collapsed text the signature follows the last 。 of the last line."""
    stop = doc.normal.rfind("。", start, end) + 1
    if 0 < stop < end and signs(doc, stop, end):
        return stop
    return end


def sentences(doc: NormalisedText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of normal[start:end], each with its point."""
    begin = start
    for match in patterns.STOPS.regex.finditer(doc.normal, start, end):
        yield begin, match.end()
        begin = match.end()
    if begin < end:
        yield begin, end


def headlines(doc: NormalisedText, start: int, end: int) -> list[tuple[int, int]]:
    """The headlines of a section without numbers: short imperative sentences, each with an explanation after it.

    A headline never follows a headline (guide, 2.4): of two short sentences in a row the first is one, unless it still
    speaks of the headline before it, or nothing after it takes up its words.
    """
    led = _led_paragraphs(doc, start, end)
    if led:
        return led
    found = list(sentences(doc, start, end))
    heads: list[int] = []
    for at in range(1, len(found) - 1):
        after_head = bool(heads) and heads[-1] == at - 1
        if _is_short(doc, *found[at]) and not after_head and not _explains(doc, found, at, heads):
            heads.append(at)
    return [(found[at][0], found[at][1] - 1) for at in heads]


def _led_paragraphs(doc: NormalisedText, start: int, end: int) -> list[tuple[int, int]]:
    """The first sentences of a section's paragraphs where every one begins with a short one that the rest explains."""
    heading = doc.line_end(start)
    begin = heading if doc.normal.find("。", start, heading) < 0 else start
    led: list[tuple[int, int]] = []
    rows = list(lines(doc, begin, end))
    while rows and doc.normal.find("。", *rows[-1]) < 0:  # who signs, and when
        rows.pop()
    for first, last in rows:
        point = doc.normal.find("。", first, last)
        if not 0 < point - first <= LED_LIMIT or point + 1 >= last or set(",;:") & set(doc.normal[first:point]):
            return []
        led.append((first, point))
    return led if len(led) > 1 else []


def _is_short(doc: NormalisedText, start: int, end: int) -> bool:
    text = doc.normal[start : end - 1]
    return (
        doc.normal[end - 1] == "。"
        and len(text) <= HEADLINE_LIMIT
        and "," not in text
        and ";" not in text
        and bool(layout.HEADLINE_VERB.regex.match(text) or layout.HEADLINE.regex.match(text))
    )


def _explains(doc: NormalisedText, found: list[tuple[int, int]], at: int, heads: list[int]) -> bool:
    """Whether a short sentence belongs to the headline before it, or leaves the place to the short one after it."""
    own = _pairs(doc, *found[at])
    before = len(own & _pairs(doc, *found[heads[-1]])) if heads else 0
    after = len(own & _pairs(doc, *found[at + 1]))
    if before >= _SAME_MATTER and before > after:
        return True
    window = (found[at + 1][0], min(found[-1][1], found[at + 1][0] + _WINDOW))
    return not own & _pairs(doc, *window) and at + 2 < len(found) and _is_short(doc, *found[at + 1])


def _pairs(doc: NormalisedText, start: int, end: int) -> set[str]:
    """The pairs of neighbouring letters of a span."""
    text = doc.normal[start:end]
    return {text[i : i + 2] for i in range(len(text) - 1)}
