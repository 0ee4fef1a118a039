"""Whole documents of many forms, written for the tests: what each says, as a person reads it (tests/documents)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ingest.facts.extract import extract
from ingest.facts.model import Extraction, Target, Task
from ingest.formats.read import read

DOCUMENTS = sorted((Path(__file__).parents[1] / "documents").glob("*.txt"))
POLICY = ("title", "doc_number", "kind", "issuer", "issued_on", "period")
LISTS = ("lead_units", "responsible_units", "actors")
LIMIT = 1_000_000
UNREADY = {
    "traditional_plan": "a section with a single item is taken as one task, 參 as a mark of its list is missed",
}
"""Documents that the weights do not read as a person does, each with what is wrong."""


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) >= 12


def figure(target: Target) -> list[Any]:
    """Comparator, value, unit, and the day of the target or of the report."""
    day = target.as_of if target.report else target.deadline
    return [target.comparator, target.value, target.unit, str(day) if day else None]


def told(task: Task) -> dict[str, Any]:
    row: dict[str, Any] = {"number": task.number, "path": list(task.path), "title": task.title}
    row |= {"status": task.status, "deadline": str(task.deadline) if task.deadline else None}
    row |= {name: list(getattr(task, name)) for name in LISTS}
    return row | {"targets": [figure(target) for target in task.targets]}


def expected(task: dict[str, Any]) -> dict[str, Any]:
    """What a file leaves out is empty; a task is planned."""
    nothing: dict[str, Any] = {"number": None, "path": [], "status": "planned", "deadline": None, "targets": []}
    return nothing | {name: [] for name in LISTS} | task


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.stem)
def document(request: pytest.FixtureRequest) -> tuple[Extraction, dict[str, Any], str]:
    path: Path = request.param
    source = read(path, LIMIT)
    wanted: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return extract(source), wanted, source.text


def test_policy(document: tuple[Extraction, dict[str, Any], str]) -> None:
    found, wanted, _ = document
    policy = json.loads(found.policy.model_dump_json())
    assert {key: policy[key] for key in POLICY if policy[key] is not None} == wanted["policy"]
    assert [figure(target) for target in found.policy_targets] == wanted["policy_targets"]


def test_tasks(document: tuple[Extraction, dict[str, Any], str], request: pytest.FixtureRequest) -> None:
    found, wanted, _ = document
    if reason := UNREADY.get(found.document.removesuffix(".txt")):
        request.applymarker(pytest.mark.xfail(strict=False, reason=reason))
    assert [told(task) for task in found.tasks] == [expected(task) for task in wanted["tasks"]]


def test_evidence(document: tuple[Extraction, dict[str, Any], str]) -> None:
    found, _, text = document
    for task in found.tasks:
        assert [text[a:b] for a, b in zip(task.starts, task.ends, strict=True)] == list(task.quote)
        assert all(text[fact.start : fact.end] == fact.quote for fact in (*task.edges, *task.targets))


def test_collapsed() -> None:
    """Line breaks lost, the blanks of indentation kept: the marks still part the tasks, the labels the bodies."""
    path = next(path for path in DOCUMENTS if path.stem == "work_report_tasks")
    whole = read(path, LIMIT)
    lost = extract(replace(whole, text=whole.text.replace("\n", "")))
    assert [told(task) for task in lost.tasks] == [told(task) for task in extract(whole).tasks]
