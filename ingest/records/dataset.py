"""Documents as a data set without any database: one row a fact, in two files (responsibilities, targets).

Rows stand in the order of their documents' names and of their places, so that the same documents give the same bytes,
whatever the order of the arguments or the number of processes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import DocumentError
from ingest.records.writers import Row, open_writer
from ingest.workers.pool import Pool
from ingest.workers.process import FileTask

if TYPE_CHECKING:
    from ingest.facts.model import Edge, Target, Task
    from ingest.records.resolve import Resolver

OF_POLICY = ("doc_number", "city", "issuers", "issued_on", "effective_on", "expires_on")
POLICY = ("document", "policy_id", "policy_title", *OF_POLICY)
TASK = ("task_number", "task_title", "task_path", "task_status", "task_deadline", "task_strength")
AGENCY = ("agency_surface", "agency_name", "agency_kind", "role", "basis")
FIGURE = ("indicator", "kind", "comparator", "value", "unit", "change", "direction", "baseline", "deadline", "as_of")
EVIDENCE = ("quote", "start", "end", "rule", "confidence", "fact_id")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "responsibilities": (*POLICY, *TASK, *AGENCY, *EVIDENCE),
    "targets": (*POLICY, *TASK, *FIGURE, "date_basis", *EVIDENCE),
}
PATH_SEPARATOR = " > "
NAME_SEPARATOR = "、"


@dataclass(frozen=True, slots=True)
class Document:
    """A file, and the name that its rows give it."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a document: its rows by the name of their file, or why there are none."""

    document: Document
    rows: Mapping[str, list[Row]] = field(default_factory=dict)
    error: str | None = None


def find_documents(paths: Iterable[Path]) -> list[Document]:
    """The files of paths, named from the folder given (a file by its own name), sorted by name, each once.

    DocumentError where two files have one name: their rows could not be told apart.
    """
    from ingest.formats.read import find_files

    found: dict[Path, Document] = {}
    for path in sorted(paths):  # of a file given twice, by itself and in a folder, one name stays whatever the order
        for file in find_files([path]):
            name = file.relative_to(path).as_posix() if path.is_dir() else file.name
            found.setdefault(file.resolve(), Document(file, name))
    made: dict[str, Document] = {}
    for document in found.values():
        other = made.setdefault(document.name, document)
        if other is not document:
            raise DocumentError(str(document.path), f"has the same name as {other.path}; give the folder above both")
    return sorted(made.values(), key=lambda document: document.name)


def read_documents(documents: Sequence[Document], limit: int, pool: Pool, *, take_any: bool = False) -> Iterator[Read]:
    """Read documents of at most limit bytes, in their order; one that fails is told in its result.

    So is one that is no policy, unless take_any.
    """
    tasks = (FileTask(one.path, partial(_read_rows, one, limit, take_any)) for one in documents)
    for document, rows in zip(documents, pool.in_order(tasks), strict=True):
        try:
            yield Read(document, rows.result())
        except DocumentError as error:
            yield Read(document, error=str(error))


def _read_rows(document: Document, limit: int, take_any: bool) -> dict[str, list[Row]]:
    """What a process does with a document."""
    from ingest.facts.extract import extract
    from ingest.formats.read import read
    from ingest.records.load import check_policy
    from ingest.records.resolve import Resolver

    source = read(document.path, limit)
    found = extract(source)
    check_policy(found, document.path, take_any)
    return rows_of(Resolver(found, source), document.name)


def rows_of(resolver: Resolver, document: str) -> dict[str, list[Row]]:
    """The rows of an extraction by file, in document order; a target of the policy has no task."""
    found, own = resolver.extraction, _policy(resolver, document)
    mentions = {surface: mention for mention in found.agencies for surface in mention.surfaces}
    duties, targets = [], [own | _task(None) | _target(resolver, None, target) for target in found.policy_targets]
    for at, task in enumerate(found.tasks):
        common = own | _task(task)
        for edge in task.edges:
            agency = mentions[edge.surface]
            known = {"agency_name": agency.name, "agency_kind": agency.kind}
            duties.append(common | _edge(resolver, at, edge) | known)
        targets += [common | _target(resolver, at, target) for target in task.targets]
    return {
        name: [{column: row[column] for column in COLUMNS[name]} for row in rows]
        for name, rows in (("responsibilities", duties), ("targets", targets))
    }


def _policy(resolver: Resolver, document: str) -> Row:
    head = resolver.head
    own = {name: getattr(head, name) for name in OF_POLICY} | {"issuers": NAME_SEPARATOR.join(head.issuers) or None}
    return {"document": document, "policy_id": resolver.policy_id, "policy_title": head.title} | own


def _task(task: Task | None) -> Row:
    if task is None:
        return dict.fromkeys(TASK)
    path = PATH_SEPARATOR.join(task.path)
    values = (task.number, task.title, path, task.status, task.deadline, task.strength)
    return dict(zip(TASK, values, strict=True))


def _edge(resolver: Resolver, at: int, edge: Edge) -> Row:
    said = {"agency_surface": edge.surface, "role": edge.role, "basis": edge.basis}
    return said | _evidence(edge, resolver.duty_id(at, edge))


def _target(resolver: Resolver, at: int | None, target: Target) -> Row:
    figures = {name: getattr(target, name) for name in (*FIGURE, "date_basis")}
    numbers = {name: _number(figures[name]) for name in ("value", "baseline")}
    return figures | numbers | _evidence(target, resolver.target_id(at, target))


def _evidence(fact: Edge | Target, fact_id: str) -> Row:
    """Words, place, rule and confidence; fact_id is what the graph calls the fact."""
    return {name: getattr(fact, name) for name in EVIDENCE[:-1]} | {"fact_id": fact_id}


def _number(value: float | None) -> float | None:
    """One type a column, for Parquet and for whoever reads the lines."""
    return None if value is None else float(value)


def write_dataset(reads: Iterable[Read], out: Path, form: str) -> None:
    """Write rows to out/responsibilities.* and out/targets.* in one of writers.FORMATS, in the order of the reads.

    The files take the place of older ones when all is written. DocumentError: out cannot be written, or form needs a
    package that is missing.
    """
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(open_writer(out, name, form, columns)) for name, columns in COLUMNS.items()
        }
        for result in reads:
            for name, rows in result.rows.items():
                writers[name].write(rows)
