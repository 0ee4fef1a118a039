"""Lists of bodies: where one name ends and the next begins (guide, 3.4), and of what kind a body is (guide, 4)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from graph.records import AgencyKind
from ingest.text.normalised import NormalisedText
from ingest.values import gazetteer
from ingest.values.patterns import bodies as patterns

_SEPARATORS = "、,;/|"
_NOTHING = "/-—无"  # a cell that names nobody
_LEVELS = "省市区县州旗镇各国"
_WHOLE = {"各区", "各市", "各县", "各地", "各镇", "各乡", "园区", "街道"}  # short names that white space may end
_PAIRS = {")": "(", "]": "["}  # brackets around a whole list
_OPENING, _CLOSING = "([〈", ")]〉"  # those around what belongs to one name
_OWNED = ("所属", "下属", "直属", "派出", "分支", "调度机构")  # 及所属企业 stays with its head
_OWNS = (*_OWNED, "有关", "相关", "部门", "工作", "委托", "职能", "负有")  # 及其有关部门 too: it names no other body
_SEATS = ("管委会", "管理委员会", "人民政府", "办事处", "指挥部", "委员会")  # none names a body alone
_OFFICES = frozenset("委办局厅")  # each alone a word
_STARS = tuple("*★☆▲●")
_TRIM = "、,;。:.…)]*"
_PROVINCES = ("省", "自治区", "直辖市")
_BELOW_CITY = ("区县", "县区", "市县")


class Body(NamedTuple):
    """A span of the normalised text that names one body."""

    start: int
    end: int


def split(text: str, start: int, end: int, gaps: Sequence[int] = (), spaces: Sequence[int] = ()) -> list[Body]:
    """The bodies that normal[start:end] lists, in order; empty where it names none.

    gaps: ascending offsets before which white space stood in the document (NormalisedText.starts): it separates two
    whole names; spaces: those of them within a line (NormalisedText.spaces), which need no level behind them.
    """
    found: list[Body] = []
    if end - start > 2 and _PAIRS.get(text[end - 1]) == text[start] and not _closes(text, start + 1, end):
        start, end = start + 1, end - 1
    pieces = [part for piece in _pieces(text, start, end) for part in _spaced(text, piece, gaps, spaces)]
    parts = [part for piece in pieces for part in _conjuncts(text, piece)]
    for part in _merge(text, parts):
        found.extend(_each(text, _trim(text, part)))
    return [one for one in found if text[one.start : one.end].strip(_NOTHING) and not _is_added(text, one)]


def split_spaced(doc: NormalisedText, start: int, end: int) -> list[Body]:
    """The bodies that a span lists, white space in the document taken as a separator too."""
    return split(doc.normal, start, end, doc.starts, doc.spaces)


def _is_added(text: str, part: Body) -> bool:
    """Whether it is the task's date behind its bodies (2025年底前), or a note on them (下同)."""
    return bool(patterns.DATE.regex.match(text, part.start, part.end) or patterns.NOTE.regex.match(text, part.start))


@lru_cache(maxsize=8192)
def is_body(name: str) -> bool:
    """Whether a name has the form of a body: its last word is one of those that bodies end in.

    None is the first line of a broken title (某市人民政府办公室关于成立某市), nor a clause that ends in such a word.
    """
    if patterns.IN_NO_NAME.regex.search(name):
        return False
    return bool(patterns.SUFFIX.regex.search(name) or is_collective(name))


def all_bodies(text: str, units: Sequence[Body], longest: int) -> bool:
    """Whether there are units, and each has the form of a body and at most so many code points."""
    return bool(units) and all(unit.end - unit.start <= longest and is_body(text[slice(*unit)]) for unit in units)


@lru_cache(maxsize=8192)
def is_collective(name: str) -> bool:
    """Whether a name is a class of bodies (各部门, 区直相关部门), not one body."""
    return bool(patterns.COLLECTIVE.regex.search(name))


def kind(name: str) -> AgencyKind:
    """The kind of a body by its (simplified, half-width) name: by its form and the gazetteer's words."""
    if is_collective(name):
        return "collective"
    told = gazetteer.told_kind(patterns.PLATE.regex.sub("", name))
    if told in {"court", "association", "other"}:
        return told
    return "party" if patterns.PARTY.regex.search(name) else told or "government"


def _pieces(text: str, start: int, end: int) -> Iterator[Body]:
    """Cut at separators outside brackets; a bracket that is never closed ends at the next separator's name."""
    depth, begin = 0, start
    closes = sum(text.count(letter, start, end) for letter in _CLOSING)
    for match in patterns.LIST_POINT.regex.finditer(text, start, end):
        at, letter = match.start(), match.group()
        if letter in _OPENING and closes:
            depth += 1
        elif letter in _CLOSING:
            closes -= 1
            depth = max(0, depth - 1)
        elif letter in _SEPARATORS and depth == 0:
            yield Body(begin, at)
            begin = at + 1
    yield Body(begin, end)


def _spaced(text: str, piece: Body, gaps: Sequence[int], spaces: Sequence[int]) -> Iterator[Body]:
    """Cut at white space between whole names: 区发改局 区财政局; a line may break a name, so there a level tells."""
    begin, inside = piece.start, gaps[bisect_right(gaps, piece.start) : bisect_left(gaps, piece.end)]
    if not inside:
        yield piece
        return
    in_line = set(spaces[bisect_right(spaces, piece.start) : bisect_left(spaces, piece.end)])
    for gap, after in pairwise([*inside, piece.end]):
        left, right = text[begin:gap], text[gap:after]
        begins = text[gap] in _LEVELS and piece.end - gap > 2
        whole = (len(left) > 2 or left in _WHOLE) and is_body(left)
        names = gap in in_line and len(right) > 2 and right not in _SEATS and is_body(right)
        if whole and (begins or names):
            yield Body(begin, gap)
            begin = gap
    yield Body(begin, piece.end)


def _merge(text: str, pieces: list[Body]) -> Iterator[Body]:
    """Join 各市、县、区政府 and 各部门、单位: levels before a shared head, and the pair 部门、单位, 委、办、局."""
    at = 0
    while at < len(pieces):
        last = at
        while last < len(pieces) and patterns.LEVEL.regex.search(text[pieces[last].start : pieces[last].end]):
            last += 1
        shared = at < last < len(pieces) and _shares_head(text[slice(*pieces[last - 1])], text[slice(*pieces[last])])
        stop = last if shared else at
        while stop + 1 < len(pieces) and _bare_unit(text[slice(*pieces[stop])], text[slice(*pieces[stop + 1])]):
            stop += 1
        yield Body(pieces[at].start, pieces[stop].end)
        at = stop + 1


def _shares_head(level: str, head: str) -> bool:
    """Whether a level goes with the next name: 市、县人民政府, but not 各市县、省商务厅, a body of a higher level.

    A city may be of a county's rank (各区、市政府), but not behind 区县.
    """
    province = head.startswith(_PROVINCES) and not level.endswith(_PROVINCES)
    city = head.startswith("市") and level.endswith(_BELOW_CITY)
    return not province and not city and patterns.LEVEL_HEAD.regex.match(head) is not None


def _bare_unit(name: str, after: str) -> bool:
    """Whether what follows a name is but the rest of a pair: 各部门、单位; 区政府各委、办、局; 各级党委、政府."""
    if _is_pair(name, after):
        return True
    return (name.endswith("部门") and after in {"单位", "机构"}) or (name[-1:] in _OFFICES and after in _OFFICES)


def _is_pair(name: str, after: str) -> bool:
    """Whether a name and what follows are 党委 and 政府 of every place, which act as one."""
    return "各" in name and name.endswith("党委") and after in {"政府", "人民政府"}


def _conjuncts(text: str, piece: Body) -> Iterator[Body]:
    """Cut at 及, 和 … where both sides are bodies; 及所属 and 及其派出机构 stay with their head.

    及其城乡规划主管部门 names another body, as every 及其他 does.
    """
    begin = piece.start
    for match in patterns.AND.regex.finditer(text, piece.start, piece.end):
        left, right = text[begin : match.start()], text[match.end() : piece.end]
        own = len("其") * (right.startswith("其") and not right.startswith(("其他", "其它")))
        right = right[own:]
        whole = right.startswith(_OWNS if own else _OWNED) or (left.endswith("部门") and right.startswith("单位"))
        whole = whole or gazetteer.joins(text, match.start()) or _is_pair(left, right)
        inside = left.count("(") > left.count(")")
        named = is_body(left.split("等")[0] or left) or _shares(left, right)
        told = is_body(_first(right)) or (own and gazetteer.stated_function(right) is not None)  # 及其教育、…等部门
        if not whole and not inside and left and named and told:
            yield Body(begin, match.start())
            begin = match.end() + own
    yield Body(begin, piece.end)


def _shares(left: str, right: str) -> bool:
    """Whether two functions share the word behind the second: 发展改革和旅游部门; 林业和草原等部门 are one."""
    if not right.endswith("部门") or gazetteer.stated_function(left) is None:
        return False
    return gazetteer.stated_function(f"{left}和{right.partition('等')[0].removesuffix('部门')}") is None


def _first(text: str) -> str:
    return patterns.AND.regex.split(text)[-1].rstrip(_TRIM) or text


def _each(text: str, part: Body) -> Iterator[Body]:
    """Take 等… apart (X等部门 → X; X等区直相关部门 → X and 区直相关部门) and 各部门各街道."""
    name = text[slice(*part)]
    match = patterns.ETC.regex.search(name)
    if match and match.start() and not name.startswith("等"):
        yield from _each(text, Body(part.start, part.start + match.start()))
        if not patterns.ETC_BARE.regex.match(match.group("rest")):
            yield Body(part.start + match.start() + 1, part.end)
        return
    inner = name.find("各", 2)
    if name.startswith("各") and inner > 0 and not name[:inner].endswith(("级", "属", "及", "直", "(", "、", "和")):
        yield Body(part.start, part.start + inner)
        yield Body(part.start + inner, part.end)
    elif name:
        yield part


def _trim(text: str, part: Body) -> Body:
    """Without separators, a mark, a leading 由, 请 or star, and a bracket that stands around or open at the end."""
    start, end = part
    if mark := patterns.LIST_MARK.regex.match(text, start, end):
        start = mark.end()
    if text[start:end][:1] in _STARS and text[start + 1 : start + 2] != text[start]:  # **区教育局 stands for a place
        start += 1
    while start < end and (text[start] in _SEPARATORS + "。:" or text[start : start + 1] in {"由", "请"}):
        start += 1
    while start < end and text[end - 1] in _TRIM and not _closes(text, start, end):
        end -= 1
    if start < end and text[start] == "(":
        start += 1
        end -= text[end - 1] == ")"
    if text.count("(", start, end) > text.count(")", start, end) and text[end - 1] == "(":
        end -= 1
    return Body(start, end)


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the name's last letter closes a bracket that it opens."""
    return text[end - 1] in _PAIRS and text.find(_PAIRS[text[end - 1]], start, end) >= 0
