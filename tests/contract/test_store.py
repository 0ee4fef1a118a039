"""What the store promises, on every engine: one graph for one set of documents, whole or not at all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import samples
from neo4j.exceptions import ClientError

from graph import ids, read
from graph.errors import DocumentError, EntangledError, NotFoundError, ReadOnlyError, StoreError, TooLargeError
from graph.loading import Run
from graph.notes import ReadingNote
from graph.read import agencies, policies, policy
from graph.read import text as policy_text
from graph.records import GraphRecords, Policy
from graph.settings import Settings
from graph.sources import unpacked
from graph.store import Store, open_store

DISTRICT, CITY, NOWHERE, NEIGHBOUR = samples.all_documents()
ALL = [DISTRICT, CITY, NOWHERE, NEIGHBOUR]


async def dumped(store: Store) -> list[str]:
    return [json.dumps(row, ensure_ascii=False) async for row in store.export()]


async def loaded(store: Store, documents: Sequence[GraphRecords]) -> list[str]:
    """The export after loading the documents into the empty graph; the graph is empty again afterwards."""
    for records in documents:
        await store.load(records)
    lines = await dumped(store)
    for records in documents:
        await store.remove(records.policy.id)
    return lines


@pytest.mark.parametrize(
    ("documents", "why"),
    [
        ([NEIGHBOUR, NOWHERE, CITY, DISTRICT], "the other way round: the citing policy comes before the cited one"),
        ([CITY, NEIGHBOUR, DISTRICT, NOWHERE], "mixed"),
        ([*ALL, *ALL], "twice"),
    ],
)
async def test_order_leaves_no_trace(store: Store, documents: list[GraphRecords], why: str) -> None:
    assert await loaded(store, documents) == await loaded(store, ALL), why


async def test_export_is_the_same_on_every_engine(store: Store, embedded_settings: Settings, tmp_path: Any) -> None:
    there = await loaded(store, ALL)
    home = {"home": tmp_path, "engine_idle": 0.5}
    async with open_store(embedded_settings.model_copy(update=home)) as other:
        assert there == await loaded(other, ALL)


async def test_export_is_sorted_and_complete(filled: Store) -> None:
    rows = [row async for row in filled.export()]
    keys = [(row["kind"], row["id"]) for row in rows]
    assert keys == sorted(set(keys))
    stats = await filled.run("read/stats_nodes") + await filled.run("read/stats_edges")
    assert len(rows) == sum(row["count"] for row in stats)
    text = "".join(row["properties"]["text"] for row in rows if row["id"].startswith(f"{DISTRICT.policy.id}-0"))
    assert text == "".join(part.text for part in DISTRICT.parts)


@pytest.mark.parametrize(
    ("gone", "why"),
    [
        (DISTRICT, "still cited: its stub stays; the shared indicator and tax office lose what it said of them"),
        (CITY, "it was all that held 大连市, and spelled the shared citation otherwise"),
        (NOWHERE, "agencies of an unknown place go with it"),
        (NEIGHBOUR, "the tax office loses its kind, function and alias of there"),
    ],
)
async def test_removal_leaves_no_trace(store: Store, gone: GraphRecords, why: str) -> None:
    rest = [records for records in ALL if records is not gone]
    expected = await loaded(store, rest)
    for records in ALL:
        await store.load(records)
    await store.remove(gone.policy.id)
    assert await dumped(store) == expected, why


async def test_removing_all_leaves_nothing(filled: Store) -> None:
    for records in ALL:
        await filled.remove(records.policy.id)
    await filled.remove("p-none")
    assert await dumped(filled) == []


async def test_replacement_drops_the_old_facts(filled: Store) -> None:
    shorter = DISTRICT.model_copy(
        update={"tasks": DISTRICT.tasks[:1], "responsibilities": DISTRICT.responsibilities[:1], "targets": ()}
    )
    bare = shorter.model_copy(update={"agencies": DISTRICT.agencies[:1], "indicators": (), "issued": ()})
    await filled.load(bare)
    replaced = await dumped(filled)
    for records in ALL:
        await filled.remove(records.policy.id)
    assert replaced == await loaded(filled, [bare, CITY, NOWHERE, NEIGHBOUR])


async def test_cited_policy_is_a_stub_until_loaded(store: Store) -> None:
    await store.load(CITY)
    with pytest.raises(NotFoundError, match=DISTRICT.policy.id):
        await policy(store, DISTRICT.policy.id)
    titles = {row.id: (row.title, row.loaded) for row in (await policy(store, CITY.policy.id)).cites}
    assert titles[DISTRICT.policy.id] == ("鲅政办发〔2022〕1号", False)
    await store.load(DISTRICT)
    titles = {row.id: (row.title, row.loaded) for row in (await policy(store, CITY.policy.id)).cites}
    assert titles[DISTRICT.policy.id] == ("鲅鱼圈区优化行动方案", True)


async def test_a_failing_document_changes_nothing(filled: Store) -> None:
    before = await dumped(filled)
    task = DISTRICT.tasks[0].model_copy(update={"text": "长" * 3_000_000})
    with pytest.raises(StoreError, match="18000"):
        await filled.load(DISTRICT.model_copy(update={"tasks": (*DISTRICT.tasks[1:], task)}))
    assert await dumped(filled) == before


async def test_large_text_goes_in_and_comes_back(store: Store) -> None:
    text = "长" * 6_300_000  # 19 MB in one line: more than one message of the embedded engine holds
    build = samples.builder("large.txt", text, title="长文", city=None)
    build.part_length = 50_000
    await store.load(build.build())
    assert await policy_text(store, build.policy.id) == text


async def test_two_writers_at_once(store: Store, settings: Settings) -> None:
    expected = await loaded(store, ALL)
    async with open_store(settings) as other:
        await asyncio.gather(*(writer.load(one) for one in ALL for writer in (store, other)))
    assert await dumped(store) == expected


@pytest.mark.parametrize(
    ("code", "attempts", "reason"),
    [
        ("Neo.ClientError.Statement.EntityNotFound", 2, "a large policy was replaced while it was read"),
        ("Neo.ClientError.Statement.SyntaxError", 1, "what is wrong stays wrong"),
    ],
)
async def test_a_read_is_done_again_where_what_it_read_went(
    store: Store, code: str, attempts: int, reason: str
) -> None:
    error, made = ClientError("gone"), []
    error._neo4j_code = code

    async def work(run: Run) -> None:
        made.append(await run("read/ping"))
        if len(made) == 1:
            raise error

    with nullcontext() if attempts > 1 else pytest.raises(StoreError):
        await store._transact(work, write=False)
    assert len(made) == attempts, reason


@pytest.mark.parametrize(
    ("name", "params", "why"),
    [
        ("load/policies", {"rows": [{"id": "p1", "props": {"id": "p1"}}]}, "a new node"),
        ("load/remove_policies", {"policy_ids": [DISTRICT.policy.id]}, "a change"),
        ("load/remove_tasks", {"policy_ids": [DISTRICT.policy.id]}, "a removal"),
    ],
)
async def test_read_connection_refuses_writes(
    filled: Store, settings: Settings, name: str, params: dict[str, Any], why: str
) -> None:
    before = await dumped(filled)
    async with open_store(settings, read_only=True) as reader:
        with pytest.raises(ReadOnlyError):
            await reader.run(name, **params)
        assert (await policies(reader)).total == len(ALL)
    assert await dumped(filled) == before, why


async def test_read_connection_refuses_load_and_remove(filled: Store, settings: Settings) -> None:
    async with open_store(settings, read_only=True) as reader:
        with pytest.raises(ReadOnlyError):
            await reader.load(DISTRICT)
        with pytest.raises(ReadOnlyError):
            await reader.remove(DISTRICT.policy.id)
    assert (await policies(filled)).total == len(ALL)


async def test_confidence_comes_back(store: Store) -> None:
    await store.load(DISTRICT)
    tasks = await read.tasks(store, read.TaskFilter())
    assert [row.confidence for row in tasks.items] == [task.confidence for task in DISTRICT.tasks]
    detail = await read.task(store, DISTRICT.tasks[0].id)
    assert (detail.confidence, [target.confidence for target in detail.targets]) == (0.95, [0.9])
    assert {part.surface: part.confidence for part in detail.responsibilities} == {
        "区市场局": 0.95,
        "区税务局": 0.8,
        "区医保局": 0.6,
    }
    rows = [row async for row in store.export()]
    kept = {row["kind"] for row in rows if "confidence" in row["properties"]}
    assert kept == {"node:Task", "edge:LEADS", "edge:SUPPORTS", "edge:TARGETS", "edge:REPORTS"}


async def test_a_fact_and_its_evidence_have_one_confidence(store: Store) -> None:
    await store.load(DISTRICT)
    evidence = await read.evidence(store, DISTRICT.policy.id)
    assert {one.id: one.confidence for one in evidence} == {
        one.id: (await read.fact(store, one.id)).confidence for one in evidence
    }
    assert len({one.confidence for one in evidence}) > 5


async def test_facts_of_older_stores_are_sure(store: Store) -> None:
    """They have no confidence: neither is a row of theirs refused, nor left out by any bar."""
    await store.load(before_confidence(DISTRICT))
    tasks = await read.tasks(store, read.TaskFilter(min_confidence=1.0))
    parts = await read.responsibilities(store, read.TaskFilter(min_confidence=1.0))
    targets = await read.targets(store, min_confidence=1.0)
    assert [len(found.items) for found in (tasks, parts, targets)] == [3, 4, 3]
    evidence = await read.evidence(store, DISTRICT.policy.id)
    detail = await read.task(store, DISTRICT.tasks[0].id)
    found = [*tasks.items, *parts.items, *targets.items, *evidence, detail, *detail.targets, *detail.responsibilities]
    assert {row.confidence for row in found} == {1.0}
    assert {(await read.fact(store, one.id)).confidence for one in evidence} == {1.0}
    assert all("confidence" not in row["properties"] for row in [row async for row in store.export()])


def before_confidence(records: GraphRecords) -> GraphRecords:
    """As an older version wrote it; what is None is not stored."""
    facts = {
        name: tuple(fact.model_copy(update={"confidence": None}) for fact in getattr(records, name))
        for name in ("tasks", "responsibilities", "targets")
    }
    return records.model_copy(update=facts)


async def test_agencies_of_one_name_stay_apart(filled: Store) -> None:
    rows = (await agencies(filled, q="区税务局")).items
    places = {samples.BAYUQUAN, samples.DALIAN, ids.unknown_place(NOWHERE.policy.id)}
    assert {row.place for row in rows} == places
    assert {row.id for row in rows if row.name == "区税务局"} <= {ids.agency_id(place, "区税务局") for place in places}


async def test_the_same_bytes_are_one_policy(store: Store) -> None:
    """A later version reads another title in them, so another id: what the earlier one read is gone without a trace."""
    expected = await loaded(store, [CITY, DISTRICT])
    text, read_before = samples.district(), NOWHERE
    sha256 = text.policy.source_sha256
    before = read_before.policy.model_copy(update={"source_sha256": sha256})
    await store.load(CITY)
    await store.load(read_before.model_copy(update={"policy": before}))
    await store.load(text)
    assert await dumped(store) == expected


NOTES = [
    (samples.NOTE, "whole"),
    (ReadingNote(format="text", extractor="0.1.0+0"), "nothing but the least"),
    (None, "read before notes were kept"),
]


@pytest.mark.parametrize(("note", "why"), NOTES, ids=[case[1] for case in NOTES])
async def test_a_note_comes_back(store: Store, note: ReadingNote | None, why: str) -> None:
    changed = CITY.policy.model_copy(update={"reading": note, "why_not": "no duty found"})
    await store.load(CITY.model_copy(update={"policy": changed}))
    found = await policy(store, CITY.policy.id)
    assert (found.reading, found.why_not, found.is_policy) == (note, "no duty found", False), why
    (row,) = (await policies(store)).items
    assert (row.extractor, row.is_policy) == (note and note.extractor, False)


async def test_sources_go_with_the_last_policy_that_needs_them(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    """Kept when a policy goes in, not twice; dropped when it is replaced, removed, or could not go in."""
    file, text = tmp_path / "city.txt", "市政府工作报告"
    file.write_text(text, "utf-8")

    def of(policy: Policy, data: bytes) -> GraphRecords:
        records = {CITY.policy.id: CITY, DISTRICT.policy.id: DISTRICT}[policy.id]
        changed = policy.model_copy(update={"source_sha256": sha256(data).hexdigest()})
        return records.model_copy(update={"policy": changed})

    city, other = of(CITY.policy, file.read_bytes()), of(CITY.policy, b"another text")
    key = city.policy.source_sha256
    await store.load(city, file)
    kept = store.sources.path(key)
    assert kept is not None
    assert unpacked(kept, key, "city.txt", 100).decode() == text
    await store.load(city, file)
    assert store.sources.path(key) == kept
    with pytest.raises(DocumentError, match="changed while it was read"):
        await store.load(other, file)
    assert (await policy(store, CITY.policy.id)).source_sha256 == key
    file.write_bytes(b"another text")
    await store.load(other, file)
    assert store.sources.path(key) is None
    failing = city.model_copy(update={"tasks": (CITY.tasks[0].model_copy(update={"text": "长" * 3_000_000}),)})
    file.write_text(text, "utf-8")
    with pytest.raises(StoreError):
        await store.load(failing, file)
    assert store.sources.path(key) is None
    assert store.sources.path(other.policy.source_sha256) is not None
    await store.remove(CITY.policy.id)
    assert [path for path in store.sources.folder.rglob("*") if path.is_file()] == []


def version(document: str, sha: str, length: int, records: GraphRecords = CITY) -> GraphRecords:
    """A policy from another file, with a text of its own."""
    fields = {"document": document, "source_sha256": sha * 64, "length": length}
    return records.model_copy(update={"policy": records.policy.model_copy(update=fields)})


WHOLE, SITE, EXCERPT = version("whole.html", "a", 300), version("site.html", "b", 290), version("excerpt.txt", "c", 20)
TIE = version("tie.html", "d", 300)
ORDERS = [
    ([EXCERPT, SITE, WHOLE], ["whole.html", "site.html", "excerpt.txt"], "the longest comes last"),
    ([WHOLE, SITE, EXCERPT], ["whole.html", "site.html", "excerpt.txt"], "the longest comes first"),
    ([SITE, WHOLE, EXCERPT, SITE, EXCERPT], ["whole.html", "site.html", "excerpt.txt"], "some twice"),
    ([TIE, WHOLE], ["tie.html", "whole.html"], "as long: the greater hash"),
    ([WHOLE, TIE], ["tie.html", "whole.html"], "as long, the other way round"),
    ([WHOLE, EXCERPT, version("whole.html", "e", 10)], ["whole.html", "excerpt.txt"], "a file that changed says so"),
    ([WHOLE, EXCERPT, version("excerpt.txt", "e", 10)], ["whole.html", "excerpt.txt"], "so does a shorter one"),
    ([EXCERPT, version("again.txt", "c", 20)], ["again.txt"], "the same bytes are one file, by its last name"),
]


@pytest.mark.parametrize(("documents", "files", "why"), ORDERS, ids=[case[2] for case in ORDERS])
async def test_one_policy_from_several_files(
    store: Store, documents: list[GraphRecords], files: list[str], why: str
) -> None:
    for records in documents:
        merged = await store.load(records)
    assert [file.document for file in (merged.stands, *merged.others)] == files, why
    (row,) = (await policies(store)).items
    found = await policy(store, row.id)
    assert [found.document, *(file.document for file in found.others)] == files
    last = {one.policy.document: one for one in documents}
    assert [file.sha256 for file in found.others] == [last[name].policy.source_sha256 for name in files[1:]]
    needed = await store.run("read/sources", ids=[row.id])
    assert {one["sha256"] for one in needed} == {last[name].policy.source_sha256 for name in files}


async def test_files_of_one_policy_leave_no_trace_of_their_order(store: Store) -> None:
    documents = [WHOLE, SITE, EXCERPT, DISTRICT]
    assert await loaded(store, documents) == await loaded(store, documents[::-1])


async def test_bytes_read_as_another_policy_leave_the_one_they_were_noted_at(store: Store) -> None:
    """A later version reads another 文号 in an excerpt: it was never a text of the first policy."""
    await store.load(WHOLE)
    alone = await dumped(store)
    await store.load(EXCERPT)
    moved = version("excerpt.txt", "c", 20, DISTRICT)
    await store.load(moved)
    assert (await policy(store, CITY.policy.id)).others == []
    await store.remove(DISTRICT.policy.id)
    assert [row for row in await dumped(store) if CITY.policy.id in row] == [
        row for row in alone if CITY.policy.id in row
    ]


def copies(count: int) -> list[GraphRecords]:
    """So many documents that share an agency, a place and what they cite."""
    made = []
    for at in range(count):
        build = samples.builder(
            f"{at}.txt", f"{at}\n第{at}项计划\n税务局牵头。《{TITLE}》", title=f"第{at}项计划", city=DALIAN
        )
        task = build.task(f"第{at}项计划")
        build.edge(build.agency("市税务局", "government", "税务"), task, "LEADS", "sole", "税务局")
        build.cite(TITLE, f"《{TITLE}》")
        made.append(build.build())
    return made


TITLE, DALIAN = "优化营商环境实施办法", samples.DALIAN
SHORT = version("excerpt.txt", "c", 20, DISTRICT)
GROUPS: list[tuple[list[list[GraphRecords]], str]] = [
    ([ALL], "all at once, citing and cited"),
    ([ALL[::-1]], "the other way round"),
    ([[CITY], [NEIGHBOUR, DISTRICT], [NOWHERE]], "what is shared was there, or comes with others"),
    ([ALL, ALL], "all of them replaced at once"),
    ([[NEIGHBOUR, CITY], [CITY, DISTRICT], [DISTRICT, NOWHERE]], "some new, some replaced"),
    ([[SHORT, CITY], [DISTRICT, NEIGHBOUR, NOWHERE], [SHORT]], "one whose longer text stands"),
]


@pytest.mark.parametrize(("groups", "why"), GROUPS, ids=[case[1] for case in GROUPS])
async def test_a_group_leaves_what_its_documents_would(
    store: Store, groups: list[list[GraphRecords]], why: str
) -> None:
    one_by_one = await loaded(store, [records for group in groups for records in group])
    for group in groups:
        await store.load_all([(records, None) for records in group])
    assert await dumped(store) == one_by_one, why


async def test_groups_of_many_documents(store: Store) -> None:
    """What a group shares with those before it is worked out from it alone, and removals from all that is left."""
    many = copies(30)
    expected = await loaded(store, [*many, DISTRICT])
    for first in range(0, 30, 7):
        await store.load_all([(records, None) for records in many[first : first + 7]])
    await store.load_all([(DISTRICT, None), (CITY, None)])
    await store.remove(CITY.policy.id)
    assert await dumped(store) == expected


async def test_a_group_is_in_as_a_whole_or_not_at_all(store: Store) -> None:
    task = DISTRICT.tasks[0].model_copy(update={"text": "长" * 3_000_000})
    bad = DISTRICT.model_copy(update={"tasks": (*DISTRICT.tasks[1:], task)})
    with pytest.raises(TooLargeError, match="bytes of text"):
        await store.load_all([(CITY, None), (bad, None)])
    assert await dumped(store) == []
    with pytest.raises(EntangledError):
        await store.load_all([(WHOLE, None), (EXCERPT, None)])
    assert await dumped(store) == []


async def test_a_group_is_one_write(store: Store) -> None:
    before = (await store.run("read/version"))[0]["version"] if await store.run("read/version") else 0
    await store.load_all([(records, None) for records in ALL])
    assert (await store.run("read/version"))[0]["version"] == before + 1
    for kind in ("agency", "city", "function", "indicator", "policy", "task"):
        assert await store.run(f"read/unstamped_{kind}", after="", limit=10) == [], kind
