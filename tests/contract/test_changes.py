"""A copy that follows the changes is the graph: whatever is added, replaced and removed, on every engine."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from random import Random
from typing import Any

import pytest
import samples

from graph import ids, read
from graph.errors import GoneError, QueryError, StoreError
from graph.formats import Form, whole
from graph.loading import Run
from graph.read.changes import Change
from graph.read.paging import encode
from graph.records import Citation, Function, GraphRecords, Succession
from graph.spool import spooled
from graph.stamping import KINDS
from graph.store import Store

DISTRICT, CITY, NOWHERE, NEIGHBOUR = samples.all_documents()
LEFT_OUT = {"node:TextPart", "edge:HAS_TEXT"}
TITLE = "优化实施办法"
REGULATION = ids.cited_id(samples.REGULATION)
TAX = ids.agency_id(samples.BAYUQUAN, "区税务局")


def file_of(records: GraphRecords, name: str, length: int) -> GraphRecords:
    """The same policy from another file."""
    fields = {"document": name, "source_sha256": name[0] * 64, "length": length}
    return records.model_copy(update={"policy": records.policy.model_copy(update=fields)})


def shorter(records: GraphRecords) -> GraphRecords:
    """With its first task alone and nobody who issued it; what only the others spoke of goes."""
    kept = {records.tasks[0].id}
    parts = tuple(one for one in records.responsibilities if one.task_id in kept)
    named = {one.agency_id for one in parts}
    update = {
        "tasks": records.tasks[:1],
        "responsibilities": parts,
        "agencies": tuple(one for one in records.agencies if one.id in named),
        "targets": (),
        "indicators": (),
        "citations": (),
        "issued": (),
    }
    return records.model_copy(update=update)


def with_successor(records: GraphRecords) -> GraphRecords:
    """What its agency is for was taken over."""
    once = Succession(former="发票", successor="电子税务", since=date(2018, 6, 15), source="改革方案")
    functions = (*records.functions, Function(id="电子税务"))
    return records.model_copy(update={"functions": functions, "successions": (once,)})


def titled(title: str, city: str, number: str, *, cites: str = "", key: str | None = None) -> GraphRecords:
    """A document with nothing but a title, and a citation by title."""
    build = samples.builder(f"{number}.txt", f"{title}{number}{cites}", title=title, city=city, number=number)
    if cites:
        cited = {"cited_id": ids.cited_id(TITLE), "title": cites, "key": TITLE, "relation": "basis"}
        own = ids.citation_id(build.policy.id, ids.cited_id(TITLE), cites)
        span = build.span(cites)
        build.citations.append(Citation(id=own, policy_id=build.policy.id, rule="cite.title", **cited, **span))
    made = build.build()
    return made.model_copy(update={"policy": made.policy.model_copy(update={"title_key": key})})


CITED = titled(TITLE, samples.LIAONING, "辽政发〔2020〕1号", key=TITLE)
RIVAL = titled(TITLE, samples.LIAONING, "辽政发〔2020〕2号", key=TITLE)
CITING = titled("鲅鱼圈区方案", samples.BAYUQUAN, "鲅政发〔2021〕3号", cites=f"关于{TITLE}")
ALSO = titled("大连市方案", samples.DALIAN, "大政发〔2021〕4号", cites=TITLE)
RENAMED = DISTRICT.tasks[0].model_copy(update={"id": "tlonger", "text": DISTRICT.tasks[0].text + "内"})
WHOLE, EXCERPT = file_of(CITY, "a whole text.txt", 300), file_of(CITY, "b excerpt.txt", 20)
MOVED = file_of(NOWHERE, "b the excerpt read as another policy.txt", 20)
EVERY = (
    *(DISTRICT, CITY, NOWHERE, NEIGHBOUR, CITED, RIVAL, CITING, ALSO),
    *(shorter(DISTRICT), shorter(CITY), with_successor(NEIGHBOUR)),
    *(WHOLE, EXCERPT, MOVED),
    shorter(DISTRICT).model_copy(update={"tasks": (RENAMED,), "responsibilities": (), "agencies": ()}),
)
"""What may be loaded: documents that share nodes, others of the same policy, some with the bytes of another."""


class Copy:
    """What somebody keeps who follows the changes from the beginning."""

    def __init__(self) -> None:
        self.since = 0
        self.nodes: dict[tuple[str, str], Change] = {}

    async def follow(
        self, store: Store, limit: int = 100, between: Callable[[], Awaitable[None]] | None = None
    ) -> list[Change]:
        """The rows since the last time; between: what others do after each page."""
        seen: list[Change] = []
        cursor, until = None, None
        while cursor or until is None:
            page = await read.changes(store, self.since, cursor, limit)
            assert len(page.items) <= limit
            assert until in (None, page.until), "where it leads is known from the first page on"
            seen += page.items
            cursor, until = page.next_cursor, page.until
            if between:
                await between()
        self.since = until
        self.take(seen)
        return seen

    def take(self, seen: Iterable[Change]) -> None:
        for one in seen:
            if one.change == "removed":
                self.nodes.pop((one.kind, one.id), None)
            else:
                self.nodes[one.kind, one.id] = one

    def rows(self) -> list[dict[str, Any]]:
        """As an export has them; no edge is told with two nodes."""
        kept = self.nodes.values()
        rows = [{"kind": f"node:{one.kind.title()}", "id": one.id, "properties": one.properties} for one in kept]
        rows += [edge.model_dump(by_alias=True) for one in kept for edge in one.edges]
        return sorted(rows, key=by_kind_and_id)


def by_kind_and_id(row: dict[str, Any]) -> tuple[str, str]:
    return row["kind"], row["id"]


async def graph_of(store: Store) -> list[dict[str, Any]]:
    return sorted([row async for row in store.export() if row["kind"] not in LEFT_OUT], key=by_kind_and_id)


def named(seen: Iterable[Change], change: str) -> set[tuple[str, str]]:
    return {(one.kind, one.id) for one in seen if one.change == change}


@pytest.mark.parametrize("seed", range(3))
async def test_a_copy_that_follows_is_the_graph(store: Store, seed: int) -> None:
    """Documents come, are replaced and go at random, also between two pages; none is repeated within one visit."""
    random, copy, late = Random(seed), Copy(), Copy()

    async def write() -> None:
        one = random.choice(EVERY)
        await (store.load(one) if random.random() < 0.65 else store.remove(one.policy.id))

    async def perhaps() -> None:
        if random.random() < 0.2:
            await write()

    await copy.follow(store)  # from zero: the engine keeps what went in the tests before, of which nobody here knew
    late.since = await read.version(store)
    for _ in range(12):
        await write()
        seen = await copy.follow(store, random.choice([5, 1000]), perhaps)
        keys = [(one.kind, one.id) for one in seen]
        assert len(set(keys)) == len(keys)
        assert [one.version for one in seen] == sorted(one.version for one in seen)
    for one in (copy, late):
        await one.follow(store, 7)
        assert one.rows() == await graph_of(store)
    new = Copy()
    await new.follow(store)
    assert new.rows() == await graph_of(store)
    for records in EVERY:
        await store.remove(records.policy.id)
    for one in (copy, late, new):
        await one.follow(store)
        assert one.rows() == await graph_of(store) == []


async def test_what_no_write_touched_is_not_told_again(filled: Store) -> None:
    """A notice that shares nothing but its place and a function with the others."""
    copy = Copy()
    await copy.follow(filled)
    assert await copy.follow(filled) == []
    await filled.load(NEIGHBOUR)
    told = named(await copy.follow(filled), "changed")
    tasks = {("task", one.id) for one in NEIGHBOUR.tasks}
    assert tasks | {("policy", NEIGHBOUR.policy.id)} <= told
    assert not {("task", one.id) for one in (*DISTRICT.tasks, *CITY.tasks, *NOWHERE.tasks)} & told
    assert not {("indicator", one.id) for one in DISTRICT.indicators} & told


async def test_what_went_is_told_with_what_it_became(filled: Store) -> None:
    copy = Copy()
    await copy.follow(filled)
    old = DISTRICT.tasks[0]
    await filled.load(EVERY[-1])
    seen = {one.id: one for one in await copy.follow(filled)}
    assert (seen[old.id].change, seen[old.id].now) == ("removed", "tlonger")
    assert (seen["tlonger"].change, seen["tlonger"].kind) == ("changed", "task")
    assert seen[DISTRICT.tasks[1].id].now is None
    gone = {one.id for one in DISTRICT.indicators} - {one.id for one in CITY.indicators}
    assert gone == {one.id for one in seen.values() if one.kind == "indicator" and one.change == "removed"}
    await filled.load(DISTRICT)
    back = await copy.follow(filled)
    assert ("task", old.id) in named(back, "changed") - named(back, "removed"), "what is back is told once"
    assert ("task", "tlonger") in named(back, "removed")


async def test_every_kind_of_node_goes(filled: Store) -> None:
    """Also what only hung on others: cities, functions, what is only cited."""
    copy = Copy()
    there = {(one.kind, one.id) for one in await copy.follow(filled) if one.change == "changed"}
    assert {kind for kind, _ in there} == KINDS.keys()
    for records in samples.all_documents():
        await filled.remove(records.policy.id)
    assert named(await copy.follow(filled), "removed") == there
    assert await filled.run("read/former", ids=[TAX, samples.LIAONING, "税务"]) == [], "names are asked for as before"


async def test_what_is_only_cited_is_told_as_long_as_it_is_there(store: Store) -> None:
    """A policy that was removed stays as what another one cites: changed, not gone; then it goes, and comes back."""
    copy = Copy()
    await store.load(DISTRICT)
    await store.load(CITY)
    await copy.follow(store)
    own = ("policy", DISTRICT.policy.id)
    await store.remove(DISTRICT.policy.id)
    assert own in named(seen := await copy.follow(store), "changed") - named(seen, "removed")
    assert copy.nodes[own].properties == {"title": "鲅政办发〔2022〕1号"}
    await store.remove(CITY.policy.id)
    assert own in named(await copy.follow(store), "removed")
    await store.load(CITY)
    assert own in named(seen := await copy.follow(store), "changed") - named(seen, "removed")
    with pytest.raises(GoneError):
        await read.policy(store, DISTRICT.policy.id)


async def test_removing_what_is_only_cited_changes_nothing(store: Store) -> None:
    await store.load(CITY)
    before = await read.version(store)
    await store.remove(REGULATION)
    late = Copy()
    late.since = before - 1
    assert ("policy", REGULATION) in named(await late.follow(store), "changed"), "it keeps its stamp"
    assert await read.version(store) == before


async def test_a_citation_that_moves_is_told(store: Store) -> None:
    """The policy that cites is not what was loaded."""
    await store.load(CITING)
    copy = Copy()
    await copy.follow(store)
    await store.load(CITED)
    assert ("policy", CITING.policy.id) in named(await copy.follow(store), "changed")
    assert copy.rows() == await graph_of(store)


async def test_a_policy_whose_files_change_is_told(store: Store) -> None:
    """A shorter text is noted at it, and is another policy's by the next reading: its own text stays."""
    copy = Copy()
    await store.load(WHOLE)
    await copy.follow(store)
    for one, files in ((EXCERPT, ["b excerpt.txt"]), (MOVED, None)):
        await store.load(one)
        assert ("policy", CITY.policy.id) in named(await copy.follow(store), "changed")
        properties = copy.nodes["policy", CITY.policy.id].properties or {}
        assert properties.get("other_documents") == files
        assert copy.rows() == await graph_of(store)


async def unstamped(store: Store) -> None:
    """As an older version of this program wrote it."""
    async with store._session(write=True) as session:
        await (await session.run("MATCH (n) WHERE n.changed IS NOT NULL SET n.changed = null")).consume()


@pytest.mark.parametrize("limit", [7, 100])
async def test_an_older_store_is_told_from_the_beginning(filled: Store, limit: int) -> None:
    """It has no stamps: it counts as version 0, and what is written from now on follows."""
    await unstamped(filled)
    copy, late = Copy(), Copy()
    late.since = await read.version(filled)
    seen = await copy.follow(filled, limit)
    assert {one.version for one in seen} == {0}
    assert copy.rows() == await graph_of(filled)
    assert await late.follow(filled) == []
    await filled.load(shorter(CITY))
    await filled.remove(NOWHERE.policy.id)
    new = Copy()
    seen = await new.follow(filled, limit)
    assert {one.version for one in seen} == {0, late.since + 1, late.since + 2}
    await copy.follow(filled, limit)
    assert copy.rows() == new.rows() == await graph_of(filled)


async def imported(store: Store, data: bytes) -> None:
    with spooled("graph.jsonl", data.splitlines(keepends=True)) as spool:
        await store.restore(spool)


async def test_an_import_is_told_when_it_is_whole(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who looks while it runs is told of nothing, and afterwards of all; nothing that is there is told to be gone."""
    data = b"".join([piece async for piece in whole.stream(filled.run, Form.JSONL)])
    copy = Copy()
    await copy.follow(filled)
    for records in samples.all_documents():
        await filled.remove(records.policy.id)
    await copy.follow(filled)
    original, meanwhile, before = filled._transact, [], await read.version(filled)

    async def followed(work: Any, *, write: bool) -> Any:
        if write:
            monkeypatch.setattr(filled, "_transact", original)
            meanwhile.append(await copy.follow(filled))
            monkeypatch.setattr(filled, "_transact", followed)
        return await original(work, write=write)

    monkeypatch.setattr(filled, "_transact", followed)
    await imported(filled, data)
    monkeypatch.setattr(filled, "_transact", original)
    assert len(meanwhile) > 10
    assert meanwhile[:-1] == [[]] * (len(meanwhile) - 1)
    seen = [*meanwhile[-1], *await copy.follow(filled)]
    assert named(seen, "removed") == set()
    assert before < min(one.version for one in seen) <= max(one.version for one in seen) <= await read.version(filled)
    assert copy.rows() == await graph_of(filled)


async def test_an_import_beside_another_writer_says_that_followers_begin_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its version was another's: who asked meanwhile would miss what came later."""
    await store.load(NOWHERE)
    data = b"".join([piece async for piece in whole.stream(store.run, Form.JSONL)])
    await store.remove(NOWHERE.policy.id)
    original, times = store._transact, []

    async def theirs(run: Run) -> None:
        await run("load/version", writes=1)

    async def also(work: Any, *, write: bool) -> Any:
        times.append(work)
        if len(times) == 3:
            await original(theirs, write=True)
        return await original(work, write=write)

    monkeypatch.setattr(store, "_transact", also)
    with pytest.raises(StoreError, match="since=0"):
        await imported(store, data)
    assert b"".join([piece async for piece in whole.stream(store.run, Form.JSONL)]) == data


@pytest.mark.parametrize(
    ("since", "cursor", "told", "why"),
    [
        (10**9, None, r"is in the future: the store is at version \d+; since=0 begins anew", "a store that began anew"),
        (0, "!", "not one of this service", "no cursor"),
        (0, encode("a", 1), "belongs to another question", "of another list"),
        (0, encode(1, 1, 2, 0, ""), "belongs to since=1", "of other changes"),
    ],
)
async def test_what_is_wrong_is_told(store: Store, since: int, cursor: str | None, told: str, why: str) -> None:
    with pytest.raises(QueryError, match=told):
        await read.changes(store, since, cursor)
