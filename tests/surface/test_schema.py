"""The service answers as its OpenAPI document says, whatever it is asked: requests that are made from the document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fuzzing import fuzz
from typer.testing import Result

SECONDS = 4.0
"""For each of the two; the first round of all operations is finished in any case."""


@pytest.mark.slow
@pytest.mark.parametrize("key", [False, True], ids=["without the key", "with the key"])
def test_answers_are_as_documented(
    run_emptied: Callable[..., Result],
    emptied_home: Path,
    corpus: Path,
    key: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No 500, no status, type or body that is not documented. What is asked writes, so the store is its own."""
    assert run_emptied("ingest", corpus).exit_code == 0
    found = fuzz(emptied_home, key, SECONDS)
    with capsys.disabled():
        print(f"\n{found.cases} cases {'with' if key else 'without'} the key, by status: {dict(found.statuses)}")
    assert "\n".join(f"{' '.join(where)}: {what}" for where, what in found.wrong.items()) == ""
    assert found.cases > 100  # of the first round alone
    assert {200, 404, 422, 202 if key else 403} <= found.statuses.keys()
