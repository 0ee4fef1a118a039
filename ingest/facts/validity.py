"""From when and until when a policy holds, and what it repeals, as it says of itself."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from ingest.facts.citations import brackets, unwrapped
from ingest.facts.model import Repeal
from ingest.facts.patterns import policy
from ingest.facts.patterns import validity as patterns
from ingest.text.normalised import NormalisedText
from ingest.text.pattern import Pattern
from ingest.values.dates import Dated, first_day
from ingest.values.numerals import chinese

_SENTENCE = 400  # code points before and behind a match that are looked at


def effective_on(doc: NormalisedText, issued: date | None) -> Dated | None:
    """The first day on which the document holds; that of issue where it says 自印发之日起. None: it does not say."""
    for match in _own(doc, patterns.EFFECTIVE):
        day = issued
        if match.group("date"):
            told = first_day(match.group("date"))
            day = told.day if told else None
        if day:
            return Dated(day + timedelta(int(match.group("later") or 0)), *match.span())
    return None


def expires_on(doc: NormalisedText, since: date | None) -> Dated | None:
    """The last day on which it holds: one that it names, or the end of so many years or months that begin at since."""
    for match in _own(doc, patterns.EXPIRES):
        told = first_day(match.group("date") or match.group("until"))
        if told:
            return Dated(told.day, *match.span())
    lasts = next(_own(doc, patterns.LASTS), None)
    if lasts is None or since is None:
        return None
    return Dated(_later(since, _months(lasts)) - timedelta(1), *lasts.span())


def repeals(doc: NormalisedText) -> Iterator[Repeal]:
    """The documents that hold no longer, in the order of the text, each once."""
    seen = set()
    for says, start, end in _sentences(doc, patterns.REPEALED):
        started = [match.end() for match in patterns.EFFECTIVE.regex.finditer(doc.normal, start, says.start())]
        for part in ((max(started, default=start), says.start()), (says.end(), end)):
            for one in _named(doc, *part):
                if (one.title, one.doc_number) not in seen:
                    seen.add((one.title, one.doc_number))
                    yield one


def _own(doc: NormalisedText, says: Pattern) -> Iterator[re.Match[str]]:
    """What a pattern finds first in each sentence that speaks of the document itself."""
    for match, start, end in _sentences(doc, says):
        if patterns.OWN.regex.search(doc.normal, start, end):
            yield match


def _sentences(doc: NormalisedText, says: Pattern) -> Iterator[tuple[re.Match[str], int, int]]:
    """What a pattern finds first in each sentence, with the sentence, which ends with its line at the latest."""
    end = 0
    for match in says.regex.finditer(doc.normal):
        if match.start() < end:
            continue
        near = max(match.start() - _SENTENCE, 0)
        start = max(doc.line_start(match.start()), doc.normal.rfind("。", near, match.start()) + 1, near)
        point = doc.normal.find("。", match.end(), match.end() + _SENTENCE)
        far = min(doc.line_end(match.end() - 1), match.end() + _SENTENCE)
        end = min(far, point) if point >= 0 else far
        yield match, start, end


def _months(lasts: re.Match[str]) -> int:
    count = lasts.group("count")
    return (int(count) if count.isdigit() else chinese(count)) * (12 if lasts.group("unit") == "年" else 1)


def _later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _named(doc: NormalisedText, start: int, end: int) -> Iterator[Repeal]:
    """The documents named by title, or by 文号 alone, in normal[start:end]."""
    titles = list(patterns.REPEALED_TITLE.regex.finditer(doc.normal, start, end))
    for match in titles:
        number = doc.name(*match.span("number")) if match.group("number") else None
        yield _repeal(doc, match, doc.name(*unwrapped(doc.normal, *match.span("title"))), number)
    for match in policy.DOC_NUMBER.regex.finditer(doc.normal, start, end):
        if not any(title.start() <= match.start() < title.end() for title in titles):
            yield _repeal(doc, match, None, doc.name(*match.span()))


def _repeal(doc: NormalisedText, match: re.Match[str], title: str | None, number: str | None) -> Repeal:
    start, end = doc.span(*match.span())
    known = brackets(number) if number else None
    return Repeal(title=title, doc_number=known, quote=doc.text[start:end], start=start, end=end)
