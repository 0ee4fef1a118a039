"""The name of what a figure or milestone measures: the words around it, without verbs, dates and comparators."""

from __future__ import annotations

from .figures import Figure
from .flat import Flat
from .patterns import milestones as patterns

_TIME = {"工作日", "自然日", "小时", "分钟", "天", "日", "月"}
LONGEST = 60


def strip(text: str) -> str:
    """Words of a name without those that lead to it or hang behind it."""
    for _ in range(3):
        text = patterns.NAME_HEAD.regex.sub("", text)
        text = patterns.NAME_TAIL.regex.sub("", text)
    return text.strip(",、;:。")


def name_figure(flat: Flat, start: int, end: int, found: Figure, subject: str) -> tuple[str, str | None]:
    """The indicator of a figure in the clause flat[start:end], and its unit; subject: what earlier clauses spoke of."""
    before = strip(_balanced(flat.flat[start : max(start, found.head)]))
    after = strip(_balanced(_after(flat.flat[max(found.tail, found.end) : end])))
    unit = found.unit or (_noun(after or before) if found.counted else None)
    if found.rule == "target.free":
        return (before or after or subject) + "费用", unit
    name = _joined(before, after, found)
    if found.unit in _TIME:
        name = _timed(before, after, subject)
    elif found.counted and unit and not before and found.comparator == "<=":
        name = subject + unit
    if len(name) < 5 and subject and not name.startswith(subject):
        name = _head(subject) + name
    return name[:LONGEST] or subject or after or before or "指标", unit


def _joined(before: str, after: str, found: Figure) -> str:
    """For rates and levels the words before; for things counted those before and after."""
    if found.unit == "%" and before and found.comparator != "=":
        return before
    if found.unit in {"%", "‰"} and not before:
        return after + "占比"
    if not after or patterns.ADVERBIAL.regex.match(after):
        return before
    return before + after if len(before) < 30 else before


def _timed(before: str, after: str, subject: str) -> str:
    what = before or subject
    if not before and len(after) > 8:
        what = after
    elif after and not patterns.TIME_VERB.regex.search(before):
        what += after if len(after) < 12 else ""
    return what if what.endswith(("时间", "时限", "时长", "周期", "期限")) else what + "时间"


def _after(text: str) -> str:
    return text.lstrip("”)")


def _balanced(text: str) -> str:
    """Without a bracket that the cut left open."""
    if text.count("(") != text.count(")"):
        return text.split("(")[0] if text.count("(") > text.count(")") else text.split(")")[-1]
    return text


def _noun(text: str) -> str:
    """The counted noun: the last letters of the words around."""
    clean = text.strip("“”()")
    return clean[-4:] if len(clean) > 6 else clean or "个"


def _head(subject: str) -> str:
    """What an earlier indicator speaks of, without its measure."""
    return patterns.SUBJECT_RATE.regex.sub("", subject)


def name_milestone(flat: Flat, start: int, end: int) -> str:
    """The outcome that a clause states."""
    return strip(flat.flat[start:end])[:LONGEST] or flat.flat[start:end][:LONGEST]
