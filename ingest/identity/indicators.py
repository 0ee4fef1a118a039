"""When two names are one indicator: by what is measured and on what, whatever the words around (guide, 5.1)."""

from __future__ import annotations

import csv
from functools import lru_cache

from graph.folding import fold
from graph.resources import lexicon
from ingest.identity import patterns


@lru_cache(maxsize=2)
def _table(name: str) -> dict[str, str]:
    """The first two columns of a table of data/lexicon."""
    with (lexicon() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return {row[0]: row[1] for row in rows}


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
    table = _table("indicators")
    for at in range(len(of)):
        if of[at:] in table:
            return of[:at] + table[of[at:]]
    return of


def dimension(unit: str | None) -> str | None:
    """What a unit measures, so that 工作日 and 天 are of one indicator; the unit itself where the table has none."""
    return None if unit is None else _table("units").get(fold(unit), fold(unit))
