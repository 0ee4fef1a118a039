"""PDFs as they are printed: columns, footnotes, heads and feet, headings; each drawn for what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from printed import OTHER, Drawn, Rule, Words, as_gazette, below, column, printed, raised

from ingest.facts.extract import extract
from ingest.formats.read import Source, read

CORPUS = Path(__file__).parents[2] / "data" / "corpus"

ONE = "为深入贯彻落实上级决策部署，进一步优化营商环境，激发市场主体活力，现就有关事项通知如下，请结合实际认真抓好落实。"
TWO = "各有关部门要加强组织领导，细化工作措施，明确责任分工，确保各项任务按时保质完成，重要情况及时报告市人民政府。"
THREE = "市发展改革委要会同有关部门加强统筹协调和督促检查，定期通报工作进展情况，推动各项政策措施落地见效取得实绩。"
FOUR = [ONE, TWO, THREE, ONE]  # of two columns
TITLE = Words("关于优化营商环境的通知", 176, 90, 22)
LEFT, RIGHT, LETTERS = 72, 320, 19  # the columns and how many letters a line of them has
WIDE = 41  # letters of a line over the whole page


def source(tmp_path: Path, pages: Sequence[Sequence[Drawn]], bookmarks: Sequence[str] = ()) -> Source:
    path = tmp_path / "printed.pdf"
    path.write_bytes(printed(pages, bookmarks))
    return read(path, 20_000_000)


def lines(found: Source) -> list[str]:
    return found.text.split("\n")


def left_out(found: Source) -> list[tuple[str, str | None, int]]:
    return [(part.what, part.where, part.letters) for part in found.account.left_out]


def stacked(texts: Sequence[str], left: float, top: float, letters: int, indents: Sequence[int] = ()) -> list[Words]:
    """Paragraphs one below the other."""
    made: list[Words] = []
    for at, text in enumerate(texts):
        made += column(text, left, below(made) if made else top, letters, indent=indents[at] if indents else 2)
    return made


def two_columns(top: float = 140, offset: float = 0) -> list[Words]:
    """Four paragraphs; after two full lines the second goes on in the right column, which stands lower by offset."""
    cut = 2 * LETTERS - 2
    right = stacked([TWO[cut:], THREE, ONE], RIGHT, top + offset, LETTERS, (0, 2, 2))
    return [*stacked([ONE, TWO[:cut]], LEFT, top, LETTERS), *right]


COLUMNS = [
    ([TITLE, *two_columns()], [TITLE.text, *FOUR], "lines side by side"),
    ([TITLE, *two_columns(offset=6)], [TITLE.text, *FOUR], "lines of one column between those of the other"),
    (
        [*two_columns(), Words("关于加强政务公开的通知", 176, 300, 22), *two_columns(350)],
        [*FOUR, "关于加强政务公开的通知", *FOUR],
        "a title over both between two notices",
    ),
    (
        [Words("公", 260, 90, 22), Words("告", 320, 90, 22), *two_columns()],
        ["公 告", *FOUR],
        "a title whose two letters stand apart stands over both too",
    ),
    (
        [*stacked([ONE, TWO], LEFT, 90, WIDE), *two_columns(180)],
        [ONE, TWO, *FOUR],
        "whole lines above columns",
    ),
]


@pytest.mark.parametrize(("page", "expected", "reason"), COLUMNS, ids=[case[2] for case in COLUMNS])
def test_columns(tmp_path: Path, page: list[Drawn], expected: list[str], reason: str) -> None:
    assert lines(source(tmp_path, [page])) == expected, reason


def test_a_page_with_little_text_goes_on_in_the_columns_of_the_one_before(tmp_path: Path) -> None:
    """Two lines on the left and one on the right show no columns by themselves."""
    last = [*stacked([TWO[:36]], LEFT, 90, LETTERS), *stacked([TWO[36:]], RIGHT, 90, LETTERS, (0,))]
    assert lines(source(tmp_path, [two_columns(), last])) == [*FOUR, TWO]


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_a_document_printed_as_a_gazette_gives_the_same_tasks(tmp_path: Path, path: Path) -> None:
    """Paragraphs of many lines that go on over columns and pages."""
    whole = read(path, 20_000_000)
    printed_path = tmp_path / "gazette.pdf"
    lines = [line.strip("\u3000 \t\xa0") for line in whole.text.split("\n")]
    printed_path.write_bytes(as_gazette([line for line in lines if line]))
    assert said(read(printed_path, 20_000_000)) == said(whole)


def said(found: Source) -> list[tuple[str, list[tuple[str, str]]]]:
    """The tasks, and who does what in them."""
    return [(task.title, [(edge.role, edge.surface) for edge in task.edges]) for task in extract(found).tasks]


SIDE_BY_SIDE = [
    (
        [Words(f"{name}局", LEFT, 90 + 18 * at) for at, name in enumerate("甲乙丙丁戊己庚")]
        + [Words("推进第" + "一" * at + "项工作", RIGHT, 90 + 18 * at) for at in range(7)],
        ["甲局 推进第项工作", "乙局 推进第一项工作"],
        "a table without rules is read by its rows: its cells do not fill a column",
    ),
    (
        [*stacked([ONE, TWO], LEFT, 90, WIDE), Words("某某市人民政府", 400, 200), Words("2022年3月1日", 410, 220)],
        [ONE, TWO, "某某市人民政府", "2022年3月1日"],
        "a signature at the right is no column",
    ),
]


@pytest.mark.parametrize(("page", "expected", "reason"), SIDE_BY_SIDE, ids=[case[2] for case in SIDE_BY_SIDE])
def test_what_stands_side_by_side_and_is_no_column(
    tmp_path: Path, page: list[Drawn], expected: list[str], reason: str
) -> None:
    assert lines(source(tmp_path, [page]))[: len(expected)] == expected, reason


NOTE = "1 指依法设立的各类企业和个体工商户。"
TEXT = Words(TWO[:WIDE], LEFT, 140)
FOOT_RULE = Rule(LEFT, 200, 738)


def foot(text: str, size: float = 8, top: float = 742) -> Words:
    return Words(text, LEFT, top, size)


def referring(mark: str = "1") -> list[Words]:
    """A line with a raised mark behind its tenth letter, and its second half behind the mark."""
    return [Words(TWO[:10], LEFT, 90), raised(mark, 182, 90), Words(TWO[10:40], 182 + 5, 90)]


NOTES = [
    ([*referring(), foot(NOTE)], [TWO[:40]], True, "small print behind a mark that the text has"),
    ([*referring("①"), foot("①" + NOTE[2:])], [TWO[:40]], True, "a circled mark"),
    (
        [TEXT, FOOT_RULE, foot("注：数据为初步核算数。")],
        [TEXT.text],
        True,
        "a note without a mark below a short rule",
    ),
    (
        [*referring(), FOOT_RULE, foot(NOTE), foot("不含分支机构。", top=755), foot("2 见附件。", top=768)],
        [TWO[:40]],
        True,
        "all that follows the first note",
    ),
    ([TEXT, foot(NOTE)], [TEXT.text, NOTE], False, "small print with a mark that the text has not"),
    (
        [TEXT, FOOT_RULE, foot("抄送：市委各部门，市人大常委会办公室。")],
        [TEXT.text, "抄送：市委各部门，市人大常委会办公室。"],
        False,
        "a printing note below a rule is of the document",
    ),
    (
        [*referring(), foot(NOTE, size=11)],
        [TWO[:10] + "1" + TWO[10:40], NOTE],
        False,
        "print of the text's size; then the mark stays too",
    ),
    (
        [*referring(), foot(NOTE, top=200), TEXT],
        [TWO[:10] + "1" + TWO[10:40], TEXT.text, NOTE],
        False,
        "not at the foot of the page",
    ),
]


@pytest.mark.parametrize(("page", "expected", "noted", "reason"), NOTES, ids=[case[3] for case in NOTES])
def test_footnotes(tmp_path: Path, page: list[Drawn], expected: list[str], noted: bool, reason: str) -> None:
    found = source(tmp_path, [page, [Words(THREE[:30], LEFT + 22, 90)]])
    assert lines(found)[: len(expected)] == expected, reason
    letters = sum(len(one.text) for one in page if isinstance(one, Words) and one.size == 8)
    assert left_out(found) == ([("note", "page 1", letters)] if noted else []), reason


def test_a_paragraph_goes_on_over_a_footnote(tmp_path: Path) -> None:
    """What stands between its halves on the paper does not part them."""
    whole = ONE + TWO
    pages = [
        [*referring(), *column(whole[: 2 * WIDE - 2], LEFT, 110, WIDE), foot(NOTE)],
        column(whole[2 * WIDE - 2 :], LEFT, 90, WIDE, indent=0),
    ]
    assert whole in lines(source(tmp_path, pages))


def test_footnotes_of_columns(tmp_path: Path) -> None:
    """Each column has its own, at its foot; a mark behind a unit is a figure (m2)."""
    unit = [Words("m", RIGHT, 600), raised("2", RIGHT + 9, 600)]
    marked = [raised("1", LEFT + 209, 140 + 17.6)]
    notes = [foot("1 指企业。"), Words("2 指个体户。", RIGHT, 742, 8), raised("2", RIGHT + 198, 140)]
    found = source(tmp_path, [[*two_columns(), *marked, *unit, *notes]])
    assert left_out(found) == [("note", "page 1", len("1 指企业。") + len("2 指个体户。"))]
    assert lines(found) == [*FOUR, "m2"]


HEAD, NUMBER = Words("某某政府公报", LEFT, 40, 8), Words("12", 290, 800, 8)
MARGINS = [
    ([HEAD, TITLE, *stacked([ONE], LEFT, 140, WIDE), NUMBER], True, "smaller print in the margins"),
    ([Words(HEAD.text, LEFT, 40, 11), *stacked([ONE], LEFT, 140, WIDE)], False, "the text's print"),
    ([Words("附件1", LEFT, 40, 8), *stacked([ONE], LEFT, 140, WIDE)], False, "an annex says so in the margin"),
    ([Words(HEAD.text, LEFT, 80, 8), *stacked([ONE], LEFT, 95, WIDE)], False, "small print next to the text"),
    (
        [*stacked([ONE], LEFT, 90, WIDE), Words("某某市人民政府办公室 2022年3月1日印发", LEFT, 780, 8)],
        False,
        "the printing note of the last page",
    ),
]


@pytest.mark.parametrize(("page", "gone", "reason"), MARGINS, ids=[case[2] for case in MARGINS])
def test_the_margins_of_a_single_page(tmp_path: Path, page: list[Drawn], gone: bool, reason: str) -> None:
    found = source(tmp_path, [page])
    small = [one.text for one in page if isinstance(one, Words) and one.size == 8]
    assert left_out(found) == ([("furniture", None, sum(map(len, small)))] if gone else []), reason
    assert all((text in found.text) is not gone for text in small), reason


def test_left_and_right_pages_have_heads_of_their_own(tmp_path: Path) -> None:
    """Neither stands on more than half of all pages."""
    heads = ("某某政府公报", "市政府文件")
    pages = [
        [Words(heads[at % 2], LEFT, 40, 11), Words(f"第{'一二三四五六'[at]}页的内容。", LEFT, 90)] for at in range(6)
    ]
    assert lines(source(tmp_path, pages)) == [f"第{one}页的内容。" for one in "一二三四五六"]


HEADED = "加大改革力度和支持力度加大改革力度和支持力度加大改革力度和支持力度加大改革力度和"
assert len(HEADED) >= WIDE - 1, "a full line"
HEADINGS = [
    (Words(HEADED, LEFT, 90), (HEADED,), True, "a bookmark names it"),
    (Words(HEADED, LEFT, 90, font=OTHER), (), True, "it is in another font"),
    (Words(HEADED[:28], LEFT, 90, 16), (), True, "it is in larger print"),
    (Words(HEADED[:37], LEFT, 90, 12), (), True, "it is in print a little larger"),
    (Words(HEADED, LEFT, 90), (), False, "a full line goes on where nothing shows a heading"),
    (Words(HEADED[:-1] + "。", LEFT, 90, font=OTHER), (), False, "a sentence in bold begins its paragraph"),
]


@pytest.mark.parametrize(("heading", "bookmarks", "apart", "reason"), HEADINGS, ids=[case[3] for case in HEADINGS])
def test_headings_that_fill_their_line(
    tmp_path: Path, heading: Words, bookmarks: tuple[str, ...], apart: bool, reason: str
) -> None:
    page = [heading, *column(ONE, LEFT, 115 if heading.size > 11 else 107.6, WIDE, indent=0)]
    assert lines(source(tmp_path, [page], bookmarks)) == ([heading.text, ONE] if apart else [heading.text + ONE]), (
        reason
    )


def test_lines_whose_sizes_text_recognition_guessed_are_one_paragraph(tmp_path: Path) -> None:
    """Each line has a size of its own there, up to a tenth larger or smaller."""
    sizes = (10, 11, 10.5, 11.5, 10, 11)
    page = [Words((HEADED * 2)[: int(440 / size)], LEFT, 90 + 18 * at, size) for at, size in enumerate(sizes)]
    assert len(lines(source(tmp_path, [page]))) == 1


def test_a_paragraph_goes_on_over_a_page_whose_fonts_are_named_anew(tmp_path: Path) -> None:
    pages = [[Words(HEADED, LEFT, 700)], [Words(HEADED[:30], LEFT, 90, font=OTHER)]]
    assert lines(source(tmp_path, pages)) == [HEADED + HEADED[:30]]


def test_a_heading_of_two_lines_that_a_bookmark_names_is_one_line(tmp_path: Path) -> None:
    heading = [Words("加大改革力度和", 200, 90), Words("支持力度", 216, 107.6)]
    page = [*heading, *stacked([ONE], LEFT, 125.2, WIDE)]
    assert lines(source(tmp_path, [page], ["加大改革力度和 支持力度"])) == ["加大改革力度和支持力度", ONE]


def test_a_thousand_bookmarks_and_a_circle(tmp_path: Path) -> None:
    """pdfminer's own walk calls itself once a bookmark, and follows a circle for ever."""
    titles = [f"第{at}项" for at in range(1_500)]
    data = printed([stacked([ONE], LEFT, 90, WIDE)], titles)
    path = tmp_path / "circle.pdf"
    path.write_bytes(data)
    assert ONE in read(path, 20_000_000).text
    at = data.rindex(b"/Prev ")
    number = data[at + 6 : data.index(b" ", at + 6)]
    path.write_bytes(data[:at] + b"/Next " + number + data[at + 6 + len(number) :])
    assert ONE in read(path, 20_000_000).text
