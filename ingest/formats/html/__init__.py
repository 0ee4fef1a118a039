"""HTML pages: the document without the page around it, and what the page states of it."""

from __future__ import annotations

from ingest.formats import patterns
from ingest.formats.html import stated
from ingest.formats.html.lines import blocks
from ingest.formats.html.main import main_element, remove_furniture
from ingest.formats.html.tree import is_html, parse, remove_unseen
from ingest.formats.reading import Reading

__all__ = ["is_html", "read_html"]


def read_html(data: bytes) -> Reading:
    """The text of a page's bytes, under the title that the page shows above it, and what the page states beside it.

    UnicodeDecodeError as for text; ValueError where no page can be made of them, or one that would lose text.
    """
    root = parse(data)
    told = list(stated.in_tags(root))
    window = "".join(title.text or "" for title in root.iter("title"))
    remove_unseen(root)
    shown = list(blocks(root))
    remove_furniture(root)
    kept = list(blocks(root))
    within = set(main_element(root, kept).iter())
    beside = [line for owner, line in shown if owner not in within]
    told += stated.in_lines(beside)
    title = stated.heading(root, window, told, beside)
    text = [line for owner, line in kept if owner in within and not _is_control(line)]
    if title and not _begins_with(text, title.words):
        text.insert(0, title.words)
    return Reading("\n".join(text), tuple(dict.fromkeys([*([title] if title else []), *told])))


def _is_control(line: str) -> bool:
    """Whether a line only offers to print or to share the text."""
    return bool(patterns.CONTROLS.regex.fullmatch(stated.bare(line)))


def _begins_with(text: list[str], title: str) -> bool:
    """Whether a text shows its title itself, on one of its first lines or over several."""
    words = stated.bare(title)
    return words in stated.bare("".join(text[:10]))
