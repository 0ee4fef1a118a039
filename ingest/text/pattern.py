"""A regular expression with its proof. They stand in the modules `patterns` of each room, nowhere else.

All but those of `ingest.text.patterns` read `NormalisedText.normal` (no white space, half width, simplified). None
nests quantifiers, so each is linear in time.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Pattern(NamedTuple):
    """A compiled expression with its proof; tests search every one in all its examples."""

    regex: re.Pattern[str]
    matches: tuple[str, ...]
    misses: tuple[str, ...]


def pattern(expression: str, matches: tuple[str, ...], misses: tuple[str, ...]) -> Pattern:
    """Compile a verbose expression with its examples."""
    return Pattern(re.compile(expression, re.VERBOSE), matches, misses)
