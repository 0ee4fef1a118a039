"""Each reader's account of how it came by the text: what it left out and where, encoding, tables, pages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from writers import as_docx, as_html, as_pdf

from graph.notes import ReadingNote
from ingest import version
from ingest.formats import read_bytes
from ingest.formats.read import Source
from ingest.formats.reading import Account, LeftOut
from ingest.records.load import build
from ingest.records.notes import MOST, note

ARTICLES = [f"第{number}条 市数据局应当每年检查一次全市的政务数据，并且公布检查的结果。" for number in "一二三四五"]
BODY = "".join(f"<p>{article}</p>" for article in ARTICLES)
TEXT = sum(map(len, ARTICLES))
PLAN = "某市工作方案\n一、主要任务\n1.推进改革。责任单位：市财政局\n2.完善服务。责任单位：市教育局\n"


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body><div id='zoom'>{BODY}</div>{body}</body></html>".encode()


LEFT_OUT: list[tuple[str, list[tuple[str, str, int]], str]] = [
    ("", [], "nothing is left out"),
    (f"<div style='display:none'>{BODY}</div>", [("hidden copy", "html > body > div", TEXT)], "the text again"),
    (f"<div hidden>{''.join(ARTICLES)}</div>", [("hidden copy", "html > body > div", TEXT)], "its lines run together"),
    (f"<div hidden class='a b'><p>{BODY}</p></div>", [("hidden copy", "html > body > div.a", TEXT)], "with its class"),
    ("<p hidden>某市人民政府办公室</p>", [("hidden", "html > body > p", 9)], "hidden, and no copy"),
    (f"<p hidden>{ARTICLES[0]}</p>", [("hidden", "html > body > p", len(ARTICLES[0]))], "a line is no copy of a text"),
    ("<div hidden>外<p hidden>内</p></div>", [("hidden", "html > body > div", 2)], "one in the other is told once"),
    ("<div hidden><script>var a = 1</script></div>", [], "what holds no text is not told"),
    ("<nav>首页</nav><nav>关于</nav>", [("around", "html > body > nav", 2)] * 2, "menus, one by one"),
    ("<p>责任编辑</p><p>张三</p>", [("beside", "html > body > p", 4), ("beside", "html > body > p", 2)], "by place"),
]


@pytest.mark.parametrize(("body", "parts", "reason"), LEFT_OUT, ids=[case[2] for case in LEFT_OUT])
def test_what_of_a_page_is_not_in_the_text(body: str, parts: list[tuple[str, str, int]], reason: str) -> None:
    _, reading = read_bytes(page(body))
    assert reading.text.split("\n") == ARTICLES
    told = [tuple(part) for part in reading.account.left_out]
    assert merged(told) == merged(parts), reason
    assert reading.account.main_text == "html > body > div#zoom"


def merged(parts: list[Any]) -> dict[tuple[str, str | None], int]:
    """What was left out by kind and place."""
    sums: dict[tuple[str, str | None], int] = {}
    for what, where, letters in parts:
        sums[what, where] = sums.get((what, where), 0) + letters
    return sums


def test_controls_within_the_text_are_counted() -> None:
    _, reading = read_bytes(page("").replace(b"</div>", "<p>【打印】【关闭】</p></div>".encode()))
    assert reading.account.left_out == (LeftOut("control", None, 8),)


def test_many_hidden_parts_in_depth_take_no_time() -> None:
    """Told by its place, each would cost its depth; kept in a part, each would cost what is in it."""
    deep = "<div>" * 900 + "<i hidden>一</i>" * 20_000 + "</div>" * 900
    _, reading = read_bytes(page(deep))
    assert len(reading.account.left_out) == 20_000


ENCODINGS = [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("gb18030", "gb18030")]


@pytest.mark.parametrize(("encoding", "told"), ENCODINGS)
@pytest.mark.parametrize("form", ["text", "html"])
def test_the_encoding_is_told(encoding: str, told: str, form: str) -> None:
    data = "\n".join(ARTICLES) if form == "text" else page("").decode()
    assert read_bytes(data.encode(encoding))[1].account.encoding == told


def test_of_a_text_lines_with_tabs_are_tables() -> None:
    account = read_bytes("标题\n一\t甲\n二\t乙\n说明\n三\t丙\n".encode())[1].account
    assert account == Account(encoding="utf-8", tables=2)


TABLE = "<table><tr><td>任务</td><td>单位</td></tr><tr><td>改革</td><td>财政局</td></tr></table>"


def test_of_a_page_the_tables_of_the_main_text_count() -> None:
    data = page(f"<div>{TABLE}</div>").replace(b"</div>", f"{TABLE}</div>".encode(), 1)
    assert read_bytes(data)[1].account.tables == 1


def test_of_a_pdf_pages_and_furniture_are_told() -> None:
    blocks = [f"第{at}条 市数据局应当每年检查一次全市的政务数据，并且公布检查的结果。" for at in range(120)]
    account = read_bytes(as_pdf(blocks))[1].account
    assert account.pages is not None
    assert account.pages > 1
    assert account.pages_without_text == ()
    assert [part.what for part in account.left_out] == ["furniture"]
    assert account.left_out[0].letters >= account.pages
    assert (account.encoding, account.main_text, account.tables) == (None, None, 0)


def test_of_a_pdf_empty_pages_are_told_by_number() -> None:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    for words in ("first page of the text", "", "third page of the text"):
        canvas.drawString(100, 500, words)
        canvas.showPage()
    canvas.save()
    account = read_bytes(stream.getvalue())[1].account
    assert (account.pages, account.pages_without_text) == (3, (2,))


def test_of_a_word_file_what_word_hides_is_told() -> None:
    from docx import Document

    document = Document(io.BytesIO(as_docx(["一、推进改革。责任单位：市财政局"])))
    document.paragraphs[0].add_run("藏起来的字").font.hidden = True
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.add_table(2, 2)
    stream = io.BytesIO()
    document.save(stream)
    account = read_bytes(stream.getvalue())[1].account
    told = {part.what: part.letters for part in account.left_out}
    assert told == {"hidden": 5, "furniture": 4}
    assert account.tables == 1


def test_of_a_workbook_hidden_sheets_are_named() -> None:
    from openpyxl import Workbook

    book = Workbook()
    shown = book.active
    shown.append(["任务", "单位"])
    shown.append(["改革", "市财政局"])
    book.create_sheet("草稿").sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    assert read_bytes(stream.getvalue())[1].account == Account(left_out=(LeftOut("sheet", "草稿", 0),), tables=1)


def test_of_an_archive_each_part_is_told_with_its_file() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("方案.html", page("<nav>首页</nav>"))
        archive.writestr("附件1.txt", "任务\t单位\n改革\t市财政局\n")
    account = read_bytes(stream.getvalue())[1].account
    assert (account.main_text, account.encoding, account.tables) == ("方案.html: html > body > div#zoom", "utf-8", 1)
    assert account.left_out == (LeftOut("around", "方案.html: html > body > nav", 2),)


def test_the_note_keeps_the_largest_parts_in_their_order() -> None:
    parts = tuple(LeftOut("hidden", f"div{at}", at % 40 + 1) for at in range(100))
    source = Source("a.html", "0" * 64, "text", "html", (), Account(left_out=parts))
    made = note(source, {"statement": 1}, 0.9)
    assert len(made.left_out) == MOST
    places = [int((part.where or "")[3:]) for part in made.left_out]
    assert places == sorted(places)
    assert (
        min(part.letters for part in made.left_out) >= sorted((part.letters for part in parts), reverse=True)[MOST - 1]
    )
    assert made.left_out_letters == sum(part.letters for part in parts)


def test_the_note_names_what_was_not_read_however_much_else_was_left_out() -> None:
    parts = (*(LeftOut("note", f"page {at}", at + 1) for at in range(100)), LeftOut("attachment", "附件.xlsx", 0))
    source = Source("a.docx", "0" * 64, "一", "docx", account=Account(left_out=parts))
    told = note(source, {}, None).left_out
    assert len(told) == MOST
    assert told[-1].where == "附件.xlsx"


def test_the_note_of_a_file_says_how_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN.encode("gb18030"))
    records, not_understood = build(path, 1_000_000)
    made = records.policy.reading
    assert made is not None
    sure = made.layout_confidence
    assert made == ReadingNote(
        format="text",
        encoding="gb18030",
        not_understood=not_understood,
        layout_confidence=sure,
        extractor=version.extractor(),
    )
    assert build(path, 1_000_000) == (records, not_understood)


def test_a_page_written_by_another_tool_has_an_account() -> None:
    assert read_bytes(as_html(["一、推进改革。责任单位：市财政局"]))[1].account.left_out


VERSIONS = [
    (None, True, False, "read before versions were kept"),
    ("own", False, False, "this one"),
    ("0.0.9+aaaaaaaaaaaa", True, False, "an older one"),
    ("0.1.0+aaaaaaaaaaaa", True, False, "other weights: which is older nobody can tell, this one is in use"),
    ("0.1+aaaaaaaaaaaa", True, False, "fewer numbers are older"),
    ("0.1.1+aaaaaaaaaaaa", False, True, "a newer one: what it read is not to be read worse"),
    ("0.10.0+aaaaaaaaaaaa", False, True, "numbers, not letters"),
    ("1.0.0rc1+aaaaaaaaaaaa", False, True, "a candidate of a newer one"),
    ("nonsense", True, False, "no version at all"),
]


@pytest.mark.parametrize(("read_by", "stale", "newer", "reason"), VERSIONS, ids=[case[3] for case in VERSIONS])
def test_who_read_it_tells_what_is_stale(
    monkeypatch: pytest.MonkeyPatch, read_by: str | None, stale: bool, newer: bool, reason: str
) -> None:
    monkeypatch.setattr(version, "extractor", lambda: "0.1.0+bbbbbbbbbbbb")
    given = version.extractor() if read_by == "own" else read_by
    assert (version.is_stale(given), version.is_newer(given)) == (stale, newer), reason


def test_the_version_follows_the_weights_and_not_their_line_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "figures.tsv").write_bytes(b"labels\tyes\nalways\tyes\t1.0\n")
    (tmp_path / "README.md").write_text("no weights")
    for name in ("models", "lexicon"):
        monkeypatch.setattr(version, name, lambda: tmp_path)
    made = version.extractor.__wrapped__
    first = made()
    (tmp_path / "figures.tsv").write_bytes(b"labels\tyes\r\nalways\tyes\t1.0\r\n")
    (tmp_path / "README.md").write_text("other words")
    assert made() == first
    (tmp_path / "figures.tsv").write_bytes(b"labels\tyes\nalways\tyes\t2.0\n")
    assert made() != first
