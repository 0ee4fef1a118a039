"""The name of what a figure or milestone measures: the words around it, without verbs, dates and comparators."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from graph.records import Direction
from ingest.facts.ellipsis import Spoken, beside, coordinated, lean
from ingest.facts.outcomes import LONGEST, TELLING, without_actor
from ingest.facts.patterns import milestones as patterns
from ingest.facts.words import NOTHING, Words, said, strip, words
from ingest.text.normalised import NormalisedText
from ingest.values.figure_lists import Figure
from ingest.values.patterns import dates as times
from ingest.values.patterns import figures as figure_patterns

Span = tuple[int, int]
# Words of a name that say which way is better.
_LESS = (
    "时间",
    "时限",
    "环节",
    "成本",
    "费用",
    "材料",
    "次数",
    "周期",
    "排放",
    "能耗",
    "停电",
    "负担",
    "跑动",
    "事故",
    "死亡",
)
_MORE = ("率", "比例", "占比", "覆盖", "数量", "收入", "增加值", "投资", "产值", "面积", "企业数", "人数", "规模")
_TIME_NAMES = ("时间", "时限", "时长", "周期", "期限", "天数", "工期", "用时")
_TIME = {"工作日", "自然日", "小时", "分钟", "天", "日", "月"}
_DESCRIBED = 9  # letters before 的 that make a name long
_HEAD_NOUN = 5  # letters behind the last 的 that say enough


class Named(NamedTuple):
    """An indicator with its unit; stop: where its words end; own: whether none of them was taken from before."""

    name: Words
    unit: str | None
    stop: int
    own: bool


class _Around(NamedTuple):
    """What may name a figure: the words before it and behind it, behind as they stand, and what was spoken of."""

    before: Words
    after: Words
    behind: Words
    subject: Words


def name_figures(doc: NormalisedText, span: Span, found: list[Figure], spoken: Spoken) -> tuple[list[Named], Spoken]:
    """The indicators of the figures of one clause, and what is spoken of after them."""
    named: list[Named] = []
    begin = span[0]
    for figure, after in zip_longest(found, found[1:]):
        one = _name_figure(doc, (begin, phrase_end(doc, figure, after) if after else span[1]), figure, spoken)
        if named:
            one = one._replace(name=coordinated(one.name, named[-1].name))
        named.append(one)
        spoken = _told(one, spoken)
        begin = max(one.stop, figure.end)
    return _respectively(doc, span, found, _shared(doc, span, found, named)), spoken


def _told(one: Named, spoken: Spoken) -> Spoken:
    """A name says what the next ones are about, unless it leans on another itself."""
    spoken = spoken._replace(last=one.name)
    if len(one.name.normal) <= TELLING:
        return spoken
    return spoken._replace(subject=one.name, told=one.name if one.own or not spoken.told.normal else spoken.told)


def _shared(doc: NormalisedText, span: Span, found: list[Figure], named: list[Named]) -> list[Named]:
    """28个部门846项事项进驻大厅, 3万平方米节能率不低于15%的改造: what stands behind the second is the first's too."""
    made = list(named)
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        if patterns.OF_CLASS.regex.fullmatch(doc.normal, first.end, second.start):
            begin = made[at - 1].stop if at else span[0]
            made[at] = made[at]._replace(
                name=made[at + 1].name + strip(words(doc, begin, first.start)) + words(doc, first.end, second.start)
            )
        elif _attributive(doc, first, second):
            what = strip(words(doc, max(second.tail, second.end), span[1]))
            own = strip(words(doc, first.end, second.head))
            made[at] = made[at]._replace(name=what)
            made[at + 1] = made[at + 1]._replace(name=what + own)
    return made


def _respectively(doc: NormalisedText, span: Span, found: list[Figure], named: list[Named]) -> list[Named]:
    """知晓率、参与率分别达到90%、60%: each figure has the name that stands in its place."""
    before = words(doc, span[0], found[0].start)
    parts = patterns.RESPECTIVELY.regex.match(before.normal)
    if parts is None or len(found) < 2:
        return named
    names = [
        strip(before.cut(*part.span()))
        for part in patterns.LISTED_NAME.regex.finditer(before.normal, 0, parts.end("names"))
    ]
    if len(names) != len(found):
        return named
    if len(names[0].normal) <= TELLING and len(names[-1].normal) > len(names[0].normal):  # 城镇和农村居民收入
        names[0] = names[0] + names[-1].cut(len(names[0].normal))
    whole = [names[0], *(beside(names[0], name) for name in names[1:])]
    return [one._replace(name=name) for one, name in zip(named, whole, strict=True)]


def _attributive(doc: NormalisedText, first: Figure, second: Figure) -> bool:
    """Whether the second figure only says which the counted things are: 3万平方米节能率不低于15%的改造."""
    tail = max(second.tail, second.end)
    between = doc.normal[first.end : second.start]
    return (
        doc.normal[tail : tail + 1] == "的" and second.unit == "%" and not any(mark in between for mark in ",、和及的")
    )


def phrase_end(doc: NormalisedText, figure: Figure, after: Figure) -> int:
    """Where the words of one of several figures end: at 、 or 和 before the next one, else before its words."""
    bracket = doc.normal.find("(其中", figure.end, after.start)
    if bracket >= 0:
        return bracket
    for at in range(figure.end, after.start):
        if doc.normal[at] in "、和及":
            return at
    base = after.base_start if after.base_start is not None else after.head
    return max(figure.end, min(base, after.start))


def _name_figure(doc: NormalisedText, span: Span, found: Figure, spoken: Spoken) -> Named:
    """The indicator of a figure in the normalised text[span]."""
    around = _around(doc, span, found, spoken)
    unit = found.unit or (_noun(around.after.raw or around.before.raw) if found.counted else None)
    name = _name(doc, found, around)
    if found.counted and unit and not around.before.normal and found.comparator == "<=":
        name = around.subject + said(unit)
    name = name + said("比") if name.normal.endswith("占") else name
    whole = lean(name, words(doc, span[0], found.start), spoken)
    return Named((whole if whole.normal else said("指标")).cut(0, LONGEST), unit, span[1], whole == name)


def _around(doc: NormalisedText, span: Span, found: Figure, spoken: Spoken) -> _Around:
    before = without_actor(_before(doc, span[0], found))
    before = before if patterns.LISTED.regex.search(before.normal) else strip(before)
    before = NOTHING if times.TIME.regex.fullmatch(before.normal) else before  # 2024年850台、2025年1200台
    behind = _unbracketed(words(doc, max(found.tail, found.end), span[1]))
    after = strip(behind if found.rule == "target.free" else _named_after(behind))
    if found.unit in _TIME and not after.normal and doc.normal.startswith(("内,", "之内,"), found.end):
        after = _next_clause(doc, span[1] + 1)
    return _Around(before, after, behind, spoken.nearest)


def _next_clause(doc: NormalisedText, start: int) -> Words:
    """What is to be done in a time that a comma parts from it: 在30个工作日内,启动奖励程序."""
    stop = patterns.CLAUSE.regex.match(doc.normal, start)
    return strip(words(doc, start, stop.end())) if stop else NOTHING


def _before(doc: NormalisedText, start: int, found: Figure) -> Words:
    """The words before a figure, without those that lead to its baseline; 减负 is what is measured, and stays."""
    if found.base_start is None:
        burden = figure_patterns.BURDEN.regex.match(doc.normal, found.head, found.start)
        before = words(doc, start, burden.end() if burden else max(start, found.head))
        also = list(patterns.AND_ALSO.regex.finditer(before.normal))
        return before.cut(also[-1].end() if also else 0)
    base = figure_patterns.BASE_PHRASE.regex.search(doc.normal, start, found.base_start)
    before = words(doc, start, base.start() if base else found.base_start)
    return before if strip(before).normal or not found.counted else _changed(doc, found.base_start, found.start)


def _changed(doc: NormalisedText, start: int, end: int) -> Words:
    """What is counted in 将两个环节压缩为一个: the noun of the baseline, which stands at start."""
    figure = figure_patterns.FIGURE.regex.match(doc.normal, start, end)
    what = figure_patterns.TO.regex.match(doc.normal[figure.end() : end]) if figure else None
    return words(doc, figure.end(), figure.end() + what.end("what")) if figure and what else NOTHING


def _named_after(text: Words) -> Words:
    for match in patterns.NAME_END.regex.finditer(text.normal):
        before = text.normal[: match.start()]
        if before.count("“") <= before.count("”"):
            return text.cut(0, match.start())
    return text


def _name(doc: NormalisedText, found: Figure, around: _Around) -> Words:
    if found.rule == "target.free":
        return _free(doc, found, [words for words in (around.after, around.before, around.subject) if words.normal])
    if found.rule == "target.ranking":
        return _ranked(doc, found, around)
    if found.unit in _TIME:
        return _timed(around)
    if found.unit in {"%", "‰"} and not around.before.normal:
        return NOTHING if found.change == "relative" else _share(around)
    return _joined(found, around.before, around.after)


def _free(doc: NormalisedText, found: Figure, around: list[Words]) -> Words:
    """What costs nothing: 收取…费用 says it itself, 零成本 after what it is of, 免费 before what it gives."""
    match = figure_patterns.ZERO_COST.regex.match(doc.normal, found.start, found.end)
    of = around[0] if around else NOTHING
    if match and match.group("fee"):
        fee = words(doc, *match.span("fee"))
        return fee if len(fee.normal) > 4 else of + fee
    if match and match.group("noun"):
        return (around[-2] if len(around) > 2 else of) + words(doc, *match.span("noun"))
    return of + said("费用")


def _ranked(doc: NormalisedText, found: Figure, around: _Around) -> Words:
    """The rank of what stands before it, or was spoken of: 旅游收入居全省第四 is 旅游收入全省排名."""
    match = figure_patterns.RANKING.regex.match(doc.normal, found.start, found.end)
    among = words(doc, *match.span("all" if match.group("all") else "among")) if match else NOTHING
    lasting = patterns.LASTING.regex.search(around.before.normal)
    what = around.before.cut(0, lasting.start()) if lasting else around.before
    return (what if what.normal else around.subject) + among + said("排名")


def _share(around: _Around) -> Words:
    """The share of what stands after the figure; where that is a predicate, of what was spoken of."""
    modal = patterns.MODAL.regex.search(around.after.normal)
    what = around.after if modal is None else around.after.cut(0, modal.start()) + around.after.cut(modal.end())
    if not what.normal:
        return NOTHING
    acts = patterns.PREDICATE.regex.match(around.behind.normal)
    return (around.subject if acts else NOTHING) + what + said("比例")


def _joined(found: Figure, before: Words, after: Words) -> Words:
    """For rates and levels the words before; for things counted those before and after."""
    if found.unit == "%" and before.normal and found.comparator != "=":
        return before
    if after.normal and patterns.LISTED.regex.search(before.normal):
        return after
    if not after.normal or patterns.ADVERBIAL.regex.match(after.normal):
        return before
    return before + _short(after) if len(before.normal) < 30 else before


def _short(name: Words) -> Words:
    """A long name without what only describes it: 能够突破关键技术的领军人才 is 领军人才."""
    at = name.normal.rfind("的")
    at = at if len(name.normal) - at > _HEAD_NOUN else name.normal.rfind("的", 0, max(0, at))
    return name.cut(at + 1) if at > _DESCRIBED and not any(mark in name.normal for mark in "“提") else name


def _timed(around: _Around) -> Words:
    before, after = around.before, around.after
    since = patterns.SINCE.regex.search(before.normal)
    if since and after.normal:
        before = before.cut(0, since.start())
    what = before if before.normal else around.subject
    if not before.normal and len(after.normal) > 8:
        what = after
    elif after.normal and not patterns.TIME_VERB.regex.search(before.normal):
        what += after
    return what if what.normal.endswith(_TIME_NAMES) else what + said("时间")


def _unbracketed(text: Words) -> Words:
    """Without quotation marks that the cut left, and without a bracket that explains the figure."""
    text = text.cut(len(text.normal) - len(text.normal.lstrip("”)")))
    while text.normal.startswith("(") and ")" in text.normal:
        text = text.cut(text.normal.index(")") + 1)
    closed = text.normal.find(")")
    return text.cut(0, closed) if closed >= 0 and "(" not in text.normal[:closed] else text


def _noun(text: str) -> str:
    """The counted noun: the last letters of the words around."""
    clean = text.strip("“”()「」（）")
    acts = patterns.DONE_WITH.regex.search(clean)
    clean = clean[: acts.start()] if acts else clean
    if clean.endswith("数"):  # a number is counted in nothing of its own
        return "个"
    clean = clean[clean.rfind("以上") + 2 :] if "以上" in clean else clean
    return patterns.NEW.regex.sub("", clean[-4:] if len(clean) > 12 else clean).strip("“”") or "个"


def better(name: str) -> Direction | None:
    """Which direction of an indicator is the better one, as its name alone says; None where it does not."""
    if any(word in name for word in _LESS):
        return "down"
    return "up" if any(word in name for word in _MORE) else None
