"""One suite over every query file: what its header declares is what every engine gives, and the same rows."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import date
from itertools import combinations, pairwise
from typing import Any, Literal

import pytest
import samples

from graph import ids, loading, queries, read
from graph import store as stores
from graph.errors import QueryError, StoreError
from graph.read.agencies import AGENCIES
from graph.read.choice import due, holding
from graph.read.indicators import INDICATORS, TARGETS
from graph.read.listing import Listing, View
from graph.read.paging import pages
from graph.read.policies import POLICIES, PolicyRow
from graph.read.tasks import RESPONSIBILITIES, TASKS
from graph.records import GraphRecords
from graph.settings import Settings
from graph.spool import spooled
from graph.stamping import KINDS
from graph.store import Store, open_store
from ingest.identity.functions import history

DISTRICT, CITY, NOWHERE = samples.district(), samples.city(), samples.nowhere()
FIRST_TASK = DISTRICT.tasks[0].id
TAX = ids.agency_id(samples.BAYUQUAN, "区税务局")
INSURANCE = ids.agency_id(samples.BAYUQUAN, "区医保局")
DALIAN_TAX = ids.agency_id(samples.DALIAN, "市税务局")
TIME = ids.indicator_id("企业开办时间", "工作日")
FIRST: dict[str, Any] = {
    "limit": 100,
    "after": "",
    "after_policy": "",
    "after_ordinal": -1,
    "after_start": -1,
    "first": "",
    "after_agency": "",
    "min_weight": 1,
    "min_confidence": 0.0,
    "level": 1,
    "before": "z",
}
YEAR_2022 = {"due_after": date(2022, 1, 1), "due_before": date(2022, 12, 31)}

# query, parameters that differ from "any", number of rows (of a total: its value), why
CASES: list[tuple[str, dict[str, Any], int, str]] = [
    ("ping", {}, 1, "a statement without a graph"),
    ("policies", {}, 4, "the regulation is only cited"),
    ("policies", {"city": [samples.YINGKOU]}, 2, "a city takes in its districts"),
    ("policies", {"city": ["营口市"]}, 0, "a name is no path: who asks has it resolved"),
    ("policies", {"kind": ["notice"]}, 2, "by kind"),
    ("policies", {"q": "鲅政办发"}, 1, "words of the 文号, where other policies have none"),
    ("policies", {"limit": 3}, 3, "a page"),
    ("policies", {"after": "z"}, 0, "after the last"),
    ("policies_behind", {}, 4, "as policies"),
    ("policies_behind", {"first": "z"}, 0, "after the last"),
    ("policies_total", {}, 4, "as policies"),
    ("policies_total", {"city": [samples.YINGKOU], "kind": ["plan"]}, 1, "with filters"),
    ("policies", {"min_confidence": 0.8}, 4, "a policy is no fact; it counts fewer"),
    ("policy", {"id": DISTRICT.policy.id}, 1, "a loaded policy"),
    ("policy", {"id": ids.cited_id(samples.REGULATION)}, 0, "a policy that is only cited has no fields"),
    ("lineage", {"ids": [DISTRICT.policy.id]}, 2, "what it cites, and what cites it"),
    ("sources", {"ids": [DISTRICT.policy.id, ids.cited_id(samples.REGULATION), "none"]}, 1, "what is cited has none"),
    ("sources_needed", {"sha256s": [CITY.policy.source_sha256, "0" * 64]}, 1, "one of two is a policy's"),
    (
        "unchanged",
        {"sha256s": [CITY.policy.source_sha256, DISTRICT.policy.source_sha256], "extractor": samples.NOTE.extractor},
        1,
        "the other has no note of what read it",
    ),
    ("cited_among", {"policies": [DISTRICT.policy.id, CITY.policy.id]}, 1, "the city's plan cites the district's"),
    ("changes_removed", {"after": "z"}, 0, "after the last; what went is asked for in test_changes"),
    ("changed_policy", {"ids": [DISTRICT.policy.id, ids.cited_id(samples.REGULATION), "none"]}, 2, "also a cited one"),
    ("changed_task", {"ids": [FIRST_TASK]}, 1, "a task with its edges"),
    ("changed_agency", {"ids": [TAX, DALIAN_TAX]}, 2, "two agencies"),
    ("changed_city", {"ids": [samples.DALIAN]}, 1, "a city"),
    ("changed_function", {"ids": ["税务"]}, 1, "a function"),
    ("changed_indicator", {"ids": [TIME]}, 1, "an indicator, which has no edge of its own"),
    *((f"changes_{kind}", {"after": "z"}, 0, "after the last") for kind in KINDS),
    *((f"unstamped_{kind}", {}, 0, "all are stamped") for kind in KINDS),
    ("former", {"ids": [DISTRICT.policy.id, "none"]}, 0, "what is there is not what was"),
    ("policy_text", {"id": DISTRICT.policy.id}, 5, "short parts, in order"),
    ("evidence_tasks", {"id": DISTRICT.policy.id}, 3, "its tasks"),
    ("evidence_responsibilities", {"id": DISTRICT.policy.id}, 4, "its responsibilities"),
    ("evidence_targets", {"id": DISTRICT.policy.id}, 3, "its figures"),
    ("tasks", {}, 7, "all"),
    ("tasks", {"policy": [DISTRICT.policy.id], "status": ["reported"]}, 1, "two filters"),
    ("tasks", {"q": "电子发票"}, 3, "words of the text"),
    ("tasks", YEAR_2022, 2, "one by its own deadline, one by its target's"),
    ("tasks", {"due_after": date(2023, 1, 1)}, 1, "one bound; the policy's own target of 2023 is no task's"),
    (
        "tasks",
        {"after_policy": DISTRICT.policy.id, "after_ordinal": 0, "policy": [DISTRICT.policy.id]},
        2,
        "after the first of a policy",
    ),
    ("tasks", {"agency": [TAX]}, 3, "of one agency, in two policies"),
    ("tasks", {"functions": ["税务"], "role": ["LEADS"]}, 4, "that tax bureaus lead"),
    ("tasks", {"agency": [TAX], "partner": [INSURANCE]}, 1, "in which both have a part"),
    ("tasks", {"no_lead": True}, 1, "that nobody leads"),
    ("tasks", {"no_lead": True, "no_date": True}, 1, "both"),
    ("tasks", {"basis": ["first_listed"]}, 1, "by the basis of a part"),
    ("tasks_total", {"no_figure": True}, 4, "without a figure"),
    ("tasks_total", {"agency": [TAX], "partner": [INSURANCE]}, 1, "as tasks"),
    ("obligations_targets", {}, 4, "targets of tasks and of policies"),
    ("obligations_targets", {"agency": [DALIAN_TAX]}, 2, "of its tasks"),
    ("obligations_tasks", {}, 3, "planned, without a target"),
    ("obligations_tasks", {"functions": ["税务"], "city": [samples.BAYUQUAN]}, 2, "of a function, in a place"),
    ("reports", {"indicators": [one.id for one in DISTRICT.indicators]}, 1, "what was reached"),
    ("gaps", {}, 4, "a row a policy"),
    ("gaps", {"policy": [DISTRICT.policy.id]}, 1, "of one policy"),
    ("partners", {"agency": TAX}, 2, "those of the same task"),
    ("diff_tasks", {"policy": DISTRICT.policy.id}, 3, "its tasks"),
    ("targets", {"agency": [DALIAN_TAX]}, 2, "of an agency's tasks"),
    ("targets", {"type": ["REPORTS"]}, 1, "reports alone"),
    ("tasks_total", YEAR_2022, 2, "as tasks"),
    ("tasks", {"min_confidence": 0.8}, 5, "two of seven are less sure"),
    ("tasks", {"min_confidence": 0.95}, 4, "one that is just as sure stays"),
    (
        "tasks",
        {"due_after": date(2023, 1, 1), "min_confidence": 0.5},
        0,
        "due by a target that is below the bar",
    ),
    ("tasks_total", {"min_confidence": 0.8}, 5, "as tasks"),
    ("tasks_total", {"due_after": date(2023, 1, 1), "min_confidence": 0.5}, 0, "as tasks, of a target below the bar"),
    ("responsibilities", {}, 10, "all edges"),
    ("responsibilities", {"functions": ["税务"]}, 5, "what agencies are for, in two places"),
    ("responsibilities", {"agency": [TAX], "city": [samples.BAYUQUAN]}, 3, "one agency"),
    ("responsibilities", {"agency": [TAX], "role": ["LEADS"]}, 2, "an id and a role"),
    ("responsibilities", {"basis": ["first_listed"]}, 1, "by basis"),
    ("responsibilities_total", {"functions": ["税务"], "role": ["LEADS"]}, 4, "as responsibilities"),
    ("responsibilities", {"min_confidence": 0.8}, 7, "by the confidence of the part"),
    (
        "responsibilities",
        {"due_after": date(2023, 1, 1), "min_confidence": 0.5},
        0,
        "due by a target below the bar",
    ),
    ("responsibilities_total", {"min_confidence": 0.8}, 7, "as responsibilities"),
    ("responsibilities_total", {"due_after": date(2023, 1, 1), "min_confidence": 0.5}, 0, "as responsibilities"),
    ("task", {"id": FIRST_TASK}, 1, "a task"),
    ("fact_task", {"id": FIRST_TASK}, 1, "a task"),
    ("fact_responsibility", {"agency": TAX, "task": FIRST_TASK}, 1, "a supporter"),
    ("fact_target", {"id": DISTRICT.targets[0].id}, 1, "a target"),
    ("fact_target", {"id": "none"}, 0, "no fact"),
    ("agency_targets", {"agency": TAX}, 1, "of a task that it supports"),
    ("agency_targets", {"agency": DALIAN_TAX}, 2, "of two tasks that it leads"),
    ("agency_targets", {"agency": DALIAN_TAX, "min_confidence": 0.46}, 1, "one is less sure"),
    ("agency_targets", {"agency": TAX, "min_confidence": 0.85}, 0, "the target is sure, its part in the task is not"),
    ("targets", {}, 5, "of tasks and of policies"),
    ("targets", {"indicators": [TIME], "policy": [CITY.policy.id]}, 1, "by its id, in one policy"),
    ("targets", {"q": "网办"}, 1, "words of the indicator"),
    ("targets", {"city": [samples.LIAONING], **YEAR_2022}, 1, "in a province, due in a year"),
    ("targets_total", {"due_before": date(2022, 12, 31)}, 1, "as targets; those without a deadline are out"),
    ("targets", {"min_confidence": 0.8}, 2, "by their own confidence"),
    ("targets_total", {"min_confidence": 0.8}, 2, "as targets"),
    ("agencies", {}, 8, "all"),
    ("agencies", {"q": "税务局"}, 4, "an alias and parts of names"),
    ("agencies", {"city": [samples.DALIAN]}, 2, "of a city"),
    ("agencies_total", {"q": "税务局"}, 4, "as agencies"),
    ("agencies", {"min_confidence": 0.8}, 7, "one is named by a doubtful fact alone; to issue is never doubted"),
    ("agencies_total", {"min_confidence": 0.8}, 7, "as agencies"),
    ("agency", {"id": TAX}, 1, "an agency"),
    ("indicators", {}, 4, "all"),
    ("indicators", {"q": "率"}, 1, "words of the name"),
    ("indicators_total", {"q": "率"}, 1, "as indicators"),
    ("indicators", {"min_confidence": 0.8}, 1, "those of no doubtful fact alone"),
    ("indicators_total", {"min_confidence": 0.8}, 1, "as indicators"),
    ("indicator", {"id": TIME}, 1, "an indicator"),
    ("functions", {}, 3, "three, with what they carry"),
    ("function_agencies", {"functions": ["税务"]}, 2, "by place"),
    ("identities", {"ids": [TAX, TIME, "none"]}, 2, "an agency and an indicator"),
    ("policies_of", {"ids": [TAX]}, 2, "an agency's"),
    ("policies_of", {"ids": [TIME, FIRST_TASK, "none"]}, 2, "an indicator's and a task's, each once"),
    ("known", {"id": TAX}, 1, "an agency"),
    ("known", {"id": ids.cited_id(samples.REGULATION)}, 0, "what is only cited is not there"),
    ("names_agencies", {}, 8, "all names"),
    ("names_policies", {}, 4, "the regulation is only cited"),
    ("names_indicators", {}, 4, "all names"),
    ("cities", {}, 5, "from province to county"),
    ("readings", {}, 4, "every loaded policy"),
    ("readings", {"city": [samples.DALIAN]}, 1, "of a city"),
    ("network_nodes", {}, 7, "the office that only issued a policy has no task"),
    ("network_nodes", {"city": [samples.DALIAN]}, 2, "of a city's policies"),
    ("network_links", {}, 5, "three pairs of one task, two of one pair each"),
    ("network_links", {"min_weight": 2}, 0, "no pair shares two tasks"),
    ("network_links", {"policy": [CITY.policy.id]}, 1, "in one policy"),
    ("network_group_nodes", {"by_place": True}, 3, "places of agencies that have a task"),
    ("network_group_nodes", {"by_place": False}, 4, "functions, and those without one"),
    ("network_group_links", {"by_place": True}, 0, "no task is of two places"),
    ("network_group_links", {"by_place": False}, 4, "of two functions that share a task"),
    ("network_group_links", {"by_place": False, "min_weight": 2}, 0, "none shares two"),
    ("network_nodes", {"role": ["LEADS"]}, 4, "those that lead"),
    ("network_nodes", {"basis": ["subject"]}, 2, "those whose part is told so"),
    ("network_nodes", YEAR_2022, 5, "three of a task's own deadline, two of its target's"),
    ("network_nodes", {"role": ["LEADS"], **YEAR_2022}, 2, "all filters hold at once"),
    ("network_links", {"role": ["LEADS"]}, 0, "nobody leads together"),
    ("network_links", {"role": ["SUPPORTS"]}, 1, "both of a pair support"),
    ("network_links", {"basis": ["explicit"]}, 4, "both by this basis; one pair has two"),
    ("network_links", YEAR_2022, 4, "due in a year"),
    ("network_links", {"due_after": date(2023, 1, 1)}, 0, "the one task due later has one agency"),
    ("network_nodes", {"min_confidence": 0.8}, 6, "those of sure parts"),
    ("network_links", {"min_confidence": 0.8}, 3, "both parts are sure"),
    ("network_nodes", {"due_after": date(2023, 1, 1), "min_confidence": 0.5}, 0, "due by a target below the bar"),
    ("network_links", {"min_confidence": 0.95, **YEAR_2022}, 1, "both filters"),
    ("load", {}, 7, "agencies with tasks"),
    ("load", {"limit": 2}, 2, "the most loaded"),
    ("load", {"city": [samples.DALIAN]}, 2, "of a city's policies"),
    ("load_areas", {}, 10, "one row an agency, policy and area"),
    ("load_areas", {"limit": 1}, 3, "all areas of the most loaded: one above two tasks' heading, two titles"),
    ("load_areas", {"level": 2}, 10, "of a shorter path the last heading, of none the title"),
    ("load_areas", {"policy": [DISTRICT.policy.id]}, 4, "in one policy"),
    ("load", {"min_confidence": 0.8}, 6, "of sure parts"),
    ("load_areas", {"min_confidence": 0.8}, 7, "of sure parts"),
    ("stats_nodes", {}, 7, "seven labels"),
    ("stats_edges", {}, 12, "every type but SUCCEEDED_BY"),
    *((f"doctor/{fault}", {}, 1, "how many: none") for fault in ("no_words", "torn", "left_over")),
    ("export_policy", {}, 5, "also the one that is only cited"),
    ("export_policy", {"after": DISTRICT.policy.id}, 0, "the last by id"),
    ("export_task", {}, 7, "all"),
    ("export_agency", {"limit": 2}, 2, "a page"),
    ("export_indicator", {}, 4, "all"),
    ("export_city", {}, 5, "all"),
    ("export_function", {}, 3, "all"),
    ("export_function_edges", {"type": "SUCCEEDED_BY"}, 3, "a row a function"),
    ("export_text_part", {}, 11, "all"),
    ("export_policy_edges", {"type": "CONTAINS"}, 5, "a row a policy, also without edges"),
    ("export_task_edges", {"type": "TARGETS"}, 7, "a row a task"),
    ("export_agency_edges", {"type": "LEADS"}, 8, "a row an agency"),
    ("export_city_edges", {"type": "PART_OF"}, 5, "a row a city"),
]
NAMED = [pytest.param(*case[:3], id=f"{case[0]}: {case[3]}") for case in CASES]


def arguments(name: str, given: dict[str, Any]) -> dict[str, Any]:
    """As a question gives them: the ends of a span of days that are left open, and what an index is asked for."""
    declared = queries.catalogue()[name].params
    indexed = any(one.startswith("words_") for one in queries.catalogue()[name].parts.get("starts", ()))
    asked = {**given, **holding(given["q"])} if "q" in given and indexed else given
    if {"due_after", "due_before"} & asked.keys():
        asked = {**asked, **due(asked.get("due_after"), asked.get("due_before"))}
    default = FIRST | {"q": None, "after_sorted": -1.0 if name == "read/agencies" else ""}
    return {param: default[param] for param in declared if param not in asked} | asked


async def ask(store: Store, name: str, given: dict[str, Any]) -> list[dict[str, Any]]:
    return await store.run(f"read/{name}", **arguments(f"read/{name}", given))


def shown(rows: list[dict[str, Any]]) -> str:
    """Rows to compare: maps have no order, and edges of a page's node come in none (whoever asks for them sorts).

    When a node was written is another matter.
    """
    ordered = [row | {"edges": sorted(row["edges"], key=text)} if "edges" in row else row for row in rows]
    for row in ordered:
        for name in {"properties", "task"} & row.keys():
            row[name].pop("changed", None)
    return text(ordered)


def text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=repr, ensure_ascii=False)


@pytest.fixture(scope="module")
async def reference(embedded_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """The sample documents in an embedded engine of their own."""
    home = tmp_path_factory.mktemp("reference")
    async with open_store(embedded_settings.model_copy(update={"home": home, "engine_idle": 1.0})) as store:
        for records in reversed(samples.all_documents()):
            await store.load(records)
        yield store


@pytest.fixture(scope="module")
async def loaded(opened: Store) -> AsyncIterator[Store]:
    for records in samples.all_documents():
        await opened.load(records)
    yield opened
    for records in samples.all_documents():
        await opened.remove(records.policy.id)


@pytest.mark.parametrize(("name", "given", "count"), NAMED)
async def test_rows(loaded: Store, reference: Store, name: str, given: dict[str, Any], count: int) -> None:
    rows = await ask(loaded, name, given)
    assert (rows[0]["total"] if name.endswith("_total") else len(rows)) == count
    assert all(tuple(row) == queries.catalogue()[f"read/{name}"].columns for row in rows)
    assert shown(rows) == shown(await ask(reference, name, given))


# A value of each filter, alone in its group, and what the rows of a list are known by.
VALUES: dict[str, list[dict[str, Any]]] = {
    "policy": [{"policy": [DISTRICT.policy.id]}, {"policy": [DISTRICT.policy.id, CITY.policy.id]}],
    "policy_city": [{"city": [samples.YINGKOU]}, {"city": [samples.DALIAN, samples.BAYUQUAN]}],
    "policy_kind": [{"kind": ["notice", "plan"]}],
    "policy_q": [{"q": "鲅政办发"}, {"q": "办"}, {"q": "no such words"}],
    "part": [{"agency": [TAX]}, {"agency": [TAX], "role": ["LEADS"]}, {"functions": ["税务"]}, {"basis": ["explicit"]}],
    "target_part": [{"agency": [TAX, DALIAN_TAX]}, {"functions": ["税务"], "role": ["LEADS"]}],
    "part_agency": [{"agency": [TAX]}],
    "part_functions": [{"functions": ["税务"]}],
    "part_role": [{"role": ["LEADS"]}],
    "part_basis": [{"basis": ["explicit", "subject"]}],
    "partner": [{"partner": [INSURANCE]}],
    "of_groups": [
        {"by_place": False, "source": "", "target": "税务"},
        {"by_place": True, "source": samples.BAYUQUAN, "target": samples.DALIAN},
    ],
    "no_owner": [{"no_owner": True}],
    "no_lead": [{"no_lead": True}],
    "no_date": [{"no_date": True}],
    "no_figure": [{"no_figure": True}],
    "status": [{"status": ["planned"]}],
    "strength": [{"strength": ["must"]}],
    "task_q": [{"q": "电子发票"}, {"q": "发"}, {"q": "1"}],
    "task_due": [YEAR_2022],
    "indicators": [{"indicators": [TIME]}],
    "target_type": [{"type": ["REPORTS"]}],
    "target_q": [{"q": "网办"}],
    "target_due": [YEAR_2022, {"due_before": date(2022, 12, 31)}],
    "agency_q": [{"q": "税务局"}, {"q": "税"}, {"q": TAX}],
    "agency_city": [{"city": [samples.LIAONING]}],
    "agency_kind": [{"kind": ["government"]}],
    "indicator_q": [{"q": "率"}, {"q": "网办率"}],
}
KEYS = {
    "tasks": ("id",),
    "responsibilities": ("id", "agency_id"),
    "targets": ("fact",),
    "agencies": ("id",),
    "policies": ("id",),
    "indicators": ("id",),
}


@pytest.mark.parametrize("name", KEYS)
async def test_filters_hold_together_and_the_other_way_round(loaded: Store, settings: Settings, name: str) -> None:
    """Two filters choose what both choose, one the other way round what it does not; a total counts the rows.

    Each pair is a statement of its own, that Neo4j plans for a fifth of a second: there each filter meets the next.
    """

    async def ids(given: dict[str, Any]) -> set[str]:
        rows = await ask(loaded, name, given)
        (total,) = await ask(loaded, f"{name}_total", given)
        assert total["total"] == len(rows), given
        return {text([row[key] for key in KEYS[name]]) for row in rows}

    filters = queries.catalogue()[f"read/{name}"].parts["filters"]
    every = await ids({})
    alone = [(part, given, await ids(given)) for part in filters for given in VALUES[part]]
    for part, given, found in alone:
        assert found <= every
        if len(given) == 1 and True not in given.values() and not part.endswith("_due"):
            ((field, value),) = given.items()
            assert await ids({f"not_{field}": value}) == every - found, given
    pairs = set(pairwise(sorted(filters)) if settings.neo4j_uri else combinations(sorted(filters), 2))
    for one, given, found in alone:
        for other, second, as_well in alone:
            if (one, other) in pairs:
                (total,) = await ask(loaded, f"{name}_total", given | second)
                assert total["total"] == len(found & as_well), (given, second)
    assert any(found and found < every for _, _, found in alone)


LISTS = (TASKS, RESPONSIBILITIES, TARGETS, AGENCIES, POLICIES, INDICATORS)
SURE = {"min_confidence": 0.0, "q": None}


@pytest.mark.parametrize("listing", LISTS, ids=lambda one: one.name)
async def test_every_order_holds_every_row_once(loaded: Store, reference: Store, listing: Listing[Any]) -> None:
    """Page after page, from the least and from the greatest; all engines in the same order."""
    plain = [row async for row in pages(lambda at: listing.page(loaded, SURE, View(at, 3)))]
    for name in listing.sorts:
        for sort in (name, f"-{name}"):
            rows = [row async for row in pages(lambda at, by=sort: listing.page(loaded, SURE, View(at, 2, by)))]
            assert sorted(map(repr, rows)) == sorted(map(repr, plain)), sort
            assert rows == (await listing.page(loaded, SURE, View(sort=sort))).items
            assert rows == (await listing.page(reference, SURE, View(sort=sort))).items
    with pytest.raises(QueryError, match="cannot be ordered by wrong; by: "):
        await listing.page(loaded, SURE, View(sort="wrong"))
    cursor = (await listing.page(loaded, SURE, View(limit=1, sort=name))).next_cursor
    with pytest.raises(QueryError, match="belongs to another"):
        await listing.page(loaded, SURE, View(cursor))


@pytest.mark.parametrize("where", [{}, {"min_confidence": 0.8}, {"status": ["planned"]}], ids=repr)
@pytest.mark.parametrize("name", [one.name for one in LISTS if one.by_policy])
async def test_a_list_asked_policy_by_policy_is_that_of_one_statement(
    loaded: Store, monkeypatch: pytest.MonkeyPatch, name: str, where: dict[str, Any]
) -> None:
    """However few policies are asked at first, and however few rows a page has."""
    monkeypatch.setattr("graph.read.listing._POLICIES", 1)
    listing = next(one for one in LISTS if one.name == name)
    where = {**SURE, **where} if name != "targets" else {**SURE, "min_confidence": where.get("min_confidence", 0.0)}
    whole = await ask(loaded, name, where)
    rows = [row async for row in pages(lambda at: listing.page(loaded, where, View(at, 2)))]
    assert rows == [listing.row(row) for row in whole]
    assert len(rows) > 1


@pytest.mark.parametrize("listing", LISTS, ids=lambda one: one.name)
async def test_facets_count_the_rows_that_a_filter_chooses(
    loaded: Store, reference: Store, listing: Listing[Any]
) -> None:
    for name in listing.facets:
        found = await listing.page(loaded, SURE, View(facets=(name,)))
        assert found.facets == (await listing.page(reference, SURE, View(facets=(name,)))).facets
        counts = found.facets[name]
        assert [one.count for one in counts] == sorted((one.count for one in counts), reverse=True)
        for one in counts if name in FIELDS.get(listing.name, {}) else ():
            param, value = FIELDS[listing.name][name], one.value
            chosen = await listing.page(loaded, {**SURE, param: [EDGES.get(value, value)]})
            assert chosen.total == one.count, (name, value)
    with pytest.raises(QueryError, match="cannot be counted by wrong; by: "):
        await listing.page(loaded, SURE, View(facets=("wrong",)))


EDGES = {"lead": "LEADS", "support": "SUPPORTS", "target": "TARGETS", "report": "REPORTS"}
FIELDS: dict[str, dict[str, str]] = {
    "tasks": {
        "status": "status",
        "strength": "strength",
        "policy": "policy",
        "agency": "agency",
        "function": "functions",
    },
    "responsibilities": {"agency": "agency", "function": "functions", "role": "role", "basis": "basis"},
    "targets": {"kind": "type", "policy": "policy", "indicator": "indicators"},
    "agencies": {"kind": "kind", "function": "functions"},
    "policies": {"kind": "kind"},
}


COUNTS = [
    ("agency", {"id": TAX}, {"leads": 1, "supports": 1}, "one of its two leads there is doubtful"),
    ("indicator", {"id": TIME}, {"targets": 2, "reports": 0}, "both are sure"),
    (
        "policy",
        {"id": DISTRICT.policy.id},
        {"tasks": 2, "targets": 1},
        "a task and two figures are not",
    ),
]


@pytest.mark.parametrize(("name", "given", "counts", "why"), COUNTS, ids=[case[0] for case in COUNTS])
async def test_one_row_counts_sure_facts(
    loaded: Store, name: str, given: dict[str, Any], counts: dict[str, int], why: str
) -> None:
    row = (await ask(loaded, name, {**given, "min_confidence": 0.8}))[0]
    assert {key: row[key] for key in counts} == counts, why
    listed = {"agency": "agencies", "indicator": "indicators", "policy": "policies"}[name]
    rows = await ask(loaded, listed, {"min_confidence": 0.8})
    assert [{key: one[key] for key in counts} for one in rows if one["id"] == row["id"]] == [counts]


@pytest.mark.parametrize("name", ["policy", "policies"])
async def test_a_policy_tells_who_issued_it_and_how_long_it_holds(loaded: Store, name: str) -> None:
    """Two bodies signed the district's plan: in the order of the signature, each an agency of its own."""
    rows = {row["id"]: row for row in await ask(loaded, name, {"id": DISTRICT.policy.id} if name == "policy" else {})}
    row = PolicyRow.model_validate(rows[DISTRICT.policy.id])
    assert [(issuer.name, issuer.surface) for issuer in row.issuers] == [
        ("区政府办公室", "区政府办公室"),
        ("区市场监管局", "区市场局"),
    ]
    assert {issuer.id for issuer in row.issuers} == {edge.agency_id for edge in DISTRICT.issued}
    assert (row.issuer, row.forwarded_from) == ("区政府办公室、区市场局", ["市营商环境局"])
    assert (row.effective_on, row.expires_on) == (date(2022, 4, 1), date(2025, 3, 31))
    assert row.repeals == ["鲅政办发〔2019〕7号"]


@pytest.mark.parametrize("by", ["place", "function"])
async def test_the_tasks_of_two_groups_are_those_that_their_link_counts(
    loaded: Store, by: Literal["place", "function"]
) -> None:
    found = await read.groups(loaded, read.PartFilter(), by)
    for link in found.links:
        page = await read.tasks(loaded, read.TaskFilter(), between=read.Between(by, link.source, link.target))
        assert page.total == len(page.items) == link.weight, link
    assert len(found.links) == (4 if by == "function" else 0)


async def test_every_query_file_is_run(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: set[str] = {f"read/{case[0]}" for case in CASES}
    original = stores._run

    async def recorded(transaction: Any, name: str, /, **params: Any) -> list[loading.Row]:
        ran.add(name)
        return await original(transaction, name, **params)

    monkeypatch.setattr(stores, "_run", recorded)
    for records in samples.all_documents():
        await store.remove(records.policy.id)  # the other tests' documents: an import needs an empty store
    with spooled("graph", samples.half_a_graph()) as spool, pytest.raises(StoreError):
        await store.restore(spool)
    for records in samples.all_documents():
        await store.load(records)
    await store.load(with_every_fact())
    cited = NOWHERE.policy.model_copy(update={"title_key": "实现产值"})
    await store.load(NOWHERE.model_copy(update={"policy": cited}))
    await store.load(with_every_fact())  # which cites it, and finds it there
    excerpt = {"document": "excerpt.txt", "source_sha256": "0" * 64, "length": 1}
    await store.load(CITY.model_copy(update={"policy": CITY.policy.model_copy(update=excerpt)}))
    await store.remove(with_every_fact().policy.id)
    await store.run("read/version")  # counts all that the engine ever wrote: no row to compare
    ran |= {f"read/{listing.name}_facet" for listing in LISTS}  # run above
    ran.add("read/doctor/server")  # run in test_checkup: each engine calls itself something else
    left = {name for name in queries.catalogue() if not name.startswith(("schema/", queries.PARTS))} - ran
    assert not left


def test_every_part_is_asked_for() -> None:
    """Each fragment belongs to a list, and each filter of a list has a value here."""
    used = {
        (kind, name) for query in queries.catalogue().values() for kind, names in query.parts.items() for name in names
    }
    there = {tuple(name.split("/")[2:]) for name in queries.catalogue() if name.startswith(queries.PARTS)}
    assert used == there
    assert {name for kind, name in there if kind == "filters"} <= VALUES.keys()


def with_every_fact() -> GraphRecords:
    """A document that reports of itself, which none of the others does."""
    build = samples.builder("report.txt", "实现产值5亿元", title="报告", city=None, kind="report")
    build.cite("实现产值", "实现产值")
    build.target(build.policy.id, "产值", "产值5亿元", report=True, unit="亿元", comparator="=", value=5.0)
    functions, successions = history(["国税"])
    return build.build().model_copy(update={"functions": functions, "successions": successions})
