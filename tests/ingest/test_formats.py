"""HTML, Word and PDF say what the same text says; pages lose what is around the document; bad files are refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from writers import WRITERS, as_docx, as_html, as_pdf

from graph.errors import DocumentError
from ingest.facts.extract import extract
from ingest.formats.furniture import without_furniture
from ingest.formats.html import read_html
from ingest.formats.numbering import numeral
from ingest.formats.read import Source, read
from ingest.formats.wrapped import Line, join

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
DOCUMENT = CORPUS / "000_d78822511846185f.txt"
PLACES = {"start", "end", "starts", "ends", "document"}
LIMIT = 20_000_000


def write(tmp_path: Path, data: bytes, name: str = "document") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def facts(source: Source) -> Any:
    """All fields of all facts but places; quotes without white space."""

    def bare(value: Any, quote: bool = False) -> Any:
        if isinstance(value, dict):
            return {key: bare(item, key == "quote") for key, item in value.items() if key not in PLACES}
        if isinstance(value, list):
            return "".join(bare(item, quote) for item in value) if quote else [bare(item) for item in value]
        return "".join(value.split()) if quote else value

    return bare(extract(source).model_dump(mode="json"))


@pytest.mark.parametrize("name", [*WRITERS, "indented pdf"])
def test_the_document_in_every_format_gives_the_same_facts(tmp_path: Path, name: str) -> None:
    text = read(DOCUMENT, LIMIT)
    lines = text.text.split("\n")
    data = WRITERS[name](lines) if name in WRITERS else as_pdf(lines, indent=2, footer=False)
    source = read(write(tmp_path, data), LIMIT)
    assert source.format == name.split()[-1]
    found = facts(source)
    assert len(found["tasks"]) == 86
    assert found == facts(text)


PAGE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "x" "http://127.0.0.1:9/x.dtd">
<html><head><title>标题</title><style>p{}</style><script>alert('坏')</script></head><body>
<div class="top-nav"><ul><li><a href="/">首页</a></li><li><a href="/x">政务</a></li><li><a href="/y">公开</a></li></ul>
</div>
<form><div class="content"><h1>工作方案</h1><p>一、加强&nbsp;组织&amp;领导。<b>区税务局</b>负责
落实。<br>责任单位:区财政局</p><p style="display: none">看不见</p><!-- 注释 -->
<table><tr><td><table><tr><th>甲</th><th>乙</th></tr><tr><td>一</td><td><p>二</p><p>三</p></td></tr></table></td></tr></table>
<p>这里是正文，正文比页面的其余部分长，所以留下。</p></div></form>
<div>相关：<a>一条很长的新闻标题</a><a>又一条很长的新闻标题</a><a>再一条很长的新闻标题</a></div>
<img src="http://127.0.0.1:9/x.png"><iframe src="http://127.0.0.1:9/">框</iframe>
<div id="footer">版权所有</div>尾</body></html>"""


def test_a_page_is_reduced_to_its_document() -> None:
    assert read_html(PAGE.encode()).text.split("\n") == [
        "工作方案",
        "一、加强 组织&领导。区税务局负责 落实。",
        "责任单位:区财政局",
        "甲\t乙",
        "一\t二 三",
        "这里是正文，正文比页面的其余部分长，所以留下。",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_pages_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    page = as_html(["关于印发营商环境优化行动方案的通知"]).decode().encode(encoding)
    assert read(write(tmp_path, page), LIMIT).text.endswith("关于印发营商环境优化行动方案的通知")


def test_the_document_stays_whatever_its_element_is_called() -> None:
    page = f"<html><body><div class='sidebar'><p>{'推进政务公开。' * 20}</p></div></body></html>"
    assert "推进政务公开" in read_html(page.encode()).text


def test_control_characters_in_pages_are_no_text(tmp_path: Path) -> None:
    page = "<html><body><p>一\x01二&#1;三</p><nav>导航</nav>\x0b尾<nav>航</nav>&#2;末</body></html>"
    assert read(write(tmp_path, page.encode()), LIMIT).text == "一二三\n尾末"


def numbered_docx() -> bytes:
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    numbering = document.part.numbering_part.element
    forms = (("chineseCounting", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(forms)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    words = [(0, "总则"), (1, "目标"), (2, "甲"), (2, "乙"), (1, "任务"), (2, "丙"), (0, "附则"), (1, "其他")]
    for depth, text in words:
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
        document.add_paragraph(text)._p.get_or_add_pPr().append(parse_xml(number))
    deleted = f"<w:del {nsdecls('w')}><w:r><w:delText>删去</w:delText><w:t>也删去</w:t></w:r></w:del>"
    last = document.add_paragraph("有\t跳格")
    last._p.append(parse_xml(deleted))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_numbers_that_word_generates_are_written(tmp_path: Path) -> None:
    lines = read(write(tmp_path, numbered_docx()), LIMIT).text.split("\n")
    numbers = ["一、总则", "（一）目标", "1.甲", "2.乙", "（二）任务", "1.丙", "二、附则", "（一）其他"]
    assert lines == [*numbers, "有 跳格"]


def with_changes() -> bytes:
    """A Word file with tracked changes and hidden text, as Word writes them."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    runs = "<w:r><w:t>{}</w:t></w:r>"
    gone = "<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>"
    end, style = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", '<w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>'
    paragraphs = [
        style + runs.format("推进改革"),
        style.replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>") + gone.format("删去的一项"),
        style + runs.format("建设平台"),
        end + runs.format("本段的后半"),
        gone.format("删去") + "<w:ins>" + runs.format("接在这里") + "</w:ins>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>" + runs.format("看得见"),
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>也看得见</w:t></w:r>',
    ]
    for words in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{words}</w:p>"))
    table = document.add_table(3, 2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = str(at)
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {nsdecls('w')}/>"))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_tracked_changes_count_as_accepted_and_hidden_text_as_none(tmp_path: Path) -> None:
    lines = read(write(tmp_path, with_changes()), LIMIT).text.split("\n")
    assert [line for line in lines if line] == [
        "1.推进改革",
        "2.建设平台",
        "本段的后半接在这里",
        "看得见",
        "也看得见",
        "0\t1",
        "4\t5",
    ]


def test_numerals() -> None:
    assert [numeral(value, "chineseCounting") for value in (1, 10, 11, 20, 99)] == [
        "一",
        "十",
        "十一",
        "二十",
        "九十九",
    ]
    assert numeral(3, "decimalEnclosedCircle") == "③"
    assert numeral(3, "lowerRoman") == ""


def repacked(data: bytes, name: str, change: Any) -> bytes:
    """A ZIP file with one of its parts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return stream.getvalue()


def scanned() -> bytes:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    pixel = b"P6 1 1 255 \xff\xff\xff"
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for page in range(2):
        canvas.drawImage(ImageReader(io.BytesIO(pixel)), 0, 0, 595, 842)
        canvas.drawString(300, 20, str(page + 1))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def encrypted() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(72, 720, "text")
    canvas.save()
    return stream.getvalue()


def old(stream: str) -> bytes:
    """The first bytes of an OLE file, and the name of a stream in it."""
    return b"\xd0\xcf\x11\xe0" + bytes(600) + stream.encode("utf-16-le") + bytes(600)


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


LINES = ["关于印发行动方案的通知", *["一、推进政务公开。责任单位:区税务局"] * 40]
DOCX, PDF = as_docx(LINES), as_pdf(LINES)
MAIN = "word/document.xml"
ENTITY = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
DAMAGED_STREAM = PDF[: PDF.index(b"stream", 2000) + 60] + b"zzzzzzzz" + PDF[PDF.index(b"stream", 2000) + 68 :]

REFUSED = [
    (b"<html><body><script>x</script></body></html>", "the file is empty", "a page without text"),
    (b"<html>", "empty|without content", "a page without anything"),
    ("<html><body>通知".encode() * 20 + b"\xff", "neither UTF-8", "a page with a broken byte"),
    (DOCX[: len(DOCX) // 2], "damaged or truncated ZIP", "half a Word file"),
    (DOCX[:4], "damaged or truncated ZIP", "the mark of a ZIP file alone"),
    (repacked(DOCX, MAIN, lambda data: data[:-40]), "damaged Word", "Word's XML cut off"),
    (repacked(DOCX, MAIN, lambda data: ENTITY + data), "document type", "an entity declared"),
    (repacked(DOCX, MAIN, lambda data: data + b" " * 300_000_000), "unpacks to", "a ZIP bomb"),
    (repacked(DOCX, MAIN, lambda data: data.replace(b"w:document", b"w:x")), "damaged Word", "another root"),
    (repacked(DOCX, "[Content_Types].xml", lambda data: b"<Types/>"), "damaged Word", "parts without types"),
    (DOCX.replace(b"word/", b"xlxl/"), "neither Word's nor Excel's", "an Office file of something else"),
    (as_docx([]), "the file is empty", "an empty Word file"),
    (PDF[: len(PDF) // 2], "truncated PDF", "half a PDF"),
    (b"%PDF-1.7\n", "truncated PDF", "the mark of a PDF alone"),
    (b"%PDF-1.7\n%%EOF", "damaged PDF|without text", "a PDF of nothing"),
    (DAMAGED_STREAM, "damaged PDF|without text", "a page's stream overwritten"),
    (scanned(), "scanned PDF: 2 of 2 pages", "pictures of pages, with page numbers"),
    (encrypted(), "encrypted PDF", "needs a password"),
    (as_pdf([], footer=False), "without text|damaged", "a PDF without pages"),
    (b"\xd0\xcf\x11\xe0" + bytes(600), "old or encrypted Word", "the format before .docx, damaged"),
    (old("WordDocument"), r"\.doc.*save it as \.docx", "the format before .docx"),
    (old("Workbook"), r"\.xls.*save it as \.xlsx", "the format before .xlsx"),
    (old("EncryptedPackage"), "without a password", "an encrypted .docx"),
    (zipped({"OFD.xml": b"<ofd/>", "Doc_0/Document.xml": b""}), "OFD file; save it as PDF", "an OFD file"),
    (zipped({"content.xml": b"<x/>", "mimetype": b""}), "OpenDocument", "an OpenDocument file"),
    (b"\x89PNG\r\n\x1a\n" + bytes(60), "picture .PNG.*text recognition", "a picture"),
    (b"\xff\xd8\xff\xe0" + bytes(60), "picture .JPEG", "a photo"),
    (b"BM" + bytes(60), "picture .BMP", "a bitmap"),
    (b"{\\rtf1 text}", "RTF file; save it as", "rich text"),
    (b"Rar!\x1a\x07" + bytes(60), "RAR archive; pack it as ZIP", "another archive"),
]


@pytest.mark.parametrize(("data", "words", "reason"), REFUSED, ids=[case[2] for case in REFUSED])
def test_refused(tmp_path: Path, data: bytes, words: str, reason: str) -> None:
    path = write(tmp_path, data)
    with pytest.raises(DocumentError, match=words) as caught:
        read(path, LIMIT)
    assert caught.value.document == str(path), reason


@pytest.mark.parametrize("name", WRITERS)
def test_any_truncation_is_refused_or_read_but_never_crashes(tmp_path: Path, name: str) -> None:
    data = WRITERS[name](LINES)
    for part in range(1, 20):
        try:
            read(write(tmp_path, data[: len(data) * part // 20]), LIMIT)
        except DocumentError:
            continue
        assert name == "html", f"{part}/20 of a {name} file was read as if it were whole"


def line(text: str, top: float, left: float = 72, right: float = 520) -> Line:
    return Line(text, left, right, top, top + 11, 595, 842)


WRAPPED = [
    ([line("推进政务", 100), line("公开", 118, right=100)], ["推进政务公开"], "a full line goes on"),
    ([line("一、总则", 100, right=120), line("推进", 118)], ["一、总则", "推进"], "a short line ends"),
    ([line("推进政务", 100), line("公开", 118, left=94)], ["推进政务", "公开"], "an indented line begins"),
    ([line("推进政务", 100), line("二、公开", 118)], ["推进政务", "二、公开"], "a mark begins"),
    ([line("推进政务", 100), line("公开", 150)], ["推进政务", "公开"], "a gap parts"),
    ([line("达到", 100), line("99.8%", 118)], ["达到99.8%"], "a figure is no mark"),
    ([line("the", 100), line("end", 118)], ["the end"], "words of letters keep their space"),
]


@pytest.mark.parametrize(("lines", "paragraphs", "reason"), WRAPPED, ids=[case[2] for case in WRAPPED])
def test_wrapped_lines(lines: list[Line], paragraphs: list[str], reason: str) -> None:
    assert list(join(lines)) == paragraphs, reason


def test_furniture_goes_and_numbers_of_the_text_stay() -> None:
    pages = [[line("公报", 30), line("1", 80), line(f"正文{at}", 100), line(str(at + 7), 800)] for at in range(3)]
    kept = [[item.text for item in page if isinstance(item, Line)] for page in without_furniture(pages)]
    assert kept == [["1", "正文0"], ["1", "正文1"], ["1", "正文2"]]
