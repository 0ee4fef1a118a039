"""Pages of a PDF drawn letter by letter: what stands where, in which print, with rules and bookmarks."""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass

SONG, OTHER = "STSong-Light", "HeiseiKakuGo-W5"
WIDTH, HEIGHT, LEADING = 595, 842, 1.6


@dataclass(frozen=True)
class Words:
    """Words at a place, in points from the page's upper left."""

    text: str
    left: float
    top: float
    size: float = 11
    font: str = SONG


@dataclass(frozen=True)
class Rule:
    """A horizontal rule."""

    left: float
    right: float
    top: float


Drawn = Words | Rule


def printed(pages: Sequence[Sequence[Drawn]], bookmarks: Sequence[str] = ()) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    for font in (SONG, OTHER):
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=1)
    for title in bookmarks:
        canvas.bookmarkPage(title)
        canvas.addOutlineEntry(title, title)
    for page in pages:
        for one in page:
            if isinstance(one, Rule):
                canvas.line(one.left, HEIGHT - one.top, one.right, HEIGHT - one.top)
            else:
                canvas.setFont(one.font, one.size)
                canvas.drawString(one.left, HEIGHT - one.top - one.size, one.text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def column(text: str, left: float, top: float, letters: int, size: float = 11, indent: int = 2) -> list[Words]:
    """A paragraph set in lines of so many letters."""
    lines = [text[: letters - indent]]
    lines += [text[at : at + letters] for at in range(letters - indent, len(text), letters)]
    return [
        Words(line, left + (size * indent if at == 0 else 0), top + at * LEADING * size, size)
        for at, line in enumerate(lines)
    ]


def raised(mark: str, left: float, top: float) -> Words:
    """The mark of a note in a line that stands at top."""
    return Words(mark, left, top + 1, 6)


def below(words: Sequence[Words], gap: float = LEADING) -> float:
    """Where the next line stands."""
    return words[-1].top + gap * words[-1].size


def as_gazette(paragraphs: Sequence[str]) -> bytes:
    """Paragraphs flowing through two columns a page, with a running head and a page number."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    style = ParagraphStyle("body", fontName=SONG, fontSize=10.5, leading=17, wordWrap="CJK", firstLineIndent=21)

    def around(canvas, document) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont(SONG, 9)
        canvas.drawCentredString(300, 30, f"— {document.page} —")
        canvas.drawString(72, 810, "某某政府公报")

    frames = [Frame(left, 60, 230, 720, leftPadding=0, rightPadding=0) for left in (60, 310)]
    stream = io.BytesIO()
    document = BaseDocTemplate(stream, invariant=1)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=around))
    document.build([Paragraph(html.escape(words), style) for words in paragraphs])
    return stream.getvalue()
