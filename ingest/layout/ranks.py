"""How high in a document the shapes of marks usually stand: 一、 above （一） above 1., a chapter above an article."""

from __future__ import annotations

from functools import lru_cache

from ingest.layout.marks import ATTACHMENT

BOX = "专栏"
"""The shape of a box's mark."""
_RANKS = {ATTACHMENT: 0, BOX: 9, "壹.": 2, "甲.": 3, "(甲)": 8}
_SUFFIX_RANKS = {"编": 1, "篇": 1, "分": 1, "章": 2, "节": 3, "条": 4}
_KIND_RANKS = {
    "题题": 5.2,
    "题": 6.5,
    "c.": 5,
    "c|": 5,
    "(c)": 6,
    "d.": 7,
    "d|": 7,
    "d_": 7,
    "d~": 7,
    "(d)": 8,
    "d)": 9,
    "①": 9,
    "c是": 10,
    "c要": 10,
}


@lru_cache(maxsize=1024)  # asked for each mark with each reading
def rank_of(shape: str) -> float:
    """How high in a document a shape usually stands; 0 highest."""
    if shape in _RANKS:
        return _RANKS[shape]
    if shape.startswith("第") and shape[-1] in _SUFFIX_RANKS:
        return _SUFFIX_RANKS[shape[-1]]
    if shape[0] == "#":
        return 1 + len(shape) / 10
    if shape.startswith("d.d"):
        return 7 + shape.count(".") / 10
    return _KIND_RANKS.get(shape, 8)
