"""When two names are one indicator: by what is measured and on what, whatever the words around (guide, 5.1)."""

from __future__ import annotations

from functools import lru_cache

from graph.folding import fold
from ingest.identity import patterns
from ingest.values.gazetteer import table


@lru_cache(maxsize=1)
def _objects() -> dict[str, str]:
    """Spelling → name of what is measured."""
    return {row["spelling"]: row["name"] for row in table("indicators")}


@lru_cache(maxsize=1)
def _dimensions() -> dict[str, str]:
    """Unit → what it measures."""
    return {row["unit"]: row["dimension"] for row in table("units")}


@lru_cache(maxsize=16_384)
def indicator_key(name: str) -> str:
    """What all names of one indicator share: 新开办企业办理时间(含印章), 企业开办时限 → 企业开办时间.

    What narrows it (线下, 低压, 一般不动产) stays: such indicators are two.
    """
    whole = patterns.INDICATOR_NOTE.regex.sub("", fold(name)) or fold(name)
    bare = patterns.INDICATOR_FILLER.regex.sub("", whole)
    measure = patterns.MEASURE.regex.search(bare)
    if not measure or not bare[: measure.start()]:
        return bare or whole
    of = bare[: measure.start()]
    return _object(of) + next(word for word, found in measure.groupdict().items() if found)


def _object(of: str) -> str:
    """What is measured, by the name that the table gives it; the longest spelling at its end goes first."""
    objects = _objects()
    for at in range(len(of)):
        if of[at:] in objects:
            return of[:at] + objects[of[at:]]
    return of


def dimension(unit: str | None) -> str | None:
    """What a unit measures, so that 工作日 and 天 are of one indicator; the unit itself where the table has none."""
    return None if unit is None else _dimensions().get(fold(unit), fold(unit))
