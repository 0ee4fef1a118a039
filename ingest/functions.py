"""What a body is for (区税务局 → 税务), and which direction of an indicator is better; both follow from names alone."""

from __future__ import annotations

import csv
from functools import lru_cache

from graph.records import Direction
from graph.resources import lexicon

from .model import Target

_LESS = (
    "时间",
    "时限",
    "环节",
    "成本",
    "费用",
    "材料",
    "次数",
    "周期",
    "排放",
    "能耗",
    "停电",
    "负担",
    "跑动",
    "事故",
    "死亡",
)
_MORE = ("率", "比例", "占比", "覆盖", "数量", "收入", "增加值", "投资", "产值", "面积", "企业数", "人数", "规模")


@lru_cache(maxsize=1)
def _functions() -> tuple[tuple[str, str], ...]:
    """Word in a name → function, the longest word first."""
    with (lexicon() / "functions.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["word"], row["function"]) for row in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def function(name: str) -> str | None:
    """The function that a body's (simplified) name states, None where it states none that the lexicon lists."""
    return next((made for word, made in _functions() if word in name), None)


def better(target: Target) -> Direction | None:
    """The better direction of a target's indicator: by its comparator's aim, else by the words of its name."""
    if any(word in target.indicator for word in _LESS):
        return "down"
    return "up" if any(word in target.indicator for word in _MORE) else None
