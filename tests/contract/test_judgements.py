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


async def test_a_judgement_of_what_is_no_fact_any_more_is_told(filled: Store) -> None:
    """The item has other words by now: its fact is another one, and who judged it hears so."""
    judgement = await made(filled, "confirm")
    filled.judgements.add(judgement)
    assert (await filled.load(DISTRICT)).unmatched == ()
    assert (await filled.load(CITY)).unmatched == (), "it is about another policy"
    reworded = FIRST.model_copy(update={"id": "t" + "0" * 16})
    tasks = (reworded, *DISTRICT.tasks[1:])
    parts = tuple(one for one in DISTRICT.responsibilities if one.task_id != FIRST.id)
    targets = tuple(one for one in DISTRICT.targets if one.source_id != FIRST.id)
    changed = DISTRICT.model_copy(update={"tasks": tasks, "responsibilities": parts, "targets": targets})
    assert (await filled.load(changed)).unmatched == (judgement,)
    await filled.load(DISTRICT)


async def test_one_fact_is_corrected_in_one_way(filled: Store) -> None:
    filled.judgements.add(await decide.judge_fact(filled, "correct", FIRST.id, {"deadline": "2023-06-30"}))
    with pytest.raises(JudgementError, match="says otherwise"):
        filled.judgements.add(await decide.judge_fact(filled, "correct", FIRST.id, {"deadline": "2024-06-30"}))
    filled.judgements.add(await decide.judge_fact(filled, "correct", FIRST.id, {"title": "别的"}))
    assert len(filled.judgements.all()) == 2, "another field is another matter"


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
    assert filled.judgements.add(await made(filled, "merge"))
    assert not filled.judgements.add(await made(filled, "merge")), "once is enough"
    for other, words in (
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


async def test_the_earlier_of_two_merges_in_a_row_is_taken_back_too(filled: Store) -> None:
    """What a merge is about is found behind the merges that lead on from it."""
    first = await decide.merge(filled, [INSURANCE, TAX])
    filled.judgements.add(first)
    await load_all(filled)
    filled.judgements.add(await decide.merge(filled, [TAX, MARKET]))
    await load_all(filled)
    undone = filled.judgements.undo(first.id)
    rows = await decide.affected(filled, undone, filled.judgements.all())
    assert DISTRICT.policy.id in {row.id for row in rows}


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([(TAX, MARKET), (MARKET, TAX)], "lead from .* back to"),
        ([(TAX, TAX)], "back to"),
    ],
)
async def test_merges_in_a_circle_are_refused(filled: Store, lines: list[tuple[str, str]], words: str) -> None:
    """The file may be edited by hand; a circle must not keep a service for ever."""
    path = filled.judgements.path
    into = {"name": "n", "key": "k"}
    made = [{"kind": "merge", "what": "agency", "ids": [one], "into": {"id": other, **into}} for one, other in lines]
    path.write_text("".join(json.dumps(one) + "\n" for one in made), "utf-8")
    try:
        with pytest.raises(JudgementError, match=words):
            await filled.load(DISTRICT)
    finally:
        path.unlink()


async def test_a_line_that_fits_no_fact_is_named(filled: Store) -> None:
    bad = Judgement(kind="correct", what="fact", ids=(FIRST.id,), change={"deadline": "soon"})
    filled.judgements.add(bad)
    with pytest.raises(JudgementError, match=f"{bad.id} does not fit {FIRST.id}"):
        await filled.load(DISTRICT)


@pytest.mark.parametrize("value", ["1e999", "nan"])
async def test_no_number_is_no_correction(filled: Store, value: str) -> None:
    with pytest.raises(JudgementError, match="no number"):
        await decide.judge_fact(filled, "correct", DISTRICT.targets[0].id, {"value": value})
