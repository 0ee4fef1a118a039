"""The title of a document: the one that a notice hands on, else the page's, else the first lines with its form."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.facts import grounds
from ingest.facts.citations import word_start
from ingest.facts.issuers import bare
from ingest.facts.patterns import policy
from ingest.facts.signature import Head
from ingest.layout.patterns import boilerplate as layout
from ingest.layout.patterns import marks
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import all_bodies, is_body, split_spaced
from ingest.values.places import begins_with_place, is_central

_KIND = 2  # code points at a title's end that say what the document is
_ALIKE = 4  # code points that two names of one document share
_SHORTEST, _LINE = 8, 40  # code points of a first line that may be a title, whatever its words
_WORD = 4  # code points of a word that documents end in, alone no title (政策)
_NAME = 40  # code points of who issues
_TITLE = 80  # code points of a title, without who issues it
_CONTENTS = {"目录", "目次"}


def find_title(head: Head) -> None:
    """The wrapped title where a notice forwards one, else the page's or the first line or lines with its form."""
    text = head.doc.normal
    area = head.end
    order = policy.ORDER.regex.search(text, 0, area)
    if order:
        head.title, head.issuer = order.span("title"), bare(text, *order.span("issuer"))
        head.number = head.issuer[0], order.end("number")
        return
    proposal = policy.PROPOSAL.regex.search(text, 0, area)
    if proposal:
        head.title = proposal.span("title")
        answers = policy.ANSWERS.regex.search(text, proposal.end(), area)
        head.issuer = answers.span("issuer") if answers else None
        return
    first = grounds.page_title(head)
    if first is None and any(one.field == "title" for one in head.stated):
        return  # what else looks like a title is another's
    first = first or _whole(head, _labelled(head) or _first_title(head))
    match = policy.WRAPPED.regex.search(text, 0, area) or policy.ISSUED_AS.regex.search(text, 0, area)
    if match and _is_cited(head.doc, match.start()):
        match = None
    if match and (first is None or match.start() <= first[1]):
        head.wrapper = (head.doc.line_start(match.start()), match.end())
        group = "bare" if match.re is policy.WRAPPED.regex and match.group("bare") else "quoted"
        head.title = match.span(group)
        if group == "bare":
            head.title = _repeated(head, match) or _title_after(head, match) or head.title
    else:
        head.title = first or _handed_on(head) or _placed(head) or _alone(head) or _given(head)


def _is_cited(doc: NormalisedText, at: int) -> bool:
    """Whether it stands within a title that running text names: 根据《…关于印发〈…办法〉的通知》."""
    opened = doc.normal.rfind("《", 0, at)
    return opened > doc.normal.rfind("》", 0, at) and doc.line_start(opened) < opened


def _whole(head: Head, first: tuple[int, int] | None) -> tuple[int, int] | None:
    """A title with who issues, where the page names it without (关于…的通知) and the text below it with."""
    text, stop = head.doc.normal, head.end
    words = text[slice(*first)] if first else ""
    at = text.find(words, first[1], stop) if first and words.startswith("关于") else -1
    while at >= 0:
        row = next((start for start, end in head.rows if start < at < end), at)
        number = policy.DOC_NUMBER.regex.search(text, row, at)
        begin = number.end() if number else row
        if all_bodies(text, split_spaced(head.doc, begin, at), _NAME):
            return begin, at + len(words)
        at = text.find(words, at + 1, stop)
    return first


def _handed_on(head: Head) -> tuple[int, int] | None:
    """The line or two that are the title which a notice without one hands on, whatever its last word."""
    stop = head.end
    match = policy.HANDED_ON.regex.search(head.doc.normal, 0, stop)
    if match is None:
        return None
    told = match["quoted"] or match["given"]
    twos = [(first, last) for (first, _), (_, last) in pairwise(head.rows)]
    return next((row for row in [*head.rows, *twos] if head.doc.normal[slice(*row)].strip("《》*#") == told), None)


def _given(head: Head) -> tuple[int, int] | None:
    """What a notice without a title says that it hands on, where the page has lost its lines."""
    match = policy.HANDED_ON.regex.search(head.doc.normal, 0, head.end)
    own = match and match["given"] and head.doc.normal.startswith(("印发", "下发", "发布"), match.end())
    return match.span("given") if match and own and policy.TITLE.regex.search(match["given"]) else None


def _placed(head: Head) -> tuple[int, int] | None:
    """The first line where it begins with a place and no stop ends it, whatever its last word (某市重点项目分工)."""
    start, end = head.rows[0] if head.rows else (0, 0)
    line = head.doc.normal[start:end]
    return (start, end) if policy.PLACED_TITLE.regex.fullmatch(line) and not is_body(line) else None


def _alone(head: Head) -> tuple[int, int] | None:
    """The first line where it is short, no sentence and no heading, with a paragraph right below it or a line later."""
    rows = head.rows[:3]
    line = head.doc.normal[slice(*rows[0])] if rows else ""
    below = any(end - start > _TITLE and "。" in head.doc.normal[start:end] for start, end in rows[1:])
    if not below or not _SHORTEST <= len(line) <= _LINE or is_body(line) or _is_of_the_page(line):
        return None
    heads = marks.ENUMERATED.regex.match(line) or marks.PART.regex.fullmatch(line) or set("。;:,!?|#*") & set(line)
    return None if heads or line[0] in "([0123456789" else rows[0]


def _repeated(head: Head, match: re.Match[str]) -> tuple[int, int] | None:
    """The same title once more on a line of its own, where the notice names it without 《》."""
    bare = match.group("bare")
    at = head.doc.normal.find(bare, match.end())
    while at >= 0 and not head.doc.broken(at):
        at = head.doc.normal.find(bare, at + 1)
    return (at, at + len(bare)) if at >= 0 else None


def _title_after(head: Head, match: re.Match[str]) -> tuple[int, int] | None:
    """The title line of the document that a notice forwards under another name, of which it shares some words."""
    at, bare = match.end(), match.group("bare")
    for start, end in head.rows:
        line = head.doc.normal[start:end]
        if line.endswith("通知") or marks.INLINE.regex.match(line):
            continue
        alike = any(bare[first : first + _ALIKE] in line for first in range(len(bare) - _ALIKE + 1))
        if (
            start > at
            and alike
            and bare[-_KIND:] in line  # not a list that is attached to the plan
            and len(line) <= 60
            and policy.TITLE.regex.search(line)
            and not set("。;:,") & set(line)
        ):
            return start, end
    return None


def _labelled(head: Head) -> tuple[int, int] | None:
    """What stands behind 标题 in a page's table of facts, or on the line below it."""
    for (start, end), below in pairwise([*head.rows, (head.end, head.end)]):
        line = head.doc.normal[start:end]
        named = policy.TITLE_LABEL.regex.match(line)
        if named and named.end() < len(line):
            return start + named.end(), start + (line + "|").index("|", named.end())
        if named and policy.TITLE.regex.search(head.doc.normal[slice(*below)]):
            return below
    return None


def _first_title(head: Head) -> tuple[int, int] | None:
    """The first one to three lines that end in a word for a document, before any sentence."""
    for at, (start, end) in enumerate(head.rows):
        line = head.doc.normal[start:end]
        words = line.lstrip("#")
        if at == 0 and words != line and not words[:1].isdigit() and policy.TITLE.regex.search(line):
            return end - len(words), end
        page = policy.PAGE_NAME.regex.match(line) if at == 0 else None
        if page:
            return start + page.start("title"), start + page.end("title")
        if _is_of_the_page(line):
            continue
        if marks.ENUMERATED.regex.match(line):
            return None
        quoted = policy.QUOTED_LINE.regex.fullmatch(line)
        if quoted and policy.TITLE.regex.search(quoted["title"]):
            return start + quoted.start("title"), start + quoted.end("title")
        if "|" in line:  # another row of that table
            continue
        attachment = marks.ATTACHMENT.regex.match(line)
        if attachment:
            start += attachment.end() + (line[attachment.end() : attachment.end() + 1] == ":")
            if start >= end:
                continue
        if policy.REPLY.regex.search(line) and len(line) < 100:
            return start, end
        number = policy.DOC_NUMBER.regex.search(line)
        cut = _cut_title(line[: number.start("word") + word_start(number)]) if number and number.start() else 0
        if cut or "。" in line:
            cut = cut or _collapsed_title(line)
            return (start, start + cut) if cut else None
        joined = _joined_title(head, at, start)
        if joined:
            return joined
    return None


def _is_of_the_page(line: str) -> bool:
    """Whether a line is no title and begins none: furniture, a register's code, a contents' heading, the 文号 alone."""
    number = policy.DOC_NUMBER.regex.fullmatch(line)
    furniture = layout.FURNITURE.regex.match(line) and not policy.TITLE.regex.search(line)
    return bool(number or furniture or policy.CODED.regex.search(line)) or line.startswith("#") or line in _CONTENTS


def _joined_title(head: Head, at: int, start: int) -> tuple[int, int] | None:
    """A title of one to three lines, the first of which is the row at this place."""
    for first, stop in head.rows[at : at + 3]:
        if first > start and marks.ENUMERATED.regex.match(head.doc.normal, first, stop):
            return None  # a heading of the text begins
        joined = head.doc.normal[start:stop]
        before = max(joined.find("关于"), 0)  # before it stands who issues, of whom there may be many
        sentence = set("。;") & set(joined) or ":" in joined[:-1]
        alone = len(joined) <= _WORD and not joined.endswith("法")
        if len(joined) - before <= _TITLE and not alone and policy.TITLE.regex.search(joined) and not sentence:
            after = [row for row in head.rows if row[0] == stop]
            return _begins(head.doc, head.rows, start, stop), _with_bracket(head.doc, stop, after)
    return None


def _begins(doc: NormalisedText, rows: list[tuple[int, int]], start: int, stop: int) -> int:
    """Where the title of several lines begins: a line of the page above it is none of its (语速 1.0x).

    It is the page's where a later line begins with a place, or with the country's bodies, and it names no body.
    """
    inside = [row for row in rows if start <= row[0] < stop]
    for first, _ in inside[1:]:
        above = doc.normal[start:first]
        if ">" in above or (above.endswith("]") and above.count("[") < above.count("]")):
            return first  # the way to the page; its buttons for the size of letters: [字号:大 中 小]
        if not is_body(above) and (begins_with_place(doc.normal, first) or is_central(doc.normal[first:stop])):
            return first
    return start


def _with_bracket(doc: NormalisedText, stop: int, after: list[tuple[int, int]]) -> int:
    """A bracket of its own line right below belongs to the title: (2021-2024年)."""
    if after:
        line = doc.normal[slice(*after[0])]
        told = len(line) < 20 and "稿" not in line and not policy.DOC_NUMBER.regex.search(line)
        told = told and not layout.SIGNATURE.regex.fullmatch(line.strip("()"))  # (2018年5月30日): when it was adopted
        if line.startswith("(") and line.endswith(")") and told:
            return after[0][1]
    return stop


def _collapsed_title(line: str) -> int:
    """How long the title is that a collapsed text begins with; 0 where it begins with none."""
    match = policy.COLLAPSED_TITLE.regex.match(line)
    return match.end("title") if match else 0


def _cut_title(text: str) -> int:
    return len(text) if 6 < len(text) <= 80 and policy.TITLE.regex.search(text) else 0
