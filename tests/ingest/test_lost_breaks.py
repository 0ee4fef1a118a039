"""Pages of a single line: the blanks that stand for their line ends are taken for these, others are not."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from ingest.facts.extract import extract
from ingest.facts.model import Task
from ingest.formats.read import Source
from ingest.text.normalised import normalise

CORPUS = sorted((Path(__file__).parents[2] / "data" / "corpus").glob("*.txt"))
PROSE = "区水务局要根据职责抓好落实，及时总结经验做法，确保各项任务按期完成。"
PARAGRAPHS = "".join(f"（{mark}）完善机制。{PROSE * 5} " for mark in "一二三四五六七八")
CASES = [
    ("第二章 总则", "第二章总则", "the number of a chapter, with its words"),
    ("第二章 总 则", "第二章总则", "a word whose letters are set apart"),
    ("二、工作任务 （一）推进改革", "二、工作任务|（一）推进改革", "a heading above a list"),
    ("到 2025 年建成 5 个站点", "到2025年建成5个站点", "around figures"),
    ("某市人民政府办公室 2022年3月1日", "某市人民政府办公室|2022年3月1日", "who signs, and when"),
    ("在 2022年3月1日前完成", "在2022年3月1日前完成", "a date that the words before it lead to"),
]


def broken(text: str) -> str:
    """The normalised text with a bar where lines begin."""
    doc = normalise(text)
    return "".join(f"|{letter}" if at in doc.breaks else letter for at, letter in enumerate(doc.raw))


@pytest.mark.parametrize(("piece", "wanted", "why"), CASES, ids=[case[2] for case in CASES])
def test_blanks(piece: str, wanted: str, why: str) -> None:
    assert f"|{wanted}|" in f"{broken(f'{PARAGRAPHS}{piece}')}|", why


def test_blanks_of_a_short_line_and_around_the_text_alone_divide_nothing() -> None:
    assert "|" not in broken("某市 工作方案。 一、推进改革。 二、完善服务。")
    whole = PARAGRAPHS.replace(" ", "")
    assert "|" not in broken(f"首页 政务公开 {whole} 分享 打印")


def test_where_wide_blanks_divide_the_others_do_not() -> None:
    assert "|" not in broken(PARAGRAPHS.replace(" （五）", "\u3000\u3000（五）"))


def as_read(task: Task) -> tuple[str | None, str, list[str]]:
    return task.number, task.title, [edge.surface for edge in task.edges]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_documents_are_read_as_with_their_line_breaks(path: Path) -> None:
    text = path.read_text("utf-8")
    lost = " ".join(line.strip() for line in text.split("\n") if line.strip())
    found = [
        [as_read(task) for task in extract(Source(path.name, sha256(one.encode()).hexdigest(), one, "text")).tasks]
        for one in (text, lost)
    ]
    assert found[0] == found[1]
