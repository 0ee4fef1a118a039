"""HTML pages: the document without the page around it, blocks as lines, tables as rows of tabs.

Nothing of a page is run or fetched. What surrounds the document is told by its element (nav, footer), by its name
(class="breadcrumb") and by being links for the most part; an element with a third of the page's prose always stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.formats.grid import Cell, one_line, table_lines
from ingest.formats.text import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_START = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|\?xml[^>]*>\s*<(?:!doctype\s+html|html)"
    rb"|html|head|body|meta|title|div|table|article|section|main|center|h[1-6]|p)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\ufffe\uffff]")  # characters that no tree holds
_UNSEEN = {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "head", "select"}
_UNSEEN |= {"button", "input", "textarea", "audio", "video", "map", "math"}
_AROUND = {"nav", "footer", "aside", "header", "menu", "dialog"}
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:igation|bar)?|menu|footer?|foot|sidebar|side|breadcrumbs?|crumbs?|toolbar|share|sharing|bdshare"
    r"|related|recommend|copyright|banner|logo|search|qrcode|comments?|friendlinks?|pagination|hidden)(?=$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = {"address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset"}
_BLOCKS |= {"figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main"}
_BLOCKS |= {"ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
_LINKED = 0.6
_STAYS = 1 / 3


def is_html(data: bytes) -> bool:
    """Whether a file's bytes begin as a page does."""
    return bool(_START.match(data[:4096].replace(b"\0", b"")))


def read_html(data: bytes) -> str:
    """The text of a page's bytes. UnicodeDecodeError as for text; ValueError where no page can be made of them."""
    from lxml import etree, html

    page = re.sub(r"^\s*<\?xml[^>]*>", "", _NO_XML.sub("", decode(data)))
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ValueError("an HTML page without content") from error
    _strip(root)
    return "\n".join(line for line in _lines(root) if line)


def _strip(root: _Element) -> None:
    """Take out what is not the document."""
    for element in list(root.iter(*_UNSEEN)):
        _drop(element)
    prose, links = _measure(root)
    whole = prose[root]
    for element in list(root.iter(*_BLOCKS, *_AROUND)):
        if element.getparent() is None or (whole and prose[element] >= whole * _STAYS):
            continue
        if _is_around(element) or _is_links(links[element], prose[element]):
            _drop(element)


def _drop(element: _Element) -> None:
    """Remove an element and leave the text after it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = _NO_XML.sub(
            "", (before.tail or "") + element.tail
        )  # &#1; stands for a letter that lxml gives but does not take
    elif element.tail:
        parent.text = _NO_XML.sub("", (parent.text or "") + element.tail)
    parent.remove(element)


def _measure(root: _Element) -> tuple[dict[_Element, int], dict[_Element, tuple[int, int]]]:
    """For each element the letters outside links; and the number of its links and their letters."""
    prose: dict[_Element, int] = {}
    links: dict[_Element, tuple[int, int]] = {}
    for element in reversed(list(root.iter())):
        own = len((element.text or "").strip())
        outside, count, linked = own, 0, 0
        for child in element:
            outside += prose[child] + len((child.tail or "").strip())
            count, linked = count + links[child][0], linked + links[child][1]
        if element.tag == "a":
            outside, count, linked = 0, 1, outside
        prose[element], links[element] = outside, (count, linked)
    return prose, links


def _is_around(element: _Element) -> bool:
    """Whether an element is, by its kind or name, part of the page and not of the document."""
    if next(element.iter("h1"), None) is not None:
        return False
    if element.tag in _AROUND or element.get("role") in {"navigation", "banner", "contentinfo", "search"}:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    hidden = "hidden" in element.attrib or "display:none" in style
    return hidden or bool(_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _is_links(links: tuple[int, int], prose: int) -> bool:
    count, letters = links
    return count >= 3 and letters > _LINKED * (letters + prose)


def _lines(root: _Element) -> Iterator[str]:
    """The blocks of a tree, each a line, and the rows of its tables, in order."""
    from lxml import etree

    run: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        block = element.tag in _BLOCKS or element.tag == "br"
        if block:
            yield _flush(run)
        if event == "start" and _is_data(element):
            walk.skip_subtree()
            yield from table_lines(_cells(element))
        elif event == "start":
            run.append(element.text or "")
        elif element is not root:
            run.append(element.tail or "")
    yield _flush(run)


def _flush(run: list[str]) -> str:
    """The run of text so far as a line; the run begins anew."""
    line = one_line("".join(run))
    run.clear()
    return line


def _is_data(element: _Element) -> bool:
    """Whether a table holds rows of cells: one with a table in it, one row or one column is the page's layout."""
    if element.tag != "table" or next(element.iterdescendants("table"), None) is not None:
        return False
    sizes = [sum(1 for _ in row.iterchildren("td", "th")) for row in element.iter("tr")]
    return len(sizes) > 1 and max(sizes) > 1


def _cells(table: _Element) -> Iterator[Cell]:
    """The cells of a table without tables in it, each at the first place of its row that none above reaches into."""
    rows = list(table.iter("tr"))
    taken: dict[int, int] = {}  # column → the first row that is free again
    for at, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while taken.get(column, 0) > at:
                column += 1
            width = _covers(cell, "colspan")
            height = min(_covers(cell, "rowspan") or len(rows), len(rows) - at)
            taken.update(dict.fromkeys(range(column, column + max(1, width)), at + height))
            yield Cell(" ".join(line for line in _lines(cell) if line), at, column, height, max(1, width))
            column += max(1, width)


def _covers(cell: _Element, name: str) -> int:
    """What rowspan or colspan says; 1 where it says nothing sensible, 0 for rowspan=0 (all rows below)."""
    value = (cell.get(name) or "1").strip()
    return min(int(value), 1000) if value.isascii() and value.isdigit() else 1
