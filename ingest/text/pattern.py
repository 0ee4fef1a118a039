"""A regular expression with its proof. They stand in the modules `patterns` of each room, nowhere else.

All but those of `ingest.text.patterns` read `NormalisedText.normal` (no white space, half width, simplified). None
nests quantifiers, so each is linear in time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Pattern:
    """A verbose expression with its proof; tests search every one in all its examples."""

    expression: str
    matches: tuple[str, ...]
    misses: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when it is first used: a process that reads nothing waits for none."""
        return re.compile(self.expression, re.VERBOSE)


def pattern(expression: str, matches: tuple[str, ...], misses: tuple[str, ...]) -> Pattern:
    """An expression with its examples."""
    return Pattern(expression, matches, misses)
