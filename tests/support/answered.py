"""The open documents with answers (POLICYGRAPH_ANSWERED): skipped with the reason where they are not, failed on CI."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest

from graph.settings import Settings
from ingest.evaluation.answered import Answered, load
from ingest.facts.extract import extract
from ingest.facts.model import Extraction
from ingest.formats.read import Source
from ingest.models import Models
from ingest.training.folds import fit_all

LIMIT = 20_000_000
GROUPS = 9


def documents(*groups: str) -> tuple[Answered, ...]:
    """The documents of these groups of data/forms.csv (`known`, `new`; without any: all), by file name.

    Their text is `.source.text`, their answer `.gold`.
    """
    return tuple(one for one in _all() if not groups or one.group in groups)


def folder() -> Path:
    """The folder that holds corpus and gold, and the reference scorer. Ends the test where there is none."""
    path = Settings().answered
    _want(path / "gold", f"no documents with answers in {path} (POLICYGRAPH_ANSWERED)")
    return path


def pages() -> Path:
    """The folder of web pages with facts.json. Ends the test where there is none."""
    path = Settings().answered
    _want(path / "pages" / "open", f"no pages with answers in {path} (POLICYGRAPH_ANSWERED)")
    return path / "pages" / "open"


def _want(path: Path, reason: str) -> None:
    """Skip the test with the reason where a folder is not there; fail it on CI."""
    if path.is_dir():
        return
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def group(name: str) -> int:
    """Which documents are left out together: seven or so, a ninth of the fits, and a little sterner than one alone."""
    return zlib.crc32(name.encode()) % GROUPS


@cache
def fitted_without(left_out: int, *groups: str) -> Models:
    """What is fitted on the documents of these groups of data/forms.csv, those that are left out together apart."""
    return fit_all([one for one in documents(*groups) if group(one.name) != left_out])


def reader(name: str) -> Callable[[Source], Extraction]:
    """Reads what has the contents of an open document, with what was fitted on others."""
    return partial(extract, models=fitted_without(group(name)))


def _all() -> tuple[Answered, ...]:
    return _load(folder())


@cache
def _load(path: Path) -> tuple[Answered, ...]:
    return load(path, LIMIT)
