"""The figures of a clause: value, unit, comparator, change, baseline (guide, 5.2 and 5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.text.spans import Spans
from ingest.values.figure_lists import Figure, Number, share, share_unit
from ingest.values.numerals import DIGITS, chinese, figure, percent, plain
from ingest.values.patterns import figures as patterns

NOWHERE = Spans(())
Beside = Mapping[str, re.Match[str]]
_BOUNDS = (
    ("atmost", patterns.NOT_MORE),
    ("atleast", patterns.NOT_LESS),
    ("more", patterns.MORE),
    ("less", patterns.LESS),
    ("ratio", patterns.RATIO_NAME),
    ("since", patterns.SINCE),
    ("change", patterns.RELATIVE),
    ("about", patterns.ABOUT),
)
_TIME_UNITS = {"工作日", "自然日", "小时", "分钟", "秒", "天", "日", "月"}
_DESCRIPTIVE = {"千伏", "年", "届", "度", "周", "季度", "日"}
_PER = _TIME_UNITS | {"人", "户", "名"}
_AREAS = {"平方公里", "平方米", "公顷", "亩", "公里"}
_ARTICLES = {"项", "家", "期", "次", "场"}
_ONLY = ("每", "只", "为", "至", "成")
_MOST = 300  # numbers in one clause; more are data run together, no words that say what they are
_REACH = 48  # letters; no pattern needs more of the words beside a figure
_AMOUNTS = {"吨", "公斤", "千克", "微克", "吨标准煤", "千瓦时", "立方米", "升"}


def propose(text: str, start: int, end: int, reports: bool, dates: Spans = NOWHERE) -> list[Figure]:
    """Every reading of a number in normal[start:end] as a figure, in order; baselines are folded into theirs.

    dates: where phrases of time stand, whose numbers are no figures.
    """
    if not patterns.SIGN.regex.search(text, start, end):
        return []
    special = list(_special(text, start, end, reports))
    taken = Spans((found.start, found.end) for found in special)
    raw = sorted((*_scan(text, start, end), *_ratios(text, start, end)), key=lambda found: found.start)
    if len(raw) > _MOST:
        return []
    raw = [one for one in raw if not any(dates.within(one.start, one.end)) and _may_count(text, start, end, one)]
    raw = share_unit(text, raw)
    named = [_compared(text, start, end, found, reports) for found in _with_baselines(text, start, end, raw)]
    whole = [found for found in share(text, named) if not any(taken.within(found.start, found.end))]
    special = [found for found in special if not any(dates.within(found.start, found.end))]
    return sorted(whole + special, key=lambda found: found.start)


def _may_count(text: str, start: int, end: int, found: Figure) -> bool:
    """Whether a number can be a figure at all.

    It is none in a time of day, in a document's title, in an exception (除7个部门外), where its unit describes
    (10千伏客户), where it says which things are counted (营收超10亿元企业5家), where it belongs to a rate
    (6个月内办结率达到80%), where it is what a project costs (投资100亿元的产业园),
    or is a name (“30条”, “3个1000”).
    一个 and 一项 are articles more often than figures: they count only beside a bound or after a baseline.
    """
    stop = min(end, found.end + _REACH)
    if found.unit and patterns.WHICH.regex.match(text, found.end, stop):
        return False
    if found.unit == "类" and patterns.GRADE.regex.search(text, max(start, found.start - 3), found.start):
        return False
    if text[found.start - 1 : found.start] == "“" and text[found.end : stop].lstrip("0123456789")[:1] == "”":
        return False
    if found.unit in _PER and patterns.OF_RATE.regex.match(text[found.end : stop]):
        return False
    before, after = _around(text, start, end, found)
    if found.unit in _DESCRIPTIVE and not _bounded(before, after):
        return False
    if patterns.EACH_MORE.regex.search(before) or before.rfind("《") > before.rfind("》"):
        return False
    if text.startswith("的", found.end) and patterns.INVESTED.regex.search(before):
        return False
    if before.endswith("等") and patterns.PARTNERS.regex.match(text[found.end - found.counted : stop]):
        return False
    if patterns.CLOCK.regex.match(text, found.end) or ("外" in after and patterns.EXCEPT.regex.search(before)):
        return False
    if text[found.start] != "一" or not (found.counted or found.unit in _ARTICLES) or found.end - found.start > 3:
        return True
    return _bounded(before, after) or bool(patterns.FROM.regex.search(before)) or before.endswith(_ONLY)


def _around(text: str, start: int, end: int, found: Figure) -> tuple[str, str]:
    """The words before and behind a figure, as far as any pattern looks."""
    return text[max(start, found.start - _REACH) : found.start], text[found.end : min(end, found.end + _REACH)]


def _scan(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in patterns.FIGURE.regex.finditer(text, start, end):
        first, last = match.span()
        if match.group("whole"):
            yield Figure(first, last, plain(percent(match.group("parts"), match.group("whole"))), "%")
        elif match.group("cent"):
            yield Figure(first, last, 100 if match.group("cent") == "百" else chinese(match.group("cent")), "%")
        elif match.group("half"):
            yield Figure(first, last, 50, "%")
        elif match.group("halved"):
            yield Figure(first, last, 0.5, match.group("of").removeprefix("个"))
        elif match.group("bare") or match.group("many"):
            yield _unitless(match)
        else:
            yield _measured(match)


def _ratios(text: str, start: int, end: int) -> Iterator[Figure]:
    """1:200 is 0.005, without a unit."""
    for match in patterns.RATIO.regex.finditer(text, start, end):
        one, other = ("one", "other") if match["one"] else ("of", "single")
        if divisor := figure(match[other]):
            value = plain(figure(match[one]) / divisor)
            yield Figure(match.start(one), match.end(other), value, None, tail=match.end(other), rule="target.ratio")


def _unitless(match: re.Match[str]) -> Figure:
    """A number without a unit, or 80万 before what is counted."""
    names = ("bare", "bmag", "bfew") if match.group("bare") else ("many", "mmag", "mfew")
    number, magnitude, few = match.group(*names)
    value = plain(figure(number + magnitude))
    return Figure(*match.span(), value, None, ">" if few else None, counted=bool(match.group("many")))


def _measured(match: re.Match[str]) -> Figure:
    """A number with its unit; a range gives its first figure, 余 and 多 the comparator."""
    number, magnitude = match.group("num"), match.group("mag") or match.group("mag2") or ""
    unit = match.group("unit") or match.group("per") or ""
    if match.group("per") == "%":
        unit = "%"
    bare = unit.removeprefix("个").split("(")[-1].rstrip(")") + (match.group("rate") or "")
    counted = not bare and (unit.startswith("个") or match.group("per") == "个")
    few = ">" if match.group("few") or match.group("few2") else None
    if bare == "成":  # 三成 is 30 %
        return Figure(*match.span(), 10 * _value(number, magnitude), "%", few, tail=match.end())
    rule = "target.range" if match.group("num2") else "target.figure"
    start, end = match.span()
    return Figure(start, end, _value(number, magnitude), bare or None, few, tail=end, counted=counted, rule=rule)


def _value(number: str, magnitude: str) -> Number:
    if not magnitude and number.isdecimal():
        return int(number)
    return plain(figure(number + magnitude) if number[0].isdigit() else figure(str(chinese(number)) + magnitude))


def _with_baselines(text: str, start: int, end: int, raw: list[Figure]) -> Iterator[Figure]:
    """由X到Y, 在X基础上压缩至Y, 将X压缩为Y: X is the baseline of Y."""
    baseline: Number | None = None
    unit: str | None = None
    base = start
    for at, found in enumerate(raw):
        after = raw[at + 1] if at + 1 < len(raw) else None
        if after and _leads_on(text, start, found, after):
            if not patterns.PART_OF.regex.search(text[found.end : after.start]):
                baseline, unit, base = found.value, found.unit, found.start
            continue
        if baseline is not None:
            found = found._replace(baseline=baseline, unit=found.unit or unit, base_start=base)
            baseline = None
        yield found


def _leads_on(text: str, start: int, found: Figure, after: Figure) -> bool:
    """Whether this figure is where the next one starts from."""
    between = text[found.end : after.start]
    if len(between) > _REACH:
        return False
    if patterns.PART_OF.regex.search(between) and "," not in between and found.unit == after.unit:
        return True
    if patterns.ON_BASE.regex.match(between) and (found.unit == after.unit or not after.unit):
        return True
    if found.unit and after.unit and found.unit != after.unit:
        return False  # 把时间压缩三分之二、减到5天: two goals
    before = text[max(start, found.start - _REACH) : found.start]
    return bool(patterns.FROM.regex.search(before) and patterns.TO.regex.match(between)) and "," not in between


def _bounded(before: str, after: str) -> bool:
    """Whether a comparator stands right before or after."""
    words = (patterns.NOT_MORE, patterns.NOT_LESS, patterns.MORE, patterns.LESS, patterns.RELATIVE)
    return any(word.regex.search(before) for word in words) or bool(patterns.AFTER_LESS.regex.match(after))


def _compared(text: str, start: int, end: int, found: Figure, reports: bool) -> Figure:
    """Add comparator, change and direction."""
    before, after = _around(text, start, end, found)
    beside = {name: match for name, pattern in _BOUNDS if (match := pattern.regex.search(before))}
    change, direction, head = _change(beside, found)
    comparator = found.comparator or _comparator(beside, after, found, reports, change)
    return found._replace(
        comparator=comparator,
        change=change,
        direction=direction,
        head=found.start - len(before) + (len(before) if head is None else head),
        tail=found.end + _after(after),
        words=tuple(beside),
    )


def _change(beside: Beside, found: Figure) -> tuple[str, str | None, int | None]:
    """Relative after 提高, 压缩 … without 至 or 到; the offset where the words of comparing begin, if there are any."""
    for name in ("ratio", "since", "change"):
        match = beside.get(name)
        group = (match.lastgroup or "") if match else ""
        changes = name != "change" or _can_change(found) or (group == "down" and found.unit in _AREAS)
        if match and found.unit and found.baseline is None and changes:
            return "relative", "down" if group in {"down", "fall"} else "up", match.start()
    first = next((beside[name] for name in ("atmost", "atleast", "more", "less", "about") if name in beside), None)
    return "absolute", None, first.start() if first else None


def _can_change(found: Figure) -> bool:
    return (
        found.unit in {"%", "百分点", "‰", "倍", "成", "元", "工作日", "天", "小时", "分钟", "位", *_AMOUNTS}
        and not found.counted
    )


def _comparator(beside: Beside, after: str, found: Figure, reports: bool, change: str) -> str:
    within = patterns.AFTER_LESS.regex.match(after)
    if found.rule == "target.range" and "atmost" not in beside and not within:
        return ">="
    if "more" in beside and "atmost" not in beside:
        return ">"
    if "less" in beside:
        return "<"
    if "atmost" in beside:
        return "<="
    if "atleast" in beside or patterns.AFTER_MORE.regex.match(after):
        return ">="
    if within:
        return "<="
    if reports:
        return "="
    if change == "relative":
        return "=" if "about" in beside or after.startswith("左右") else ">="
    return "<=" if found.unit in _TIME_UNITS else "="


def _after(after: str) -> int:
    for pattern in (patterns.AFTER_LESS, patterns.AFTER_MORE):
        match = pattern.regex.match(after)
        if match:
            return match.end()
    return 2 if after.startswith("左右") else 0


def _special(text: str, start: int, end: int, reports: bool) -> Iterator[Figure]:
    """零成本, 次日, 只实施一次, 每月一次, rankings, 翻一番."""
    if not patterns.SPECIAL.regex.search(text, start, end):
        return
    for match in patterns.ZERO_COST.regex.finditer(text, start, end):
        yield _whole(match, 0, "元", "=", "target.free")
    for match in patterns.NEXT_DAY.regex.finditer(text, start, end):
        yield _whole(match, 1, "天", "<=", "target.next_day")
    for match in patterns.ONLY_ONCE.regex.finditer(text, start, end):
        stop = match.start("what")
        yield _whole(match, 1, "次", "=", "target.once")._replace(end=stop, tail=stop)
    for match in patterns.FREQUENCY.regex.finditer(text, start, end):
        yield _frequency(text, match)
    for match in patterns.DOUBLED.regex.finditer(text, start, end):
        value = 100 if match.group("more") else 100 * (2 ** DIGITS[match.group("n")] - 1)
        yield _whole(match, value, "%", ">=", "target.doubled")._replace(change="relative", direction="up")
    for match in patterns.RANKING.regex.finditer(text, start, end) if reports else ():
        rank = match.group("rank")
        value = 1 if rank is None else int(rank) if rank.isdigit() else chinese(rank)
        yield _whole(match, value, "位", "=", "target.ranking")


def _frequency(text: str, match: re.Match[str]) -> Figure:
    """So many times in a span of time: the number alone is the figure."""
    number = match.group("n")
    value = int(number) if number.isdigit() else chinese(number)
    least = patterns.AT_LEAST.regex.search(match.group()) or text.startswith("以上", match.end())
    found = _whole(match, value, match.group("unit"), ">=" if least else "=", "target.frequency")
    return found._replace(start=match.start("n"), head=match.start("n"))


def _whole(match: re.Match[str], value: int, unit: str, comparator: str, rule: str) -> Figure:
    """A figure whose words say all of it."""
    start, end = match.span()
    return Figure(start, end, value, unit, comparator, head=start, tail=end, rule=rule)
