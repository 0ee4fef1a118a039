"""The name of what a figure or milestone measures: the words around it, without verbs, dates and comparators."""

from __future__ import annotations

from typing import NamedTuple

from .figures import Figure
from .flat import Flat
from .patterns import figures as figure_patterns
from .patterns import milestones as patterns

_TIME = {"工作日", "自然日", "小时", "分钟", "天", "日", "月"}
LONGEST = 60


class Words(NamedTuple):
    """A run of letters twice: as the patterns read it, and as the document writes it."""

    flat: str
    raw: str

    def __add__(self, other: object) -> Words:
        assert isinstance(other, Words)  # noqa: S101 - only Words are joined; the signature is tuple's
        return Words(self.flat + other.flat, self.raw + other.raw)

    def cut(self, start: int, end: int | None = None) -> Words:
        """Some of the letters."""
        return Words(self.flat[start:end], self.raw[start:end])


NOTHING = Words("", "")


def words(flat: Flat, start: int, end: int) -> Words:
    """The letters of a span; none where it is empty or turned around."""
    return Words(flat.flat[start:end], flat.raw[start:end])


def said(text: str) -> Words:
    """Words of ours, in both scripts alike."""
    return Words(text, text)


def strip(text: Words) -> Words:
    """Words of a name without those that lead to it or hang behind it."""
    text = _balanced(text)
    for _ in range(3):
        head = patterns.NAME_HEAD.regex.match(text.flat)
        text = text.cut(head.end() if head else 0)
        tail = patterns.NAME_TAIL.regex.search(text.flat)
        text = text.cut(0, tail.start() if tail else None)
    return text


def name_figure(flat: Flat, span: tuple[int, int], found: Figure, subject: Words) -> tuple[Words, str | None]:
    """The indicator of a figure in flat[span], and its unit; subject: what earlier words spoke of."""
    before = _before(flat, span[0], found)
    before = before if patterns.LISTED.regex.search(before.flat) else strip(before)
    after = strip(_named_after(_unbracketed(words(flat, max(found.tail, found.end), span[1]))))
    unit = found.unit or (_noun(after.raw or before.raw) if found.counted else None)
    name = _name(flat, before, after, found, subject)
    if found.counted and unit and not before.flat and found.comparator == "<=":
        name = subject + said(unit)
    if _leans(name, subject):
        name = (subject if patterns.COMPARES.regex.match(name.flat) else _head(subject)) + name
    return (name if name.flat else subject if subject.flat else said("指标")).cut(0, LONGEST), unit


def _leans(name: Words, subject: Words) -> bool:
    """Whether a name says too little without what was spoken of before."""
    if subject.flat and name.flat.startswith(subject.flat[:4]):
        return False
    text = name.flat
    return len(text) < 4 or bool(patterns.GENERIC.regex.match(text) or patterns.COMPARES.regex.match(text))


def _before(flat: Flat, start: int, found: Figure) -> Words:
    """The words before a figure, without those that lead to its baseline."""
    if found.base_start is None:
        return words(flat, start, max(start, found.head))
    base = figure_patterns.BASE_PHRASE.regex.search(flat.flat, start, found.base_start)
    return words(flat, start, base.start() if base else found.base_start)


def _named_after(text: Words) -> Words:
    for match in patterns.NAME_END.regex.finditer(text.flat):
        before = text.flat[: match.start()]
        if before.count("“") <= before.count("”"):
            return text.cut(0, match.start())
    return text


def _name(flat: Flat, before: Words, after: Words, found: Figure, subject: Words) -> Words:
    if found.rule == "target.free":
        return _free(flat, found, [words for words in (after, before, subject) if words.flat])
    if found.rule == "target.ranking":
        return subject + words(flat, found.start, found.end)
    if found.unit in _TIME:
        return _timed(before, after, subject)
    return _joined(before, after, found)


def _free(flat: Flat, found: Figure, around: list[Words]) -> Words:
    """What costs nothing: 收取…费用 says it itself, 零成本 after what it is of, 免费 before what it gives."""
    match = figure_patterns.ZERO_COST.regex.match(flat.flat, found.start, found.end)
    of = around[0] if around else NOTHING
    if match and match.group("fee"):
        fee = words(flat, *match.span("fee"))
        return fee if len(fee.flat) > 4 else of + fee
    if match and match.group("noun"):
        return (around[-2] if len(around) > 2 else of) + words(flat, *match.span("noun"))
    return of + said("费用")


def _joined(before: Words, after: Words, found: Figure) -> Words:
    """For rates and levels the words before; for things counted those before and after."""
    if found.unit == "%" and before.flat and found.comparator != "=":
        return before
    if found.unit in {"%", "‰"} and not before.flat:
        return NOTHING if found.change == "relative" else after + said("占比")
    if after.flat and patterns.LISTED.regex.search(before.flat):
        return after
    if not after.flat or patterns.ADVERBIAL.regex.match(after.flat):
        return before
    return before + after if len(before.flat) < 30 else before


def _timed(before: Words, after: Words, subject: Words) -> Words:
    what = before if before.flat else subject
    if not before.flat and len(after.flat) > 8:
        what = after
    elif after.flat and not patterns.TIME_VERB.regex.search(before.flat):
        what += after
    return what if what.flat.endswith(("时间", "时限", "时长", "周期", "期限")) else what + said("时间")


def _unbracketed(text: Words) -> Words:
    """Without quotation marks that the cut left, and without a bracket that explains the figure."""
    text = text.cut(len(text.flat) - len(text.flat.lstrip("”)")))
    while text.flat.startswith("(") and ")" in text.flat:
        text = text.cut(text.flat.index(")") + 1)
    return text


def _balanced(text: Words) -> Words:
    """Without a bracket that the cut left open."""
    opened, closed = text.flat.count("("), text.flat.count(")")
    if opened > closed:
        return text.cut(0, text.flat.index("("))
    return text.cut(text.flat.rindex(")") + 1) if closed > opened else text


def _noun(text: str) -> str:
    """The counted noun: the last letters of the words around."""
    clean = text.strip("“”()「」（）")
    return clean[-4:] if len(clean) > 12 else clean or "个"


def _head(subject: Words) -> Words:
    """What an earlier indicator speaks of, without its measure."""
    match = patterns.SUBJECT_RATE.regex.search(subject.flat)
    return subject.cut(0, match.start() if match else None)


def name_milestone(flat: Flat, start: int, end: int, about: Words) -> Words:
    """The outcome that a clause states; about: what 对… before it named."""
    name = strip(words(flat, start, end))
    name = name if name.flat else words(flat, start, end)
    return (about + name if len(about.flat) < 40 else name).cut(0, LONGEST)
