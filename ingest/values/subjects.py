"""Bodies as subjects: a list of bodies at the head of a clause, with what they do behind it (guide, 3.3).

Every end of a body's word within reach is a proposal (区民政部门|负责…, 区民政部门负责人|…); weights fitted on answered
documents say which is a subject (data/models/subjects.tsv).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import exp
from typing import NamedTuple

from ingest.text.clauses import clauses
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import Body, is_collective, split
from ingest.values.gazetteer import begins_with_function, function
from ingest.values.patterns import bodies as words
from ingest.values.patterns import subjects as patterns
from ingest.values.places import begins_with_place
from ingest.weights import Weights

REACH = 180  # code points from the head of a clause to the end of its last subject
SURE = 0.35  # a body left out costs as much as one too many; below one half, for the judge is shy
_WITHIN = {"、": "list", "和": "and", "及": "and", "的": "of"}
_GOES_ON = frozenset((*_WITHIN.values(), "name", "composed"))  # a list or a noun goes on
_TAIL, _BRACKETED = 6, 28  # code points at the end of a list that tell its class; with a bracket behind its word
_LENGTHS = (2, 4, 10, 16, 24)  # code points of a name, from where on it is longer
_BARE_LEVELS = ("镇", "乡", "区", "县", "市", "街道", "园区")
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


def named(text: str, start: int, end: int) -> list[Body]:
    """The bodies of a list of subjects, without words that name none by themselves (有关部门, 企业)."""
    listed = [_without_seat(text, body) for body in split(text, start, end)]
    return [body for body in listed if not patterns.GENERIC.regex.search(text[slice(*body)])]


def agencies(text: str, start: int, end: int) -> list[Body]:
    """The same without the governed (其管理单位), and with bare levels that share the 各 before them (各街道、镇)."""
    told = (patterns.GOVERNED, patterns.INNER, patterns.NO_AGENCY)
    kept = [body for body in named(text, start, end) if not any(one.regex.search(text[slice(*body)]) for one in told)]
    for before, body in pairwise(split(text, start, end)):
        if text.startswith("各", before.start) and text[slice(*body)] in _BARE_LEVELS and body not in kept:
            kept.append(body)
    return sorted(kept)


def _without_seat(text: str, body: Body) -> Body:
    """A body without the words that say whose it is: 老年人户籍所在地|镇人民政府."""
    seat = patterns.SEAT.regex.match(text, body.start, body.end)
    return body._replace(start=seat.end()) if seat else body


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
    """Where a list of bodies may end, up to 会同; what only continues a list or a noun is left out."""
    begins, acted = "", "no"
    jointly = -1
    if not every and _beginning(text, start, stop) == "verb":
        return
    for match in patterns.BODY_END.regex.finditer(text, start, min(stop + 1, start + REACH)):
        end = match.end()
        word = _ending(text, start, end)
        if word == "no" and not every:
            continue
        jointly = jointly if begins else text.find("会同", start, min(stop, start + REACH))
        begins = begins or _beginning(text, start, stop)
        if end > stop or 0 <= jointly < end or (begins == "verb" and not every):
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
    size = _BRACKETED if text[end - 1] == ")" else _TAIL
    return _class(text[max(start, end - size) : end])


@lru_cache(maxsize=8192)
def _class(tail: str) -> str:
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


def features(text: str, given: Proposal) -> tuple[str, ...]:
    """What is seen of a proposal: its classes and how they meet, its first and last letters, and what follows."""
    name, after = text[given.start : given.end], text[given.end : given.end + 4]
    items = words.AND.regex.split(name.replace("、", "和"))
    return (
        f"after1={after[:1]}",
        f"after2={after[:2]}",
        f"last2={name[-2:]}",
        f"first1={name[:1]}",
        f"first2={name[:2]}",
        f"length={bisect_left(_LENGTHS, len(items[-1]))}",
        f"items={min(len(items), 4)}",
        *_classes(given),
        *_holds(name, items, after),
    )


def _classes(given: Proposal) -> tuple[str, ...]:
    begins, word, verb = given.begins, given.word, given.verb
    where = "by" if given.by else given.opens
    return (
        f"opens={where}",
        f"acted={given.acted}",
        f"verb={verb}",
        f"word={word}",
        f"begins={begins}",
        f"word+verb={word} {verb}",
        f"word+opens={word} {where}",
        f"verb+opens={verb} {where}",
        f"begins+word={begins} {word}",
        *((f"by+word+verb={word} {verb}",) if given.by else ()),
    )


def _holds(name: str, items: list[str], after: str) -> Iterator[str]:
    """What a list holds, its last item is, or stands behind it."""
    last = items[-1]
    yield from (f"has={what}" for what, found in (
        ("points", any(letter in ",;:。" for letter in name)),
        ("quotes", "“" in name or "《" in name),
        ("of", "的" in name),
        ("collective", is_collective(last)),
        ("no body", bool(patterns.NEVER_SUBJECT.regex.search(name))),
        ("inner verb", bool(patterns.INNER.regex.search(name))),
        ("joint", "联合" in name),
        ("function", function(last) is not None),
        ("verbs", any(patterns.BEGINS_VERB.regex.match(item) for item in items)),
        ("generic", len(last) < 3),
        ("nothing named", bool(patterns.GENERIC.regex.search(name))),
        ("colon", after.startswith(":")),
    ) if found)  # fmt: skip


@lru_cache(maxsize=4096)  # layout asks for the clauses of articles, then facts for those of tasks
def subject(text: str, head: Head, weights: Weights) -> tuple[Proposal, float] | None:
    """The likeliest subject of the clause, and how likely it is; None where none is likelier than not."""
    best: tuple[Proposal, float] | None = None
    for given in proposals(text, head):
        sure = _probability(weights, features(text, given))
        if sure >= SURE and (best is None or sure > best[1]):
            best = given, sure
    return best


def _probability(weights: Weights, seen: tuple[str, ...]) -> float:
    """Weights.probability of yes, which two labels give at once."""
    totals = weights.scores(seen)
    yes = weights.labels.index("yes")
    return 1 / (1 + exp(totals[1 - yes] - totals[yes]))


def leading_subject(text: str, start: int, end: int, weights: Weights) -> list[Body] | None:
    """The bodies that normal[start:end] begins with as its subjects; None where it begins with none."""
    point = patterns.CLAUSE_END.regex.search(text, start, min(end, start + REACH))
    stop = point.end() if point else min(end, start + REACH)
    found = subject(text, Head(start, stop, "paragraph", stop), weights)
    begins = found and (not found[0].by or text.startswith("由", start))
    return split(text, found[0].start, found[0].end) if found and begins else None


class Acting(NamedTuple):
    """How many clauses have a body, not a class of bodies, as subject, and in how many of them it ought to act."""

    bodies: int
    duties: int
    all: int = 0  # with classes of bodies


def acts(doc: NormalisedText, start: int, end: int, weights: Weights) -> Acting:
    """Count the clauses of normal[start:end] in which a body acts."""
    bodies = duties = every = 0
    for head in heads(doc, start, end):
        found = subject(doc.normal, head, weights)
        every += found is not None
        if found and not all(is_class(doc.normal[slice(*one)]) for one in agencies(doc.normal, *found[0][:2])):
            bodies += 1
            duties += bool(patterns.DUTY_VERB.regex.match(doc.normal, found[0].end))
    return Acting(bodies, duties, every)


def is_class(name: str) -> bool:
    """Whether a name is that of a class of bodies, and says neither of which level nor with what they are charged."""
    return is_collective(name) and patterns.BARE_CLASS.regex.search(name) is not None


def opening(doc: NormalisedText, at: int, end: int) -> str:
    """How the clause behind a point begins: a paragraph, a sentence, or within one."""
    if at + 1 < end and doc.broken(at + 1):
        return "paragraph"
    return "sentence" if doc.normal[at : at + 1] in tuple("。;!?") else "clause"
