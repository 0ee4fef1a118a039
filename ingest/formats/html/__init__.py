"""HTML pages: the document without the page around it, and what the page states of it."""

from __future__ import annotations

from ingest.formats import patterns
from ingest.formats.html import left_out, stated
from ingest.formats.html.lines import blocks, is_data
from ingest.formats.html.main import main_element, remove_furniture
from ingest.formats.html.tree import is_html, parse, remove_unseen, where
from ingest.formats.reading import Account, Reading

__all__ = ["is_html", "read_html"]


def read_html(data: bytes) -> Reading:
    """The text of a page's bytes, under the title that the page shows above it, and what the page states beside it.

    UnicodeDecodeError as for text; ValueError where no page can be made of them, or one that would lose text.
    """
    root, encoding = parse(data)
    told = list(stated.in_tags(root))
    window = "".join(title.text or "" for title in root.iter("title"))
    hidden = remove_unseen(root)
    shown = list(blocks(root))
    around = remove_furniture(root)
    kept = list(blocks(root))
    main = main_element(root, kept)
    within = set(main.iter())
    beside = [line for owner, line in shown if owner not in within]
    told += stated.in_lines(beside)
    title = stated.heading(root, window, told, beside)
    mine = [line for owner, line in kept if owner in within]
    text = [line for line in mine if not _is_control(line)]
    controls = sum(map(len, mine)) - sum(map(len, text))
    parts = left_out.of(text, hidden, around, [line for line in kept if line[0] not in within], controls)
    if title and not _begins_with(text, title.words):
        text.insert(0, title.words)
    found = tuple(dict.fromkeys([*([title] if title else []), *told]))
    return Reading("\n".join(text), found, Account(encoding, where(main), parts, sum(map(is_data, main.iter("table")))))


def _is_control(line: str) -> bool:
    """Whether a line only offers to print or to share the text."""
    return bool(patterns.CONTROLS.regex.fullmatch(stated.bare(line)))


def _begins_with(text: list[str], title: str) -> bool:
    """Whether a text shows its title itself, on one of its first lines or over several."""
    words = stated.bare(title)
    return words in stated.bare("".join(text[:10]))
