"""Bodies that the document itself names in its statements: the same names begin clauses elsewhere in it.

So 服务办 acts in 服务办上报汇总表 where a statement lists 服务办, whatever bodies are called elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.facts.patterns import actors as patterns
from ingest.layout.tasks import TaskSpan
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import Body, is_body, is_collective, split
from ingest.values.patterns import subjects
from ingest.values.proposals import Head

_LEAST, _MOST = 3, 20  # code points of a name that is known again
_HEAD = 24  # code points at the head of a duty that name its body


def known_names(doc: NormalisedText, spans: Iterable[TaskSpan]) -> frozenset[str]:
    """The names in statements, and at the heads of duties, with and without the level that they begin with."""
    found = set[str]()
    for span in spans:
        bodies = [body for one in span.statements for body in (*one.leads, *one.responsible)]
        for body in (*bodies, *_heading_duties(doc, span)):
            name = doc.normal[slice(*body)]
            found |= {name, patterns.LEVEL.regex.sub("", name)}
    return frozenset(one for one in found if _LEAST <= len(one) <= _MOST and not is_collective(one))


def _heading_duties(doc: NormalisedText, span: TaskSpan) -> list[Body]:
    """The bodies whose duties a task is, which are its title, or stand at its head before 负责 or a colon."""
    start, end = span.title
    if not (tells_duties(doc, span) or _names_its_body(doc, span)):
        return []
    charged = patterns.CHARGED.regex.search(doc.normal, start, min(end, start + _HEAD))
    stop = charged.start() if charged else end
    named = split(doc.normal, start, stop) if stop - start <= _HEAD else []
    return named if all(is_body(doc.normal[slice(*one)]) for one in named) else []


def tells_duties(doc: NormalisedText, span: TaskSpan) -> bool:
    """Whether the heading above says that duties are told body by body."""
    return bool(span.path) and patterns.DUTIES.regex.search(doc.normal[slice(*span.path[-1])]) is not None


def _names_its_body(doc: NormalisedText, span: TaskSpan) -> bool:
    """Whether a duty, or the item of a group (综合协调组:由…组成), has a colon behind its title."""
    start, end = span.title
    group = span.rule == "task.duty" or patterns.GROUP.regex.search(doc.normal[start:end])
    return bool(group) and doc.normal.startswith(":", end)


def known_subject(text: str, head: Head, names: frozenset[str]) -> list[Body]:
    """The bodies of these names that a clause begins with, or that 由 stands before, with what they do behind them."""
    adverb = subjects.ADVERB.regex.match(text, head.start, head.end)
    starts = [adverb.end() if adverb else head.start]
    starts += [by.end() for by in [subjects.BY.regex.search(text, starts[0], head.end)] if by]
    return next((found for start in starts if (found := _listed(text, start, head.end, names))), [])


def _listed(text: str, start: int, end: int, names: frozenset[str]) -> list[Body]:
    """The list of bodies that begins at a place, most of them known, if a verb follows."""
    found = list(_names_at(text, start, end, names))
    known = sum(text[slice(*one)] in names for one in found)
    if known * 2 <= len(found):
        return []
    stop = found[-1].end
    return found if text.startswith(":", stop) or subjects.PREDICATE.regex.match(text, stop, end) else []


def _names_at(text: str, start: int, end: int, names: frozenset[str]) -> Iterator[Body]:
    """Names from a place on, one after the other: those that are known, and what stands between marks of a list."""
    while start < end:
        stop = next((at for at in range(min(end, start + _MOST), start + 1, -1) if text[start:at] in names), 0)
        point = (
            patterns.AND.regex.match(text, stop, end) if stop else patterns.AND.regex.search(text, start, start + _MOST)
        )
        stop = stop or (point.start() if point else 0)
        if not stop or not is_body(text[start:stop]):
            return
        yield Body(start, stop)
        if not point:
            return
        start = point.end()
