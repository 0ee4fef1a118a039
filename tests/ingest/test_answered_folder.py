"""Where the open documents are not, tests are skipped and say so; on CI their absence fails the run."""

from __future__ import annotations

from pathlib import Path

import answered
import pytest

from graph.errors import DocumentError
from ingest.evaluation.answered import load


def test_absence_skips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_ANSWERED", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="POLICYGRAPH_ANSWERED"):
        answered.documents()


def test_absence_fails_on_ci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_ANSWERED", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="POLICYGRAPH_ANSWERED"):
        answered.documents()


def test_groups_are_apart() -> None:
    known, new, opened = (answered.documents(group) for group in ("known", "new", "opened"))
    assert (len(known), len(new), len(opened)) == (12, 46, 8)
    assert answered.documents() == answered.documents("known", "new", "opened")
    assert {one.name[:3] for one in known} >= {"000", "001", "002", "003", "004"}


def test_a_folder_without_answers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no answers there"):
        load(tmp_path, 100)
