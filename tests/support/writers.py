"""The same document as .txt, .html, .docx and .pdf, made by libraries: lines, and tables with merged cells."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """Rows of cells; merged holds (first row, first column, last row, last column), whose words stand in the first."""

    rows: Sequence[Sequence[str]]
    merged: Sequence[tuple[int, int, int, int]] = field(default_factory=list)

    def span(self, row: int, column: int) -> tuple[int, int] | None:
        """Height and width of the cell at a place; None where another cell covers it."""
        for top, left, bottom, right in self.merged:
            if (row, column) == (top, left):
                return bottom - top + 1, right - left + 1
            if top <= row <= bottom and left <= column <= right:
                return None
        return 1, 1


Block = str | Table


def as_html(blocks: Sequence[Block], around: bool = True) -> bytes:
    body = "\n".join(_html_table(b) if isinstance(b, Table) else f"<p>{html.escape(b)}</p>" for b in blocks)
    page = f"<div class='nav'><a href='/'>首页</a></div><div id='zoom'>{body}</div>" if around else body
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{page}</body></html>".encode()


def _html_table(table: Table) -> str:
    rows = []
    for at, row in enumerate(table.rows):
        cells = []
        for column, text in enumerate(row):
            span = table.span(at, column)
            if span:
                words = html.escape(text).replace("\n", "<br>")
                cells.append(f'<td rowspan="{span[0]}" colspan={span[1]}>{words}</td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def as_docx(blocks: Sequence[Block]) -> bytes:
    from docx import Document

    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        made = document.add_table(len(block.rows), len(block.rows[0]))
        for top, left, bottom, right in block.merged:
            made.cell(top, left).merge(made.cell(bottom, right))
        for at, row in enumerate(block.rows):
            for column, text in enumerate(row):
                if block.span(at, column):
                    made.cell(at, column).text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(
    blocks: Sequence[Block],
    indent: int = 0,
    footer: bool = True,
    widths: Sequence[int] | None = None,
    packed: bool = True,
) -> bytes:
    """indent: letters before a paragraph's first line; footer: a page number, and a head that every page repeats.

    packed: whether its streams are, as a rule they are.
    """
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=11, leading=18, wordWrap="CJK", firstLineIndent=11 * indent
    )
    story = [
        _pdf_table(b, style, widths) if isinstance(b, Table) else Paragraph(html.escape(b) or "&nbsp;", style)
        for b in blocks
    ]
    stream = io.BytesIO()

    def number(canvas, document) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(300, 30, f"— {document.page} —")
        canvas.drawString(72, 800, "某某政府公报")

    pages = {"onFirstPage": number, "onLaterPages": number} if footer else {}
    SimpleDocTemplate(stream, invariant=1, pageCompression=int(packed)).build(story, **pages)
    return stream.getvalue()


def _pdf_table(table: Table, style: object, widths: Sequence[int] | None) -> object:
    from reportlab.lib import colors
    from reportlab.platypus import Paragraph
    from reportlab.platypus import Table as Ruled

    rows = [
        [
            Paragraph(html.escape(text).replace("\n", "<br/>"), style) if table.span(at, column) else ""
            for column, text in enumerate(row)
        ]
        for at, row in enumerate(table.rows)
    ]
    spans = [("SPAN", (left, top), (right, bottom)) for top, left, bottom, right in table.merged]
    made = Ruled(rows, colWidths=widths or [440 / len(rows[0])] * len(rows[0]), repeatRows=1)
    made.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"), *spans])
    return made


WRITERS: dict[str, Callable[[Sequence[Block]], bytes]] = {"html": as_html, "docx": as_docx, "pdf": as_pdf}
