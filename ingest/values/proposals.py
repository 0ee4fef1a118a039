"""Lists of bodies that a clause may begin with: every end of a body's word within reach (guide, 3.3).

Which of them are its subject is judged in ingest.values.subjects.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ingest.text.clauses import clauses
from ingest.text.normalised import NormalisedText
from ingest.values.gazetteer import begins_with_function
from ingest.values.patterns import bodies as words
from ingest.values.patterns import subjects as patterns
from ingest.values.places import begins_with_place

REACH = 180  # code points from the head of a clause to the end of its last subject
TAIL, _BRACKETED = 6, 28  # code points at the end of a list that tell its class; with a bracket behind its word
QUALIFIED = 24  # code points in which 的 stands that ends what qualifies a body
_WITHIN = {"、": "list", "和": "and", "及": "and", "的": "of"}
_GOES_ON = frozenset((*_WITHIN.values(), "name", "composed"))  # a list or a noun goes on
_TITLE = 30  # code points of a line that may be a heading


class Proposal(NamedTuple):
    """normal[start:end] may be a list of subjects; by: 由 stands before it; opens: how its clause stands.

    begins, word and verb: of which class are its first letters, its last word and what follows it; acted: the verb
    behind a shorter list from the same place.
    """

    start: int
    end: int
    by: bool
    opens: str
    begins: str
    word: str
    verb: str
    acted: str


class Head(NamedTuple):
    """A clause of the normalised text, or what of it begins with a line; opens: how it stands.

    line: where a line begins within it, its end where none does.
    """

    start: int
    end: int
    opens: str
    line: int


def heads(doc: NormalisedText, start: int, end: int) -> Iterator[Head]:
    """The places in normal[start:end] where a subject may stand: its clauses, and lines that begin within them."""
    opens = "paragraph"
    for first, last in clauses(doc.normal, start, end):
        stop = min(end, last + 1)
        lines = [*(at for at in doc.runs_within(first, stop - 1) if _parts(doc, at)), stop]
        titled = opens != "clause" and lines[0] - first <= _TITLE  # its first line may be a heading
        yield Head(first, lines[0] if titled else stop, opens, lines[0])
        for line, after in pairwise(lines):
            yield Head(line, stop, "line" if titled else "broken", after)
            titled = False
        opens = opening(doc, last, end)


def _parts(doc: NormalisedText, at: int) -> bool:
    """Whether the white space here may part a heading from the text behind it."""
    return doc.broken(at) or len(doc.gap(at)) > 1


def proposals(text: str, head: Head, *, every: bool = False) -> Iterator[Proposal]:
    """Every list of bodies that a clause may begin with, and those behind 由 in it.

    every: those too that are none for sure, which the judge learns from.
    """
    adverb = patterns.ADVERB.regex.match(text, head.start, head.end)
    first = adverb.end() if adverb else head.start
    by = patterns.BY.regex.search(text, head.start, head.end)
    if not by or by.start() >= first:
        yield from _ends(text, first, by.start() if by else head.end, head, by=False, every=every)
    if by:
        yield from _ends(text, max(first, by.end()), head.end, head, by=True, every=every)


def _ends(text: str, start: int, stop: int, head: Head, *, by: bool, every: bool) -> Iterator[Proposal]:
    """Where a list of bodies may end, up to 会同 or 商; what only continues a list or a noun is left out."""
    acted, begins = "no", _beginning(text, start, stop)
    qualified = "的" in text[start : min(stop, start + QUALIFIED)]  # 组织检查的医疗保障部门应当
    if begins == "verb" and not every and not qualified:
        return
    asked = patterns.CONSULTS.regex.search(text, start, min(stop, start + REACH))
    for match in patterns.BODY_END.regex.finditer(text, start, min(stop + 1, start + REACH)):
        end = match.end()
        word = _ending(text, start, end)
        if word == "no" and not every:
            continue
        if end > stop or (asked and asked.start() < end):
            return
        if not every and words.IN_NO_NAME.regex.search(text, start, end):
            return
        verb = _verb(text, end)
        if (every or _may_end(word, verb)) and _closed(text, start, end):
            yield Proposal(start, end, by, "crossed" if end > head.line else head.opens, begins, word, verb, acted)
        if verb in {"duty", "acts"} and acted != "duty" and word in {"bureau", "state"}:
            acted = verb


def _may_end(word: str, verb: str) -> bool:
    """Whether a list of subjects may end in such a word with such words behind: the others never do."""
    return word != "no" and verb not in _GOES_ON and (verb != "no" or word != "level")


def _closed(text: str, start: int, end: int) -> bool:
    return end - start > 1 and text.count("(", start, end) <= text.count(")", start, end)


def _ending(text: str, start: int, end: int) -> str:
    size = _BRACKETED if text[end - 1] == ")" else TAIL
    return word_class(text[max(start, end - size) : end])


@lru_cache(maxsize=8192)
def word_class(tail: str) -> str:
    """The class of the body's word that some code points end in; no where they end in none."""
    return next((word for word, form in patterns.ENDINGS if form.regex.search(tail)), "no")


def _beginning(text: str, start: int, end: int) -> str:
    told = next((word for word, form in patterns.BEGINNINGS if form.regex.match(text, start, end)), None)
    if told:
        return told
    return "place" if begins_with_place(text, start) else "function" if begins_with_function(text, start) else "no"


def _verb(text: str, at: int) -> str:
    """What follows a list: a verb of duty, another verb, a point, more of the list, or something else."""
    letter = text[at : at + 1]
    if letter in _WITHIN:
        return _WITHIN[letter]
    if patterns.NAME_GOES_ON.regex.match(text, at):
        return "name"
    if patterns.COMPOSED.regex.match(text, at):
        return "composed"
    if patterns.OUGHT.regex.match(text, at):
        return "duty"
    acts = patterns.PREDICATE.regex.match(text, at)
    if acts:
        return "no" if text[acts.end() : acts.end() + 1] == "的" else "acts"  # 区政府设立的委员会
    if patterns.WEAK_VERB.regex.match(text, at):
        return "weak"
    return {",": "comma", ":": "colon", "。": "stop"}.get(letter, "no")


def opening(doc: NormalisedText, at: int, end: int) -> str:
    """How the clause behind a point begins: a paragraph, a sentence, or within one."""
    if at + 1 < end and doc.broken(at + 1):
        return "paragraph"
    return "sentence" if doc.normal[at : at + 1] in tuple("。;!?") else "clause"
