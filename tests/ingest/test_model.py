"""What the extraction prints reads back to the same objects."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import answered
import pytest
from mutate import heaps, mutants
from pydantic import ValidationError

from ingest.facts.extract import extract
from ingest.facts.model import Extraction, Target
from ingest.formats.read import Source, from_text, read

ROOT = Path(__file__).resolve().parents[2]
CORPUS = sorted((ROOT / "data" / "corpus").glob("*.txt"))
DOCUMENTS = sorted((ROOT / "tests" / "documents").glob("*.txt"))
TARGET = {
    **{"indicator": "企业开办时间", "kind": "quantity", "comparator": "<=", "value": 1, "unit": "天"},
    **{
        "change": "absolute",
        "direction": None,
        "baseline": None,
        "quote": "1天",
        "start": 0,
        "end": 2,
        "rule": "number",
    },
}


def reports(found: Extraction) -> int:
    targets = [*found.policy_targets, *(target for task in found.tasks for target in task.targets)]
    return sum(target.report for target in targets)


def read_back(sources: Iterable[Source]) -> int:
    """How many reports there were among what came back the same."""
    count = 0
    for source in sources:
        found = extract(source)
        assert Extraction.model_validate_json(found.model_dump_json()) == found, source.document
        assert Extraction.model_validate(found.model_dump(mode="json")) == found, source.document
        count += reports(found)
    return count


def test_documents_of_the_project_read_back() -> None:
    assert read_back(read(path, 1_000_000) for path in [*CORPUS, *DOCUMENTS]) > 0, "no report is among them"


@pytest.mark.slow
def test_documents_with_answers_read_back() -> None:
    assert read_back(one.source for one in answered.documents()) > 0, "no report is among them"


def test_whatever_a_text_says_reads_back() -> None:
    texts = [(path.name, path.read_text("utf-8")) for path in CORPUS]
    made = [*(heap.text for heap in heaps(40, 10)), *(mutant.text for mutant in mutants(texts, 40, 10))]
    printable = [text.encode("utf-8", "ignore").decode() for text in made]  # as the text of a file always is
    read_back(from_text(text) for text in printable if text.strip())


KINDS = [
    ({"deadline": "2022-12-31"}, False, "a target has a deadline"),
    ({"deadline": None}, False, "or none that is known"),
    ({"as_of": "2022-12-31"}, True, "a report has a day that it is of"),
    ({"as_of": None}, True, "or none that is known"),
    ({}, False, "what carries neither is a target"),
    ({"report": True}, True, "a report of unknown day, as the code makes it"),
    ({"report": False, "as_of": None}, False, "the code's own word counts"),
]


@pytest.mark.parametrize(("date", "report", "reason"), KINDS, ids=[case[2] for case in KINDS])
def test_a_report_is_told_by_its_date(date: dict[str, object], report: bool, reason: str) -> None:
    assert Target.model_validate(TARGET | date).report == report, reason
    assert Target.model_validate_json(json.dumps(TARGET | date)).report == report, reason


def test_what_no_target_has_is_refused() -> None:
    with pytest.raises(ValidationError):
        Target.model_validate(TARGET | {"as_off": None})
