"""What one transaction does to load or remove a policy.

The graph after it depends on the set of documents alone, not on their order: what several documents say of one node
stands on their edges, and the node's own field is worked out from all of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from graph import citing, rows, settling, stamping
from graph.errors import EntangledError
from graph.history import former, moves, remember
from graph.judging import Applied
from graph.merging import Known, Merge, merge
from graph.records import NATION, GraphRecords

Row = dict[str, Any]
_Ids = dict[str, set[str]]
_KINDS = ("policies", "agencies", "indicators", "cities")
_FACTS = ("tasks", "parts", "edges", "issued", "policies")
_DEEPEST_PLACE = 3


class Run(Protocol):
    """Runs a statement by its name inside the transaction and gives its rows."""

    async def __call__(self, name: str, /, **params: Any) -> list[Row]:
        """Rows of the statement."""


class _Arrival(NamedTuple):
    """A document that comes in, and what it makes of what is known."""

    applied: Applied
    merged: Merge

    @property
    def records(self) -> GraphRecords:
        return self.applied.records

    @property
    def stands(self) -> bool:
        return self.merged.stands == self.records.policy.source

    @property
    def replaced(self) -> tuple[str, ...]:
        return (*self.merged.replaced, *([self.records.policy.id] if self.stands else []))

    @property
    def concerned(self) -> set[str]:
        return {self.records.policy.id, *self.merged.replaced, *(one.id for one in self.merged.elsewhere)}

    @property
    def written(self) -> GraphRecords:
        policy = self.records.policy.model_copy(update={"others": self.merged.others})
        return self.records.model_copy(update={"policy": policy})


class _Write(NamedTuple):
    """The version of the store with this write; former: whether anything is kept of ids that name nothing any more."""

    version: int
    former: bool

    @property
    def stamp(self) -> str:
        return stamping.stamp(self.version)


class _Leaving(NamedTuple):
    """The policies that are to be replaced or removed, and their tasks: maps of id, title, text."""

    policies: list[Row]
    tasks: list[Row]


async def load(run: Run, documents: Sequence[Applied]) -> list[Merge]:
    """Write policies with all their facts; what was there under their ids, or read from their bytes, is replaced.

    Where another file of the same policy has a longer text, that one stands and this is noted among its files. Gives
    which file stands, and the others, for each. EntangledError: what one replaces another one replaces, or is, too; to
    be loaded one after the other.
    """
    write = await _count(run)  # first: whoever else writes waits, so that what is read here stays
    arrivals = await _arrivals(run, documents)
    came = [one.written for one in arrivals if one.stands]
    leaving = await _leaving(run, [id for one in arrivals for id in one.replaced])
    loosened = await _clear(run, [row["id"] for row in leaving.policies])
    noted = [row for one in arrivals for row in _noted(one)]
    await _run_all(run, [("load/others", noted)])
    await _run_all(run, rows.own(came, write.stamp))
    known = await settling.known(run, came)
    await _run_all(run, settling.statements(came, known, write.stamp, loosened))
    await _run_all(run, rows.edges(came))
    policy_ids = {one.records.policy.id for one in arrivals} | {row["id"] for row in leaving.policies}
    moved = await _cite(run, came, leaving, policy_ids)
    loosened["policies"] |= {row["id"] for row in noted}
    gone = await _settle(run, came, known, loosened, moved, write.stamp)
    gone += await _remember(run, write, leaving, arrivals, moved)
    await _stamp(run, write, came, loosened, moved, gone)
    return [one.merged for one in arrivals]


async def remove(run: Run, policy_id: str) -> None:
    """Take a policy and all that only it said out; one that others cite stays, with its title alone."""
    leaving = await _leaving(run, [policy_id])
    if not leaving.policies:  # nor may what is only cited lose its stamp
        return
    write = await _count(run)
    loosened = await _clear(run, [policy_id])
    moved = await _cite(run, [], leaving, {policy_id})
    gone = await _settle(run, [], settling.Known(), loosened, moved, write.stamp)
    gone += await _remember(run, write, leaving, [], moved)
    await _stamp(run, write, [], loosened, moved, gone)


async def _count(run: Run) -> _Write:
    """Count the write."""
    row = (await run("load/version", writes=1))[0]
    return _Write(int(row["version"]), bool(row["former"]))


async def _run_all(run: Run, statements: Iterable[tuple[str, Iterable[Row]]]) -> None:
    """Run statements over their rows, batch by batch; the next batch is made while the database writes one."""
    writing: asyncio.Task[list[Row]] | None = None
    try:
        for name, of in statements:
            for batch in rows.batches(of):
                if writing is not None:
                    await writing
                writing = asyncio.create_task(_named(run, name, batch))
                await asyncio.sleep(0)  # so that it is sent
        if writing is not None:
            await writing
    except Exception:
        if writing is not None:
            await asyncio.wait([writing])  # a transaction can be taken back when nothing is under way in it
        raise
    except BaseException:
        if writing is not None:
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)
        raise


async def _named(run: Run, name: str, batch: list[Row]) -> list[Row]:
    return await run(name, rows=batch)


async def _arrivals(run: Run, documents: Sequence[Applied]) -> list[_Arrival]:
    policies = [one.records.policy for one in documents]
    ids, sha256s = [one.id for one in policies], [one.source_sha256 for one in policies]
    standing = await run("load/standing", policy_ids=ids, sha256s=sha256s)
    found = [Known.of(row) for row in sorted(standing, key=lambda row: str(row["id"]))]
    arrivals = [_Arrival(one, _merge(one.records, found)) for one in documents]
    concerned = [id for one in arrivals for id in one.concerned]
    if len(set(concerned)) < len(concerned) or len(set(sha256s)) < len(sha256s):
        raise EntangledError("what one document replaces another one of the group replaces, or is, too")
    return arrivals


def _merge(records: GraphRecords, found: Iterable[Known]) -> Merge:
    policy = records.policy
    mine = [one for one in found if one.id == policy.id or any(f.sha256 == policy.source_sha256 for f in one.files)]
    return merge(policy.id, policy.source, mine)


def _noted(one: _Arrival) -> Iterator[Row]:
    """What files other policies have without this one, and what this one has where another file stands for it."""
    for known in one.merged.elsewhere:
        yield {"id": known.id, **rows.others(known.files[1:])}
    if not one.stands:
        yield {"id": one.records.policy.id, **rows.others(one.merged.others)}


async def _leaving(run: Run, policy_ids: Sequence[str]) -> _Leaving:
    policies = await run("load/known_policies", policy_ids=policy_ids)
    ids = [row["id"] for row in policies]
    return _Leaving(policies, await run("load/known_tasks", policy_ids=ids) if ids else [])


async def _clear(run: Run, policy_ids: Sequence[str]) -> _Ids:
    """Take out all that is policies' own; gives the nodes that lost something thereby, by what several are called."""
    loosened: _Ids = {kind: set() for kind in _KINDS}
    if not policy_ids:
        return loosened
    for row in await run("load/touched", policy_ids=policy_ids):
        for kind, ids in row.items():
            loosened[kind].update(ids)
    for fact in _FACTS:
        await run(f"load/remove_{fact}", policy_ids=policy_ids)
    loosened["policies"].update(policy_ids)
    return loosened


async def _cite(run: Run, came: Sequence[GraphRecords], leaving: _Leaving, policy_ids: Iterable[str]) -> citing.Moved:
    """Write what is cited, and lead what is cited by title to what is loaded now."""
    left = [row["title_key"] for row in leaving.policies if row["title_key"]]
    moved = await citing.settle(run, came, left, policy_ids)
    await _run_all(run, [("load/stubs", await citing.stubs(run, came, moved.then))])
    await _run_all(run, rows.citations(came, moved.then))
    return moved


async def _settle(
    run: Run,
    came: Sequence[GraphRecords],
    known: settling.Known,
    loosened: _Ids,
    moved: citing.Moved,
    stamp: str,
) -> list[Row]:
    """Work out anew what lost something; gives what went, for nothing held it: maps of id and kind."""
    new_cities, new_functions = settling.new(came, known)
    loosened = {**loosened, "policies": loosened["policies"] | moved.touched}
    gone = _gone("policy", await settling.found(run, "load/orphan_policies", loosened["policies"]))
    gone += _gone("agency", await settling.found(run, "load/orphan_agencies", loosened["agencies"]))
    gone += _gone("indicator", await settling.found(run, "load/orphan_indicators", loosened["indicators"]))
    await settling.anew(run, loosened, stamp)
    while loosened["agencies"] or new_functions:
        orphans = await run("load/orphan_functions")  # one may have been all that held its successor
        if not orphans:
            break
        gone += _gone("function", orphans)
    for level in _levels(loosened["cities"] | new_cities):  # a county first: it may be all that held its city
        gone += _gone("city", await settling.found(run, "load/orphan_cities", level))
    return gone


async def _remember(
    run: Run, write: _Write, leaving: _Leaving, arrivals: Sequence[_Arrival], moved: citing.Moved
) -> list[Row]:
    """Keep what became of the ids that are gone; gives the tasks among them: maps of id and kind."""
    successor = {id: one for one in arrivals for id in one.replaced}
    new = {task.id: task.text for one in arrivals if one.stands for task in one.records.tasks}
    gone = [row for row in leaving.tasks if row["id"] not in new]
    kept = former("task", gone, _moves(leaving.tasks, arrivals, successor))
    policies = [row for row in leaving.policies if not _stands(row["id"], successor)]
    now = {id: one.records.policy.id for id, one in successor.items()}
    kept += former("policy", policies, now)
    kept += former("policy", [{"id": stub, "title": None} for stub in sorted(moved.stubs)], moved.stubs)
    judged = {id: found for one in arrivals for id, found in one.applied.merged.items()}
    kept += [{"id": id, "kind": kind, "title": None, "now": into} for id, (kind, into) in sorted(judged.items())]
    named = settling.mentioned(one.records for one in arrivals if one.stands)
    present = [id for kind in sorted(named) for id in sorted(named[kind])]
    policy_ids = [one.records.policy.id for one in arrivals]
    present = [*new, *present, *sorted(moved.alive), *policy_ids] if write.former else []
    await remember(run, write.version, kept, present)
    return _gone("task", gone)


def _stands(policy_id: str, successor: Mapping[str, _Arrival]) -> bool:
    return policy_id in successor and successor[policy_id].records.policy.id == policy_id


def _moves(
    tasks: Sequence[Row], arrivals: Sequence[_Arrival], successor: Mapping[str, _Arrival]
) -> dict[str, str | None]:
    """For each task that leaves the one that it became, of the document that takes its policy's place."""
    now: dict[str, str | None] = {}
    for one in arrivals:
        left = {row["id"]: row["text"] for row in tasks if successor.get(row["policy_id"]) is one}
        new = {task.id: task.text for task in one.records.tasks} if one.stands else {}
        gone = {id: text for id, text in left.items() if id not in new}
        now |= moves(gone, {id: text for id, text in new.items() if id not in left}) if gone else {}
    return now


async def _stamp(
    run: Run,
    write: _Write,
    came: Sequence[GraphRecords],
    loosened: _Ids,
    moved: citing.Moved,
    gone: Sequence[Row],
) -> None:
    """Note which nodes changed beside those that were written with a stamp, and which went."""
    changed = {"policies": loosened["policies"] | moved.touched | moved.cited}
    changed["cities"] = loosened["cities"] - settling.mentioned(came)["cities"]
    await stamping.note(run, write.version, changed, gone)


def _gone(kind: str, found: Iterable[Row]) -> list[Row]:
    return [{"id": row["id"], "kind": kind} for row in found]


def _levels(city_ids: Iterable[str]) -> Iterator[set[str]]:
    paths = [city_id.split("/") for city_id in city_ids]
    for depth in range(_DEEPEST_PLACE, 0, -1):
        yield {"/".join(path[:depth]) for path in paths if len(path) >= depth} - {NATION}
    yield {NATION} if paths else set()
