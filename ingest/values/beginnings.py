"""Whether one of many names begins at a place of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Beginnings:
    """Names of two code points or more; most texts begin with none, which their first two tell."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        sizes: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._names:
            sizes[name[:2]].add(len(name))
        self._sizes = {head: tuple(sorted(found)) for head, found in sizes.items()}

    def at(self, text: str, start: int) -> bool:
        """Whether a name begins at this place of a (simplified) text."""
        sizes = self._sizes.get(text[start : start + 2], ())
        return any(text[start : start + size] in self._names for size in sizes)
