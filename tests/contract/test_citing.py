"""Citations lead to what is loaded, whatever came first, on every engine."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import permutations

import pytest
import samples

from graph import ids, read
from graph.errors import MovedError
from graph.records import Citation, GraphRecords, Relation
from graph.store import Store
from ingest.identity.policies import base_key, title_key

TITLE = "优化营商环境实施办法"
STUB = ids.cited_id(title_key(TITLE))


def policy(
    title: str, city: str | None, number: str | None = None, *, cites: Sequence[str] = (), relation: Relation = "basis"
) -> GraphRecords:
    """A document with nothing but a title, a place, and what it cites by title."""
    build = samples.builder(
        f"{number}{title}.txt", f"{title}{number}{''.join(cites)}", title=title, city=city, number=number
    )
    made = build.build()
    keys = {"title_key": title_key(title), "base_key": base_key(title)}
    citations = [
        Citation(
            id=ids.citation_id(made.policy.id, ids.cited_id(title_key(one)), one),
            policy_id=made.policy.id,
            cited_id=ids.cited_id(title_key(one)),
            title=one,
            key=title_key(one),
            relation=relation,
            rule="cite.title",
            **build.span(one),
        )
        for one in cites
    ]
    return made.model_copy(update={"policy": made.policy.model_copy(update=keys), "citations": tuple(citations)})


OWN = policy(TITLE, samples.LIAONING, "辽政发〔2020〕1号")
ELSEWHERE = policy(TITLE, samples.DALIAN, "大政发〔2020〕2号")
CITING = policy("鲅鱼圈区方案", samples.BAYUQUAN, "鲅政发〔2021〕3号", cites=[f"关于{TITLE}"])
ALSO = policy("大连市方案", samples.DALIAN, "大政发〔2021〕4号", cites=[TITLE])


async def dumped(store: Store) -> list[str]:
    return [json.dumps(row, ensure_ascii=False) async for row in store.export()]


async def test_order_leaves_no_trace(store: Store) -> None:
    """Citing before cited, between, after; one that two may mean, one that one may."""
    exports = []
    for order in permutations([OWN, ELSEWHERE, CITING, ALSO]):
        for one in order:
            await store.load(one)
        exports.append(await dumped(store))
        for one in order:
            await store.remove(one.policy.id)
        assert await dumped(store) == []
    assert all(one == exports[0] for one in exports)


async def cited_by(store: Store, one: GraphRecords) -> list[tuple[str, bool]]:
    return [(row.id, row.loaded) for row in (await read.policy(store, one.policy.id)).cites]


async def test_a_stub_becomes_the_policy_and_leads_to_it(store: Store) -> None:
    await store.load(CITING)
    assert await cited_by(store, CITING) == [(STUB, False)]
    await store.load(OWN)
    assert await cited_by(store, CITING) == [(OWN.policy.id, True)]
    with pytest.raises(MovedError) as moved:
        await read.policy(store, STUB)
    assert moved.value.now == OWN.policy.id
    await store.remove(OWN.policy.id)
    assert await cited_by(store, CITING) == [(STUB, False)]


async def test_what_two_policies_may_be_stays_open(store: Store) -> None:
    for one in (OWN, ELSEWHERE, CITING, ALSO):
        await store.load(one)
    assert (await read.policy(store, CITING.policy.id)).cites[0].id == OWN.policy.id, "大连's is no place above 鲅鱼圈"
    assert (await read.policy(store, ALSO.policy.id)).cites[0].id == STUB, "its province's and its own"


async def test_lineage_goes_up_and_down_and_to_other_versions(store: Store) -> None:
    first = policy(f"{TITLE}(试行)", samples.LIAONING, "辽政发〔2018〕9号")
    rules = policy(f"《{TITLE}》实施细则", samples.LIAONING, "辽政发〔2021〕5号", cites=[TITLE], relation="implements")
    mention = policy("别的方案", samples.DALIAN, "大政发〔2021〕6号", cites=[f"《{TITLE}》实施细则"], relation="cites")
    for one in (mention, rules, first, OWN):
        await store.load(one)
    rows = await read.lineage(store, OWN.policy.id)
    told = [(row.way, row.depth, row.id, row.relation) for row in rows]
    assert told == [
        ("version", 1, first.policy.id, None),
        ("down", 1, rules.policy.id, "implements"),
        ("down", 2, mention.policy.id, "cites"),
    ]
    up = await read.lineage(store, mention.policy.id)
    assert [(row.way, row.depth, row.id) for row in up] == [("up", 1, rules.policy.id)], "a mention leads no further"


async def test_lineage_ends_where_policies_cite_each_other(store: Store) -> None:
    one = policy("甲实施方案", samples.LIAONING, "辽政发〔2020〕7号", cites=["乙实施方案"])
    other = policy("乙实施方案", samples.LIAONING, "辽政发〔2020〕8号", cites=["甲实施方案"])
    for document in (one, other):
        await store.load(document)
    rows = await read.lineage(store, one.policy.id)
    assert [(row.way, row.id) for row in rows] == [("up", other.policy.id), ("down", other.policy.id)]
