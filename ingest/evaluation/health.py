"""What in a text was not understood: a reading's health, told without anybody's answer.

Words of duty and figures with units that no fact explains, lists of bodies that belong to nothing, lists of one item,
tasks as long as chapters, bodies found in a website's furniture. One such place is often right; many are a document
whose layout was not read. Each has its place in the text and the words that stand there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from ingest.evaluation.patterns import health as patterns
from ingest.facts.extract import extract
from ingest.facts.model import Extraction, Target, Task
from ingest.formats.read import read
from ingest.text.clauses import lines
from ingest.text.normalised import NormalisedText, normalise
from ingest.text.spans import Span, Spans

Kind = Literal["statement", "figure", "bodies", "lone item", "long task", "furniture"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LONG_TASK = 1_500
QUOTE = 60
_NEAR = 120
"""How far a statement's words reach, in letters: a label and the bodies behind it, bodies and the word behind them."""
_STOPS = "。\n"


class Place(BaseModel):
    """One thing that was not understood. Offsets are code points of the cleaned text; the quote is cut at 60."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    start: int
    end: int
    quote: str


class Health(BaseModel):
    """All of them, in the order of the text; why_not says what speaks against a policy where it is none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    places: tuple[Place, ...] = ()
    why_not: str | None = None

    def counts(self) -> dict[str, int]:
        """How many there are of each kind that occurs."""
        found = Counter(place.kind for place in self.places)
        return {kind: found[kind] for kind in KINDS if found[kind]}


def examine_file(path: Path, limit: int) -> Health:
    """What of a file of at most limit bytes is not understood. DocumentError: it cannot be read."""
    source = read(path, limit)
    return examine(source.text, extract(source))


def examine(text: str, extraction: Extraction) -> Health:
    """What of a cleaned text its extraction does not explain."""
    doc = normalise(text)
    found = [
        *_statements(doc, extraction),
        *_figures(doc, extraction),
        *_body_lists(doc, extraction),
        *_lone_items(extraction),
        *_long_tasks(extraction),
        *_furniture(doc, extraction),
    ]
    places = {(start, end, kind) for kind, start, end in found}
    told = tuple(_place(doc.text, kind, start, end) for start, end, kind in sorted(places))
    return Health(places=told, why_not=extraction.why_not)


_Found = tuple[Kind, int, int]


def _statements(doc: NormalisedText, extraction: Extraction) -> Iterator[_Found]:
    """Words of duty without a body's part in a task nearby; in the words of a task that has one they are prose."""
    edges = Spans(_edges(extraction))
    tasks = Spans(span for task in extraction.tasks if task.edges for span in _pieces(task))
    for match in patterns.STATEMENT.regex.finditer(doc.normal):
        start, end = doc.span(*match.span())
        label = patterns.LABEL_AFTER.regex.match(doc.normal, match.end()) is not None
        reach = (start, end + _NEAR) if label else _sentence(doc.text, start, end)
        if any(edges.within(*reach)) or (not label and tasks.holds(start)):
            continue
        yield "statement", start, end


def _figures(doc: NormalisedText, extraction: Extraction) -> Iterator[_Found]:
    """Figures with a unit that stand in no target."""
    targets = Spans((target.start, target.end) for target in _targets(extraction))
    for match in patterns.FIGURE.regex.finditer(doc.normal):
        start, end = doc.span(*match.span())
        if not targets.holds(start):
            yield "figure", start, end


def _body_lists(doc: NormalisedText, extraction: Extraction) -> Iterator[_Found]:
    """Lines that list bodies and nothing else, none of which has a part in a task."""
    edges = Spans(_edges(extraction))
    for begin, stop in lines(doc, 0, len(doc.normal)):
        if stop - begin > 600 or not patterns.BODIES.regex.fullmatch(doc.normal, begin, stop):
            continue
        start, end = doc.span(begin, stop)
        if not any(edges.within(start, end)):
            yield "bodies", start, end


def _lone_items(extraction: Extraction) -> Iterator[_Found]:
    """Tasks with the first number of a list that has no second: the others were lost, or the mark is none."""
    tasks = extraction.tasks
    siblings = Counter(task.path for task in tasks)
    for task in tasks:
        if siblings[task.path] == 1 and task.starts and patterns.FIRST.regex.fullmatch(task.number or ""):
            yield "lone item", task.starts[0], task.ends[0]


def _long_tasks(extraction: Extraction) -> Iterator[_Found]:
    for task in extraction.tasks:
        if sum(map(len, task.quote)) > LONG_TASK:
            yield "long task", task.starts[0], task.ends[-1]


def _furniture(doc: NormalisedText, extraction: Extraction) -> Iterator[_Found]:
    """Bodies that a line of a website names, taken for bodies of a task."""
    named = [line for line in lines(doc, 0, len(doc.normal)) if patterns.SITE.regex.match(doc.normal, *line)]
    site = Spans(doc.span(*line) for line in named)
    yield from (("furniture", start, end) for start, end in _edges(extraction) if site.holds(start))


def _edges(extraction: Extraction) -> list[Span]:
    return [(edge.start, edge.end) for task in extraction.tasks for edge in task.edges]


def _pieces(task: Task) -> Iterator[Span]:
    return zip(task.starts, task.ends, strict=True)


def _targets(extraction: Extraction) -> Iterator[Target]:
    yield from extraction.policy_targets
    for task in extraction.tasks:
        yield from task.targets


def _sentence(text: str, start: int, end: int) -> Span:
    """The sentence around a word, as far as its statement reaches."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    first = max(before.rfind(stop) for stop in _STOPS) + 1
    last = min((at for stop in _STOPS if (at := after.find(stop)) >= 0), default=len(after))
    return start - len(before) + first, end + last


def _place(text: str, kind: Kind, start: int, end: int) -> Place:
    return Place(kind=kind, start=start, end=end, quote=text[start : min(end, start + QUOTE)])
