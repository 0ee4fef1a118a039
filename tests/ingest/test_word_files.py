"""Word files as offices write them: notes, text boxes and what is embedded; each in the text, or told in the note."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from writers import as_docx

from ingest.formats.read import Source, read
from ingest.records.notes import note

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:r="{RELATIONS}"'
)
FIRST, SECOND = "一、推进改革。责任单位：市财政局。", "二、优化服务。责任单位：市税务局。"


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def source(tmp_path: Path, *paragraphs: str, change: Callable[[Any], None] = lambda document: None) -> Source:
    """A Word file of paragraphs in XML, with what change makes of it."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document(io.BytesIO(as_docx([])))
    for words in paragraphs:
        tag = words if words.startswith("<w:altChunk") else f"<w:p {NAMESPACES}>{words}</w:p>"
        document.element.body.insert(-1, parse_xml(tag))
    change(document)
    path = tmp_path / "document.docx"
    document.save(str(path))
    return read(path, 20_000_000)


def lines(found: Source) -> list[str]:
    return [line for line in found.text.split("\n") if line]


def part(name: str, kind: str, data: bytes, content_type: str = "application/octet-stream") -> Callable[[Any], None]:
    """What adds a part to a document, or to another part."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    def add(document: Any) -> None:
        owner = getattr(document, "part", document)
        owner.relate_to(Part(PackURI(f"/word/{name}"), content_type, data, owner.package), f"{RELATIONS}/{kind}")

    return add


def notes(kind: str, words: str) -> Callable[[Any], None]:
    xml = f"<w:{kind}s {NAMESPACES}><w:{kind} w:id='1'><w:p>{run(words)}</w:p></w:{kind}></w:{kind}s>"
    return part(f"{kind}s.xml", f"{kind}s", xml.encode(), "application/xml")


NOTES = [
    ("footnote", "<w:footnoteReference w:id='1'/>", "its mark is a number that Word makes"),
    ("endnote", "<w:endnoteReference w:id='1'/>", "at the document's end"),
    ("footnote", "<w:footnoteReference w:id='1' w:customMarkFollows='1'/><w:t>*</w:t>", "a mark of the author's own"),
]


@pytest.mark.parametrize(("kind", "mark", "reason"), NOTES, ids=[case[2] for case in NOTES])
def test_notes_are_left_out_and_told(tmp_path: Path, kind: str, mark: str, reason: str) -> None:
    words = run(FIRST[:6]) + f"<w:r>{mark}</w:r>" + run(FIRST[6:])
    found = source(tmp_path, words, change=notes(kind, "指依法设立的企业。"))
    assert lines(found) == [FIRST], reason
    assert [tuple(one) for one in found.account.left_out] == [("note", f"{kind}s.xml", 9)]


BOX = f"<w:txbxContent><w:p>{run('专栏1 重点工程')}</w:p><w:p>{run('建设平台。')}</w:p></w:txbxContent>"
DRAWN = f"<mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
OLD = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
BOXES = [
    (f"<w:r><mc:AlternateContent>{DRAWN}<mc:Fallback>{OLD}</mc:Fallback></mc:AlternateContent></w:r>", "drawn, once"),
    (f"<w:r>{OLD}</w:r>", "in the form of older versions"),
]


@pytest.mark.parametrize(("box", "reason"), BOXES, ids=[case[1] for case in BOXES])
def test_text_boxes_stand_behind_their_paragraph(tmp_path: Path, box: str, reason: str) -> None:
    found = source(tmp_path, run(FIRST) + box, run(SECOND))
    assert lines(found) == [FIRST, "专栏1 重点工程", "建设平台。", SECOND], reason


def test_a_text_box_in_the_midst_of_a_paragraph_does_not_cut_it(tmp_path: Path) -> None:
    assert lines(source(tmp_path, run(FIRST[:6]) + BOXES[1][0] + run(FIRST[6:])))[0] == FIRST


EMBEDDED = [
    ("embeddings/oleObject1.bin", "oleObject", "an object of another program"),
    ("embeddings/附件1.xlsx", "package", "an Office file"),
    ("chunk1.html", "aFChunk", "a document that Word puts in when it opens the file"),
    ("charts/chart1.xml", "chart", "a chart"),
    ("diagrams/data1.xml", "diagramData", "a diagram with words"),
]


@pytest.mark.parametrize(("name", "kind", "reason"), EMBEDDED, ids=[case[2] for case in EMBEDDED])
def test_what_is_embedded_is_named_as_not_read(tmp_path: Path, name: str, kind: str, reason: str) -> None:
    found = source(tmp_path, run(FIRST), change=part(name, kind, "<p>三、不在正文。</p>".encode()))
    assert lines(found) == [FIRST], reason
    told = note(found, {}, None).left_out
    assert [(one.what, one.where, one.letters) for one in told] == [("attachment", name.rpartition("/")[2], 0)]


def test_what_is_embedded_in_a_header_is_named_too(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        header = document.sections[0].header
        header.paragraphs[0].text = "某某市人民政府文件"
        part("embeddings/seal.bin", "oleObject", b"x")(header.part)

    found = source(tmp_path, run(FIRST), change=change)
    assert ("attachment", "seal.bin", 0) in found.account.left_out
    assert [one.letters for one in found.account.left_out if one.what == "furniture"] == [9]


def test_an_alternative_chunk_among_paragraphs_leaves_them_whole(tmp_path: Path) -> None:
    chunk = f"<w:altChunk {NAMESPACES} r:id='rId99'/>"
    assert lines(source(tmp_path, run(FIRST), chunk, run(SECOND))) == [FIRST, SECOND]


def test_a_link_to_a_file_elsewhere_is_no_part(tmp_path: Path) -> None:
    """Nothing outside of the file is looked at, or told as if it were in it."""

    def change(document: Any) -> None:
        document.part.relate_to("http://127.0.0.1:9/x.xlsx", f"{RELATIONS}/oleObject", is_external=True)

    assert source(tmp_path, run(FIRST), change=change).account.left_out == ()
