"""The name of a milestone: the outcome that a clause states, without who brings it about and what leads to it."""

from __future__ import annotations

from ingest.facts.ellipsis import Spoken, done
from ingest.facts.patterns import milestones as patterns
from ingest.facts.words import Words, strip, words
from ingest.text.normalised import NormalisedText

LONGEST = 60
TELLING = 3  # letters; a shorter name says too little to lean on


def name_milestone(doc: NormalisedText, start: int, end: int, about: Words, spoken: Spoken) -> Words:
    """The outcome that a clause states; about: what 对… before it named; a bare 出台 is of what was spoken of."""
    name = strip(without_actor(_outcome(words(doc, start, end))))
    name = name if len(name.normal) >= TELLING else words(doc, start, end)
    if patterns.BARE_RESULT.regex.fullmatch(name.normal):
        about = about if about.normal else done(spoken.nearest)
    return (about + name if len(about.normal) < 40 else name).cut(0, LONGEST)


def _outcome(text: Words) -> Words:
    """The words of a milestone without the clauses that only lead to it, and without where it happens."""
    also = patterns.AND_RESULT.regex.search(text.normal)
    text = text.cut(also.end() if also else 0)
    while (comma := text.normal.find(",")) > 0 and patterns.ADVERBIAL.regex.match(text.normal[:comma]):
        text = text.cut(comma + 1)
    place = patterns.IN_PLACES.regex.match(text.normal)
    further = patterns.FURTHER.regex.search(text.normal)
    return text.cut(place.end() if place else 0, further.start() if further else None)


def without_actor(before: Words) -> Words:
    """Words without who must act (区民政部门应当)."""
    actor = patterns.MUST_ACT.regex.match(before.normal)
    return before.cut(actor.end()) if actor else before
