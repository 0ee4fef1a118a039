"""What people decide holds at every load, can be taken back, and leaves no trace of order, on every engine."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from itertools import permutations

import pytest
import samples

from graph import ids, read
from graph.errors import JudgementError, MovedError, NotFoundError
from graph.judgements import Judgement
from graph.store import Store
from ingest.records import decide

DISTRICT, CITY, NOWHERE, NEIGHBOUR = samples.all_documents()
ALL = (DISTRICT, CITY, NOWHERE, NEIGHBOUR)
TAX = ids.agency_id(samples.BAYUQUAN, "区税务局")
MARKET = ids.agency_id(samples.BAYUQUAN, "区市场监管局")
INSURANCE = ids.agency_id(samples.BAYUQUAN, "区医保局")
DALIAN_TAX = ids.agency_id(samples.DALIAN, "市税务局")
FIRST = DISTRICT.tasks[0]


@pytest.fixture(autouse=True)
async def nothing_decided(opened: Store) -> AsyncIterator[None]:
    yield
    for one in opened.judgements.all():
        opened.judgements.undo(one.id)


async def dumped(store: Store) -> list[str]:
    return [json.dumps(row, ensure_ascii=False) async for row in store.export()]


async def load_all(store: Store) -> list[str]:
    for one in ALL:
        await store.load(one)
    return await dumped(store)


async def made(store: Store, what: str) -> Judgement:
    match what:
        case "merge":
            return await decide.merge(store, [INSURANCE, TAX], "one window")
        case "far":
            return await decide.merge(store, [TAX, DALIAN_TAX])
        case "indicators":
            rows = await read.indicator_names(store)
            return await decide.merge(store, [rows[0].id, rows[1].id])
        case "split":
            node = (await read.identities(store, [MARKET]))[0]
            assert set(node.aliases) > {"区市场局"}
            return await decide.split(store, MARKET, ["区市场局"])
        case "confirm" | "drop":
            return await decide.judge_fact(store, what, FIRST.id)
        case _:
            return await decide.judge_fact(store, "correct", FIRST.id, {"deadline": "2023-06-30", "title": "别的"})


KINDS = ["merge", "far", "indicators", "confirm", "correct", "drop"]


@pytest.mark.parametrize("what", KINDS)
async def test_made_and_taken_back_is_as_before(filled: Store, what: str) -> None:
    start = await dumped(filled)
    judgement = await made(filled, what)
    filled.judgements.add(judgement)
    decided = await load_all(filled)
    assert decided != start
    assert await load_all(filled) == decided, "it holds when documents are taken in again"
    filled.judgements.undo(judgement.id)
    assert await load_all(filled) == start


async def test_order_leaves_no_trace(filled: Store) -> None:
    for what in ("far", "indicators", "correct"):
        filled.judgements.add(await made(filled, what))
    exports = []
    for order in permutations(ALL):
        for one in ALL:
            await filled.remove(one.policy.id)
        assert await dumped(filled) == []
        for one in order:
            await filled.load(one)
        exports.append(await dumped(filled))
    assert all(one == exports[0] for one in exports)


async def test_what_was_merged_leads_on(filled: Store) -> None:
    filled.judgements.add(await made(filled, "merge"))
    await load_all(filled)
    with pytest.raises(MovedError) as moved:
        await read.agency(filled, INSURANCE)
    assert moved.value.now == TAX
    first = await read.task(filled, FIRST.id)
    assert [(part.agency_id, part.surface) for part in first.responsibilities] == [
        (MARKET, "区市场局"),
        (TAX, "区税务局"),
    ], "one part a body: the first that is named stays"
    filled.judgements.undo(filled.judgements.all()[0].id)
    await load_all(filled)
    assert (await read.agency(filled, INSURANCE)).name == "区医保局"


async def test_what_was_split_is_two(filled: Store) -> None:
    filled.judgements.add(Judgement(kind="split", what="agency", ids=(TAX,), surfaces=("区税务局",)))
    await load_all(filled)
    names = {row.name for row in (await read.agencies(filled, city=samples.BAYUQUAN)).items}
    assert "区税务局" in names
    split = [row for row in await read.agency_names(filled) if row.key == "区税务局" and row.id != TAX]
    assert split


async def test_facts_as_people_say(filled: Store) -> None:
    part = f"{TAX}-{FIRST.id}"
    filled.judgements.add(await decide.judge_fact(filled, "confirm", part))
    filled.judgements.add(
        await decide.judge_fact(filled, "correct", FIRST.id, {"deadline": None, "status": "reported"})
    )
    await load_all(filled)
    task = await read.task(filled, FIRST.id)
    assert (task.deadline, task.status, task.confidence) == (None, "reported", 1.0)
    assert (await read.fact(filled, part)).confidence == 1.0
    filled.judgements.add(await decide.judge_fact(filled, "drop", f"{MARKET}-{FIRST.id}"))
    await load_all(filled)
    assert MARKET not in {one.agency_id for one in (await read.task(filled, FIRST.id)).responsibilities}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"text": "别的"}, "text of a task cannot be corrected; these can: title, status"),
        ({"deadline": "soon"}, "deadline: "),
        ({"status": "perhaps"}, "status: "),
    ],
)
async def test_what_cannot_be_said_of_a_fact(filled: Store, change: dict[str, str], words: str) -> None:
    with pytest.raises(JudgementError, match=words):
        await decide.judge_fact(filled, "correct", FIRST.id, change)


async def test_contradictions_are_refused(filled: Store) -> None:
    filled.judgements.add(await made(filled, "merge"))
    for other, words in (
        (await made(filled, "merge"), "decided already"),
        (await decide.apart(filled, [INSURANCE, TAX]), "says otherwise"),
        (await decide.merge(filled, [MARKET, INSURANCE]), "merge into that"),
    ):
        with pytest.raises(JudgementError, match=words):
            filled.judgements.add(other)
    with pytest.raises(NotFoundError, match="no judgement has the id j0"):
        filled.judgements.undo("j0")
    with pytest.raises(JudgementError, match="a0 is no agency"):
        await decide.merge(filled, ["a0", TAX])


async def test_a_line_that_is_no_judgement_is_named(filled: Store) -> None:
    filled.judgements.add(await made(filled, "merge"))
    path = filled.judgements.path
    path.write_text(path.read_text("utf-8") + "{}\n", "utf-8")
    try:
        with pytest.raises(JudgementError, match="line 2: no judgement"):
            await filled.load(DISTRICT)
    finally:
        path.unlink()
