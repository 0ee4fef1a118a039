"""Labels of bodies: a short phrase before a colon, in brackets or alone on its line, with a list of bodies behind it.

Most say their role by a stem (牵头, 责任, 配合 …), whatever stands around it; a phrase of other words is a label where
the document sets it before lists of bodies again and again (guide, 3.1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ingest.layout.patterns import statements as patterns
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import is_body, split_spaced

LONGEST = 16  # code points of a label
_AGAIN = 3  # times that a phrase of other words must stand before bodies to be a label
_LOOKS = 60  # code points of a list that are looked at
_BOUNDARY = "。;,:([)]*-<〈“"


class Label(NamedTuple):
    """normal[start:end] is the label with what sets it off.

    role: lead, responsible, both (of bodies), person, date, or field (of an item's name or words).
    """

    start: int
    end: int
    role: str


def find_labels(doc: NormalisedText, start: int, end: int) -> list[Label]:
    """All labels in normal[start:end], in order."""
    found = [*_set_off(doc, start, end), *_at_lines(doc, start, end)]
    odd = Counter(doc.normal[a:b] for a, b, role in found if not role and _before_bodies(doc, b, end))
    fields = Counter(doc.normal[a:b] for a, b, role in found if role in {"field", ""} and doc.broken(a))
    kept = [Label(a, b, role or ("responsible" if odd[doc.normal[a:b]] >= _AGAIN else "field")) for a, b, role in found]
    return sorted(one for one in kept if _holds(doc, one, fields, end))


def _holds(doc: NormalisedText, label: Label, fields: Counter[str], end: int) -> bool:
    """Whether what follows a label fits it: dates a label of dates; a field heads lines again and again."""
    if label.role == "date":
        return bool(patterns.A_DATE.regex.match(doc.normal, label.end, end))
    return label.role != "field" or (doc.broken(label.start) and fields[doc.normal[label.start : label.end]] >= _AGAIN)


def _set_off(doc: NormalisedText, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Phrases before a colon or in square brackets, each with the role that its words tell, or none."""
    text = doc.normal
    for match in patterns.SET_OFF.regex.finditer(text, start, end):
        stop = match.start()
        while stop > start and text[stop - 1] in "])*为是" and match.group() == ":":
            stop -= 1
        first = max(start, stop - LONGEST, doc.line_start(stop - 1))
        told = patterns.LABEL.regex.search(text[first:stop])
        begin = _begin(doc, start, stop)
        if match.group() in "|—-" and not (told and told.lastgroup in {"lead", "responsible", "both"}):
            continue
        if told:
            known = first + told.start()
            apart = begin is None or any(begin < at <= known for at in doc.runs_within(begin, known + 1))
            yield (known if apart or begin is None else begin), match.end(), told.lastgroup or ""
        elif begin is not None and 2 <= stop - begin <= LONGEST // 2:
            yield begin, match.end(), ""


def _begin(doc: NormalisedText, start: int, stop: int) -> int | None:
    """Where the phrase that ends here begins, at a line's head or behind a point or bracket; None where too far."""
    at = stop
    depth = 0
    while at > start and not doc.broken(at) and stop - at <= LONGEST:
        letter = doc.normal[at - 1]
        depth += (letter == ")") - (letter == "(")
        if letter in _BOUNDARY and not (letter in "()" and depth >= 0 and stop != at):
            break
        at -= 1
    return at if stop - at <= LONGEST and at < stop else None


def _at_lines(doc: NormalisedText, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Labels without a colon: alone on a line, or at its head with white space behind."""
    for at in [start, *doc.breaks_within(start, end)]:
        match = patterns.LABEL_AT_LINE.regex.match(doc.normal, at, end)
        if not match or not (doc.broken(match.end()) or doc.spaced(match.end())):
            continue
        told = patterns.LABEL.regex.search(match.group())
        role = (told.lastgroup or "") if told else ""
        if role == "date" or (role and _before_bodies(doc, match.end(), end)):
            yield at, match.end(), role


def _before_bodies(doc: NormalisedText, start: int, end: int) -> bool:
    stop = min(end, doc.line_end(start), start + _LOOKS)
    names = split_spaced(doc, start, stop)
    return bool(names) and all(is_body(doc.normal[slice(*name)]) for name in names[:3])
