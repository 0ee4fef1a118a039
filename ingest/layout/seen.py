"""The document as the weighing of its outline needs it: statements by place, groups of items that are alike."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from ingest.layout.marks import ARTICLE
from ingest.layout.outline import Item
from ingest.layout.responsibility import Statement
from ingest.layout.titles import title_end
from ingest.text.normalised import NormalisedText
from ingest.values.subjects import Acting, acts
from ingest.weights import Weights

_ARTICLES = 4
_SEVERAL = 2
_AGAIN = 3  # times that a label stands in a document, in a page's furniture once
_FIELDS = 120  # code points of the title and fields of a sheet before who is responsible
_NEAR = 2  # code points that may stand behind a statement at an item's end


@dataclass(slots=True)
class Group:
    """Items of one shape at one depth: how many, what share has a statement of its own, their median length."""

    size: int
    stated: float
    inner: float
    length: float


@dataclass(slots=True)
class Seen:
    """The document as features need it: its statements (and what else is cut out), groups of items, kind of policy."""

    doc: NormalisedText
    kind: str
    cuts: Sequence[Statement]
    subjects: Weights
    statements: Sequence[Statement] = field(init=False)
    starts: list[int] = field(init=False)
    cut_starts: list[int] = field(init=False)
    labelled: set[int] = field(init=False)  # where statements begin whose label stands again and again
    groups: dict[tuple[str, int], Group] = field(default_factory=dict)
    articles: bool = False
    _bearing: dict[int, float] = field(default_factory=dict)
    _acting: dict[tuple[int, int], Acting] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort what is asked for by place."""
        self.statements = [cut for cut in self.cuts if cut]
        self.starts = [statement.start for statement in self.statements]
        self.cut_starts = [cut.start for cut in self.cuts]
        labels = [self.doc.normal[cut.start : cut.end].partition(":")[0] for cut in self.cuts]
        often = {label for label, times in Counter(labels).items() if times >= _AGAIN}
        self.labelled = {cut.start for cut, label in zip(self.cuts, labels, strict=True) if label in often}

    def within(self, start: int, end: int) -> Sequence[Statement]:
        """The statements that begin in normal[start:end]."""
        return self.statements[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def cuts_within(self, start: int, end: int) -> Sequence[Statement]:
        """What is no item's own words in normal[start:end]: statements, lines of dates, labels of fields."""
        return self.cuts[bisect_left(self.cut_starts, start) : bisect_left(self.cut_starts, end)]

    def count(self, start: int, end: int) -> int:
        """How many statements begin in normal[start:end]."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)

    def acting(self, item: Item) -> Acting:
        """How many bodies act in an item's words; counted once."""
        key = (item.body, item.end)
        if key not in self._acting:
            self._acting[key] = acts(self.doc, *key, self.subjects)
        return self._acting[key]

    def bearing(self, item: Item) -> float:
        """What share of an item and its siblings has a statement; counted once for all of them."""
        siblings = item.siblings
        key = id(siblings)
        if key not in self._bearing:
            stated = sum(self.count(sibling.start, sibling.end) > 0 for sibling in siblings)
            self._bearing[key] = stated / len(siblings)
        return self._bearing[key]

    def owned(self, item: Item) -> tuple[int, int]:
        """How many statements speak for an item as a whole, and how many for items below it.

        One at the end of its last part, where no other part has any, is the item's own, and one among the fields at
        the head of a sheet: before any sentence of its first part.
        """
        own, below = self.count(item.start, item.lead_end), self.count(item.lead_end, item.end)
        if own or below != 1 or len(item.children) < _SEVERAL:
            return own, below
        only = self.within(item.lead_end, item.end)[0]
        closes = only.start >= item.children[-1].start and only.end >= item.end - _NEAR
        heads = only.end <= item.children[0].end and only.start - item.body < _FIELDS
        heads = heads and "。" not in self.doc.normal[item.body : only.start]
        return (1, 0) if closes or heads else (own, below)

    def title(self, item: Item) -> str:
        """The item's title (guide, 2.2)."""
        return self.doc.normal[item.body : title_end(self.doc, item.body, item.words_end)]

    def survey(self, root: Item) -> None:
        """Sum up the items of each shape and depth."""
        members: dict[tuple[str, int], list[Item]] = {}
        for item in root.walk():
            before: Item | None = None
            for place, child in enumerate(item.children):
                goes_on = before is not None and child.value > 1 and before.kind == child.kind
                child.place, child.list_start = place, before.list_start if before and goes_on else child.start
                before = child
            members.setdefault((item.kind, item.depth), []).append(item)
        self.articles = sum(len(items) for (kind, _), items in members.items() if kind == ARTICLE) > _ARTICLES
        for key, items in members.items():
            stated = sum(self.owned(item)[0] > 0 for item in items) / len(items)
            inner = sum(bool(item.children) for item in items) / len(items)
            self.groups[key] = Group(len(items), stated, inner, median(item.end - item.body for item in items))
