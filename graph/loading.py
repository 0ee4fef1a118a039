"""What one transaction does to load or remove a policy.

The graph after it depends on the set of documents alone, not on their order: what several documents say of one node
stands on their edges, and the node's own field is worked out from all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from graph import citing, rows, stamping
from graph.history import former, moves, remember
from graph.merging import Known, Merge, merge
from graph.records import NATION, GraphRecords, SourceFile

Row = dict[str, Any]
_Ids = dict[str, set[str]]
_KINDS = ("policies", "agencies", "indicators", "functions", "cities")
_ORPHANED = {"policies": "policy", "agencies": "agency", "indicators": "indicator"}
_FACTS = ("tasks", "parts", "edges", "issued", "policy")
_DEEPEST_PLACE = 3
_NONE: Mapping[str, tuple[str, str]] = MappingProxyType({})


class Run(Protocol):
    """Runs a statement by its name inside the transaction and gives its rows."""

    async def __call__(self, name: str, /, **params: Any) -> list[Row]:
        """Rows of the statement."""


async def load(run: Run, records: GraphRecords, judged: Mapping[str, tuple[str, str]] = _NONE) -> Merge:
    """Write a policy with all its facts; what was there under its id is replaced, and what its bytes were before.

    judged: ids of nodes that are others because somebody said so, with their kind and what they are.

    Where another file of the same policy has a longer text, that one stands and this is noted among its files. Gives
    which file stands, and the others.
    """
    policy = records.policy
    found = await run("load/standing", policy_id=policy.id, sha256=policy.source_sha256)
    merged = merge(policy.id, policy.source, map(Known.of, found))
    stands = merged.stands == policy.source
    leaving = await _leaving(run, [*merged.replaced, *([policy.id] if stands else [])])
    touched: _Ids = {"policies": {policy.id, *(one.id for one in merged.elsewhere)}}
    for policy_id in merged.replaced:
        touched = _merged(touched, await _clear(run, policy_id))
    for one in merged.elsewhere:
        await _note(run, one.id, one.files[1:])
    if stands:
        touched = _merged(touched, await _clear(run, policy.id))
        await _write(run, records, merged.others)
        touched = _merged(touched, _mentioned(records))
    else:
        await _note(run, policy.id, merged.others)
    cites = records.citations if stands else ()
    keys = [*(one.key for one in cites), policy.title_key]
    moved = await _cite(run, leaving, keys, policy.id)
    await _finish(run, leaving, records if stands else None, policy.id, moved, touched, judged)
    return merged


async def _finish(
    run: Run,
    leaving: _Leaving,
    records: GraphRecords | None,
    successor: str | None,
    moved: citing.Moved,
    touched: _Ids,
    judged: Mapping[str, tuple[str, str]] = _NONE,
) -> None:
    """Work out what follows from what came and left, count the write, and note what it changed and removed."""
    touched = _merged(touched, {"policies": moved.touched})
    gone = await _settle(run, touched)
    version = await _remember(run, leaving, records, successor, moved, judged)
    tasks = {task.id for task in records.tasks} if records else set()
    gone += _gone("task", (row for row in leaving.tasks if row["id"] not in tasks))
    await stamping.note(run, version, {**touched, "tasks": tasks}, gone)


async def _cite(run: Run, leaving: _Leaving, keys: Iterable[str | None], *policy_ids: str) -> citing.Moved:
    """Lead citations by title to what is loaded now; keys: of titles that came, beside those of what leaves."""
    touched = {*filter(None, keys), *(row["title_key"] for row in leaving.policies if row["title_key"])}
    return await citing.settle(run, touched, [*policy_ids, *(row["id"] for row in leaving.policies)])


class _Leaving(NamedTuple):
    """The policies that are to be replaced or removed, and their tasks: maps of id, title, text."""

    policies: list[Row]
    tasks: list[Row]


async def _leaving(run: Run, policy_ids: Sequence[str]) -> _Leaving:
    policies = await run("load/known_policies", policy_ids=policy_ids)
    return _Leaving(policies, await run("load/known_tasks", policy_ids=[row["id"] for row in policies]))


async def _remember(
    run: Run,
    leaving: _Leaving,
    records: GraphRecords | None,
    successor: str | None,
    moved: citing.Moved,
    judged: Mapping[str, tuple[str, str]],
) -> int:
    """Keep what became of the ids that are gone; successor: id of the policy that stands for those that left.

    Gives the version of the store.
    """
    tasks = {task.id: task.text for task in records.tasks} if records else {}
    gone = [row for row in leaving.tasks if row["id"] not in tasks]
    left = {row["id"] for row in leaving.tasks}
    now = moves({row["id"]: row["text"] for row in gone}, {id: text for id, text in tasks.items() if id not in left})
    policies = [row for row in leaving.policies if row["id"] != successor]
    rows = former("task", gone, now) + former("policy", policies, {row["id"]: successor for row in policies})
    rows += former("policy", [{"id": stub, "title": None} for stub in sorted(moved.stubs)], moved.stubs)
    rows += [{"id": id, "kind": kind, "title": None, "now": into} for id, (kind, into) in sorted(judged.items())]
    named = _mentioned(records) if records else {}
    present = [id for kind in sorted(named.keys() - {"policies"}) for id in sorted(named[kind])]
    return await remember(run, rows, [*tasks, *present, *moved.alive, *filter(None, [successor])])


async def _write(run: Run, records: GraphRecords, others: tuple[SourceFile, ...]) -> None:
    policy = records.policy.model_copy(update={"others": others})
    for name, of in rows.statements(records.model_copy(update={"policy": policy})):
        for batch in rows.batches(of):
            await run(name, rows=batch)


async def _note(run: Run, policy_id: str, others: Sequence[SourceFile]) -> None:
    await run("load/others", policy_id=policy_id, **rows.others(others))


async def remove(run: Run, policy_id: str) -> None:
    """Take a policy and all that only it said out; one that others cite stays, with its title alone."""
    leaving = await _leaving(run, [policy_id])
    if not leaving.policies:  # nor may what is only cited lose its stamp
        return
    touched = await _clear(run, policy_id)
    moved = await _cite(run, leaving, (), policy_id)
    await _finish(run, leaving, None, None, moved, touched)


async def _clear(run: Run, policy_id: str) -> _Ids:
    found = await run("load/touched", policy_id=policy_id)
    if not found:
        return {}
    for fact in _FACTS:
        await run(f"load/remove_{fact}", policy_id=policy_id)
    touched = {kind: set(ids) for kind, ids in found[0].items()}
    touched["policies"].add(policy_id)
    return touched


def _mentioned(records: GraphRecords) -> _Ids:
    return {
        "policies": {citation.cited_id for citation in records.citations},
        "agencies": {agency.id for agency in records.agencies},
        "indicators": {indicator.id for indicator in records.indicators},
        "functions": {function.id for function in records.functions},
        "cities": {city.id for city in records.cities},
    }


def _merged(left: Mapping[str, set[str]], right: Mapping[str, set[str]]) -> _Ids:
    return {kind: left.get(kind, set()) | right.get(kind, set()) for kind in _KINDS}


async def _settle(run: Run, touched: _Ids) -> list[Row]:
    """Work out what follows from the edges; gives what went, for nothing held it: maps of id and kind."""
    gone: list[Row] = []
    for kind, one in _ORPHANED.items():
        for ids in _batched(touched[kind]):
            gone += _gone(one, await run(f"load/orphan_{kind}", ids=ids))
            settled = await run(f"load/settle_{kind}", ids=ids)
            if settled:
                searched = [{"id": row["id"], "folded": rows.folded(row["names"])} for row in settled]
                await run(f"load/fold_{kind}", rows=searched)
    for ids in _batched(touched["agencies"]):
        await run("load/unsettle_functions", ids=ids)
        await run("load/settle_functions", ids=ids)
    while orphans := await run("load/orphan_functions"):  # one may have been all that held its successor
        gone += _gone("function", orphans)
    for level in _levels(touched["cities"]):  # a county first: it may have been all that held its city
        for ids in _batched(level):
            gone += _gone("city", await run("load/orphan_cities", ids=ids))
    return gone


def _gone(kind: str, found: Iterable[Row]) -> list[Row]:
    return [{"id": row["id"], "kind": kind} for row in found]


def _batched(ids: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(ids)  # two writers lock the same nodes in the same order
    for first in range(0, len(ordered), rows.BATCH_ROWS):
        yield ordered[first : first + rows.BATCH_ROWS]


def _levels(city_ids: Iterable[str]) -> Iterator[set[str]]:
    paths = [city_id.split("/") for city_id in city_ids]
    for depth in range(_DEEPEST_PLACE, 0, -1):
        yield {"/".join(path[:depth]) for path in paths if len(path) >= depth} - {NATION}
    yield {NATION} if paths else set()
