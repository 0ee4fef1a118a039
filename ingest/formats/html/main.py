"""Where the document stands on its page: the innermost element that holds nearly all sentences of the page.

What surrounds the document is told before by its element (nav, footer), by its name (class="breadcrumb") and by being
links for the most part; an element with a third of the page's prose always stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ingest.formats import patterns
from ingest.formats.html.lines import BLOCKS, is_data
from ingest.formats.html.tree import Block, remove

if TYPE_CHECKING:
    from lxml.etree import _Element

_AROUND = {"nav", "footer", "aside", "header", "menu", "dialog"}
_ROLES = {"navigation", "banner", "contentinfo", "search"}
_PARAGRAPHS = {"p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "table"}
_LINKED = 0.6
_STAYS = 1 / 3
_LEFT_OUT, _MOST = 0.1, 100  # of the sentences: the share and the letters that one step inwards may leave out
_SENTENCE = frozenset("。；！？;")


def remove_furniture(root: _Element) -> list[Block]:
    """Empty what stands around the document; what held text is told."""
    return remove(_furniture(root))


def _furniture(root: _Element) -> Iterator[_Element]:
    prose, links = _measure(root)
    whole = prose[root]
    for element in list(root.iter(*BLOCKS, *_AROUND)):
        if element.tag in {"html", "body"} or (whole and prose[element] >= whole * _STAYS):
            continue
        if _is_around(element) or _is_links(links[element], prose[element]):
            yield element


def main_element(root: _Element, lines: Iterable[tuple[_Element, str]]) -> _Element:
    """The innermost element that holds nearly all sentences and tables, itself no paragraph but the whole of many.

    lines: those of the page, each with its block. A page without sentences is its own main text.
    """
    letters, count = _sentences(root, lines)
    at = root
    while letters[at]:
        inner = max(at, key=lambda child: letters[child], default=None)
        if inner is None or count[inner] < 2 or (inner.tag in _PARAGRAPHS and not _is_layout(inner)):
            break
        if letters[at] - letters[inner] > min(_MOST, _LEFT_OUT * letters[at]):
            break
        at = inner
    return at


def _is_layout(element: _Element) -> bool:
    """Whether an element is a table that only places its parts on the page."""
    return element.tag == "table" and not is_data(element)


def _sentences(root: _Element, lines: Iterable[tuple[_Element, str]]) -> tuple[Counter[_Element], Counter[_Element]]:
    """For each element the letters of its sentences and rows of tables without links, and the number of its lines."""
    letters: Counter[_Element] = Counter()
    count: Counter[_Element] = Counter()
    tables = {table for table in root.iter("table") if is_data(table) and next(table.iter("a"), None) is None}
    for owner, line in lines:
        count[owner] += 1
        if patterns.LABELLED.regex.search(line):
            continue
        if owner in tables or _SENTENCE & set(line):
            letters[owner] += len(line)
    for element in reversed(list(root.iter())):
        parent = element.getparent()
        if parent is not None:
            letters[parent] += letters[element]
            count[parent] += count[element]
    return letters, count


def _measure(root: _Element) -> tuple[dict[_Element, int], dict[_Element, tuple[int, int]]]:
    """For each element the letters outside links; and the number of its links and their letters."""
    prose: dict[_Element, int] = {}
    links: dict[_Element, tuple[int, int]] = {}
    for element in reversed(list(root.iter())):
        outside, count, linked = len((element.text or "").strip()), 0, 0
        for child in element:
            outside += prose[child] + len((child.tail or "").strip())
            count, linked = count + links[child][0], linked + links[child][1]
        if element.tag == "a" and not patterns.FILE_LINK.regex.search(element.get("href") or ""):
            outside, count, linked = 0, 1, outside
        prose[element], links[element] = outside, (count, linked)
    return prose, links


def _is_around(element: _Element) -> bool:
    """Whether an element is, by its kind or name, part of the page and not of the document."""
    if next(element.iter("h1"), None) is not None:
        return False
    if element.tag in _AROUND or element.get("role") in _ROLES:
        return True
    return bool(patterns.AROUND.regex.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _is_links(links: tuple[int, int], prose: int) -> bool:
    """Whether an element is three links or more, and little besides."""
    count, letters = links
    return count >= 3 and letters > _LINKED * (letters + prose)
