"""What a page states of its document beside the text: meta tags, the table of facts (索引号 …), heading and date lines.

The names of the tags are those that 国办发〔2017〕47号 (政府网站发展指引, annex 2) asks of every government page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.formats import patterns
from ingest.formats.grid import one_line
from ingest.formats.html.lines import lines as lines_of
from ingest.formats.reading import Field, Stated

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS: dict[str, Field] = {"articletitle": "title", "pubdate": "published_on", "contentsource": "source"}
_FIELDS: tuple[Field, ...] = ("title", "doc_number", "issuer", "issued_on", "published_on", "source")
_SHORTEST = 6  # letters of a heading


def in_tags(root: _Element) -> Iterator[Stated]:
    """What the meta tags of a page state."""
    for tag in root.iter("meta"):
        name, words = tag.get("name") or "", one_line(tag.get("content") or "")
        field = _TAGS.get(name.lower())
        if field and words:
            yield Stated(field, words, f"meta {name}")


def in_lines(lines: Iterable[str]) -> Iterator[Stated]:
    """What lines beside the text state behind labels; an empty cell states nothing."""
    for line in lines:
        for match in patterns.LABELLED.regex.finditer(line):
            field = next((name for name in _FIELDS if match.group(name)), None)
            words = match.group("value").strip()
            if field and words:
                yield Stated(field, words, f"page {''.join((match.group(field)).split())}")


def heading(root: _Element, window: str, stated: Sequence[Stated], lines: Sequence[str]) -> Stated | None:
    """The document's title as a line of the page: that of a tag or table, else the last h1, else the window's title.

    window: the text of the title element; lines: those beside the main text.
    """
    shown = {bare(line): line for line in lines}
    for title in stated:
        if title.field == "title" and bare(title.words) in shown:
            return Stated("title", shown[bare(title.words)], title.where)
    if any(title.field == "title" for title in stated):
        return None
    headings = [" ".join(lines_of(element)) for element in root.iter("h1")]
    headings = [words for words in headings if bare(words) in shown]
    if headings:
        return Stated("title", headings[-1], "page h1")
    return next((Stated("title", line, "page title") for line in lines if _begins(bare(window), bare(line))), None)


def bare(text: str) -> str:
    """Text without white space."""
    return "".join(text.split())


def _begins(window: str, line: str) -> bool:
    return len(line) >= _SHORTEST and window.startswith(line)
