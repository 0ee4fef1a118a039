"""Labels of bodies: a short phrase before a colon, in brackets or alone on its line, with a list of bodies behind it.

Most say their role by a stem (牵头, 责任, 配合 …), whatever stands around it; a phrase of other words is a label where
the document sets it before lists of bodies again and again (guide, 3.1).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ingest.layout.patterns import statements as patterns
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import is_body, split_spaced

LONGEST = 16  # code points of a label
_SHORTEST = 2
_AGAIN = 3  # times that a phrase of other words must stand before bodies to be a label
_FIRST = 3  # names of a list that are looked at
_LOOKS = 60  # code points of a list that are looked at
_BOUNDARY = "。;,:([)]*-|<〈“‘"
_DASHES = ("|", "||", "—", "——", "-", "--")


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
    kept = [Label(a, b, role or _odd_role(doc.normal[a:b], odd)) for a, b, role in found]
    return sorted(one for one in kept if _holds(doc, one, fields, end))


def _odd_role(words: str, odd: Counter[str]) -> str:
    """What a phrase of other words says: who leads (牵头司局), if it stands before bodies again and again, or acts."""
    if odd[words] < _AGAIN:
        return "field"
    return "lead" if words.startswith(("牵头", "主办")) else "responsible"


def _holds(doc: NormalisedText, label: Label, fields: Counter[str], end: int) -> bool:
    """Whether what follows a label fits it: dates a label of dates; a field heads lines again and again, unnumbered."""
    if label.role == "date":
        return bool(patterns.A_DATE.regex.match(doc.normal, label.end, end))
    words = doc.normal[label.start : label.end]
    return label.role != "field" or (doc.broken(label.start) and words[0].isalpha() and fields[words] >= _AGAIN)


def _set_off(doc: NormalisedText, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Phrases before a colon or in square brackets, each with the role that its words tell, or none."""
    text = doc.normal
    for match in patterns.SET_OFF.regex.finditer(text, start, end):
        stop = match.start()
        while stop > start and text[stop - 1] in "])*为是" and match.group() == ":":
            stop -= 1
        first, told = _told(doc, max(start, stop - LONGEST, doc.line_start(stop - 1)), stop)
        begin = _begin(doc, start, stop)
        if match.group() in _DASHES and not _sets_off(doc, told, begin, match.span(), end):
            continue
        if told:
            known = first + told.start()
            apart = begin is None or any(begin < at <= known for at in doc.runs_within(begin, known + 1))
            apart = apart or _ends_list(doc.normal, begin, known)
            yield (known if apart or begin is None else begin), match.end(), told.lastgroup or ""
        elif begin is not None:
            begin = max([begin, *doc.runs_within(begin, stop)])
            if _SHORTEST <= stop - begin <= LONGEST // 2:
                yield begin, match.end(), ""


def _ends_list(text: str, begin: int | None, known: int) -> bool:
    """Whether the bodies of the label before it stand right before a label: 牵头单位:区财政局|责任单位:区交通局."""
    return begin is not None and begin < known and text[begin - 1 : begin] == ":" and is_body(text[begin:known])


def _sets_off(
    doc: NormalisedText, told: re.Match[str] | None, begin: int | None, dash: tuple[int, int], end: int
) -> bool:
    """Whether a dash or bar sets a label off: one of bodies or dates by its stem, or what stands before bodies.

    That must be called a body (联动单位), or open a line, a sentence or a bracket.
    """
    if told and told.lastgroup == "field":
        return begin is not None and doc.broken(begin)
    if told:
        return told.lastgroup != "person"
    if begin is None or not _before_bodies(doc, dash[1], end):
        return False
    named = patterns.ODD_LABEL.regex.search(doc.normal[begin : dash[0]])
    return bool(named) or doc.broken(begin) or doc.normal[begin - 1] in "。([<〈‘"


def _told(doc: NormalisedText, first: int, stop: int) -> tuple[int, re.Match[str] | None]:
    """The label by its stem that ends here, and from where it was looked for: behind white space if it stands there."""
    for at in (*reversed(doc.runs_within(first, stop)), first):
        found = patterns.LABEL.regex.search(doc.normal[at:stop])
        if found:
            return at, found
    return first, None


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
    rows = [(at, doc.line_end(at)) for at in [start, *doc.breaks_within(start, end)]]
    again = _headed(doc, rows, end)
    for at, line_end in rows:
        if doc.normal[at:line_end] in again:
            yield at, line_end, again[doc.normal[at:line_end]]
            continue
        stop = next((stop for stop in _ends_alone(doc, at, end) if _is_alone(doc, at, stop)), None)
        if stop is None:
            continue
        told = patterns.LABEL.regex.search(doc.normal[at:stop])
        role = (told.lastgroup or "") if told else ""
        if role == "date" or (role and _before_bodies(doc, stop, end)):
            yield at, stop, role


def _headed(doc: NormalisedText, rows: list[tuple[int, int]], end: int) -> dict[str, str]:
    """The short phrases that stand alone on lines again and again, bodies on the line below each; with their roles."""
    seen: dict[str, list[bool]] = {}
    for at, stop in rows:
        if patterns.PHRASE.regex.fullmatch(doc.normal, at, stop):
            seen.setdefault(doc.normal[at:stop], []).append(_before_bodies(doc, stop, end))
    labels = [words for words, before in seen.items() if len(before) >= _AGAIN and all(before)]
    told = {words: patterns.LABEL.regex.search(words) for words in labels}
    odd = {words for words in labels if patterns.ODD_LABEL.regex.fullmatch(words) or not is_body(words)}
    return {words: (role.lastgroup or "") if role else "" for words, role in told.items() if role or words in odd}


def _ends_alone(doc: NormalisedText, at: int, end: int) -> list[int]:
    """Where a label that begins here may end: before white space, which may also break the label itself."""
    return doc.runs_within(at + 1, min(end, at + LONGEST) + 1)[:2]


def _is_alone(doc: NormalisedText, at: int, stop: int) -> bool:
    """Whether normal[at:stop] is a label, and not the line of a body with a label below it."""
    if not patterns.LABEL_AT_LINE.regex.fullmatch(doc.normal, at, stop):
        return False
    told = patterns.LABEL.regex.search(doc.normal[at:stop])
    inside = doc.runs_within(at + 1, stop)
    return not inside or not (is_body(doc.normal[at : inside[0]]) or (told and told.start()))


def _before_bodies(doc: NormalisedText, start: int, end: int) -> bool:
    """Whether a list of bodies begins here: the names before the next label."""
    stop = min(end, doc.line_end(start), start + _LOOKS)
    listed = patterns.LIST.regex.match(doc.normal, start, stop)
    last = listed.end() if listed else stop
    names = split_spaced(doc, start, last)
    names = names[:-1] if doc.normal[last : last + 1] == ":" else names  # the last is the next label
    return bool(names) and all(is_body(doc.normal[slice(*name)]) for name in names[:_FIRST])
