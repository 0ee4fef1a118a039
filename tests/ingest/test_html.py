"""Pages: what nobody sees is no text, the document is found on its page, what the page states is handed on."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from graph.errors import DocumentError
from ingest.facts.extract import extract
from ingest.facts.model import Ground
from ingest.formats import detect
from ingest.formats.html import read_html
from ingest.formats.read import read

LIMIT = 20_000_000
TITLE = "海滨市数据管理办法"
ARTICLES = [
    f"第{number}条 市数据局应当每年检查{what}一次。" for number, what in zip("一二三四五", "甲乙丙丁戊", strict=True)
]
BODY = "".join(f"<p>{article}</p>" for article in ARTICLES)


def page(body: str, head: str = "", attributes: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body {attributes}>{body}</body></html>".encode()


def lines(body: str, head: str = "", attributes: str = "") -> list[str]:
    return read_html(page(body, head, attributes)).text.split("\n")


UNSEEN = [
    (f"<div style='DISPLAY : none'>{BODY * 3}</div>", "more of it than of the text itself"),
    (f"<div hidden>{BODY}</div>", "the attribute"),
    (f"<div style='color:red; visibility:hidden !important;'>{BODY}</div>", "keeps its place, shows nothing"),
    (f"<span class='sr-only'>{ARTICLES[0]}</span>", "read aloud only"),
    (f"<template>{BODY}</template><script>var t='{BODY}'</script><!-- {BODY} -->", "for machines"),
    (f"<textarea>{ARTICLES[0]}</textarea>", "a field of a form"),
]


@pytest.mark.parametrize(("unseen", "reason"), UNSEEN, ids=[case[1] for case in UNSEEN])
def test_what_a_reader_does_not_see_is_no_text(unseen: str, reason: str) -> None:
    assert lines(f"<div>{unseen}{BODY}{unseen}</div>") == ARTICLES, reason


def test_a_page_hidden_until_its_script_has_run_is_read() -> None:
    assert lines(BODY, attributes="style='visibility: hidden'") == ARTICLES


def test_what_is_shown_to_the_eyes_alone_is_text() -> None:
    assert lines(f"<div aria-hidden='true'>{BODY}</div>") == ARTICLES


AROUND = "<div>首页 &gt; 政务公开</div><div>热词：<b>社保</b></div>"
FILES = "<ul><li><a href='a.doc'>附件一</a><li><a href='b.pdf'>附件二</a><li><a href='c.xls'>附件三</a></ul>"
MAIN = [
    (f"{AROUND}<div><div>{BODY}</div>浏览量：5</div><div>联系我们：12345</div>", ARTICLES, "what only stands around"),
    (f"{AROUND}<table><tr><td>{BODY}</td></tr></table>", ARTICLES, "a table that places"),
    (f"{AROUND}<div><div>{BODY}</div><p>海滨市政府</p></div>", ARTICLES, "beside the innermost element"),
    (f"<div>{BODY}</div><div>{BODY.replace('市数据局', '县数据局')}</div>", 10, "a text in two parts is kept whole"),
    (f"<div>{BODY * 20}</div><div>{BODY}{BODY}</div>", 110, "so a short second part"),
    (f"{AROUND}<div>{'<br>'.join(ARTICLES)}</div>", ARTICLES, "lines in one element"),
    (f"<p>{'很长的一段，' * 200}完。</p><p>海滨市政府</p>", 2, "a paragraph is no page"),
    (f"<div>{BODY}【打印】【关闭窗口】<p>扫一扫在手机打开当前页</p></div>", ARTICLES, "offers of the page"),
    (f"<div>{BODY}{FILES}</div>", [*ARTICLES, "附件一", "附件二", "附件三"], "links to files are its annexes"),
]


@pytest.mark.parametrize(("body", "expected", "reason"), MAIN, ids=[case[2] for case in MAIN])
def test_main_text(body: str, expected: list[str] | int, reason: str) -> None:
    found = lines(body)
    assert (len(found) if isinstance(expected, int) else found) == expected, reason


TAGS = f"""<title>{TITLE}_海滨市政府网</title><meta name="PubDate" content="2024-03-05 10:00">
<meta name="ContentSource" content="海滨市数据局">"""
TABLE = f"<table><tr><td>标　　题：</td><td>{TITLE}</td></tr><tr><td>文号：</td><td></td></tr></table>"
HEADINGS = [
    (f"<meta name='ArticleTitle' content='{TITLE}'>", f"<p>{TITLE}</p>", True, "the tag's, where the page shows it"),
    (f"<meta name='ArticleTitle' content='{TITLE}'>", "", False, "the tag's, where nobody sees it"),
    ("", f"<h1>海滨市政府网</h1><h1>{TITLE}</h1>", True, "the last h1"),
    ("", f"<div>{TITLE}</div>", True, "that which the window's title begins with"),
    ("", TABLE, False, "that of the table"),
]


@pytest.mark.parametrize(("head", "above", "shown", "reason"), HEADINGS, ids=[case[3] for case in HEADINGS])
def test_the_title_stands_above_the_text_where_the_page_shows_it(
    tmp_path: Path, head: str, above: str, shown: bool, reason: str
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(f"{AROUND}<div>{above}<div>{BODY}</div></div>", TAGS + head))
    source = read(path, LIMIT)
    assert extract(source).policy.title == TITLE, reason
    assert source.text.split("\n") == ([TITLE] if shown else []) + ARTICLES, reason


FACTS = f"""<table><tr><td>索 引 号：</td><td>000/2024-1</td><td>发文机关：</td><td>海滨市数据局</td></tr>
<tr><td>文　　号：</td><td></td><td>成文日期：</td><td>2024年3月1日</td></tr>
<tr><td>发文字号：</td><td>海数发〔2024〕3号</td><td>发布日期：</td><td>2024-03-04</td></tr></table>
<div>{BODY}</div>"""


def test_what_the_page_states_has_its_source(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(f"<div><h1>{TITLE}</h1>{FACTS}</div>", TAGS))
    source = read(path, LIMIT)
    policy = extract(source).policy
    assert (policy.doc_number, policy.issuer) == ("海数发〔2024〕3号", "海滨市数据局")
    assert (policy.issued_on, policy.published_on) == (date(2024, 3, 1), date(2024, 3, 5))
    assert policy.grounds == (
        Ground(field="title", source="text", words=TITLE, start=0, end=len(TITLE)),
        Ground(field="doc_number", source="page 发文字号", words="海数发〔2024〕3号"),
        Ground(field="issuer", source="page 发文机关", words="海滨市数据局"),
        Ground(field="issuers", source="page 发文机关", words="海滨市数据局"),
        Ground(field="issued_on", source="page 成文日期", words="2024年3月1日"),
        Ground(field="published_on", source="meta PubDate", words="2024-03-05 10:00"),
    )
    assert "索" not in source.text


def test_a_signature_goes_before_the_table_of_facts(tmp_path: Path) -> None:
    """Tables are filled in by hand: sc24 of the open pages has another day than its signature."""
    path = tmp_path / "page.html"
    signed = FACTS.replace("</div>", "<p>海滨市人民政府</p><p>2024年2月29日</p></div>")
    path.write_bytes(page(f"<h1>{TITLE}</h1>{signed}"))
    source = read(path, LIMIT)
    policy = extract(source).policy
    assert (policy.issuer, policy.issued_on) == ("海滨市人民政府", date(2024, 2, 29))
    for ground in policy.grounds:
        assert ground.start is None or source.text[ground.start : ground.end] == ground.words


HOSTILE = [
    ("<html><body>" + "<div>" * 30_000 + "字", "deep"),
    ("<html><body>" + "<table><tr><td>" * 600 + "字", "deep tables"),
    ("<html><body>" + "<p>字" * 100_000, "many unclosed"),
    ("<html><table>" + "<tr><td rowspan=65000 colspan=9>字" * 3_000, "merged without end"),
    ("<html><body>" + "<a href=x>字</a>" * 50_000, "links alone"),
    ("<html><body>" + "<i hidden>字</i>字" * 50_000, "much that is hidden"),
    ("<html><body>" + "<div class=nav>字</div>字" * 50_000, "much that is furniture"),
    ("<html><body><table>" + "<tr><td>字<td>字。" * 10_000, "a long table"),
    ("<html><body>" + "<h1>字</h1>" * 50_000, "headings alone"),
    ("<html><body><p>" + "来源：" * 100_000, "labels without end"),
    ("<html><body><p>" + "文 " * 100_000, "half a label without end"),
    ("<html><body><p>" + "打印" * 100_000 + "字", "offers without end"),
    ("<html><body><p>" + ("大" + "-" * 400) * 30 + "字", "offers with much between them"),
    ("<!---->" * 9_000 + "<html><body>字", "comments before the page"),
    ("<!--" * 100_000, "comments in comments"),
    ("<?xml " * 100_000, "declarations without end"),
]


@pytest.mark.parametrize(("text", "reason"), HOSTILE, ids=[case[1] for case in HOSTILE])
def test_hostile_pages_end_in_bounded_time(text: str, reason: str) -> None:
    began = time.process_time()
    if detect(text.encode()) == "html":
        with suppress(ValueError):  # refused is well, too
            read_html(text.encode())
    assert time.process_time() - began < 5, reason


def test_comments_before_a_page_are_passed() -> None:
    assert detect(b"<!---->" * 600 + b"<!--> <!-- a --><html>") == "html"
    assert detect(b"<!-- a <html>") == "text"


def test_a_page_that_is_nested_too_deep_is_refused_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_bytes(page("<p>前文。</p>" + "<div>" * 2_100 + "深处。" + "</div>" * 2_100))
    with pytest.raises(DocumentError, match=r"deep\.html.*nested over 2048"):
        read(path, LIMIT)
    path.write_bytes(page("<p>前文。</p>" + "<div>" * 1_900 + "深处。" + "</div>" * 1_900))
    assert read(path, LIMIT).text == "前文。\n深处。"
