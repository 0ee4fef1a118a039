"""Every pattern is proved by its own examples, and none is slow on text made to be."""

from __future__ import annotations

import importlib
import pkgutil
import time

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
HOSTILE = ["(" * 20_000, "1" * 20_000, "、" * 20_000, "区局、" * 7_000, "由" * 20_000, "一" * 20_000, "2020年" * 5_000]


def test_there_are_patterns() -> None:
    """A walk that finds nothing would pass everything."""
    assert len(ALL) > 60


@pytest.mark.parametrize("found", ALL)
def test_examples(found: Pattern) -> None:
    assert found.matches, "a pattern without an example proves nothing"
    for text in found.matches:
        assert found.regex.search(text), f"should match {text}"
    for text in found.misses:
        assert not found.regex.search(text), f"should not match {text}"


@pytest.mark.parametrize("found", ALL)
def test_time_on_hostile_text(found: Pattern) -> None:
    """Twenty thousand letters of any one kind take well under the two seconds a megabyte that a document may."""
    for text in HOSTILE:
        begin = time.perf_counter()
        for _ in found.regex.finditer(text):
            pass
        assert time.perf_counter() - begin < 1.0, text[:6]


@pytest.mark.parametrize("found", ALL)
def test_time_on_its_own_examples_again_and_again(found: Pattern) -> None:
    """What a pattern matches, repeated and then broken off, is where ambiguous repeats would try every division."""
    for example in found.matches:
        text = (example * 2_000)[:2_000] + "某"
        begin = time.perf_counter()
        for _ in found.regex.finditer(text):
            pass
        found.regex.fullmatch(text)
        assert time.perf_counter() - begin < 1.0, example
