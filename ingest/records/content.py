"""What a task says, without what may change while it stays the same task: its mark, its units, its dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

from graph import ids
from graph.folding import fold, words
from ingest.facts.model import Task
from ingest.values.dates import AnchorDate, When

_NO_ANCHOR = AnchorDate()
_DATING = 6  # letters beside a date: 底前全部完成
_CLAUSE_ENDS = ",。;!?()[]〔〕"


def task_ids(policy_id: str, tasks: Iterable[Task]) -> list[str]:
    """Ids of the tasks of a policy, in their order; of those with equal words, the first keeps the plain id."""
    said = [content(task) for task in tasks]
    return [ids.task_id(policy_id, words, twin) for words, twin in zip(said, twins(said), strict=True)]


def twins(keys: Iterable[Hashable]) -> list[int]:
    """For each of the keys how many equal ones stand before it."""
    seen: Counter[Hashable] = Counter()
    found = []
    for key in keys:
        found.append(seen[key])
        seen[key] += 1
    return found


def content(task: Task) -> str:
    """The task's own words, folded. The title stands in for words that are nothing but units and dates."""
    said = "".join(_kept(task, place) for place in range(len(task.quote)))
    return _undated(said) or _undated(task.title)


def _kept(task: Task, place: int) -> str:
    """One stretch of the task's words without the bodies named in it."""
    start, stretch = task.starts[place], task.quote[place]
    inside = sorted({(edge.start, edge.end) for edge in task.edges if start <= edge.start < task.ends[place]})
    kept, at = [], start
    for first, last in inside:
        kept.append(stretch[at - start : max(first, at) - start])
        at = max(at, last)
    return "".join([*kept, stretch[at - start :]])


def _undated(said: str) -> str:
    """Folded, without the phrases of time; a clause that says little but a date (12月底前完成) goes whole."""
    text = fold(said)
    dates = list(_NO_ANCHOR.find(text, 0, len(text)))
    kept = []
    for start, end in _clauses(text):
        inside = [when for when in dates if start <= when.start < end]
        rest = _without(text, start, end, inside)
        if not inside or len(words(rest)) > _DATING:
            kept.append(rest)
    return "".join(kept)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Cut at commas, points and brackets."""
    start = 0
    for at, letter in enumerate(text, 1):
        if letter in _CLAUSE_ENDS or at == len(text):
            yield start, at
            start = at


def _without(text: str, start: int, end: int, dates: Sequence[When]) -> str:
    kept = []
    for when in dates:
        kept.append(text[start : when.start])
        start = max(start, when.end)
    return "".join([*kept, text[start:end]])
