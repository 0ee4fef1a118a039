"""Spreadsheets as tables, ZIP files as one policy with its annexes; what is hostile or unreadable is refused."""

from __future__ import annotations

import io
import time
import warnings
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from writers import as_docx, as_html

from graph.errors import DocumentError
from ingest.facts.extract import extract
from ingest.formats.read import Source, read

LIMIT = 20_000_000
MAIN = "xl/worksheets/sheet1.xml"


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(rows: list[list[Any]]) -> Workbook:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def put(tmp_path: Path, data: bytes, name: str = "file") -> Source:
    path = tmp_path / name
    path.write_bytes(data)
    return read(path, LIMIT)


TASKS = [
    ["海滨市重点任务分工表", None, None, None],
    ["序号", "任务", "责任单位", None],
    [None, None, "牵头单位", "配合单位"],
    [1, "推进政务公开，完善公开目录", "市政务局", "市财政局"],
    [2, "建设数据平台，年底前投入使用", "市数据局", None],
    [3, "开展督查", None, "市审计局"],
]
LINES = [
    "海滨市重点任务分工表",
    "序号\t任务\t牵头单位\t配合单位",
    "1\t推进政务公开，完善公开目录\t市政务局\t市财政局",
    "2\t建设数据平台，年底前投入使用\t市数据局",
    "3\t开展督查\t市数据局\t市审计局",
]


def task_table() -> Workbook:
    book = filled(TASKS)
    for merged in ("A2:A3", "B2:B3", "C2:D2", "C5:C6"):
        book.active.merge_cells(merged)
    return book


def test_a_sheet_is_a_table_with_its_merged_cells(tmp_path: Path) -> None:
    source = put(tmp_path, saved(task_table()))
    assert source.format == "xlsx"
    assert [line.rstrip("\t") for line in source.text.split("\n")] == LINES
    found = extract(source)
    assert [(task.number, task.lead_units, task.responsible_units) for task in found.tasks] == [
        ("1", ("市政务局",), ("市财政局",)),
        ("2", ("市数据局",), ()),
        ("3", ("市数据局",), ("市审计局",)),
    ]


def test_what_is_hidden_in_a_workbook_is_no_text(tmp_path: Path) -> None:
    book = filled([["甲", "乙", "丙"], ["一", "二", "三"], ["藏", "藏", "藏"], ["四", "五", "六"]])
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.create_sheet("藏").append(["藏"])
    book["藏"].sheet_state = "hidden"
    assert put(tmp_path, saved(book)).text == "甲\t丙\n一\t三\n四\t六"


def test_sheets_stand_under_their_names_where_there_are_several(tmp_path: Path) -> None:
    book = filled([["甲", "乙"], ["一", "二"]])
    book.active.title = "任务"
    book.create_sheet("空")
    book.create_sheet("指标").append(["丙", "丁"])
    assert put(tmp_path, saved(book)).text == "任务\n甲\t乙\n一\t二\n指标\n丙\t丁"


VALUES = [
    (0.955, "0.0%", "95.5%"),
    (0.3, "0%", "30%"),
    (12.0, "General", "12"),
    (0.1 + 0.2, "General", "0.3"),
    (1234567, "#,##0", "1234567"),
    (date(2025, 6, 30), "yyyy-mm-dd", "2025-06-30"),
    (datetime(2025, 6, 30, 8, 30), "yyyy-mm-dd hh:mm", "2025-06-30 08:30"),
    (True, "General", "True"),
    ("两行\n的  格", "General", "两行 的 格"),
]


@pytest.mark.parametrize(("value", "form", "shown"), VALUES)
def test_values_are_read_as_they_are_shown(tmp_path: Path, value: Any, form: str, shown: str) -> None:
    book = filled([["指标", "目标"], ["值", value]])
    book.active["B2"].number_format = form
    assert put(tmp_path, saved(book)).text.split("\t")[-1] == shown


def hostile(old: bytes, new: bytes) -> bytes:
    """A workbook whose sheet has something else in place of what openpyxl wrote."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(task_table()))) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            data = source.read(name)
            made.writestr(name, data.replace(old, new) if name == MAIN else data)
    return stream.getvalue()


ALL = b"A1:XFD1048576"
SHEETS = [
    (hostile(b'ref="A2:A3"', b'ref="%s"' % ALL), None, "a merge of all cells"),
    (hostile(b"A1:D6", ALL), None, "a sheet that claims to be full"),
    (hostile(b"</mergeCells>", b'</mergeCells><hyperlinks><hyperlink ref="%s"/></hyperlinks>' % ALL), None, "a link"),
    (hostile(b'r="D6"', b'r="XFD6"'), "row 6, column 16384", "a cell in the last column"),
    (hostile(b'<row r="6"', b'<row r="1048576"'), None, "a row far below"),
    (hostile(b"<sheetData>", b"<sheetData><row>"), "damaged Excel", "broken XML"),
    (hostile(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'), "document type", "an entity"),
    (hostile(b"</sheetData>", b"</sheetData>" + b" " * 60_000_000), "unpacks to", "too much"),
    (saved(task_table())[:3000], "damaged or truncated ZIP", "half a file"),
]


@pytest.mark.parametrize(("data", "words", "reason"), SHEETS, ids=[case[2] for case in SHEETS])
def test_hostile_workbooks_are_read_or_refused_in_bounds(
    tmp_path: Path, data: bytes, words: str | None, reason: str
) -> None:
    began = time.process_time()
    if words is None:
        assert "海滨市重点任务分工表" in put(tmp_path, data).text
    else:
        with pytest.raises(DocumentError, match=words):
            put(tmp_path, data)
    assert time.process_time() - began < 5, reason


TITLE = "海滨市数据工作方案"
NOTICE = [TITLE, "海政发〔2024〕3号", "一、推进改革。市数据局牵头，市财政局配合。", "海滨市人民政府", "2024年3月1日"]


def test_a_policy_and_its_annexes_are_one(tmp_path: Path) -> None:
    parts = {
        "包/附件10.说明.txt": "最后的附件。".encode(),
        "包/附件2：分工.xlsx": saved(task_table()),
        "包/附件1：要求.docx": as_docx(["附件1", "要求"]),
        "包/关于印发方案的通知.docx": as_docx(NOTICE),
        "包/.DS_Store": b"\0",
        "__MACOSX/包/._x.pdf": b"\0",
    }
    source = put(tmp_path, zipped(parts), "包.zip")
    assert source.format == "zip"
    lines = [line.rstrip("\t") for line in source.text.split("\n")]
    assert lines == [*NOTICE, "附件1", "要求", "附件2：分工", *LINES, "附件10.说明", "最后的附件。"]
    policy = extract(source).policy
    assert (policy.title, policy.doc_number, policy.issuer) == (TITLE, "海政发〔2024〕3号", "海滨市人民政府")


def test_the_one_file_that_is_no_table_is_the_policy(tmp_path: Path) -> None:
    source = put(tmp_path, zipped({"任务分工.xlsx": saved(task_table()), "通知.html": as_html(NOTICE)}))
    assert source.text.split("\n")[0] == TITLE


def test_names_that_chinese_systems_wrote(tmp_path: Path) -> None:
    data = zipped({"file.txt": "通知".encode(), "fj1-xxxx.txt": "表".encode()})
    name = "附件1".encode("gb18030") + b"xxx.txt"  # as long as the other
    source = put(tmp_path, data.replace(b"fj1-xxxx.txt", name))
    assert source.text == "通知\n附件1xxx\n表"


def encrypted() -> bytes:
    """An archive whose entry says that it is encrypted."""
    data = bytearray(zipped({"通知.txt": b"text"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


TEXT = "关于推进改革的通知".encode()
ARCHIVES = [
    ({}, "a ZIP file without files", "an empty archive"),
    ({"a.txt": TEXT, "b.txt": TEXT}, r"no one file is the policy \(a\.txt, b\.txt\); call", "two policies"),
    (
        {"通知.txt": TEXT, "附件1.doc": b"\xd0\xcf\x11\xe0" + bytes(600)},
        r"附件1\.doc is not read: an old",
        "an old file",
    ),
    ({"通知.txt": TEXT, "附件.png": b"\x89PNG" + bytes(9)}, r"附件\.png is not read: a picture", "a picture"),
    ({"通知.txt": TEXT, "附件.zip": zipped({"a.txt": TEXT})}, r"附件\.zip.*archive in an archive", "depth"),
    ({"通知.txt": TEXT + b"\xff"}, r"通知\.txt is no text", "no text"),
    ({"a\n.txt": TEXT, "b\u202e.txt": TEXT}, "\\(a\ufffd\\.txt, b\ufffd\\.txt\\)", "names that would break the line"),
    ({"a" * 300 + ".txt": TEXT, "b.txt": TEXT}, r"\(a{60}…, b\.txt\)", "a long name"),
    ({f"{at}.txt": TEXT for at in range(9)}, r"\(0\.txt, 1\.txt, 2\.txt, 3\.txt, 4\.txt …\)", "many names"),
    ({f"附件{at}.txt": TEXT for at in range(101)}, "in 101 parts: not taken in", "too many"),
    ({"通知.txt": b" " * 30_000_000}, "unpacks to 30000000 bytes", "a steep one"),
]


@pytest.mark.parametrize(("parts", "words", "reason"), ARCHIVES, ids=[case[2] for case in ARCHIVES])
def test_archives_are_refused_with_the_file_and_the_reason(
    tmp_path: Path, parts: dict[str, bytes], words: str, reason: str
) -> None:
    data = zipped(parts) if parts else zipped({"x/": b""})
    with pytest.raises(DocumentError, match=rf"pack\.zip.*{words}"):
        put(tmp_path, data, "pack.zip")


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="encrypted ZIP file; save it without"):
        put(tmp_path, encrypted())


def twice() -> bytes:
    """An archive that has one name twice, which some programs write."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(2):
            archive.writestr("通知.txt", TEXT)
    return stream.getvalue()


def packed_as(method: int) -> bytes:
    """An archive whose entry says that it is packed by a method."""
    data = bytearray(zipped({"通知.txt": TEXT}))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(mark) + place] = method
    return bytes(data)


SOUND = zipped({"通知.txt": TEXT * 50})
ODD = [
    (SOUND[100:], "a binary file", "its beginning is missing"),
    (
        b"PK\x03\x04" + SOUND[60:],
        "a damaged ZIP file: its parts do not stand where it says",
        "bytes missing within",
    ),
    (SOUND[:50] + bytes(9) + SOUND[59:], "a damaged ZIP file: a part of it does not unpack", "a part overwritten"),
    (packed_as(99), "a ZIP file packed in a way that is not read; pack it again", "a method of another program"),
    (SOUND[:-1], "a damaged or truncated ZIP", "its last byte is missing"),
    (zipped({}), "a ZIP file without files", "nothing in it, not even a folder"),
    (twice(), r"a ZIP file in which no one file is the policy \(通知\.txt, 通知\.txt\)", "one name twice"),
]


@pytest.mark.parametrize(("data", "words", "reason"), ODD, ids=[case[2] for case in ODD])
def test_odd_archives_are_refused_in_a_line(tmp_path: Path, data: bytes, words: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=rf"pack\.zip: {words}[^\n]*$"):
        put(tmp_path, data, "pack.zip")
