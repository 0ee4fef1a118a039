"""What is wrong with an answer in itself: quotes that are not the document's words, units that no agency lists.

The form is that of the extraction guide, section 6 (docs/extraction-guide.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from graph.records import AgencyKind, Comparator, PolicyKind, Status, TargetKind
from ingest.evaluation.alignment import Json
from ingest.text.patterns import ISO_DATE, SPACE

_UNIT_LISTS = ("lead_units", "responsible_units", "actors")


def faults(gold: Json, text: str) -> Iterator[str]:
    """Every fault of an answer, in words; text is its document's."""
    if gold["policy"]["kind"] not in get_args(PolicyKind):
        yield f"policy kind {gold['policy']['kind']}"
    yield from _agency_faults(gold)
    for target in gold["policy_targets"]:
        yield from (f"policy: {fault}" for fault in _target_faults(target, text))
    yield from _order_faults(gold, text)
    surfaces = set(_surfaces(gold))
    for n, task in enumerate(gold["tasks"]):
        found = [*_task_faults(task, text), *_unit_faults(task, surfaces, text)]
        yield from (f"{_name(n, task)}: {fault}" for fault in found)


def _agency_faults(gold: Json) -> Iterator[str]:
    surfaces = _surfaces(gold)
    for surface in sorted({s for s in surfaces if surfaces.count(s) > 1}):
        yield f"{surface} stands under two agencies"
    for agency in gold["agencies"]:
        if agency["kind"] not in get_args(AgencyKind):
            yield f"agency kind {agency['kind']} of {agency['name']}"
    used = {unit for task in gold["tasks"] for name in _UNIT_LISTS for unit in task[name]}
    for surface in sorted(set(surfaces) - used):
        yield f"agency surface {surface} is used by no task"


def _target_faults(target: Json, text: str) -> Iterator[str]:
    if target["quote"] not in text:
        yield f"target quote not in document: {target['quote'][:40]}"
    if target["kind"] not in get_args(TargetKind) or target["comparator"] not in (*get_args(Comparator), None):
        yield f"kind or comparator: {target['kind']} {target['comparator']}"
    if target["kind"] == "quantity" and not isinstance(target["value"], int | float):
        yield f"quantity without value: {target['quote'][:40]}"
    when = target.get("deadline", target.get("as_of"))
    if when is not None and not _is_date(when):
        yield f"date {when}"


def _task_faults(task: Json, text: str) -> Iterator[str]:
    if task["status"] not in get_args(Status):
        yield f"status {task['status']}"
    if "deadline" not in task or (task["deadline"] is not None and not _is_date(task["deadline"])):
        yield "the task's own deadline is missing or no ISO date"
    for target in task["targets"]:
        yield from _target_faults(target, text)
        if ("deadline" in target) == ("as_of" in target):
            yield f"a target carries deadline or as_of, one of them: {target['quote'][:30]}"
        if target["kind"] == "milestone" and not target.get("deadline"):
            yield f"milestone without a deadline: {target['quote'][:30]}"


def _order_faults(gold: Json, text: str) -> Iterator[str]:
    """Quotes follow each other in the document, within a task and from task to task."""
    position = 0
    for n, task in enumerate(gold["tasks"]):
        for quote in task["quote"]:
            at = text.find(quote, position)
            if at < 0:
                yield f"{_name(n, task)}: quote not in document (or out of order): {quote[:40]}"
            else:
                position = at


def _unit_faults(task: Json, surfaces: set[str], text: str) -> Iterator[str]:
    for unit in (unit for name in _UNIT_LISTS for unit in task[name]):
        if unit not in surfaces:
            yield f"unit {unit} is under no agency"
        if unit not in text and unit not in SPACE.regex.sub("", text):
            yield f"unit {unit} is not in the document"


def _surfaces(gold: Json) -> list[str]:
    return [surface for agency in gold["agencies"] for surface in agency["surfaces"]]


def _name(n: int, task: Json) -> str:
    return f"task {n} {task['number']} {task['title'][:16]}"


def _is_date(value: str) -> bool:
    return ISO_DATE.regex.fullmatch(value) is not None
