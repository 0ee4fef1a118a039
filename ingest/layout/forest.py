"""The outline with its proposals: stretches without marks that may divide into items get these as children.

A leaf with such children is a task as a whole or is opened; a heading's own words before its first item likewise.
"""

from __future__ import annotations

from itertools import pairwise

from ingest.layout.marks import ARTICLE
from ingest.layout.outline import CLAUSES, LEAD, Item
from ingest.layout.splits import Division, begins_with_body, divisions
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans
from ingest.weights import Weights

_ORDER = ("named", "duty", "led", "titled", "closed", "headline")
_SHORTEST = 40
_SEVERAL = 2
_MOST = 0.6


def grow(doc: NormalisedText, root: Item, skip: Spans, subjects: Weights, stated: Spans) -> None:
    """Divide every stretch of the outline that may be divided; those with a table in them are left.

    stated: where statements of responsibility stand, which begin no part.
    """
    for item in list(root.walk()):
        if _are_clauses(item, stated) and _holds_headlines(doc, item, subjects, stated):
            item.children = []  # 一是, 二是 among headlines are clauses (guide, 2.4)
        item.duties = _lists_duties(doc, item, subjects, stated)
        start = item.body
        if item.lead_end - start >= _SHORTEST and not any(skip.within(start, item.lead_end)):
            _divide(doc, item, subjects, stated)


def _are_clauses(item: Item, stated: Spans) -> bool:
    """Whether nothing but 一是, 二是 enumerates its parts, and fewer than two of them say who is responsible."""
    bearing = sum(any(stated.within(child.start, child.end)) for child in item.children)
    return bool(item.children) and bearing < _SEVERAL and all(child.kind in CLAUSES for child in item.children)


def _lists_duties(doc: NormalisedText, item: Item, subjects: Weights, stated: Spans) -> bool:
    """Whether most of several items of an article begin with their bodies, or say who is responsible.

    Of three one may not be recognised.
    """
    if item.kind != ARTICLE or len(item.children) < _SEVERAL:
        return False
    led = sum(
        any(stated.within(child.start, child.end)) or begins_with_body(doc, child.body, child.end, subjects)
        for child in item.children
    )
    return led >= _MOST * len(item.children)


def _holds_headlines(doc: NormalisedText, item: Item, subjects: Weights, stated: Spans) -> bool:
    """Whether a stretch with nothing but 一是, 二是 in it is led by headlines, which stand outside these."""
    led = (doc.broken(child.start) and _is_led(doc, child, subjects, stated) for child in item.children)
    if len(item.children) >= _SEVERAL and all(led):
        return False  # headlines stand below each, so that they are sections
    found = [
        made
        for made in divisions(doc, item.body, item.end, subjects, stated)
        if made.kind in {"led", "headline", "duty"} and not _within_list(item.children, made)
    ]
    starts = {child.start for child in item.children} | {child.body for child in item.children}
    return any(len(made.parts) > 1 and not starts & {part.start for part in made.parts} for made in found)


def _within_list(children: list[Item], made: Division) -> bool:
    """Whether most parts of a division, or its first, begin between 一是 and 二是 of one list, so none leads it."""
    runs = [(one.start, after.start) for one, after in pairwise(children) if after.value == one.value + 1]
    inside = Spans(runs)
    found = sum(inside.holds(part.start) for part in made.parts)
    return 2 * found > len(made.parts) or (found > 0 and made.parts[0].start > children[0].start)


def _is_led(doc: NormalisedText, item: Item, subjects: Weights, stated: Spans) -> bool:
    return any(made.kind == "led" for made in divisions(doc, item.body, item.end, subjects, stated))


def _divide(doc: NormalisedText, item: Item, subjects: Weights, stated: Spans) -> None:
    made = [one for one in divisions(doc, item.body, item.lead_end, subjects, stated) if _may_divide(item, one)]
    found = sorted(made, key=lambda one: _ORDER.index(one.kind))
    if not found:
        return
    parts = [_part(item, found[0], at) for at in range(len(found[0].parts))]
    if item.children:
        lead = Item(LEAD, parts[0].start, parts[0].start, item.lead_end, item, split=True)
        for part in parts:
            part.parent, part.depth = lead, lead.depth + 1
        lead.children = parts
        item.children.insert(0, lead)
    else:
        item.children = parts


def _may_divide(item: Item, division: Division) -> bool:
    """Whether an item may divide so: an article into duties alone, a numbered item into these but below a title.

    What a number stands before is one item, however many paragraphs it has.
    """
    if division.kind != "duty":
        return item.kind != ARTICLE
    return item.kind == ARTICLE or not item.value or division.parts[0].start > item.body


def _part(item: Item, division: Division, at: int) -> Item:
    start, title, end = division.parts[at]
    return Item(division.kind, start, start, end, item, title=title, split=True)
