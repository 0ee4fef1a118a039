"""The bodies in a signature or before 关于, each on its own, and whose text is passed on (guide, section 1).

Where separators or white space part names, they are cut there. Names in a row (市委办公室市政府办公室) are cut where
one ends in a body's word and what follows begins another: with a place, a level, a word that bodies of the whole
country begin with, or, of ministries, with a function.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.facts.patterns import issuers as patterns
from ingest.text.normalised import NormalisedText
from ingest.values import gazetteer
from ingest.values.bodies import Body, split
from ingest.values.places import begins_with_place

_LEVELS = "省市区县州盟旗"
_LEAST = 2  # code points of the shortest body (市委)
_LONGEST = 60
_FARTHEST = 300  # code points of a signature that are looked at


def issuing(doc: NormalisedText, start: int, end: int) -> list[Body]:
    """The bodies that normal[start:end] names, in order, each once; what is no body is left out."""
    seen: dict[str, Body] = {}
    for piece in split(doc.normal, start, min(end, start + _FARTHEST)):
        for body in _spaced(doc, *bare(doc.normal, *piece)):
            for one in _in_row(doc.normal, body):
                name = doc.normal[slice(*one)]
                if _names_body(name) and len(name) <= _LONGEST:
                    seen.setdefault(name, one)
    return list(seen.values())


def origins(doc: NormalisedText, start: int, end: int) -> list[Body]:
    """The bodies whose text the title normal[start:end] says it forwards; empty where it forwards none."""
    found = [
        match
        for says in (patterns.ORIGIN, patterns.ORIGIN_WITHIN)
        if (match := says.regex.search(doc.normal, start, end))
    ]
    first = min(found, key=lambda match: match.start(), default=None)
    return issuing(doc, *first.span("origin")) if first else []


def _names_body(name: str) -> bool:
    """Whether a name ends in a body's word, and says more than that word."""
    last = gazetteer.ending(name)
    return last is not None and len(last.word) < len(name)


_COUNTRY = "中华人民共和国"  # there is one 国务院


def bare(text: str, start: int, end: int) -> Body:
    """A name without the words of the sentence before it and without the note on its seal."""
    led = patterns.LED_IN.regex.match(text[start:end])
    if led and start + led.end() < end and _opens(text, start + led.end()):
        start += led.end()
    start += len(_COUNTRY) if text.startswith(_COUNTRY + "国务院", start) else 0
    sealed = patterns.SEAL.regex.search(text[start:end])
    return Body(start, start + sealed.start() if sealed else end)


def _spaced(doc: NormalisedText, start: int, end: int) -> Iterator[Body]:
    """Cut at white space between whole names; a name may be broken over lines, or its letters set wide."""
    begin = start
    for gap in doc.runs_within(start, end):
        left, right = doc.normal[begin:gap], doc.normal[gap:end]
        own = patterns.HEAD.regex.search(left) and not _follows(doc.normal, gap, left)
        if not own and _names_body(left) and _names_body(right):
            yield Body(begin, gap)
            begin = gap
    yield Body(begin, end)


def _in_row(text: str, body: Body) -> Iterator[Body]:
    """Cut where one name ends and another begins, without anything between them."""
    begin = body.start
    for at in range(begin + _LEAST, body.end - _LEAST + 1):
        if _names_body(text[begin:at]) and _names_body(text[at : body.end]) and _begins(text, begin, at, body.end):
            yield Body(begin, at)
            begin = at
    yield Body(begin, body.end)


def _begins(text: str, begin: int, at: int, end: int) -> bool:
    """Whether the name normal[begin:at] is whole and another begins behind it."""
    left = text[begin:at]
    if _follows(text, at, left):
        return not _is_branch(left, _first(text, at, end))
    first = _first(text, at, end)
    if patterns.OFFICE.regex.search(left):
        return bool(patterns.OFFICE.regex.search(first)) and _names_body(patterns.OFFICE.regex.sub("", first))
    if patterns.HEAD.regex.search(left):
        return False
    central = gazetteer.begins_body(left, 0) or patterns.CENTRAL.regex.search(left)
    placed = patterns.PLACE.regex.match(left) or patterns.LEVEL.regex.match(left)
    ministry = patterns.CENTRAL.regex.search(first) and gazetteer.begins_with_function(text, at)
    return bool(central and ministry and not placed)


def _opens(text: str, at: int) -> bool:
    """Whether a body's name begins here, whatever stands before it: with its place, its level or a word of its own."""
    level = patterns.LEVEL.regex.match(text[at : at + 5])
    return bool(level) or gazetteer.begins_body(text, at) or begins_with_place(text, at)


def _follows(text: str, at: int, left: str) -> bool:
    """Whether a body's name begins here, behind the name left: as others do, or in the way that left does."""
    place = patterns.PLACE.regex.match(left)
    alike = text[at] == left[0] in _LEVELS and gazetteer.begins_with_function(text, at + 1)
    return alike or _opens(text, at) or bool(place and text.startswith(place.group("place"), at))


def _first(text: str, at: int, end: int) -> str:
    """The shortest name from here that is whole before the next begins, else all that follows."""
    for stop in range(at + _LEAST, end):
        if _names_body(text[at:stop]) and _names_body(text[stop:end]) and _follows(text, stop, text[at:stop]):
            return text[at:stop]
    return text[at:end]


def _is_branch(left: str, right: str) -> bool:
    """Whether right is left's branch in a place: 国家税务总局 and 北京市税务局, 市公安局 and 天河区分局."""
    if not gazetteer.begins_body(left, 0):
        return bool(patterns.BARE_BRANCH.regex.search(right))
    same = gazetteer.function(left) is not None and gazetteer.function(left) == gazetteer.function(right)
    return same or bool(patterns.BRANCH.regex.search(right))
