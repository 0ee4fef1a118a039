"""Short and long spellings of one body's name, from data/lexicon/names.csv."""

from __future__ import annotations

from functools import lru_cache

from ingest.identity import patterns
from ingest.values.gazetteer import table

ENDINGS = (
    *("办事处", "分局", "总局", "总署", "支队", "大队", "总队", "部门", "公司", "中心", "机关"),
    *("局", "委", "厅", "部", "办", "院", "署", "会", "处", "所"),
)
_SHORTER = (
    *(("监督管理", "监管"), ("人民政府", "政府")),
    *(("有限责任公司", "公司"), ("股份有限公司", "公司"), ("有限公司", "公司")),
    *(("委员会", "委"), ("领导小组办公室", "委办"), ("办公室", "办"), ("办公厅", "办")),
)


@lru_cache(maxsize=1)
def spellings() -> dict[str, str]:
    """Spelling → name; the endings of both are in short (委, 办), or left to the body."""
    return {row["spelling"]: row["name"] for row in table("names")}


@lru_cache(maxsize=16_384)
def key(name: str) -> str:
    """The name of a body without place and level, as every spelling gives it: 发改委, 发展和改革委员会 → 发展改革委."""
    short = _short(name)
    if short in spellings():
        return spellings()[short]
    ending = next((end for end in ENDINGS if short.endswith(end) and len(short) > len(end)), "")
    core = short.removesuffix(ending)
    found = _spelled(core)
    return found if ending and found.endswith(ending) and found != core else found + ending


def _short(name: str) -> str:
    """With its long words in short; 管理委员会 of a zone is 管委会."""
    zone = patterns.ZONE_COMMITTEE.regex.search(name)
    if zone:
        return name[: zone.start()] + "管委会"
    for long, brief in _SHORTER:
        name = name.replace(long, brief)
    return name


def _spelled(core: str) -> str:
    """The name that a core is a spelling of, with or without 和 and the word that tells that a body manages."""
    plain = patterns.AND.regex.sub("", core)
    tried = (core, core.removesuffix("管理"), plain, plain.removesuffix("管理"))
    known = next((spellings()[one] for one in tried if one in spellings()), plain)
    return spellings().get(known, known)
