"""Whether a task is planned or was done: by its headings, else by the words of all that none tells of (guide, 2.3)."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.facts.patterns import policy as patterns
from ingest.layout.tasks import TaskSpan
from ingest.text.normalised import NormalisedText
from ingest.text.pattern import Pattern

_CUES = 5  # words of either kind; fewer tell nothing
_EXPECTED = 0.7  # share of words of what is to come: planned tasks of reports have .86 in the median, done ones .2


def status(doc: NormalisedText, span: TaskSpan, done: bool) -> str:
    """Planned or reported. done: whether what no heading tells of was done."""
    if _announces(doc, span) or not (done or _achieved(doc, span)):
        return "planned"
    return "reported"


def are_expected(doc: NormalisedText, spans: Iterable[TaskSpan]) -> bool:
    """Whether the words of the tasks below no heading that tells are of what is to come: 力争, 以上; not 已, 同比."""
    untold = [piece for span in spans if not (_announces(doc, span) or _achieved(doc, span)) for piece in span.pieces]
    to_come, done = (_count(doc, untold, says) for says in (patterns.TO_COME, patterns.DONE))
    return to_come + done >= _CUES and to_come >= _EXPECTED * (to_come + done)


def _count(doc: NormalisedText, pieces: Iterable[tuple[int, int]], says: Pattern) -> int:
    return sum(1 for start, end in pieces for _ in says.regex.finditer(doc.normal, start, end))


def _achieved(doc: NormalisedText, span: TaskSpan) -> bool:
    """Whether a heading above says that this was done, in a plan too."""
    return _above(doc, span, patterns.ACHIEVED)


def _announces(doc: NormalisedText, span: TaskSpan) -> bool:
    """Whether a heading above, or its own, says that this is still to be done."""
    own = doc.normal[slice(*span.title)]
    return _above(doc, span, patterns.PROGRESS) or patterns.ANNOUNCES.regex.search(own) is not None


def _above(doc: NormalisedText, span: TaskSpan, says: Pattern) -> bool:
    return any(says.regex.search(doc.normal[slice(*part)]) for part in span.path)
