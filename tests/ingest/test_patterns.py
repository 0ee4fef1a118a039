"""Every pattern is proved by its own examples; what is slow on hostile text shows in test_hostile.py."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import ingest
from ingest.text.pattern import Pattern


def _is_pattern_module(name: str) -> bool:
    """Modules named patterns, and those in packages of that name."""
    return "patterns" in name.split(".")[2:]


ALL = [
    pytest.param(found, id=f"{module.name}.{name}")
    for module in pkgutil.walk_packages(ingest.__path__, "ingest.")
    if _is_pattern_module(module.name)
    for name, found in vars(importlib.import_module(module.name)).items()
    if isinstance(found, Pattern)
]
assert ALL, "a walk that finds nothing would pass everything"


@pytest.mark.parametrize("found", ALL)
def test_examples(found: Pattern) -> None:
    assert found.matches, "a pattern without an example proves nothing"
    for text in found.matches:
        assert found.regex.search(text), f"should match {text}"
    for text in found.misses:
        assert not found.regex.search(text), f"should not match {text}"
