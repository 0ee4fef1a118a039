"""The document's own enumeration as a tree: of all candidate marks those are taken that together make the best lists.

A mark that continues its list (二 after 一) gains, one that opens a list pays, and more so in the middle of a line; a
beam of readings is kept, so that an early doubt (is this 1. a list?) is settled by what follows. Line breaks are only
a hint: text whose line breaks are lost gives the same tree.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from ingest.layout.candidates import HEADING, candidates
from ingest.layout.marks import AFTER_STOP, ATTACHMENT, INSIDE, LINE, SPACED, Mark
from ingest.layout.patterns import marks
from ingest.layout.ranks import BOX, rank_of
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans

CLAUSES = {"c是", "c要"}
"""Shapes of what enumerates clauses within sentences."""
LEAD = "lead"
"""The shape of the words before an item's first mark, where these may divide into parts."""
_BEAM = 12
_ABOVE = {ATTACHMENT, "题题"}
"""Shapes that stand above others wherever they come."""
_HEADINGS = {"题", "题题"}
"""Shapes of headings without a number."""
_IN_BOX = 7  # the rank of 1., which a box may list

# What a mark gains or pays, in units of one: read the outline of a document with other figures to see what each does.
CONTINUES, RUNS_ON, OPENS, REOPENS, DAMAGED, JUMPS, REPEATS = 2.0, 1.6, -1.2, -0.6, -1.2, -0.4, -2.5
UPWARD, PASSED_OVER = -1.5, -3.0
_HEADED = {AFTER_STOP: 1.0, SPACED: 1.6, INSIDE: 2.5}
_PLACE = {LINE: 1.6, AFTER_STOP: 0.5, SPACED: 0.2, INSIDE: -0.9}
_GLUED, _ALONE = -1.1, -0.7


@dataclass(slots=True)
class Item:
    """A node of the tree: its mark is normal[start:body], its whole text normal[body:end], children included."""

    kind: str
    start: int
    body: int
    end: int
    parent: Item | None = None
    value: int = 0
    title: int | None = None  # where the title ends, if the reader that proposed the item knows
    place: int = 0  # among its siblings, once the tree is grown (ingest.layout.seen)
    list_start: int = 0  # where the first item stands of the list that it goes on with, likewise
    split: bool = False  # whether it is a part of a stretch without marks
    duties: bool = False  # whether what it lists begins with bodies: (一)区教育局:指导…
    children: list[Item] = field(default_factory=list)
    depth: int = field(init=False)  # 0 for the document, 1 for its sections

    def __post_init__(self) -> None:
        """Count from the root."""
        self.depth = 0 if self.parent is None else self.parent.depth + 1

    def walk(self) -> Iterator[Item]:
        """The item and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def around(self, at: int) -> list[Item]:
        """The items below this one that an offset stands within, past their starts; outermost first."""
        found: list[Item] = []
        item = self
        while item.children:
            before = bisect_left(item.children, at, key=lambda child: child.start) - 1
            if before < 0 or at >= item.children[before].end:
                break
            item = item.children[before]
            found.append(item)
        return found

    @property
    def siblings(self) -> list[Item]:
        """The item and those beside it."""
        return self.parent.children if self.parent else [self]

    @property
    def lead_end(self) -> int:
        """Where the item's own words before its first child end."""
        return self.children[0].start if self.children else self.end

    @property
    def words_end(self) -> int:
        """Where the words before its first mark end: parts without marks are still its words."""
        return self.end if self.divided else self.children[0].end if self.leads else self.lead_end

    @property
    def divided(self) -> bool:
        """Whether it is a stretch without marks that may divide into parts."""
        return bool(self.children) and self.children[0].split and not self.leads

    @property
    def leads(self) -> bool:
        """Whether the words before its first mark may divide into parts: its first child holds them."""
        return bool(self.children) and self.children[0].kind == LEAD


class _Reading(NamedTuple):
    """A reading of the marks so far: its score, the open lists (outermost first), each shape's last value, its marks.

    taken is a linked list of (mark, depth), the last one first; end is where that ends.
    """

    score: float
    open: tuple[tuple[str, int], ...]
    last: tuple[tuple[str, int], ...]
    taken: object
    end: int = 0


def outline(doc: NormalisedText, skip: Spans, attached: Sequence[int] = ()) -> Item:
    """The tree of the document, marks within the spans to skip (tables) left out; its root has no mark.

    attached: where titles of tables stand that are attached without a word that says so.
    """
    best = _Reading(0.0, (), (), None)
    beam = [best]
    for mark in candidates(doc, skip, attached):
        beam = _advance(beam, mark)
    root = _tree(doc, _unlink(beam[0].taken))
    _mend_damaged(doc, root)
    return root


def _mend_damaged(doc: NormalisedText, root: Item) -> None:
    """A list that begins at two lost its first mark to paste damage: a garbled line head is that mark (guide, 2.2)."""
    for parent in list(root.walk()):
        if not parent.children or parent.children[0].value != 2:
            continue
        match = marks.DAMAGED.regex.search(doc.normal, parent.body, parent.lead_end)
        if match and doc.broken(match.start()):
            first = Item(parent.children[0].kind, match.start(), match.end(), parent.lead_end, parent, 1)
            parent.children.insert(0, first)


def _advance(beam: list[_Reading], mark: Mark) -> list[_Reading]:
    """Each reading with the mark and without it; the best are kept, of equal states the better."""
    made: dict[tuple[object, object], _Reading] = {}
    taken, passed = _alone(mark)
    for reading in beam:
        ways = [] if mark.start < reading.end else [_take(reading, mark, taken)]
        for after in (*ways, reading._replace(score=reading.score + passed) if passed else reading):
            key = (after.open, after.last)
            if key not in made or made[key].score < after.score:
                made[key] = after
    return sorted(made.values(), key=attrgetter("score"), reverse=True)[:_BEAM]


def _alone(mark: Mark) -> tuple[float, float]:
    """What a mark gains when it is taken and when it is passed over, whatever was read before it."""
    open_shape = mark.shape[-1] in "|_题"
    alone = open_shape and mark.shape not in _ABOVE
    taken = _PLACE[mark.place] + (_GLUED if mark.glued else 0.0) + (_ALONE if alone else 0.0)
    counted = mark.shape == "d条"  # of a line that breaks within a sentence (累计制定|30条), more often than an item
    doubtful = mark.place != LINE or mark.glued or open_shape or counted or mark.value == 0
    return taken, 0.0 if doubtful else PASSED_OVER


def _take(reading: _Reading, mark: Mark, gain: float) -> _Reading:
    depth = _depth(reading.open, mark.shape)
    over = _depth(reading.open, mark.above)
    if depth is None or (over is not None and over < depth):
        depth = _below(reading, mark)
        depth = depth if over is None else min(depth, over)  # a new section: the list below it begins anew
        gain += (
            _opening(reading, mark)
            + _headed(reading, mark)
            + (UPWARD if depth < len(reading.open) and mark.shape not in _ABOVE else 0.0)
        )
    else:
        gain += _following(reading.open[depth][1], mark)
    pair = (mark.shape, mark.value)
    return _Reading(
        reading.score + gain,
        (*reading.open[:depth], pair),
        _with(reading.last, pair) if mark.shape != ATTACHMENT else (pair,),
        (reading.taken, (mark, depth)),
        mark.end,
    )


def _headed(reading: _Reading, mark: Mark) -> float:
    """What a list gains that begins right behind the title of an item above it, breaks lost: 二、任务(一)推进改革."""
    above = reading.open and rank_of(reading.open[-1][0]) < rank_of(mark.shape)
    near = mark.value == 1 and mark.start - reading.end <= HEADING
    return _HEADED.get(mark.place, 0.0) if above and near else 0.0


def _with(last: tuple[tuple[str, int], ...], pair: tuple[str, int]) -> tuple[tuple[str, int], ...]:
    """Each shape's last value with a further one; in the order of shapes, so that equal states are equal."""
    at = _depth(last, pair[0])
    return tuple(sorted([*last, pair])) if at is None else (*last[:at], pair, *last[at + 1 :])


def _depth(opened: tuple[tuple[str, int], ...], shape: str) -> int | None:
    """At which depth a list of a shape is open."""
    for at, pair in enumerate(opened):
        if pair[0] == shape:
            return at
    return None


def _below(reading: _Reading, mark: Mark) -> int:
    """How many of the open lists a new one stands below: those of no lower rank, and a box with what it lists.

    A list that begins, or counts on from the one before, behind a heading without a number stands below that; so do
    articles right below any heading.
    """
    opened, rank = reading.open, rank_of(mark.shape)
    depth = len(opened)
    if mark.headed:
        return depth
    last = _last(reading, mark.shape)
    begins = mark.value == 1 or (mark.value > 1 and (mark.value == last + 1 or (not last and _is_section(mark))))
    if depth and begins and opened[-1][0] in _HEADINGS and mark.shape not in _HEADINGS | _ABOVE:
        return depth
    while depth and rank_of(opened[depth - 1][0]) > rank and not (opened[depth - 1][0] == BOX and rank >= _IN_BOX):
        depth -= 1
    return depth


def _following(value: int, mark: Mark) -> float:
    """What a mark gains that stands in a list whose last value is known."""
    if mark.value == 0 or mark.value == value + 1:
        return CONTINUES
    if mark.value > value:
        return max(JUMPS * (mark.value - value), -3.0) + (CONTINUES / 2 if mark.value - value <= 3 else 0.0)
    return REOPENS if mark.value == 1 else REPEATS


def _opening(reading: _Reading, mark: Mark) -> float:
    """What a mark gains that opens a list: little for a first one, more where it goes on counting from before."""
    if mark.value == 0 and any(shape == mark.shape for shape, _ in reading.last):
        return RUNS_ON
    if mark.value <= 1:
        return OPENS
    before = _last(reading, mark.shape)
    if before and mark.value == before + 1:
        return RUNS_ON
    return OPENS + (DAMAGED if mark.value == 2 or not before or _is_section(mark) else REPEATS)


def _is_section(mark: Mark) -> bool:
    """Whether a line begins with a mark of sections or boxes, not 3.: of a text in part the first may be left out."""
    return mark.place == LINE and "d" not in mark.shape


def _last(reading: _Reading, shape: str) -> int:
    """The last value that a shape had; 0 before it had any."""
    return next((value for other, value in reading.last if other == shape), 0)


def _unlink(taken: object) -> list[tuple[Mark, int]]:
    found: list[tuple[Mark, int]] = []
    while isinstance(taken, tuple):
        taken, pair = taken
        found.append(pair)
    return found[::-1]


def _tree(doc: NormalisedText, taken: Iterable[tuple[Mark, int]]) -> Item:
    root = Item("document", 0, 0, len(doc.normal))
    open_items = [root]
    for mark, depth in taken:
        for item in open_items[depth + 1 :]:
            item.end = mark.start
        del open_items[depth + 1 :]
        item = Item(mark.shape, mark.start, mark.end, root.end, open_items[-1], mark.value)
        open_items[-1].children.append(item)
        open_items.append(item)
    return root
