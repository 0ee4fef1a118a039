"""The span of time that a policy covers (guide, section 1)."""

from __future__ import annotations

from collections import Counter

from ingest.facts.patterns import policy, timeline
from ingest.text.normalised import NormalisedText
from ingest.values.dates import FIVE_YEARS, western
from ingest.values.patterns import dates as times

_OF_A_YEAR = "今年"  # what speaks of this year is of one year, whatever plan it names


def period(title: str, doc: NormalisedText) -> tuple[str, str] | None:
    """The years in the title; without a title the span that the head states."""
    match = policy.PERIOD.regex.search(title)
    if match is None:
        return None if title else _stated_period(doc) or _five_years(doc)
    if match.group("a"):
        return match.group("a"), match.group("b")
    if match.group("ra"):
        return str(western(match.group("ra"))), str(western(match.group("rb")))
    if match.group("plan") or match.group("nth"):
        last = FIVE_YEARS[match.group("plan") or match.group("nth") + "五"]
        return str(last - 4), str(last)
    years = [found.group("y") for found in policy.PERIOD.regex.finditer(title) if found.group("y")]
    return min(years), max(years)


def _five_years(doc: NormalisedText) -> tuple[str, str] | None:
    """The five-year plan that a text without a title keeps naming."""
    named = [match.group("plan") for match in policy.PERIOD.regex.finditer(doc.normal) if match.group("plan")]
    if len(named) < 2 or len(set(named)) > 1 or _OF_A_YEAR in doc.normal:
        return None
    years = Counter(match.group() for match in timeline.A_YEAR.regex.finditer(doc.normal))
    if max(years.values(), default=0) >= len(named):  # it names a year as often
        return None
    last = FIVE_YEARS[named[0]]
    return str(last - 4), str(last)


def _stated_period(doc: NormalisedText) -> tuple[str, str] | None:
    match = next((m for m in times.TIME.regex.finditer(doc.normal, 0, 1500) if m.group("ty")), None)
    if match is None:
        return None
    return f"{match.group('sy')}-{int(match.group('sm')):02}", f"{match.group('ty')}-{int(match.group('tm')):02}"
