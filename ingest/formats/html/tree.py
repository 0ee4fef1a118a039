"""A page's bytes as a tree of what its reader sees. Nothing of a page is run or fetched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ingest.formats import patterns
from ingest.formats.html.lines import lines
from ingest.formats.text import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_SNIFFED = 1 << 16
_STEPS, _LONGEST_NAME = 3, 40
_UNSEEN = {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "head", "select"}
_UNSEEN |= {"button", "input", "textarea", "audio", "video", "map", "math"}


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page that is not in the text: its place and its lines."""

    where: str
    lines: tuple[str, ...]

    @property
    def letters(self) -> int:
        """Its size."""
        return sum(map(len, self.lines))


def is_html(data: bytes) -> bool:
    """Whether a file's bytes begin as a page does, comments before it aside."""
    head = data[:_SNIFFED].replace(b"\0", b"").decode("latin-1")
    at = 0
    while (begin := head.find("<", at)) >= 0 and head.startswith("<!--", begin):
        end = head.find("-->", begin + 2)  # <!--> is a comment, too
        if end < 0:
            return False
        at = end + 3
    return bool(patterns.HTML_START.regex.match(head, at))


def parse(data: bytes) -> tuple[_Element, str]:
    """The whole tree, and the page's encoding.

    UnicodeDecodeError as for text; ValueError where no page can be made of it, or only a part.
    """
    from lxml import etree, html

    text, encoding = decode(data)
    page = patterns.XML_DECLARATION.regex.sub("", patterns.NO_TREE.regex.sub("", text))
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ValueError("an HTML page without content") from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise ValueError("an HTML page nested over 2048 elements deep: what stands deeper would be lost")
    return root, encoding


def remove_unseen(root: _Element) -> list[Block]:
    """Empty what a reader does not see, whatever its share; what held text and was hidden is told.

    html and body stay: some sites keep the whole page hidden until a script of theirs has run.
    """
    for element in list(root.iter(*_UNSEEN)):
        empty(element)
    hidden = (one for one in list(root.iter()) if one.tag not in {"html", "body"} and _is_hidden(one))
    return remove(hidden)


def remove(elements: Iterable[_Element]) -> list[Block]:
    """Empty elements, which come in the order of the page, and tell those that held text, each with all in it."""
    gone: set[_Element] = set()
    blocks = []
    for element in elements:
        if element in gone:
            continue
        gone.update(element.iter())
        block = Block(where(element), tuple(lines(element)))
        empty(element)
        if block.lines:
            blocks.append(block)
    return blocks


def where(element: _Element) -> str:
    """The place of an element on its page: it and up to two around it, as a style sheet names them."""
    path = [element, *islice(element.iterancestors(), _STEPS - 1)]
    return " > ".join(map(_name, reversed(path)))


def _name(element: _Element) -> str:
    """An element with its id or else its first class, which may be of any length and letters."""
    own, classes = (element.get("id") or "").split(), (element.get("class") or "").split()
    told = f"#{own[0]}" if own else f".{classes[0]}" if classes else ""
    return f"{element.tag}{told[:_LONGEST_NAME]}"


def empty(element: _Element) -> None:
    """Take everything out of an element but the text after it: to remove it would cost the length of that text."""
    element.clear(keep_tail=True)  # type: ignore[call-arg]  # lxml-stubs does not know it yet


def _is_hidden(element: _Element) -> bool:
    """Whether an element is kept from the eyes: by its attribute, its style or a class for screen readers."""
    style = "".join((element.get("style") or "").lower().split())
    return (
        "hidden" in element.attrib
        or bool(patterns.HIDDEN.regex.search(style))
        or bool(patterns.FOR_EARS.regex.search(element.get("class") or ""))
    )
