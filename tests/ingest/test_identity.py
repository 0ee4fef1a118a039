"""Who is who: tables of names that readers wrote who had not seen the code, and what one may expect of any name."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import answered
import pytest
from graph_of_answers import Names, names
from hypothesis import given
from hypothesis import strategies as st

from graph.records import NATION
from ingest.identity.indicators import dimension, indicator_key
from ingest.identity.names import Identity, identify
from ingest.identity.patterns import __dict__ as _patterns
from ingest.identity.typed import Resolution, resolve_function
from ingest.text.pattern import Pattern

CASES = Path(__file__).parents[1] / "cases"
PLACES = {"国": NATION, "": None}


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def who(surface: str, place: str, document: str) -> Identity:
    """The body; one of an unknown place is of its document alone."""
    known = identify(surface, PLACES.get(place, place))
    return known if known.place else Identity(f"?{document}", known.key)


def test_pairs_are_one_body_or_two() -> None:
    pairs = rows("body_pairs.csv")
    wrong = [
        row
        for row in pairs
        if (who(row["surface_a"], row["place_a"], "a") == who(row["surface_b"], row["place_b"], "b"))
        is not (row["same"] == "yes")
    ]
    assert len(pairs) == 300
    assert len(wrong) <= 6, wrong
    assert [row for row in wrong if row["same"] == "no"] == [], "nothing is merged that is two"


@cache
def graph() -> Names:
    return names(answered.documents())


def right(row: dict[str, str], found: Resolution) -> bool:
    """Whether a name means what the table says: the one, all of several, or nothing, with what was meant near."""
    given = {one.id for one in found.candidates}
    wanted = [graph().id_of(row["kind"], node.strip()) for node in row["node"].lstrip("~").split(" ; ") if node]
    match row["expect"]:
        case "match":
            return found.match is not None and [found.match.id] == wanted
        case "ambiguous":
            return found.ambiguous and set(wanted) <= given
        case _:
            return found.match is None and not found.ambiguous and set(wanted) <= given


@pytest.mark.parametrize(("kind", "count", "least"), [("agency", 165, 162), ("city", 35, 35)])
def test_names_mean_what_a_person_expects(kind: str, count: int, least: int) -> None:
    table = [row for row in rows("typed_names.csv") if row["kind"] == kind]
    index = graph().agencies if kind == "agency" else graph().places
    wrong = [row for row in table if not right(row, index.resolve(row["typed"]))]
    assert len(table) == count
    assert count - len(wrong) >= least, wrong
    resolved = [row for row in wrong if row["expect"] == "none" and index.resolve(row["typed"]).match]
    assert resolved == [], "nonsense never resolves"


@pytest.mark.parametrize(
    ("one", "other", "place", "same", "why"),
    [
        ("发改委", "发展和改革委员会", "上海市", True, "short and long"),
        ("区稅務局", "国家税务总局上海市松江区税务局", "上海市/松江区", True, "script, head office and place"),
        ("市民政局", "民政局", "广东省/广州市", True, "市民 is no market"),
        ("市场监管局", "市市场监督管理局", "广东省/广州市", True, "市场 is no level"),
        ("市工商局", "市市场监管局", "山东省/威海市", False, "what a reform renamed is another body"),
        ("区委办公室", "区政府办公室", "上海市/松江区", False, "the party's office is not the government's"),
        ("市教委", "区教委", "上海市", False, "two levels"),
    ],
)
def test_identify(one: str, other: str, place: str, same: bool, why: str) -> None:
    assert (identify(one, place) == identify(other, place)) is same, why


@given(st.text(max_size=30), st.sampled_from([None, NATION, "上海市/松江区", "辽宁省/营口市", "x/y"]))
def test_any_name_is_somebody(name: str, place: str | None) -> None:
    """Whatever is written, it means something, and always the same."""
    assert identify(name, place) == identify(name, place)
    assert identify(name, place) == identify(f" {name} ", place)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("企业开办时间", "新开办企业办理时限(含印章)", True),
        ("企业开办时间", "企业开办线下办理时间", False),
        ("全市森林覆盖率", "森林覆盖率", True),
        ("高压办电时间", "低压办电时间", False),
    ],
)
def test_indicator_key(one: str, other: str, same: bool) -> None:
    assert (indicator_key(one) == indicator_key(other)) is same


def test_units_of_one_kind_are_of_one_indicator() -> None:
    assert dimension("工作日") == dimension("天") != dimension("%")
    assert dimension(None) is None
    assert dimension("OPC社区") == "opc社区"


@pytest.mark.parametrize(
    ("typed", "function"), [("税务", "税务"), ("稅務局", "税务"), ("发改委", "发展改革"), ("电影明星", None)]
)
def test_resolve_function(typed: str, function: str | None) -> None:
    found = resolve_function(typed, ["税务", "发展改革"]).match
    assert (found.id if found else None) == function


@pytest.mark.parametrize("name", [name for name, one in _patterns.items() if isinstance(one, Pattern)])
def test_patterns_match_their_examples(name: str) -> None:
    one: Pattern = _patterns[name]
    assert all(one.regex.search(text) for text in one.matches)
    assert not any(one.regex.search(text) for text in one.misses)
