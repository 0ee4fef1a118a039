"""Policies of the graph as answered documents (extraction guide, 6): what people judged is what is to be fitted on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph import read
from graph.errors import NotFoundError, SettingsError
from graph.judgements import Judgements
from graph.read.indicators import TargetFact
from graph.read.listing import View
from graph.read.paging import LONGEST_PAGE, Reader
from graph.read.policies import PolicyDetail
from graph.read.tasks import TaskAgency, TaskDetail
from graph.records import NATION
from ingest.values.bodies import kind

Json = dict[str, Any]
_POLICY = ("title", "doc_number", "kind", "issuer", "issued_on", "published_on")
_TARGET = ("kind", "comparator", "value", "unit", "change", "direction", "baseline", "quote")


async def write_answers(store: Reader, judgements: Judgements, out: Path) -> int:
    """Write out/corpus and out/gold for each policy with a judged fact; gives how many.

    SettingsError: a file cannot be written.
    """
    ids = sorted({one.policy for one in judgements.all() if one.policy})
    written = 0
    for id in ids:
        try:
            policy = await read.policy(store, id)
        except NotFoundError:
            continue  # it was removed since
        text, answer = await read.text(store, id), await answered(store, policy)
        name = f"{id}.txt"
        _write(out / "corpus" / name, text)
        _write(out / "gold" / f"{id}.json", json.dumps(answer | {"document": name}, ensure_ascii=False, indent=1))
        written += 1
    return written


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}") from error


async def answered(store: Reader, policy: PolicyDetail) -> Json:
    """A policy in the form of an answer."""
    text = await read.text(store, policy.id)
    where = read.TaskFilter(policy=policy.id)
    rows = [row async for row in read.pages(lambda at: read.tasks(store, where, view=View(at, LONGEST_PAGE)))]
    tasks = [await read.task(store, row.id) for row in rows]
    own = read.pages(lambda at: read.targets(store, policy=policy.id, view=View(at, LONGEST_PAGE)))
    return {
        "policy": _policy(policy),
        "policy_targets": [_target(one) async for one in own if one.task_id is None],
        "tasks": [_task(task, text) for task in tasks],
        "agencies": list(_agencies(tasks)),
    }


def _policy(policy: PolicyDetail) -> Json:
    fields = policy.model_dump(mode="json", include=set(_POLICY))
    period = [policy.period_from, policy.period_to] if policy.period_from else None
    city = None if policy.city == NATION else policy.city
    told = {"implements": "basis", "revises": "cites", "repeals": "cites"}
    cites = [{"title": one.title, "relation": told.get(one.relation, one.relation)} for one in policy.cites]
    return fields | {"city": city, "period": period, "cites": cites}


def _task(task: TaskDetail, text: str) -> Json:
    fields = task.model_dump(mode="json", include={"number", "path", "title", "status", "deadline"})
    quote = [text[start:end] for start, end in zip(task.starts, task.ends, strict=True)]
    parts = sorted(task.responsibilities, key=lambda part: (part.evidence.start, part.agency_id))
    units = {name: [part.surface for part in parts if _column(part) == name] for name in _COLUMNS}
    return fields | {"quote": quote} | units | {"targets": [_target(one) for one in task.targets]}


_COLUMNS = ("lead_units", "responsible_units", "actors")


def _column(part: TaskAgency) -> str:
    """The list that a part is from (guide, 3.6)."""
    if part.basis == "subject":
        return "actors"
    return "lead_units" if part.role == "LEADS" and part.basis == "explicit" else "responsible_units"


def _target(one: TargetFact) -> Json:
    fields = one.model_dump(mode="json", include=set(_TARGET))
    day = {"as_of": one.as_of} if one.type == "REPORTS" else {"deadline": one.deadline}
    dated = {name: value.isoformat() if value else None for name, value in day.items()}
    return {"indicator": one.surface} | fields | {"quote": one.evidence.quote} | dated


def _agencies(tasks: list[TaskDetail]) -> Iterator[Json]:
    surfaces: dict[str, dict[str, None]] = {}
    names: dict[str, str] = {}
    for task in tasks:
        for part in task.responsibilities:
            surfaces.setdefault(part.agency_id, {})[part.surface] = None
            names[part.agency_id] = part.agency
    for id in surfaces:
        written = list(surfaces[id])
        name = max(written, key=lambda one: (len(one), one))
        yield {"name": name, "kind": kind(names[id]), "surfaces": written}
