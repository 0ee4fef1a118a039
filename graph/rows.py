"""Records as the rows of the loading statements: what is null is left out, batches are kept small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from graph.errors import TooLargeError
from graph.folding import fold
from graph.records import Agency, Citation, GraphRecords, Policy, SourceFile, TargetEdge, Task

Row = dict[str, Any]
Statements = Iterator[tuple[str, Iterable[Row]]]
"""Names of loading statements with their rows, in the order in which they are to run; each row made when asked."""
# Making and packing a batch keeps the loop of a service, which answers others between two batches: some 20 ms. Smaller
# ones cost the database more: of 50 rows a quarter of its time.
BATCH_ROWS = 500
BATCH_BYTES = 1_000_000
# The embedded engine takes messages of at most 16 MiB.
ROW_BYTES = 8_000_000


def own(documents: Sequence[GraphRecords], stamp: str) -> Statements:
    """The nodes that are each policy's own, it first; stamp: what the write puts before each id (graph.stamping)."""
    yield "load/policies", (_policy(one.policy, stamp) for one in documents)
    yield "load/parts", (_part_of(part, "policy_id") for one in documents for part in one.parts)
    yield "load/tasks", (_task(task, stamp) for one in documents for task in one.tasks)


def edges(documents: Sequence[GraphRecords]) -> Statements:
    """What policies and tasks have to do with the nodes that documents share; all of these are there."""
    placed = [one for one in documents if one.applies_to]
    yield "load/applies_to", ({"policy_id": one.policy.id, "city_id": one.applies_to} for one in placed)
    yield "load/issued", (row for one in documents for row in _issuing(one))
    for name, role in (("load/leads", "LEADS"), ("load/supports", "SUPPORTS")):
        yield name, (row for one in documents for row in _responsibilities(one, role))
    for source in ("task", "policy"):
        for report, kind in ((False, "targets"), (True, "reports")):
            yield f"load/{source}_{kind}", (row for one in documents for row in _targets(one, source, report=report))


def citations(documents: Iterable[GraphRecords], then: Mapping[str, str]) -> Statements:
    """What policies cite; then: the policy that each citation leads to, by its id."""
    yield "load/cites", (_citation(edge, then[edge.id]) for one in documents for edge in one.citations)


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in lists of at most 500 and about 1 MB. TooLargeError for a row that no message can hold."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        weight = _weight(row)
        if weight > ROW_BYTES:
            raise TooLargeError(f"a single record has {weight} bytes of text; the limit is {ROW_BYTES}")
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


def search_copy(name: str, properties: Mapping[str, Any], surfaces: Iterable[str] = ()) -> str | None:
    """The copy of a node or an edge that is searched in, by its label or type; None where none is.

    surfaces: what an indicator's targets call it. A policy that is only cited is not searched for.
    """
    match name:
        case "Policy" if "source_sha256" in properties:
            return fold(f"{properties.get('title') or ''}\n{properties.get('doc_number') or ''}")
        case "Task":
            return fold(properties["text"])
        case "Agency":
            return folded([properties["name"], *properties["aliases"]])
        case "Indicator":
            return folded(surfaces)
        case "TARGETS" | "REPORTS":
            return folded([properties["surface"], properties["quote"]])
    return None


def _weight(value: Any) -> int:
    if isinstance(value, str):
        return len(value.encode("utf-8", "surrogatepass"))
    if isinstance(value, dict):
        return sum(map(_weight, value.values()))
    return sum(map(_weight, value)) if isinstance(value, list) else 8


def props(record: BaseModel, *left_out: str) -> Row:
    """A record's fields but those that are left out, and but what is null; lists for tuples."""
    fields = record.model_dump(exclude=set(left_out), exclude_none=True)
    return {key: list(value) if isinstance(value, tuple) else value for key, value in fields.items()}


def node(record: BaseModel, *left_out: str) -> Row:
    """The row of a node: its id, and its properties."""
    made = props(record, *left_out)
    return {"id": made["id"], "props": made}


def _policy(policy: Policy, stamp: str) -> Row:
    """A policy's row. A property holds no map, so the note is JSON; who read it stands apart, to be asked for."""
    row, note = node(policy, "reading", "others"), policy.reading
    row["props"] |= {f"other_{name}": values for name, values in others(policy.others).items() if values}
    row["props"] |= {"folded": search_copy("Policy", row["props"]), "changed": stamp + policy.id}
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


def _task(task: Task, stamp: str) -> Row:
    made = props(task)
    made |= {"folded": search_copy("Task", made), "changed": stamp + task.id}
    return {"policy_id": task.policy_id, "props": made}


def _part_of(record: BaseModel, owner: str) -> Row:
    return {owner: getattr(record, owner), "props": props(record, owner)}


def _issuing(records: GraphRecords) -> Iterator[Row]:
    traits = _traits(records)
    for edge in records.issued:
        made = props(edge, "agency_id", "policy_id") | traits[edge.agency_id]
        yield {"agency_id": edge.agency_id, "policy_id": edge.policy_id, "props": made}


def _responsibilities(records: GraphRecords, role: str) -> Iterator[Row]:
    traits = _traits(records)
    for edge in records.responsibilities:
        if edge.role == role:
            made = props(edge, "agency_id", "task_id", "role") | traits[edge.agency_id]
            yield {"agency_id": edge.agency_id, "task_id": edge.task_id, "props": made}


def _traits(records: GraphRecords) -> dict[str, Row]:
    """What a document says of its agencies, by id; it stands on their edges, and the node's own follows from all."""
    return {one.id: _traits_of(one) for one in records.agencies}


def _traits_of(agency: Agency) -> Row:
    functions = {"agency_functions": list(agency.functions)} if agency.functions else {}
    return {"agency_name": agency.name, "agency_kind": agency.kind} | functions


def _targets(records: GraphRecords, source: str, *, report: bool) -> Iterator[Row]:
    better = {indicator.id: indicator.better for indicator in records.indicators}
    for edge in records.targets:
        if edge.source == source and edge.report is report:
            yield _target(edge, better[edge.indicator_id])


def _target(edge: TargetEdge, better: str | None) -> Row:
    made = props(edge, "source", "source_id", "indicator_id", "report") | ({"better": better} if better else {})
    made["folded"] = search_copy("TARGETS", made)
    return {"id": edge.id, "source_id": edge.source_id, "indicator_id": edge.indicator_id, "props": made}


def _citation(edge: Citation, then: str) -> Row:
    return {"id": edge.id, "policy_id": edge.policy_id, "cited_id": then, "props": props(edge, "policy_id", "cited_id")}
