"""Ten answered documents, one of each form and more, score the same as a web page, a Word file and a PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path

import answered
import pytest
from writers import as_docx, as_html, as_pdf

from ingest.evaluation.score import Score, evaluate
from ingest.facts.extract import extract
from ingest.formats.read import Source, read

DOCUMENTS = ("000", "001", "002", "003", "32_", "33_", "44_", "30_", "133", "92_")
WRITERS: dict[str, Callable[[list[str]], bytes]] = {
    "html": as_html,
    "docx": as_docx,
    "pdf": partial(as_pdf, indent=2, footer=False),  # paragraphs are indented by two letters, as offices print them
}


@lru_cache(maxsize=len(DOCUMENTS))
def _answered(prefix: str) -> answered.Answered:
    return next(one for one in answered.documents() if one.name.startswith(prefix))


@lru_cache(maxsize=len(DOCUMENTS))
def _as_text(prefix: str) -> dict[str, Score]:
    return _scores(prefix, _answered(prefix).source)


def _scores(prefix: str, source: Source) -> dict[str, Score]:
    return evaluate(_answered(prefix).gold, extract(source).model_dump(mode="json"), source.text).scores


@pytest.mark.parametrize("prefix", DOCUMENTS)
@pytest.mark.parametrize("name", WRITERS)
def test_scores_as_the_text(tmp_path: Path, prefix: str, name: str) -> None:
    lines = [line.strip("\u3000 \t\xa0") for line in _answered(prefix).source.text.split("\n")]
    path = tmp_path / f"{prefix}.{name}"
    path.write_bytes(WRITERS[name]([line for line in lines if line]))
    assert _scores(prefix, read(path, 10**8)) == _as_text(prefix)
