"""Tables of HTML, Word and PDF give what labelled lines say, whatever the order of columns and the merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from writers import WRITERS, Block, Table, as_docx, as_html, as_pdf

from ingest.facts.extract import extract
from ingest.facts.model import Extraction
from ingest.formats.grid import Cell, table_lines
from ingest.formats.read import read

HEADS = ("任务", "牵头单位", "配合单位", "完成时限")
TASKS = [
    ("推行电子发票", "区税务局", "区财政局、区营商局", "2022年6月底前"),
    ("建设数字政府", "区营商局", "区财政局、区教育局", "2022年6月底前"),
    ("优化供暖服务", "区住建局", "区供电公司、区水务集团", "2023年底前"),
]
TITLE = "鲅鱼圈区营商环境任务分工方案"


def extraction(tmp_path: Path, data: bytes, name: str) -> Extraction:
    path = tmp_path / f"document.{name}"
    path.write_bytes(data)
    source = read(path, 20_000_000)
    assert source.format == {"txt": "text"}.get(name, name)
    found = extract(source)
    for task in found.tasks:
        for fact in (*task.edges, *task.targets):
            assert source.text[fact.start : fact.end] == fact.quote
    return found


def said(found: Extraction) -> list[Any]:
    """What the tasks say: title, date, who with which role."""
    return [
        (task.title, str(task.deadline), sorted((edge.role, edge.basis, edge.surface) for edge in task.edges))
        for task in found.tasks
    ]


@pytest.fixture
def expected(tmp_path: Path) -> list[Any]:
    """The same tasks as labelled lines."""
    lines = [
        f"{number}.{title}。\n牵头单位:{lead}\n配合单位:{others}\n完成时限:{date}"
        for number, (title, lead, others, date) in enumerate(TASKS, 1)
    ]
    found = said(extraction(tmp_path, "\n".join([TITLE, "一、主要任务", *lines]).encode(), "txt"))
    assert len(found) == 3
    assert len(found[0][2]) == 3
    return found


def table(order: tuple[int, ...], *, merge: bool = True, number: bool = False) -> Table:
    """The tasks with their columns in this order; equal dates in rows 1 and 2 are one merged cell."""
    rows = [[row[at] for at in order] for row in (HEADS, *TASKS)]
    if number:
        rows = [[mark, *row] for mark, row in zip(("序号", "1", "2", "3"), rows, strict=True)]
    date = rows[0].index("完成时限")
    return Table(rows, [(1, date, 2, date)] if merge else [])


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_columns_in_any_order_with_merged_cells(
    tmp_path: Path, expected: list[Any], name: str, order: tuple[int, ...]
) -> None:
    found = extraction(tmp_path, WRITERS[name]([TITLE, table(order)]), name)
    assert said(found) == expected


def variants() -> Iterator[tuple[str, list[Block]]]:
    merged = table((0, 1, 2, 3), number=True)
    yield "a column of numbers", [TITLE, merged]
    yield (
        "a caption over the whole table",
        [Table([[TITLE, "", "", ""], *table((0, 1, 2, 3), merge=False).rows], [(0, 0, 0, 3)])],
    )
    section = [*table((0, 1, 2, 3), merge=False).rows[:2], ["二、数字政府", "", "", ""]]
    yield (
        "a section row between the rows",
        [TITLE, Table([*section, *table((0, 1, 2, 3)).rows[2:]], [(2, 0, 2, 3)])],
    )
    grouped = [["领域", *HEADS], ["税务", *TASKS[0]], ["政务", *TASKS[1]], ["", *TASKS[2]]]
    yield "a group merged over two rows", [TITLE, Table(grouped, [(2, 0, 3, 0)])]
    yield "a first cell that is empty", [TITLE, Table([["备注", *HEADS], *(["", *row] for row in TASKS)])]
    upper = [HEADS[0], "责任单位", "", HEADS[3]]
    yield (
        "a head of two rows",
        [TITLE, Table([upper, ["", *HEADS[1:3], ""], *TASKS], [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3)])],
    )
    wide = [["重点任务", "", *HEADS[1:]], ["税务", *TASKS[0]], ["政务", *TASKS[1]], [TASKS[2][0], "", *TASKS[2][1:]]]
    yield "a head over group and task, a row without group", [TITLE, Table(wide, [(0, 0, 0, 1), (3, 0, 3, 1)])]


VARIANTS = list(variants())


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize(("reason", "blocks"), VARIANTS, ids=[reason for reason, _ in VARIANTS])
def test_other_forms_of_the_table(
    tmp_path: Path, expected: list[Any], name: str, reason: str, blocks: list[Block]
) -> None:
    assert said(extraction(tmp_path, WRITERS[name](blocks), name)) == expected, reason


def test_line_breaks_in_cells(tmp_path: Path, expected: list[Any]) -> None:
    broken = Table([[cell.replace("财政局、", "财政\n局、") for cell in row] for row in table((0, 1, 2, 3)).rows])
    for name, write in (("html", as_html), ("docx", as_docx), ("pdf", as_pdf)):
        assert said(extraction(tmp_path, write([TITLE, broken]), name)) == expected, name


def test_pdf_cells_that_wrap_and_tables_that_go_on_over_pages(tmp_path: Path) -> None:
    """A narrow column breaks names, and forty rows fill several pages whose head repeats."""
    rows = [[f"推进第{at}号项目建设", "区营商环境建设局", "区财政局、区教育局", "2023年底前"] for at in range(40)]
    data = as_pdf([TITLE, Table([HEADS, *rows])], widths=[80, 60, 80, 60])
    found = extraction(tmp_path, data, "pdf")
    assert [task.title for task in found.tasks] == [row[0] for row in rows]
    assert all(len(task.edges) == 3 and str(task.deadline) == "2023-12-31" for task in found.tasks)


LINES = [
    ([Cell("甲", 0, 0), Cell("乙", 0, 1)], ["甲\t乙"], "a row is a line"),
    ([Cell("甲\n 一", 0, 0), Cell("乙\t二", 0, 1)], ["甲 一\t乙 二"], "breaks and tabs in cells are spaces"),
    (
        [Cell("甲", 0, 0), Cell("乙", 0, 1), Cell("丙", 1, 1)],
        ["甲\t乙", "||丙|"],
        "an empty first cell keeps its place",
    ),
    ([Cell("甲", 0, 0), Cell("", 0, 1), Cell("", 1, 0)], ["|甲||"], "empty rows go"),
    ([Cell("甲", 0, 0, 2), Cell("乙", 0, 1), Cell("丙", 1, 1)], ["甲\t乙", "甲\t丙"], "merged over rows: in each"),
    ([Cell("题", 0, 0, 1, 2), Cell("甲", 1, 0), Cell("乙", 1, 1)], ["题", "甲\t乙"], "a caption is a line"),
    ([Cell("一列", 0, 0), Cell("二行", 1, 0)], ["一列", "二行"], "one column is no table"),
    ([], [], "nothing"),
]


@pytest.mark.parametrize(("cells", "lines", "reason"), LINES, ids=[case[2] for case in LINES])
def test_lines_of_a_grid(cells: list[Cell], lines: list[str], reason: str) -> None:
    assert table_lines(cells) == lines, reason


def test_grids_that_grow_beyond_bounds_are_refused() -> None:
    with pytest.raises(ValueError, match="columns"):
        table_lines([Cell("甲", 0, 0, 1, 500)])
    with pytest.raises(ValueError, match="merged cells"):
        table_lines([Cell("头", 0, 0), Cell("头", 0, 1), Cell("甲" * 100_000, 1, 0, 999), Cell("乙", 999, 1)])


HEADS_OF_TWO_ROWS = [
    ("责任单位", "牵头单位", "配合单位", "序号\t牵头单位\t配合单位", "the lower row names roles"),
    (
        "支付限额",
        "职工",
        "居民",
        "序号\t支付限额 职工\t支付限额 居民",
        "the lower row alone does not say what is meant",
    ),
]


@pytest.mark.parametrize(
    ("above", "left", "right", "line", "reason"), HEADS_OF_TWO_ROWS, ids=[case[4] for case in HEADS_OF_TWO_ROWS]
)
def test_heads_of_two_rows(above: str, left: str, right: str, line: str, reason: str) -> None:
    heads = [Cell("序号", 0, 0, 2, 1), Cell(above, 0, 1, 1, 2), Cell(left, 1, 1), Cell(right, 1, 2)]
    body = [Cell("1", 2, 0), Cell("甲", 2, 1), Cell("乙", 2, 2)]
    assert table_lines([*heads, *body]) == [line, "1\t甲\t乙"], reason
