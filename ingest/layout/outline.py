"""The document's own enumeration as a tree, from marks that continue a sequence; line breaks are only a hint.

A mark counts when it continues its list (二 after 一), or opens one: so a document whose line breaks are lost gives the
same tree, and a year or a figure that looks like a mark does not cut a sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.layout.patterns import boilerplate as layout
from ingest.layout.patterns import marks
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans
from ingest.values.numerals import chinese

INLINE = {"is", "ord"}
TITLE_LIMIT = 40
_BOUNDARY = set("。;!?)]:”")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_STRONG = {"chapter", "stem", "section", "formal", "article", "cn", "cnp", "num", "nump", "circle", "half"}
_BELOW_CN = {"cnp", "num", "nump", "half", "circle", "is", "ord", "box", "label"}
_NUMERIC = set("第、,之统唯合一二三四五六七八九十百千万零0123456789“(和至到")
_FORMAL = str.maketrans("壹贰叁参肆伍陆柒捌玖拾", "一二三三四五六七八九十")
_SKIP = 3  # marks that paste damage may have swallowed between two that stand at line starts


class Mark(NamedTuple):
    """A candidate: kind and value of its numeral, start and end in the normalised text."""

    kind: str
    value: int
    start: int
    end: int


@dataclass(slots=True)
class Item:
    """A node of the tree: its mark is doc[start:body], its whole text doc[body:end], children included."""

    kind: str
    start: int
    body: int
    end: int
    parent: Item | None = None
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
    def lead_end(self) -> int:
        """Where the item's own words before its first child end."""
        return self.children[0].start if self.children else self.end


def candidates(doc: NormalisedText) -> Iterator[Mark]:
    """Everything that looks like a mark, in document order."""
    for match in marks.MARK.regex.finditer(doc.normal):
        kind = match.lastgroup or ""
        if match.group("md"):
            kind = "md"
        if kind in {"stem", "stems"}:
            yield Mark("stem", _STEMS.index(match.group(kind)) + 1, match.start(), match.end())
            continue
        if kind == "dot":
            text = match.group("dot")
            yield Mark(f"dot{text.count('.')}", int(text.rpartition(".")[2]), match.start(), match.end())
            continue
        yield Mark(kind, _value(kind, match.group(kind)), match.start(), match.end())


def _value(kind: str, text: str) -> int:
    if kind == "md":
        return text.count("#")
    if kind == "box":
        return 1
    if kind in {"num", "nump", "half"}:
        return int(text)
    if kind == "circle":
        code = ord(text)
        return code - next(base for base in (0x3220, 0x2474, 0x2460) if code >= base) + 1
    if kind == "label":
        digits = text[2:-1]
        return int(digits) if digits.isdecimal() else chinese(digits)
    return chinese(text.strip("第是要章节编篇部分条之、").translate(_FORMAL))


class _Builder:
    """The open lists, innermost last, and the last value of each kind of mark."""

    def __init__(self, doc: NormalisedText, root: Item) -> None:
        self.doc, self.root, self.open = doc, root, [root]
        self.last: dict[str, int] = {}

    def accepts(self, mark: Mark) -> bool:
        """Whether the mark continues or opens a list where it stands."""
        line = self.doc.line_start(mark.start)
        at_line = not self.doc.normal[line : mark.start].strip("#*-•·●■◆")
        if mark.kind in {"md", "box"}:
            titles = mark.value == 1 and mark.start == 0 and not self.doc.normal[mark.end - 1].isdigit()
            return at_line and not (mark.kind == "md" and titles)  # the first line's is the document's title
        if mark.kind.startswith("dot"):
            return at_line and mark.value in {1, self.last.get(mark.kind, 0) + 1}
        if mark.kind == "label":
            return at_line and (mark.value == 1 or mark.value == self.last.get("label", 0) + 1)
        boundary = at_line or self.doc.normal[mark.start - 1] in _BOUNDARY or self.doc.spaced(mark.start)
        listed = any(item.kind == mark.kind for item in self.open)
        if self._refers(mark):
            return False
        follows = mark.value == self.last.get(mark.kind, 0) + 1 and (listed or mark.kind in self.last)
        if mark.kind in INLINE:
            boundary = boundary or self.doc.normal[mark.start - 1] in ",、"
            return boundary and (mark.value == 1 or (follows and listed))
        if at_line and mark.kind in _STRONG:
            before = self.last.get(mark.kind, 0)
            return mark.value <= (1 if mark.kind == "num" else 2) or 0 <= mark.value - before <= _SKIP
        if mark.kind == "cn" and listed and follows and not boundary:
            return self.doc.normal[mark.start - 1] not in _NUMERIC
        if mark.kind in {"cnp", "num", "section", "chapter", "formal", "stem"}:
            return follows or (mark.value == 1 and (boundary or mark.kind != "num" or self._headed(mark)))
        return boundary and (follows or mark.value == 1)

    def _refers(self, mark: Mark) -> bool:
        """Whether the words around say 第(一)项 or (一)款: a reference, no item."""
        before, after = self.doc.normal[max(0, mark.start - 2) : mark.start], self.doc.normal[mark.end : mark.end + 1]
        return before.endswith(("第", "条", "款", "按", "见", "之", "统", "唯", "合")) or after in {
            "项",
            "款",
            "条",
            "",
        }

    def _headed(self, mark: Mark) -> bool:
        """Whether a list may open in mid-line: only right below a mark whose short title it ends."""
        parent = self.open[-1]
        return parent is not self.root and mark.start - parent.body <= TITLE_LIMIT

    def add(self, mark: Mark) -> None:
        """Close the lists that the mark ends and hang it below the innermost one left."""
        kind = f"md{mark.value}" if mark.kind == "md" else mark.kind
        depth = self._depth(kind)
        if depth is not None:
            self.close(depth, mark.start)
        item = Item(kind, mark.start, mark.end, len(self.doc.normal), self.open[-1])
        self.open[-1].children.append(item)
        self.open.append(item)
        self.last[mark.kind] = mark.value

    def _depth(self, kind: str) -> int | None:
        """The outermost open item that a mark of this kind ends; 一、 ends all lesser ones, Markdown its level."""
        markdown = kind.startswith("md")
        for at, item in enumerate(self.open):
            if (
                item.kind == kind
                or (kind == "cn" and item.kind in _BELOW_CN)
                or (markdown and at and (not item.kind.startswith("md") or item.kind > kind))
            ):
                return at
        return None

    def close(self, depth: int, at: int) -> None:
        """End every open item from this depth on."""
        for item in self.open[depth:]:
            item.end = at
        del self.open[depth:]


def outline(doc: NormalisedText, skip: Spans) -> Item:
    """The tree of the document, marks within the spans to skip (tables) left out; its root has no mark."""
    root = Item("document", 0, 0, len(doc.normal))
    builder = _Builder(doc, root)
    for mark in candidates(doc):
        if not skip.holds(mark.start) and builder.accepts(mark):
            builder.add(mark)
    builder.close(1, root.end)
    _mend_damaged(doc, root)
    return root


def _mend_damaged(doc: NormalisedText, root: Item) -> None:
    """A list that begins at two lost its first mark to paste damage: a garbled line head is that mark."""
    for parent in list(root.walk()):
        if not parent.children or doc.normal[parent.children[0].start : parent.children[0].body] not in {
            "(二)",
            "二、",
            "2.",
        }:
            continue
        match = marks.DAMAGED.regex.search(doc.normal, parent.body, parent.lead_end)
        if match and doc.broken(match.start()):
            first = Item(parent.children[0].kind, match.start(), match.end(), parent.lead_end, parent)
            parent.children.insert(0, first)


def title_end(doc: NormalisedText, start: int, limit: int) -> int:
    """Where an item's title ends: at 。 or : or the line's end if that is near, else after the first clause."""
    stop = min(limit, doc.line_end(start))
    point = layout.TITLE_POINT.regex.search(doc.normal, start, min(stop, start + TITLE_LIMIT + 1))
    if point:
        return point.start()
    if stop - start <= TITLE_LIMIT:
        return stop
    comma = layout.TITLE_COMMA.regex.search(doc.normal, start, start + TITLE_LIMIT)
    return comma.start() if comma else start + TITLE_LIMIT
