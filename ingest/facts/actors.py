"""Who acts in running text, where an item has no labelled statement (guide, 3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.facts.known import known_subject
from ingest.facts.patterns import actors as patterns
from ingest.layout.bare import only_bodies
from ingest.layout.responsibility import Statement
from ingest.models import shipped
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import Body
from ingest.values.patterns import bodies as words
from ingest.values.proposals import Head, Proposal, heads
from ingest.values.subjects import agencies, subject
from ingest.weights import Weights

ACTOR = "actor"
KNOWN = 0.7  # how sure an actor is whom only the document's own statements tell
Span = tuple[int, int]


class _Told(NamedTuple):
    """What tells bodies in running text (parts)."""

    weights: Weights
    known: frozenset[str]
    duties: bool


class Part(NamedTuple):
    """A body and its part in a task: lead, responsible or actor; sure: the probability that it is a subject."""

    body: Body
    role: str
    sure: float


def parts(
    doc: NormalisedText,
    pieces: Sequence[Span],
    weights: Weights,
    known: frozenset[str] = frozenset(),
    *,
    duties: bool = False,
) -> list[Part]:
    """Every body that is said to lead or help in a task's words; where none is, those that act; each once.

    known: names of bodies that the document's statements have; duties: the heading above says that duties are told
    body by body.
    """
    found = [part for start, end in pieces for part in _read(doc, start, end, _Told(weights, known, duties))]
    stated = [part for part in found if part.role != ACTOR]
    return _once(doc, stated or found)


def running_statement(doc: NormalisedText, start: int, end: int, weights: Weights | None = None) -> Statement | None:
    """X牵头, X负责 in running text, as one statement; None where no body is said to."""
    said = [part for part in parts(doc, [(start, end)], weights or shipped().subjects) if part.role != ACTOR]
    statement = Statement(start, end, "responsibility.running")
    for part in said:
        statement.add(part.role, [part.body])
    return statement if said else None


def _once(doc: NormalisedText, found: list[Part]) -> list[Part]:
    """Each body once, without one whose name only repeats the end of a name before it (营商局 after 市营商局)."""
    kept: list[Part] = []
    names: list[str] = []
    for part in found:
        name = doc.name(*part.body)
        if not any(known.endswith(name) for known in names):
            names.append(name)
            kept.append(part)
    return kept


def _read(doc: NormalisedText, start: int, end: int, told: _Told) -> Iterator[Part]:
    """The subjects of each clause; a clause without one that goes on with 负责 tells of the last.

    A line of nothing but bodies heads what follows it (guide, 3.3).
    """
    if only_bodies(doc, start, end):
        yield from _charged(doc.normal, start, end)
        return
    before: list[Part] = []
    for head in heads(doc, start, end):
        if head.opens in {"paragraph", "sentence"}:
            before = []
        if head.opens == "paragraph" and _stands_alone(doc, head, told.duties):
            before = _charged(doc.normal, head.start, head.end - 1)
            yield from before
            continue
        found = subject(doc.normal, head, told.weights)
        if found is None and (again := known_subject(doc.normal, head, told.known)):
            stop = again[-1].end
            charged = doc.normal.startswith(":", stop) or patterns.DUTY.regex.match(doc.normal, stop, head.end)
            before = _settled([Part(body, "duty" if charged else ACTOR, KNOWN) for body in again])
            yield from before
        elif found:
            role = _role(doc, found[0], head, before)
            listed = agencies(doc.normal, found[0].start, found[0].end)
            before = [Part(_without_short_name(doc, body), role, found[1]) for body in listed]
            before = _settled(before)
            yield from before
        elif before and before[0].role == ACTOR and patterns.GOES_ON.regex.match(doc.normal, head.start, head.end):
            before = _settled([part._replace(role="duty") for part in before])
            yield from before


def _stands_alone(doc: NormalisedText, head: Head, duties: bool) -> bool:
    """Whether a clause is but a body and a full stop, with its duties behind it (区财政局。负责安排资金)."""
    told = patterns.GOES_ON.regex.match(doc.normal, head.end) or (duties and not doc.normal.startswith("由", head.end))
    return doc.normal[head.end - 1] == "。" and bool(told) and only_bodies(doc, head.start, head.end - 1)


def _without_short_name(doc: NormalisedText, body: Body) -> Body:
    """A body without the bracket that says how it is called below (以下简称市科委)."""
    short = words.SHORT_NAME.regex.search(doc.normal, body.start, body.end)
    return body._replace(end=short.start()) if short and short.start() > body.start + 1 else body


def _role(doc: NormalisedText, given: Proposal, head: Head, before: list[Part]) -> str:
    """What the words behind a subject make it."""
    text = doc.normal
    if patterns.LEADS.regex.match(text, given.end, head.end):
        return words.LEAD
    if patterns.DUTY.regex.match(text, given.end, head.end) or _is_head(doc, given, head):
        return "duty"
    if before and before[0].role in {words.LEAD, words.RESPONSIBLE} and patterns.HELPS.regex.match(text, given.end):
        return words.RESPONSIBLE
    return ACTOR


def _is_head(doc: NormalisedText, given: Proposal, head: Head) -> bool:
    """Whether the bodies stand before a colon, or on a line of their own, at the head of a paragraph."""
    if given.by or given.start != head.start or head.opens not in {"paragraph", "line"}:
        return False
    after = doc.normal[given.end : given.end + 1]
    return after == ":" or (after in "。" and given.end < len(doc.normal)) or doc.broken(given.end)


def _charged(text: str, start: int, end: int) -> list[Part]:
    """The bodies of a stretch that names nothing else, as those with the duties behind it."""
    return _settled([Part(body, "duty", 1.0) for body in agencies(text, start, end)])


def _settled(found: list[Part]) -> list[Part]:
    """X负责: one body, or one class of bodies, leads; several are responsible (guide, 3.1)."""
    role = words.LEAD if len(found) == 1 else words.RESPONSIBLE
    return [part._replace(role=role) if part.role == "duty" else part for part in found]
