"""The figures of a clause: value, unit, comparator, change, baseline (guide, 5.2 and 5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.values.numerals import DIGITS, chinese, figure, percent, plain
from ingest.values.patterns import figures as patterns

Number = float | int
_TIME_UNITS = {"工作日", "自然日", "小时", "分钟", "秒", "天", "日", "月"}
_MAKES = ("建成", "新建", "打造", "创建", "完成", "新增", "设立", "培育")
_MEASURED = _TIME_UNITS | {"%", "‰", "百分点", "倍", "成"}
_AND = {"、", "和", "及", "与"}
_AMOUNTS = {"吨", "公斤", "千克", "微克", "吨标准煤", "千瓦时", "立方米", "升"}
_DESCRIPTIVE = {"千伏", "千伏安", "年", "届", "度", "周", "季度", "日"}


class Figure(NamedTuple):
    """A figure at normal[start:end]; head is where its comparator begins, tail where the words after it begin."""

    start: int
    end: int
    value: Number
    unit: str | None
    comparator: str | None = None
    change: str = "absolute"
    direction: str | None = None
    baseline: Number | None = None
    base_start: int | None = None
    head: int = 0
    tail: int = 0
    counted: bool = False
    rule: str = "target.figure"


def figures(text: str, start: int, end: int, reports: bool) -> list[Figure]:
    """The figures of normal[start:end] that are targets (or reports), in order; baselines are folded in."""
    if not patterns.SIGN.regex.search(text, start, end):
        return []
    raw = [found for found in _scan(text, start, end) if not _quoted(text, start, found.start)]
    kept = [found for found in _with_baselines(text, start, end, raw) if _counts(text, start, end, found, reports)]
    named = [_compared(text, start, end, found, reports) for found in kept]
    named = [found for at, found in enumerate(named) if not _frames(text, end, found, named[at + 1 :])]
    special = list(_special(text, start, end, reports))
    return sorted(_shared_bound(text, named) + special, key=lambda found: found.start)


def _frames(text: str, end: int, found: Figure, later: list[Figure]) -> bool:
    """Whether a time limit only frames a later figure of the clause: 24小时内在线阅读量超过10万."""
    return (
        found.unit in _TIME_UNITS
        and text[found.end : found.end + 1] == "内"
        and any(f.unit not in _TIME_UNITS for f in later)
    )


def _scan(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in patterns.FIGURE.regex.finditer(text, start, end):
        if match.group("whole"):
            value = plain(percent(match.group("parts"), match.group("whole")))
            yield Figure(match.start(), match.end(), value, "%")
        elif match.group("cent"):
            yield Figure(
                match.start(), match.end(), 100 if match.group("cent") == "百" else chinese(match.group("cent")), "%"
            )
        elif match.group("bare"):
            value = plain(figure(match.group("bare") + match.group("bmag")))
            yield Figure(match.start(), match.end(), value, None, ">" if match.group("bfew") else None)
        else:
            yield _measured(match)


def _measured(match: re.Match[str]) -> Figure:
    """A number with its unit; a range gives its first figure, 余 and 多 the comparator."""
    number, magnitude = match.group("num"), match.group("mag") or match.group("mag2") or ""
    value = _value(number, magnitude)
    unit = match.group("unit") or match.group("per") or ""
    if match.group("per") == "%":
        unit = "%"
    bare = unit.removeprefix("个").split("(")[-1].rstrip(")") + (match.group("rate") or "")
    few = match.group("few") or match.group("few2")
    counted = (unit.startswith("个") and not bare) or (match.group("per") == "个" and not bare)
    second = match.group("num2")
    high = plain(figure(second + (match.group("mag2") or ""))) if second and second[0].isdigit() else None
    return Figure(
        match.start(),
        match.end(),
        value,
        bare or None,
        ">" if few else None,
        counted=counted,
        baseline=None,
        tail=match.end(),
        head=0,
        rule="target.range" if high is not None or second else "target.figure",
    )


def _value(number: str, magnitude: str) -> Number:
    if not magnitude and number.isdecimal():
        return int(number)
    return plain(figure(number + magnitude) if number[0].isdigit() else figure(str(chinese(number)) + magnitude))


def _quoted(text: str, start: int, at: int) -> bool:
    """Whether the place stands in “…” or 《…》: numbers in names are no targets."""
    if not patterns.OPENING.regex.search(text, start, at):
        return False
    for opening, closing in ("“”", "《》", "‘’"):
        if text.count(opening, start, at) > text.count(closing, start, at):
            return True
    return False


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
    if patterns.PART_OF.regex.search(between) and "," not in between and found.unit == after.unit:
        return True
    if patterns.ON_BASE.regex.match(between) and (found.unit == after.unit or not after.unit):
        return True
    before = text[start : found.start]
    return bool(patterns.FROM.regex.search(before) and patterns.TO.regex.match(between)) and "," not in between


def _counts(text: str, start: int, end: int, found: Figure, reports: bool) -> bool:
    """Whether a figure is a target at all (guide, 5.2)."""
    before, after = text[start : found.start], text[found.end : end]
    if found.unit not in _MEASURED and patterns.REFERS.regex.match(before):
        return False
    if found.counted and text[found.start] == "一" and not _bounded(before, after) and found.baseline is None:
        return False
    if patterns.DESCRIBES.regex.search(before) or (found.unit != "%" and patterns.AFTER_THRESHOLD.regex.match(after)):
        return False
    if patterns.MEMBERS.regex.match(after) or (patterns.EXCEPT.regex.search(before) and "外" in after):
        return False
    if found.unit in _DESCRIPTIVE and not _bounded(before, after):
        return False
    if found.unit in _TIME_UNITS and before.endswith("近"):  # 近3个月 says when
        return False
    if found.unit in _TIME_UNITS | {"年"} and patterns.DURATION.regex.match(after):
        return False
    if reports:
        return not (found.unit == "元" and patterns.OFFERED.regex.search(before) and "万元" in after)
    return _planned_counts(text, start, found, before, after)


def _planned_counts(text: str, start: int, found: Figure, before: str, after: str) -> bool:
    if found.unit == "%" and (patterns.SUBSIDY.regex.search(before) or patterns.SUBSIDY.regex.match(after)):
        return False
    if found.unit and found.unit.endswith("元") and patterns.OFFERED.regex.search(before + after):
        return False
    if found.unit in _TIME_UNITS or (found.unit and found.unit in "%‰百分点倍成番"):
        return True
    if patterns.OWN_ITEMS.regex.match(after):
        return False
    if _bounded(before, after) or patterns.AFTER_MORE.regex.match(after) or found.comparator:
        return True
    if patterns.ALL_OF.regex.match(after):
        return True
    produced = patterns.PRODUCES.regex.search(before)
    if not text[found.start].isdigit():
        return before.endswith(_MAKES) or bool(found.baseline)
    return bool(produced) or not after.removeprefix("左右").strip(")”。") or bool(found.baseline)


def _bounded(before: str, after: str) -> bool:
    """Whether a comparator stands right before or after."""
    words = (patterns.NOT_MORE, patterns.NOT_LESS, patterns.MORE, patterns.LESS, patterns.RELATIVE)
    return any(word.regex.search(before) for word in words) or bool(patterns.AFTER_LESS.regex.match(after))


def _compared(text: str, start: int, end: int, found: Figure, reports: bool) -> Figure:
    """Add comparator, change and direction."""
    before, after = text[start : found.start], text[found.end : end]
    change, direction, head = _change(before, found)
    comparator = found.comparator or _comparator(before, after, found, reports, change)
    return found._replace(
        comparator=comparator,
        change=change,
        direction=direction,
        head=start + head,
        tail=found.end + _after(after),
    )


def _change(before: str, found: Figure) -> tuple[str, str | None, int]:
    """Relative after 提高, 压缩 … without 至 or 到; the offset where the words of comparing begin."""
    for pattern in (patterns.RATIO_NAME, patterns.RELATIVE):
        match = pattern.regex.search(before)
        if match and found.unit and found.baseline is None and (pattern is patterns.RATIO_NAME or _can_change(found)):
            group = match.lastgroup or ""
            return "relative", "down" if group in {"down", "fall"} else "up", match.start()
    for pattern in (patterns.NOT_MORE, patterns.NOT_LESS, patterns.MORE, patterns.LESS, patterns.ABOUT):
        match = pattern.regex.search(before)
        if match:
            return "absolute", None, match.start()
    return "absolute", None, len(before)


def _can_change(found: Figure) -> bool:
    return (
        found.unit in {"%", "百分点", "‰", "倍", "成", "元", "工作日", "天", "小时", "分钟", "位", *_AMOUNTS}
        and not found.counted
    )


def _comparator(before: str, after: str, found: Figure, reports: bool, change: str) -> str:
    if (
        found.rule == "target.range"
        and not patterns.NOT_MORE.regex.search(before)
        and not patterns.AFTER_LESS.regex.match(after)
    ):
        return ">="
    if patterns.MORE.regex.search(before) and not patterns.NOT_MORE.regex.search(before):
        return ">"
    if patterns.LESS.regex.search(before):
        return "<"
    if patterns.NOT_MORE.regex.search(before):
        return "<="
    if patterns.AFTER_MORE.regex.match(after) or patterns.NOT_LESS.regex.search(before):
        return ">="
    if patterns.AFTER_LESS.regex.match(after):
        return "<="
    if reports:
        return "="
    if change == "relative":
        return "=" if patterns.ABOUT.regex.search(before) or after.startswith("左右") else ">="
    return "<=" if found.unit in _TIME_UNITS else "="


def _after(after: str) -> int:
    for pattern in (patterns.AFTER_LESS, patterns.AFTER_MORE):
        match = pattern.regex.match(after)
        if match:
            return match.end()
    return 2 if after.startswith("左右") else 0


def _shared_bound(text: str, named: list[Figure]) -> list[Figure]:
    """分别提高5%、7.5%以上: the bound and the verb cover both figures."""
    made, bounded = list(named), False
    for at in range(len(made) - 1, 0, -1):
        first, second = made[at - 1], made[at]
        if text[first.end : second.start] not in _AND or first.unit != second.unit:
            bounded = False
            continue
        bounded = bounded or text[second.end : second.end + 2] in {"以上", "以内"}
        verb = second if second.change == "relative" and first.change != "relative" else first
        comparator = second.comparator if bounded else first.comparator
        made[at - 1] = first._replace(comparator=comparator, change=verb.change, direction=verb.direction)
        made[at] = second._replace(
            comparator=comparator, change=first.change, direction=first.direction, head=first.head
        )
    return made


def _special(text: str, start: int, end: int, reports: bool) -> Iterator[Figure]:
    """零成本, 次日, 只实施一次, rankings, 翻一番."""
    if not patterns.SPECIAL.regex.search(text, start, end):
        return
    for match in patterns.ZERO_COST.regex.finditer(text, start, end):
        yield _whole(match, 0, "元", "=", "target.free")
    for match in patterns.NEXT_DAY.regex.finditer(text, start, end):
        yield _whole(match, 1, "天", "<=", "target.next_day")
    for match in patterns.ONLY_ONCE.regex.finditer(text, start, end):
        stop = match.start("what")
        yield _whole(match, 1, "次", "=", "target.once")._replace(end=stop, tail=stop)
    for match in patterns.DOUBLED.regex.finditer(text, start, end):
        value = 100 if match.group("more") else 100 * (2 ** DIGITS[match.group("n")] - 1)
        yield _whole(match, value, "%", ">=", "target.doubled")._replace(change="relative", direction="up")
    for match in patterns.RANKING.regex.finditer(text, start, end) if reports else ():
        rank = match.group("rank")
        value = 1 if rank is None else int(rank) if rank.isdigit() else chinese(rank)
        yield _whole(match, value, "位", "=", "target.ranking")


def _whole(match: re.Match[str], value: int, unit: str, comparator: str, rule: str) -> Figure:
    """A figure whose words say all of it."""
    start, end = match.span()
    return Figure(start, end, value, unit, comparator, head=start, tail=end, rule=rule)
