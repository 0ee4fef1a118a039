"""Policies and laws that a document names in 《》 or by 文号, and in what relation (guide, section 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.records import Relation
from ingest.facts.model import Cite
from ingest.facts.patterns import citations as patterns
from ingest.facts.patterns import policy
from ingest.text.normalised import NormalisedText

_LEAST = 4  # code points that a title before a number has at least: 沪规划资源〔2020〕1号 has none
_LETTERHEAD = "文件"  # 某省林业局文件某林发〔2021〕6号


def word_start(number: re.Match[str]) -> int:
    """Where a 文号's own letters begin within the run of letters that a collapsed text puts before it."""
    word = number.group("word")
    ends = [match.end() for match in policy.KIND.regex.finditer(word) if _LEAST < match.end() < len(word)]
    return max([len(word) - len(word.rpartition(_LETTERHEAD)[2]), *ends])


def brackets(number: str) -> str:
    """A 文号 with its year in 〔〕."""
    return patterns.YEAR_BRACKETS.regex.sub(r"〔\1〕", number)


def citations(doc: NormalisedText, title: str) -> list[Cite]:
    """One Cite a document named, in order of first mention, which gives the relation."""
    found: dict[str, Cite] = {}
    for start, end in _named_documents(doc, title):
        name = brackets(doc.name(start, end))
        bare = name.replace("、", "")
        if bare in found and bare != name:
            found.pop(bare)
        if name not in found:
            first, last = doc.span(start, end)
            relation = _relation(doc.normal, _opening(doc.normal, start))
            number = policy.NUMBER_BEHIND.regex.match(doc.normal, end)
            found[name] = Cite(
                title=name,
                doc_number=brackets(doc.name(*number.span("number"))) if number else None,
                relation=relation,
                quote=doc.text[first:last],
                start=first,
                end=last,
                rule="cite.title",
            )
    return list(found.values())


def _opening(text: str, start: int) -> int:
    """Where the 《 of a title begins that wraps another one in 〈〉."""
    opened = text.rfind("《", max(0, start - 120), start)
    return opened if opened >= 0 and "》" not in text[opened:start] else start


def _named_documents(doc: NormalisedText, title: str) -> list[tuple[int, int]]:
    text = doc.normal
    shorts = set()
    spans = []
    for match in patterns.CITED.regex.finditer(text):
        defined = patterns.DEFINES.regex.match(text, match.end() - 1)
        if defined:
            shorts.add(defined.group("short"))
        start, end = unwrapped(text, *match.span("title"))
        passed_on = match.group("title").endswith("的通知") and end < match.end("title")
        if _is_document(text[start:end], title, shorts, passed_on=passed_on):
            spans.append((start, end))
    return sorted(spans + _cited_numbers(doc))


def unwrapped(text: str, start: int, end: int) -> tuple[int, int]:
    """The title within text[start:end] without the notice that it is wrapped in (X印发〈Y〉的通知 → Y)."""
    inner = policy.UNWRAP.regex.search(text[start:end])
    return (start + inner.start("inner"), start + inner.end("inner")) if inner else (start, end)


def _is_document(name: str, title: str, shorts: set[str], *, passed_on: bool) -> bool:
    """Whether a title names a document, by its last word or by the notice that passes it on."""
    if name in shorts or patterns.SHORT_FORM.regex.search(name) or patterns.NOT_CITED.regex.search(name):
        return False
    reply = title.endswith(("批复", "复函"))  # what it approves is another document, which its title names
    own = bool(title) and not reply and (name == title if passed_on else name in title or title in name)
    return not own and (passed_on or bool(patterns.LAW_WORD.regex.search(name)))


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Every 文号, found by its rare year in brackets and read from the letters before it."""
    for year in patterns.NUMBER_YEAR.regex.finditer(text):
        found = policy.DOC_NUMBER.regex.search(text, max(0, year.start() - 14), year.end())
        if found:
            yield found


def _cited_numbers(doc: NormalisedText) -> list[tuple[int, int]]:
    """文号 that stand for a document by themselves, not behind its title."""
    spans = []
    for match in _numbers(doc.normal):
        start = match.start() + word_start(match)
        before = patterns.BASIS.regex.search(match.group("word"))
        if before:
            start = match.start() + before.end()
        cited = before or policy.NOT_OWN.regex.search(doc.normal[max(0, start - 8) : start])
        after_title = doc.normal[max(0, start - 2) : start]
        if cited and "(" not in after_title and "》" not in after_title:
            spans.append((start, match.end()))
    return spans


def _relation(text: str, start: int) -> Relation:
    """Basis after 根据, 按照, 为贯彻 …, to the end of that clause; forwards after 转发; else cites."""
    sentence = max(text.rfind("。", 0, start), text.rfind(";", 0, start)) + 1
    before = text[max(sentence, start - 200) : start]
    if before.rstrip("《").endswith("转发"):
        return "forwards"
    basis = list(patterns.BASIS.regex.finditer(before))
    if not basis:
        return "cites"
    last = basis[-1]
    between = patterns.CITED.regex.sub("", before[last.end() :])
    if last.group().startswith("为"):
        return "basis"
    neutral = patterns.NEUTRAL.regex.search(between)
    apart = "," in between and not patterns.LISTED.regex.search(between)
    return "cites" if neutral or apart else "basis"
