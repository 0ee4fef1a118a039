"""Where an item's own words end (furniture, signature, closing paragraph), and the headlines of a section."""

from __future__ import annotations

from collections.abc import Iterator

from .flat import Flat
from .patterns import layout, marks

_SENTENCE_ENDS = "。!?;"
HEADLINE_LIMIT = 40


def lines(flat: Flat, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of flat[start:end]."""
    while start < end:
        stop = min(end, flat.line_end(start))
        yield start, stop
        start = stop


def closing(flat: Flat, start: int, end: int) -> int:
    """Where an item's words end before page furniture, a signature or a closing paragraph; end if none follows."""
    rows = list(lines(flat, start, end))
    for at, (begin, stop) in enumerate(rows[1:], 1):
        line = flat.flat[begin:stop]
        if layout.FURNITURE.regex.match(line) or (layout.CLOSING.regex.match(line) and at > 1):
            return begin
        if stop - begin < 100 and layout.SIGNATURE.regex.fullmatch(line):
            return _before_issuer(flat, rows, at)
    return _signed_inline(flat, rows[-1][0], end) if rows else end


def attachment_lists(flat: Flat) -> list[tuple[int, int]]:
    """Lists of attachments: from 附件: over the short numbered lines below it."""
    found: list[tuple[int, int]] = []
    rows = list(lines(flat, 0, len(flat.flat)))
    for at, (start, end) in enumerate(rows):
        if not marks.ATTACHED.regex.match(flat.flat[start:end]) or end - start > 80:
            continue
        stop = end
        for begin, last in rows[at + 1 : at + 30]:
            text = flat.flat[begin:last]
            if last - begin > 60 or "。" in text or not text[:1].isdigit():
                break
            stop = last
        found.append((start, stop))
    return found


def _before_issuer(flat: Flat, rows: list[tuple[int, int]], at: int) -> int:
    """The line above a bare date names who signs."""
    begin, stop = rows[at - 1]
    signs = at > 1 and stop - begin <= 40 and not set("。;:,") & set(flat.flat[begin:stop])
    return begin if signs else rows[at][0]


def _signed_inline(flat: Flat, start: int, end: int) -> int:
    """In collapsed text the signature follows the last 。 of the last line."""
    stop = flat.flat.rfind("。", start, end) + 1
    if 0 < stop < end and end - stop < 100 and layout.SIGNATURE.regex.fullmatch(flat.flat[stop:end]):
        return stop
    return end


def sentences(flat: Flat, start: int, end: int, ends: str = "。!?") -> Iterator[tuple[int, int]]:
    """The sentences of flat[start:end], each with its point."""
    begin = start
    for at in range(start, end):
        if flat.flat[at] in ends:
            yield begin, at + 1
            begin = at + 1
    if begin < end:
        yield begin, end


def headlines(flat: Flat, start: int, end: int) -> list[tuple[int, int]]:
    """The headlines of a section without numbers: short imperative sentences, each with an explanation after it.

    Of two short sentences in a row the headline is the one whose words the explanation takes up (guide, 2.4).
    """
    found = list(sentences(flat, start, end))
    short = [_is_short(flat, *sentence) for sentence in found]
    heads = []
    for at in range(1, len(found)):
        if short[at] and at + 1 < len(found) and _wins(flat, found, short, at):
            heads.append((found[at][0], found[at][1] - 1))
    return heads


def _is_short(flat: Flat, start: int, end: int) -> bool:
    text = flat.flat[start : end - 1]
    return (
        flat.flat[end - 1] == "。"
        and len(text) <= HEADLINE_LIMIT
        and "," not in text
        and ";" not in text
        and bool(layout.HEADLINE_VERB.regex.match(text))
    )


def _wins(flat: Flat, found: list[tuple[int, int]], short: list[bool], at: int) -> bool:
    """Whether the short sentence at this place is a headline, against its short neighbours."""
    if at > 1 and short[at - 1] and _wins(flat, found, short, at - 1):
        return False
    if not short[at + 1]:
        return True
    after = _next_long(found, short, at)
    return _shared(flat, found[at], after) >= _shared(flat, found[at + 1], after)


def _next_long(found: list[tuple[int, int]], short: list[bool], at: int) -> tuple[int, int]:
    while at < len(found) - 1 and short[at]:
        at += 1
    return found[at]


def _shared(flat: Flat, head: tuple[int, int], after: tuple[int, int]) -> float:
    """The share of a headline's letter pairs that its explanation takes up."""
    text, explanation = flat.flat[slice(*head)], flat.flat[slice(*after)]
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    return sum(pair in explanation for pair in pairs) / max(1, len(pairs))
