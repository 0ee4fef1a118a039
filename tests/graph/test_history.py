"""Which new task an old one became: by the words that they share."""

from __future__ import annotations

import pytest

from graph.history import moves, shared

LONG = "推进企业登记全程电子化和电子营业执照应用，提高公章刻制效率，实行预约开户"
OTHER = "在全区范围内推行新办纳税人法定义务事项和首次领用发票相关办税事项一并办理"


@pytest.mark.parametrize(
    ("new", "now", "why"),
    [
        ({"new": LONG + "等"}, "new", "a bound that moved by a letter"),
        ({"new": LONG.replace("，", "")}, "new", "punctuation"),
        ({"new": LONG[: len(LONG) // 2]}, None, "half of it is another task"),
        ({"new": OTHER}, None, "other words"),
        ({"a": OTHER, "b": LONG + "。1", "c": LONG[:-1]}, "b", "the one that shares most"),
        ({}, None, "nothing came"),
    ],
)
def test_moves(new: dict[str, str], now: str | None, why: str) -> None:
    assert moves({"old": LONG}, new) == {"old": now}, why


def test_short_tasks_move_too() -> None:
    assert moves({"old": "推行电子发票"}, {"new": "推行电子发票。", "x": "推行电子证照"}) == {"old": "new"}


def test_shared_is_symmetric_and_total() -> None:
    assert shared("", "") == 1.0
    assert shared("甲", "") == 0.0
    assert shared(LONG, OTHER) == shared(OTHER, LONG) < 0.5


def test_what_stands_in_every_task_decides_nothing() -> None:
    """A boilerplate sentence in a thousand tasks must not make a thousand comparisons for each."""
    common = "各单位要高度重视加强组织领导落实工作责任"
    new = {f"n{at}": f"{common}{at:04d}" for at in range(1000)}
    assert moves({"old": f"{common}0007之后"}, new)["old"] in {"n7", None}
