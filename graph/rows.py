"""Records as the rows of the loading statements: what is null is left out, batches are kept small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from graph.errors import StoreError
from graph.folding import fold
from graph.records import (
    Agency,
    Citation,
    GraphRecords,
    Issuing,
    Policy,
    Responsibility,
    SourceFile,
    Succession,
    TargetEdge,
    Task,
)

Row = dict[str, Any]
# Making and packing a batch keeps the loop of a service, which answers others between two batches: some 10 ms.
BATCH_ROWS = 50
BATCH_BYTES = 100_000
# The embedded engine takes messages of at most 16 MiB.
ROW_BYTES = 8_000_000


def statements(records: GraphRecords) -> Iterator[tuple[str, Iterable[Row]]]:
    """Names of loading statements with their rows, in the order in which they are to run; each row made when asked."""
    yield "load/policies", [_policy(records.policy)]
    yield "load/parts", (_part_of(part, "policy_id") for part in records.parts)
    yield "load/tasks", map(_task, records.tasks)
    yield from _places(records)
    yield "load/indicators", (_node(indicator, "name", "unit", "better") for indicator in records.indicators)
    yield from _responsibilities(records)
    yield from _targets(records)
    yield "load/cites", map(_citation, records.citations)


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in lists of at most 50 and about 100 kB. StoreError for a row that no message can hold."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        weight = _weight(row)
        if weight > ROW_BYTES:
            raise StoreError(f"a single record has {weight} bytes of text; the limit is {ROW_BYTES}")
        if batch and (len(batch) == BATCH_ROWS or size + weight > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += weight
    if batch:
        yield batch


def folded(names: Iterable[str]) -> str:
    """Names as they are searched for: each folded, between line ends, so that a whole one can be told from a part."""
    return "\n" + "".join(f"{name}\n" for name in sorted({fold(name) for name in names}))


def _weight(value: Any) -> int:
    if isinstance(value, str):
        return len(value.encode("utf-8", "surrogatepass"))
    if isinstance(value, dict):
        return sum(map(_weight, value.values()))
    return sum(map(_weight, value)) if isinstance(value, list) else 8


def _props(record: BaseModel, *left_out: str) -> Row:
    fields = record.model_dump(exclude=set(left_out), exclude_none=True)
    return {key: list(value) if isinstance(value, tuple) else value for key, value in fields.items()}


def _node(record: BaseModel, *left_out: str) -> Row:
    props = _props(record, *left_out)
    return {"id": props["id"], "props": props}


def _policy(policy: Policy) -> Row:
    """A policy's row. A property holds no map, so the note is JSON; who read it stands apart, to be asked for."""
    row, note = _node(policy, "reading", "others"), policy.reading
    row["props"] |= {f"other_{name}": values for name, values in others(policy.others).items() if values}
    row["props"]["folded"] = fold(f"{policy.title or ''}\n{policy.doc_number or ''}")
    if note is not None:
        row["props"]["reading"] = note.model_dump_json(exclude={"extractor"}, exclude_defaults=True)
        row["props"] |= {"extractor": note.extractor} if note.extractor else {}
    return row


def others(files: Sequence[SourceFile]) -> dict[str, list[Any]]:
    """Files as lists side by side, for a property holds no map."""
    return {
        "documents": [file.document for file in files],
        "sha256s": [file.sha256 for file in files],
        "lengths": [file.length for file in files],
    }


def _task(task: Task) -> Row:
    return {"policy_id": task.policy_id, "props": _props(task) | {"folded": fold(task.text)}}


def _part_of(record: BaseModel, owner: str) -> Row:
    return {owner: getattr(record, owner), "props": _props(record, owner)}


def _places(records: GraphRecords) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "load/cities", [_node(city, "parent_id") for city in records.cities]
    yield (
        "load/city_parents",
        [{"id": city.id, "parent_id": city.parent_id} for city in records.cities if city.parent_id],
    )
    if records.applies_to:
        yield "load/applies_to", [{"policy_id": records.policy.id, "city_id": records.applies_to}]
    # Name, kind and function stand on the edges, with the document that says so; the node's follow from them.
    yield "load/agencies", [_node(agency, "name", "kind", "functions", "city_id") for agency in records.agencies]
    located = [agency for agency in records.agencies if agency.city_id]
    yield "load/functions", [_node(function) for function in records.functions]
    yield "load/succeeded_by", [_succession(one) for one in records.successions]
    yield "load/belongs_to", [{"id": agency.id, "city_id": agency.city_id} for agency in located]


def _succession(one: Succession) -> Row:
    return {"former": one.former, "successor": one.successor, "props": _props(one, "former", "successor")}


def _responsibilities(records: GraphRecords) -> Iterator[tuple[str, Iterable[Row]]]:
    traits = {agency.id: _traits(agency) for agency in records.agencies}
    yield "load/issued", [_issued(edge, traits[edge.agency_id]) for edge in records.issued]
    for name, role in (("load/leads", "LEADS"), ("load/supports", "SUPPORTS")):
        edges = [edge for edge in records.responsibilities if edge.role == role]
        yield name, (_responsibility(edge, traits[edge.agency_id]) for edge in edges)


def _traits(agency: Agency) -> Row:
    functions = {"agency_functions": list(agency.functions)} if agency.functions else {}
    return {"agency_name": agency.name, "agency_kind": agency.kind} | functions


def _issued(edge: Issuing, traits: Row) -> Row:
    props = _props(edge, "agency_id", "policy_id") | traits
    return {"agency_id": edge.agency_id, "policy_id": edge.policy_id, "props": props}


def _responsibility(edge: Responsibility, traits: Row) -> Row:
    props = _props(edge, "agency_id", "task_id", "role") | traits
    return {"agency_id": edge.agency_id, "task_id": edge.task_id, "props": props}


def _targets(records: GraphRecords) -> Iterator[tuple[str, Iterable[Row]]]:
    better = {indicator.id: indicator.better for indicator in records.indicators}
    for source in ("task", "policy"):
        for report, kind in ((False, "targets"), (True, "reports")):
            edges = [edge for edge in records.targets if edge.source == source and edge.report is report]
            yield f"load/{source}_{kind}", (_target(edge, better[edge.indicator_id]) for edge in edges)


def _target(edge: TargetEdge, better: str | None) -> Row:
    props = _props(edge, "source", "source_id", "indicator_id", "report") | ({"better": better} if better else {})
    props["folded"] = folded([edge.surface, edge.quote])
    return {"id": edge.id, "source_id": edge.source_id, "indicator_id": edge.indicator_id, "props": props}


def _citation(edge: Citation) -> Row:
    props = _props(edge, "policy_id", "cited_id")
    return {"id": edge.id, "policy_id": edge.policy_id, "cited_id": edge.cited_id, "props": props}
