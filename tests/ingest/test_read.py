"""Reading files: encodings, sizes, and what is refused with which words."""

from __future__ import annotations

import time
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DocumentError
from ingest.formats.read import find_files, read
from ingest.formats.text import decode
from ingest.text.clean import clean

LIMIT = 20_000_000
SIMPLIFIED = "关于印发营商环境优化行动方案的通知"
TRADITIONAL = "行政院開放政府國家行動方案"
CORPUS = sorted((Path(__file__).parents[2] / "data" / "corpus").glob("*.txt"))

ENCODINGS = [
    (SIMPLIFIED, "utf-8", "the usual form"),
    (SIMPLIFIED, "utf-8-sig", "a byte order mark is no text"),
    (SIMPLIFIED, "utf-16", "Windows Notepad's Unicode, with a mark"),
    (SIMPLIFIED, "gb18030", "no mark, 17 characters"),
    ("区税务局", "gb18030", "four characters are enough"),
    ("㐂字用于测试𠀀，各单位", "gb18030", "four-byte GB18030 sequences"),
    (TRADITIONAL, "big5", "no mark, traditional"),
    ("政府資訊公開", "big5", "a short traditional title"),
    (TRADITIONAL, "utf-8", "traditional in UTF-8"),
    ("Plain ASCII\n", "ascii", "no Han character at all"),
]


@pytest.mark.parametrize(("text", "encoding", "reason"), ENCODINGS, ids=[f"{c[1]}: {c[2]}" for c in ENCODINGS])
def test_encodings(tmp_path: Path, text: str, encoding: str, reason: str) -> None:
    path = tmp_path / "文件.txt"
    path.write_bytes(text.encode(encoding))
    source = read(path, LIMIT)
    assert source.text == text, reason
    assert source.sha256 == sha256(path.read_bytes()).hexdigest()
    assert (source.document, source.format) == ("文件.txt", "text")


REFUSED = [
    (b"", "the file is empty", "nothing in it"),
    (b"\xef\xbb\xbf \r\n", "the file is empty", "a mark and white space are nothing"),
    (b"\x7fELF\x00\x01\x02", "binary", "NUL bytes"),
    (bytes(range(128, 256)) * 20, "neither UTF-8", "bytes of no table"),
    (SIMPLIFIED.encode() * 20 + b"\xff", "neither UTF-8", "UTF-8 with a broken byte is not read as GB18030"),
    (b"%PDF-1.7\n", "PDF", "a format that is not read is named"),
    (b"PK\x03\x04rest", "Word", "DOCX is a ZIP file"),
    (b"a" * 101, "over the limit of 100", "larger than the limit"),
]


@pytest.mark.parametrize(("data", "words", "reason"), REFUSED, ids=[case[2] for case in REFUSED])
def test_refused(tmp_path: Path, data: bytes, words: str, reason: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=words) as caught:
        read(path, 100 if "limit" in words else LIMIT)
    assert caught.value.document == str(path), reason


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        read(tmp_path / "missing.txt", LIMIT)
    with pytest.raises(DocumentError, match="a folder"):
        read(tmp_path, LIMIT)


def test_single_line_of_19_megabytes_is_read_in_bounded_time(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes((SIMPLIFIED * 600_000).encode("gb18030")[:19_000_000])
    began = time.monotonic()
    assert len(read(path, LIMIT).text) == 9_500_000
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_corpus_survives_each_encoding(path: Path, encoding: str) -> None:
    text = path.read_bytes().decode("utf-8")
    found = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert decode(text.encode(encoding)) == (text.removeprefix("\ufeff"), found)


def test_find_files_walks_folders_in_order_and_keeps_missing_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    missing = tmp_path / "zzz"
    found = find_files([missing, tmp_path, tmp_path / "a.txt"])
    assert found == [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "sub" / "c.txt", missing]


CLEANED = [
    ("一\r\n二\r三\n四", "一\n二\n三\n四", "three kinds of line end"),
    ("\ufeff题\x00目\x0c\x7f\x85", "题目", "marks and control characters go"),
    ("表\t格 　全角\u200b①Ａ", "表\t格 　全角\u200b①Ａ", "tabs, spaces, full width and joiners are the document's"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CLEANED, ids=[case[2] for case in CLEANED])
def test_clean(text: str, expected: str, reason: str) -> None:
    assert clean(text) == expected, reason


@given(st.text())
def test_clean_is_idempotent_and_leaves_no_control_character(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not [c for c in cleaned if c == "\ufeff" or ((ord(c) < 32 or 127 <= ord(c) < 160) and c not in "\n\t")]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff")))
def test_clean_keeps_every_other_character(text: str) -> None:
    assert clean(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_is_always_read_back(text: str) -> None:
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode()) == (text, "utf-8")
