"""Text without what may differ between two ways to write the same: script, width, case, white space, punctuation."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from graph.errors import QueryError


@lru_cache(maxsize=1)
def simplified() -> dict[int, str]:
    """Traditional to simplified, one letter to one letter (OpenCC's TSCharacters)."""
    table: dict[int, str] = {}
    lines = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        traditional, _, found = line.partition("\t")
        first = found.split(" ")[0]
        if len(traditional) == 1 == len(first):
            table[ord(traditional)] = first
    return table


def fold(text: str) -> str:
    """One script, width and case, without white space: what two texts that read the same have in common."""
    plain = unicodedata.normalize("NFKC", text).translate(simplified()).casefold()
    return "".join(plain.split())


def searched(q: str | None) -> str | None:
    """What is searched for as the folded texts have it; QueryError where nothing is left of it."""
    if q is None:
        return None
    if not words(q):
        raise QueryError(f"“{q}” has no letter or digit to search for")
    return fold(q)


def phrase(q: str | None) -> str | None:
    """What a full-text index by pairs of Chinese characters is asked for; None where such an index cannot help.

    The longest run of Chinese characters: what holds the whole words holds that run too.
    """
    runs = ("".join(run) for chinese, run in groupby(fold(q or ""), _is_chinese) if chinese)
    longest = max(runs, key=len, default="")
    return f'"{longest}"' if len(longest) > 1 else None


def _is_chinese(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


def words(text: str) -> str:
    """The letters and digits alone of a text, folded."""
    return "".join(letter for letter in fold(text) if letter.isalnum())
