"""Which items of the outline are tasks, and which words are theirs (guide, section 2)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.facts.actors import duty_lines
from ingest.layout.boilerplate import closing, headlines
from ingest.layout.outline import INLINE, TITLE_LIMIT, Item, title_end
from ingest.layout.patterns import marks
from ingest.layout.statements import Statement, statements
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans
from ingest.values.patterns import bodies as units


@dataclass(slots=True)
class TaskSpan:
    """A task before its facts are read: spans of the normalised text.

    number and title are spans; path holds the spans of the enclosing headings; pieces are its words, in order.
    """

    number: tuple[int, int] | None
    title: tuple[int, int]
    path: tuple[tuple[int, int], ...]
    pieces: list[tuple[int, int]]
    rule: str
    statements: list[Statement] = field(default_factory=list)
    dates: list[tuple[int, int]] = field(default_factory=list)

    def deadlines(self, doc: NormalisedText) -> Iterator[tuple[int, int]]:
        """Spans of places of their own for the task's date: cell, bracket after the units, labelled line."""
        yield from self.dates
        stage = marks.STAGE.regex.search(doc.normal, *self.title)
        if stage:
            yield stage.span("when")
        for statement in self.statements:
            if statement.tail:
                yield statement.tail
            after = units.DEADLINE_LABEL.regex.match(doc.normal, statement.end)
            if after:
                yield after.end(), min(doc.line_end(after.end()), after.end() + 40)
        if self.rule != "task.row":
            for start, end in self.pieces:
                if doc.normal.find(":", start, end) < 0:
                    continue
                for match in units.DEADLINE_LABEL.regex.finditer(doc.normal, start, end):
                    yield match.end(), min(end, doc.line_end(match.end()), match.end() + 40)


@dataclass(slots=True)
class Found:
    """Tasks, and the spans outside them that may state goals of the policy."""

    tasks: list[TaskSpan] = field(default_factory=list)
    goals: list[tuple[int, int]] = field(default_factory=list)


Path = tuple[tuple[int, int], ...]


class Finder:
    """Walks the outline of one document."""

    def __init__(self, doc: NormalisedText, root: Item, skip: Spans) -> None:
        self.doc, self.found, self.skip = doc, Found(), skip
        marks = [item.start for item in root.walk() if item.parent]
        said = statements(doc, root.start, root.end, marks)
        self.statements = [one for one in said if not skip.holds(one.start)]
        self.starts = [statement.start for statement in self.statements]
        self.sections = root.children
        self._goal(root.start, root.lead_end)
        for item in root.children:
            self._visit(item, ())

    def _within(self, start: int, end: int) -> list[Statement]:
        return self.statements[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _holds_table(self, item: Item) -> bool:
        """Whether a leaf is but the heading of a table."""
        if item.children:
            return False
        near = self.skip.within(item.start + 1, self._heading(item)[1] + 61)
        return any(item.start < start and end <= item.end for start, end in near)

    def _heading(self, item: Item) -> tuple[int, int]:
        start = item.start
        if item.kind.startswith("md"):  # its number is part of the heading, the signs of Markdown are not
            numbered = self.doc.normal[item.start : item.body].lstrip("#*")
            start = item.body - len(numbered)
        return start, title_end(self.doc, item.body, item.lead_end)

    def _visit(self, item: Item, path: Path) -> None:
        """Make the item a task, or descend."""
        own = self._within(item.start, item.lead_end)
        inner = self._within(item.lead_end, item.end)
        if self._holds_table(item) and not own and not self._no_task(item):
            return
        if self._headline_section(item, path):
            return
        articles = item.children and item.children[0].kind == "article"
        if (self._no_task(item) or self._defines(item)) and not own and not articles:
            self._skip(item, path, inner)
        elif not item.children:
            self._leaf(item, path, own)
        elif item.kind == "article":
            self._add(item, path, own + inner, item.end)
        elif any(child.kind == "box" for child in item.children):
            self._boxed(item, path, own)
        elif self._is_one(item, own, inner):
            self._add(item, path, own + inner, item.end)
        else:
            if own:
                self._add(item, path, own, item.lead_end)
            self._descend(item, path)

    def _skip(self, item: Item, path: Path, inner: list[Statement]) -> None:
        """A section without tasks: its words may be goals; an item in it with units of its own is a task."""
        if inner:
            self._descend(item, path)
        elif marks.GOAL.regex.search(self._title(item)):
            self._goal(item.body, item.end)

    def _title(self, item: Item) -> str:
        return self.doc.normal[item.body : title_end(self.doc, item.body, item.lead_end)]

    def _no_task(self, item: Item) -> bool:
        return bool(marks.NO_TASK.regex.search(self._title(item)))

    def _boxed(self, item: Item, path: Path, own: list[Statement]) -> None:
        """A box's items are tasks below its title; the heading's own words are one task besides (guide, 2.4)."""
        if self._heading(item)[1] < item.lead_end - 1:
            self._add(item, path, own, item.lead_end)
        for child in item.children:
            if child.kind == "box" and child.children:
                self._descend(child, (*path, self._heading(item)))
            elif child.kind != "box":
                self._visit(child, (*path, self._heading(item)))

    def _defines(self, item: Item) -> bool:
        """Whether a section but says what its words mean."""
        text = self.doc.normal[item.body : min(item.end, item.body + 600)]
        return bool(marks.DEFINES.regex.search(self._title(item)) and marks.MEANS.regex.search(text))

    def _leaf(self, item: Item, path: Path, own: list[Statement]) -> None:
        duties = [] if own or item.kind == "article" else duty_lines(self.doc, item.body, item.end)
        if len(duties) < 2:
            self._add(item, path, own, item.end)
            return
        for start, end in duties:
            stop = title_end(self.doc, start, end)
            self.found.tasks.append(
                TaskSpan(None, (start, stop), (*path, self._heading(item)), [(start, end)], "task.duty")
            )

    def _headline_section(self, item: Item, path: Path) -> bool:
        """Make the headlines of a section without numbers tasks; False where it is no such section."""
        if not self._may_hold_headlines(item):
            return False
        heads = headlines(self.doc, item.body, item.end)
        if len(heads) < 2:
            return False
        self._goal(item.body, heads[0][0])
        for at, (start, end) in enumerate(heads):
            stop = heads[at + 1][0] if at + 1 < len(heads) else item.end
            span = TaskSpan(None, (start, end), (*path, self._heading(item)), [(start, stop)], "task.headline")
            self.found.tasks.append(span)
        return True

    def _may_hold_headlines(self, item: Item) -> bool:
        """Only in a document of one level without units: 一是, 二是 within such a section are clauses."""
        inner = (child for section in self.sections for child in section.children)
        return item.depth == 1 and not self.statements and all(child.kind in INLINE for child in inner)

    def _is_one(self, item: Item, own: list[Statement], inner: list[Statement]) -> bool:
        """Whether the item and its enumeration are one task: one statement speaks for the whole."""
        bearing = [child for child in item.children if self._within(child.start, child.end)]
        if own:
            return not bearing
        if item.kind.startswith("md") and item.kind == self.sections[0].kind:
            return bearing == item.children[:1]
        if len(bearing) != 1 or len(item.children) < 2 or len(inner) != 1:
            return False
        return bearing[0] is item.children[-1] and item.children[0].kind not in {
            "cnp",
            "cn",
            "section",
            "chapter",
            "formal",
            "stem",
        }

    def _descend(self, item: Item, path: Path) -> None:
        self._goal(item.body, item.lead_end)
        inner = (*path, self._heading(item))
        for at, child in enumerate(item.children):
            if child.kind in INLINE and self._lists_problems(item, at):
                continue
            self._visit(child, inner)

    def _lists_problems(self, item: Item, at: int) -> bool:
        """Whether 一是, 二是 … enumerate problems, as the words before 一是 say."""
        first = at
        while first and self.doc.normal[item.children[first].start] != "一":
            first -= 1
        start = item.children[first].start
        return bool(marks.PROBLEM_LEAD.regex.search(self.doc.normal[max(0, start - 30) : start]))

    def _add(self, item: Item, path: Path, own: list[Statement], end: int) -> None:
        """One task: the item's words outside its statements; what follows the last statement is a closing."""
        pieces = list(self._pieces(item.body, end, own))
        title = (item.body, title_end(self.doc, item.body, min(item.lead_end, pieces[0][1] if pieces else end)))
        number = (item.start, item.body)
        if pieces and title[0] == pieces[0][0] and title[1] < pieces[0][1] and self.doc.broken(title[1]):
            pieces[:1] = [title, (title[1], pieces[0][1])]
        self.found.tasks.append(TaskSpan(number, title, path, pieces or [title], "task.item", own))
        if own and pieces and pieces[-1][1] < own[-1].end < end:
            self._goal(own[-1].end, end)

    def _pieces(self, start: int, end: int, own: list[Statement]) -> Iterator[tuple[int, int]]:
        if not own:
            stop = closing(self.doc, start, end)
            yield start, stop
            self._goal(stop, end)
            return
        body = start
        for statement in own:
            if start < statement.start:
                yield start, statement.start
            start = statement.end
        if self._is_form(own[-1], end) or self._in_heading(body, own[-1], end):
            yield start, end

    def _is_form(self, statement: Statement, end: int) -> bool:
        """Whether the units stand in a form's head, with the item's words after them (a Markdown heading follows)."""
        heading = self.doc.normal.find("#", statement.end, end)
        return heading >= 0 and self.doc.broken(heading)

    def _in_heading(self, body: int, statement: Statement, end: int) -> bool:
        """Whether the units stand behind a title without a point, on a line of its own above the item's words."""
        title = self.doc.normal[body : statement.start]
        ended = statement.end < end and self.doc.broken(statement.end)
        return ended and 0 < len(title) <= TITLE_LIMIT and not set("。;") & set(title)

    def _goal(self, start: int, end: int) -> None:
        for first, last in self.skip.within(start, end):
            if start < first:
                self.found.goals.append((start, first))
            start = max(start, last)
        if start < end:
            self.found.goals.append((start, end))


def find(doc: NormalisedText, root: Item, skip: Spans) -> Found:
    """Tasks and goal spans of an outline, in document order; skip: the spans of tables."""
    return Finder(doc, root, skip).found
