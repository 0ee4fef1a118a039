"""Which extracted task is which gold task, and when two names, quotes or figures say the same.

Everything is compared after NFKC, without white space, and with one form of bracket. Documents are mappings in the
JSON form of the extraction guide.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ingest.text.patterns import MEASURE

Json = Mapping[str, Any]
Figure = tuple[Any, ...]

SAME_TASK = 0.6  # intersection over union of the quotes' characters
SAME_TEXT = 0.5  # Dice coefficient of the character bigrams

_BRACKETS = str.maketrans("〔〕【】", "[][]")


def normalize(text: str | None) -> str:
    """Text as it is compared; None as the empty string."""
    return "".join(unicodedata.normalize("NFKC", text or "").split()).translate(_BRACKETS)


def normalize_heading(text: str | None) -> str:
    """A heading or title, without the stop at its end."""
    return normalize(text).rstrip("。.;；:：")


def align_tasks(gold: Sequence[Json], given: Sequence[Json], document: str) -> dict[int, int]:
    """Pair gold with given tasks (index to index), one to one, the best overlap first. document: its whole text."""
    document = normalize(document)
    wanted, found = ([_positions(task, document) for task in side] for side in (gold, given))
    overlaps = [(_iou(a, b), g, p) for g, a in enumerate(wanted) for p, b in enumerate(found) if a & b]
    pairs: dict[int, int] = {}
    for iou, g, p in sorted(overlaps, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if iou >= SAME_TASK and g not in pairs and p not in pairs.values():
            pairs[g] = p
    return pairs


def match_targets(gold: Sequence[Json], given: Sequence[Json], *, with_indicator: bool) -> dict[int, int]:
    """Pair gold with given targets (index to index): figure and place, and the indicator's name where asked."""
    pairs: dict[int, int] = {}
    free = list(range(len(given)))
    for g, target in enumerate(gold):
        match = next((p for p in free if _same_target(target, given[p], with_indicator)), None)
        if match is not None:
            free.remove(match)
            pairs[g] = match
    return pairs


def figure(target: Json) -> Figure:
    """What a target says, apart from its words; units of counted things (项, 家, 个) are one class."""
    unit = normalize(target.get("unit"))
    if unit and not MEASURE.regex.fullmatch(unit):
        unit = "things"
    return (
        target.get("kind"),
        target.get("comparator"),
        _rounded(target.get("value")),
        unit or None,
        target.get("change") or "absolute",
        target.get("direction"),
        _rounded(target.get("baseline")),
        target.get("deadline") or target.get("as_of"),
    )


def _positions(task: Json, document: str) -> set[int]:
    """Offsets of the task's characters in the normalized document; its quotes are looked for one after the other."""
    positions: set[int] = set()
    begin = 0
    for quote in map(normalize, task["quote"]):
        at = document.find(quote, begin)
        if at < 0:
            at = document.find(quote)
        if at >= 0 and quote:
            positions.update(range(at, at + len(quote)))
            begin = at
    return positions


def _iou(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b)


def _same_target(gold: Json, given: Json, with_indicator: bool) -> bool:
    if figure(gold) != figure(given) or not _same_place(normalize(gold.get("quote")), normalize(given.get("quote"))):
        return False
    return not with_indicator or _alike(normalize(gold["indicator"]), normalize(given["indicator"]))


def _same_place(gold: str, given: str) -> bool:
    """A quote must not win by being next to nothing, nor by being everything."""
    if not gold or len(given) < min(3, len(gold)) or len(given) > max(80, 3 * len(gold)):
        return False
    return given in gold or gold in given or _dice(gold, given) >= SAME_TEXT


def _alike(a: str, b: str) -> bool:
    return a == b or _dice(a, b) >= SAME_TEXT


def _dice(a: str, b: str) -> float:
    grams_a, grams_b = (Counter(text[i : i + 2] for i in range(len(text) - 1)) for text in (a, b))
    return 2 * (grams_a & grams_b).total() / max(1, grams_a.total() + grams_b.total())


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 2)
