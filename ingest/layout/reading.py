"""The reading of a document: which nodes of its outline are tasks, chosen by fitted weights over the whole tree.

A node is a task as a whole, is opened (its items are read instead), or holds no task. Each choice has a probability;
that of a task is the product along its way, which says how sure the reading is of it (guide, 2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import NamedTuple

from ingest.layout.boilerplate import closing
from ingest.layout.features import node
from ingest.layout.guide import lists_goals
from ingest.layout.marks import ARTICLE
from ingest.layout.outline import CLAUSES, LEAD, Item
from ingest.layout.patterns import marks
from ingest.layout.responsibility import Statement
from ingest.layout.seen import Seen
from ingest.layout.tables.rows import is_own_title
from ingest.layout.tasks import Found, Path, TaskSpan
from ingest.layout.titles import TITLE_LIMIT, stands_apart, title_end
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans
from ingest.weights import Weights

_RULES = {
    "duty": "task.duty",
    "closed": "task.closed",
    **dict.fromkeys(("led", "titled", "headline"), "task.headline"),
}
_FEWEST = 2  # code points of an item that may say anything


class Choice(NamedTuple):
    """What a node is called, and how probable that is."""

    label: str
    probability: float


def can_open(item: Item) -> bool:
    """Whether an item's parts may be read instead of it: what an article lists are its clauses (guide, 2.4).

    Unless each begins with its body: then these are duties, as paragraphs without marks would be.
    """
    return bool(item.children) and (item.kind != ARTICLE or item.divided or item.duties)


def choose(seen: Seen, item: Item, weights: Weights) -> Choice:
    """The best label of a node: a leaf cannot be opened."""
    logs = dict(zip(weights.labels, weights.logs(node(seen, item)), strict=True))
    if not can_open(item):
        logs.pop("open")
    best = min(logs, key=lambda label: (-logs[label], label))
    whole = sum(exp(value) for value in logs.values())
    return Choice(best, exp(logs[best]) / whole)


def _runs_on(doc: NormalisedText, item: Item) -> bool:
    """Whether 一是, 二是 begin within an item's first clause (区经发局一是负责…): its title goes on."""
    clauses = bool(item.children) and all(child.kind in CLAUSES for child in item.children)
    return clauses and doc.normal[item.lead_end - 1] not in "。:;,"


@dataclass(slots=True)
class Reader:
    """Walks the outline of one document from the top."""

    seen: Seen
    skip: Spans
    weights: Weights
    title: str | None = None
    found: Found = field(default_factory=Found)
    items: list[Item] = field(default_factory=list)  # the node of each task found

    def read(self, root: Item) -> Found:
        """Tasks and spans of goals, in document order."""
        self._open(root, (), 1.0)
        return self.found

    def _visit(self, item: Item, path: Path, sure: float) -> None:
        if not item.children and item.end - item.body < _FEWEST:
            return
        choice = choose(self.seen, item, self.weights)
        sure *= choice.probability
        if choice.label == "task":
            self._task(item, path, item.end, sure)
        elif choice.label == "open":
            self._open(item, path, sure)
        else:
            self._none(item)

    def _none(self, item: Item) -> None:
        """An item without tasks: goals of the policy are what it or a part of it heads as such, and a preamble's.

        Guide, 5.7.
        """
        if item.kind == LEAD:
            self._goal(item.body, item.end)
        if item.split:
            return
        if self._heads_figures(self.seen.title(item)) or lists_goals(self.seen, item):
            self._goal(self._past_title(item), item.end)
        else:
            for child in item.children:
                self._none(child)

    def _heads_figures(self, title: str) -> bool:
        """Whether a title heads goals, or in a report what was reached."""
        reviews = self.seen.kind == "report" and marks.REVIEW.regex.search(title)
        return bool(reviews or marks.GOAL.regex.search(title))

    def _open(self, item: Item, path: Path, sure: float) -> None:
        """Read the items below; own words with a statement, or above a box, are one task besides."""
        inner = path if item.parent is None or item.kind == LEAD else self._under(item, path)
        boxed = any(child.kind == "专栏" for child in item.children) and item.lead_end - item.body > TITLE_LIMIT
        if item.parent is not None and (boxed or self.seen.within(item.start, item.lead_end)):
            self._task(item, path, item.lead_end, sure)
        else:
            self._goal(self._past_title(item), item.lead_end)
        for child in item.children:
            self._visit(child, inner, sure)

    def _past_title(self, item: Item) -> int:
        """Where an item's words begin below a title on a line of its own, or behind one whose line end is lost."""
        end = item.body + len(self.seen.title(item))
        return end if end < item.end and stands_apart(self.seen.doc, item.body, end) else item.body

    def _under(self, item: Item, path: Path) -> Path:
        """The headings of what stands below an item; the policy's own title is none, as an attachment too."""
        heading = self._heading(item)
        return path if is_own_title(self.seen.doc, heading, self.title) else (*path, heading)

    def _heading(self, item: Item) -> tuple[int, int]:
        """An item's mark and title; most articles have no title, and what these list stands below their number."""
        if item.kind == ARTICLE and not self._is_titled(item):
            return item.start, item.body
        return self._past_bullets(item, item.body), self._title_end(item, item.body, item.lead_end)

    def _is_titled(self, item: Item) -> bool:
        """Whether nothing but a short line without a stop stands behind an article's number."""
        stop = self.seen.doc.line_end(item.body)
        line = self.seen.doc.normal[item.body : stop]
        return len(line) <= TITLE_LIMIT and "。" not in line and self.seen.doc.normal[stop - 1] not in ":;,"

    def _past_bullets(self, item: Item, stop: int) -> int:
        """Where an item begins without the bullets before its number, stop at the latest."""
        start = item.start
        while start < stop and self.seen.doc.normal[start] in marks.BULLETS:
            start += 1
        return start

    def _title_end(self, item: Item, start: int, limit: int) -> int:
        return item.title if item.title is not None else title_end(self.seen.doc, start, limit)

    def _task(self, item: Item, path: Path, end: int, sure: float) -> None:
        """One task: the item's words outside its statements; what follows the last statement is a closing."""
        cuts = self.seen.cuts_within(item.start, end)
        own = [cut for cut in cuts if cut]
        pieces = list(self._pieces(item.body, end, cuts))
        doc = self.seen.doc
        first = pieces[0] if pieces else (item.body, end)
        words = item.end if _runs_on(doc, item) else item.words_end
        limit = max(min(words, first[1]), first[0])
        title = (first[0], min(self._title_end(item, first[0], limit), limit))
        number = None if item.split or not item.value else (self._past_bullets(item, item.body - 1), item.body)
        if pieces and title[1] < pieces[0][1] and stands_apart(doc, *title):
            pieces[:1] = [title, (title[1], pieces[0][1])]
        made = TaskSpan(number, title, path, pieces or [title], _RULES.get(item.kind, "task.item"), own)
        made.dates = [cut.tail for cut in cuts if cut.tail and not cut]
        made.confidence = sure
        self.found.tasks.append(made)
        self.items.append(item)
        if own and pieces and pieces[-1][1] < own[-1].end < end:
            self._goal(own[-1].end, end)

    def _pieces(self, start: int, end: int, cuts: Sequence[Statement]) -> Iterator[tuple[int, int]]:
        """The item's own words: those between its cuts; behind its last statement only where its words stand there.

        They do where none stand before it: a card that names the units first.
        """
        body, said = start, False
        stop = closing(self.seen.doc, start, end, self.seen.labelled)
        last = max((at for at, cut in enumerate(cuts) if cut), default=-1)
        for at, cut in enumerate(cuts):
            said = said or start < cut.start
            if at == last and said and self._ends(body, cut, end):
                stop = min(stop, cut.end)
            if start < min(cut.start, stop):
                yield start, min(cut.start, stop)
            start = max(start, cut.end)
        if start < stop:
            yield start, stop
        self._goal(max(start, stop), end)

    def _ends(self, body: int, statement: Statement, end: int) -> bool:
        """Whether an item ends with its statement: what then follows is a closing paragraph, and none of its words."""
        return not (self._is_form(statement, end) or self._in_heading(body, statement, end))

    def _is_form(self, statement: Statement, end: int) -> bool:
        """Whether the units stand in a form's head, with the item's words after them (a Markdown heading follows)."""
        heading = self.seen.doc.normal.find("#", statement.end, end)
        return heading >= 0 and self.seen.doc.broken(heading)

    def _in_heading(self, body: int, statement: Statement, end: int) -> bool:
        """Whether the units stand behind a title without a point, on a line of its own above the item's words."""
        title = self.seen.doc.normal[body : statement.start]
        ended = statement.end < end and self.seen.doc.broken(statement.end)
        return ended and 0 < len(title) <= TITLE_LIMIT and not set("。;") & set(title)

    def _goal(self, start: int, end: int) -> None:
        for first, last in self.skip.within(start, end):
            if start < first:
                self.found.goals.append((start, first))
            start = max(start, last)
        if start < end:
            self.found.goals.append((start, end))
