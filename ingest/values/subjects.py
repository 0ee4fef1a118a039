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

from ingest.text.normalised import NormalisedText
from ingest.values.bodies import Body, is_collective, split
from ingest.values.gazetteer import function
from ingest.values.patterns import bodies as words
from ingest.values.patterns import subjects as patterns
from ingest.values.proposals import QUALIFIED, REACH, TAIL, Head, Proposal, heads, proposals, word_class
from ingest.weights import Weights

SURE = 0.42  # a wrong body is worse than one left out; F1 on 181 fresh documents is flat from 0.42 to 0.5
_LENGTHS = (2, 4, 10, 16, 24)  # code points of a name, from where on it is longer
_BARE_LEVELS = ("镇", "乡", "区", "县", "市", "街道", "园区")


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
        *(("has=qualified duty",) if given.verb == "duty" and _qualified(name, given.begins) else ()),
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


def _qualified(name: str, begins: str) -> bool:
    """Whether a name is a body's behind words that qualify it and name none: 组织检查的|医疗保障部门."""
    words_before, _, rest = name.rpartition("的")
    return (
        begins in {"verb", "no"}
        and 2 < len(words_before) <= QUALIFIED
        and len(rest) > 1
        and word_class(rest[-TAIL:]) in {"bureau", "state", "level"}
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
    free: int = 0  # how many of the bodies may act as they like


def acts(doc: NormalisedText, start: int, end: int, weights: Weights) -> Acting:
    """Count the clauses of normal[start:end] in which a body acts."""
    bodies = duties = every = free = 0
    for head in heads(doc, start, end):
        found = subject(doc.normal, head, weights)
        every += found is not None
        if found and not all(is_class(doc.normal[slice(*one)]) for one in agencies(doc.normal, *found[0][:2])):
            bodies += 1
            duties += bool(patterns.DUTY_VERB.regex.match(doc.normal, found[0].end))
            free += bool(patterns.MAY.regex.match(doc.normal, found[0].end))
    return Acting(bodies, duties, every, free)


def is_class(name: str) -> bool:
    """Whether a name is that of a class of bodies, and says neither of which level nor with what they are charged."""
    return is_collective(name) and patterns.BARE_CLASS.regex.search(name) is not None
