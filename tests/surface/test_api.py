"""The HTTP service on the corpus: answers, pages, errors, documentation."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.deps import get_store
from graph.errors import ReadOnlyError, StoreError
from graph.formats import Form, whole
from graph.settings import Settings

LEADS = [("3", "sole"), ("21", "explicit"), ("24", "sole"), ("25", "sole"), ("26", "sole"), ("55", "first_listed")]
ROLES = {"LEADS": "leads", "SUPPORTS": "supports"}
BASES = ("explicit", "sole", "first_listed", "subject")
PROBLEM = "application/problem+json"
DECIDES = {("post", "/v1/judgements"): "201", ("delete", "/v1/judgements/{id}"): "200"}
SUCCESS = {"get": "200", "post": "202", "delete": "204"}


def client_of(app: FastAPI) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost")


async def walk(client: httpx.AsyncClient, path: str, limit: int, **params: Any) -> list[dict[str, Any]]:
    """All rows, page by page; every page tells the same total."""
    rows: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        page = (await client.get(path, params={**params, **cursor, "limit": limit})).json()
        rows += page["items"]
        if page["next_cursor"] is None:
            assert page["total"] == len(rows)
            return rows
        assert len(page["items"]) == limit
        cursor = {"cursor": page["next_cursor"]}


async def test_what_the_tax_bureau_leads(client: httpx.AsyncClient) -> None:
    found = (await client.get("/v1/agencies", params={"q": "区税务局"})).json()["items"]
    agency = next(row for row in found if row["name"] == "区税务局")
    rows = (await client.get(f"/v1/agencies/{agency['id']}/tasks", params={"role": "lead"})).json()["items"]
    assert [(row["number"], row["basis"]) for row in rows] == LEADS
    text = (await client.get(f"/v1/policies/{rows[0]['policy_id']}/text")).json()["text"]
    said = [row["evidence"] for row in rows]
    assert [text[one["start"] : one["end"]] for one in said] == [one["quote"] for one in said]
    assert {one["quote"] for one in said} == {"区税务局"}
    assert all("区税务局" in one["sentence"] and one["sentence"] in text for one in said)
    assert max(len(one["sentence"]) for one in said) > len("区税务局"), "the whole sentence, not the name alone"
    assert said[0]["href"] == f"/policies/{rows[0]['policy_id']}?fact={rows[0]['agency_id']}-{rows[0]['id']}"
    by_name = (await client.get("/v1/responsibilities", params={"agency": "区税务局", "role": "lead"})).json()["items"]
    assert by_name == rows


@pytest.mark.parametrize(
    "path",
    [
        "/v1/policies",
        "/v1/tasks",
        "/v1/responsibilities",
        "/v1/targets",
        "/v1/obligations",
        "/v1/agencies",
        "/v1/indicators",
    ],
)
async def test_pages_hold_every_row_once(client: httpx.AsyncClient, path: str) -> None:
    path, _, query = path.partition("?")
    params = dict(httpx.QueryParams(query))
    small, large = await walk(client, path, 7, **params), await walk(client, path, 1000, **params)
    assert small == large
    assert len(small) >= 5
    keys = [(row["id"], row.get("agency_id")) for row in small]
    assert len(set(keys)) == len(keys)


async def test_details_are_those_of_the_lists(client: httpx.AsyncClient) -> None:
    for path in ("policies", "tasks", "agencies"):
        row = (await client.get(f"/v1/{path}", params={"limit": 1})).json()["items"][0]
        detail = (await client.get(f"/v1/{path}/{row['id']}")).json()
        assert row.items() <= detail.items(), path


async def test_evidence_lies_in_the_text(client: httpx.AsyncClient) -> None:
    kinds: set[str] = set()
    for policy in await walk(client, "/v1/policies", 10):
        body = (await client.get(f"/v1/policies/{policy['id']}/text")).json()
        assert len(body["text"]) == policy["length"]
        assert all(0 <= fact["start"] < fact["end"] <= policy["length"] for fact in body["evidence"])
        kinds |= {fact["fact"] for fact in body["evidence"]}
    assert kinds == {"TASK", "LEADS", "SUPPORTS", "TARGETS", "REPORTS"}


async def test_targets_of_an_indicator(client: httpx.AsyncClient) -> None:
    indicator = max(
        await walk(client, "/v1/indicators", 1000), key=lambda row: (row["targets"] + row["reports"], row["id"])
    )
    rows = await walk(client, f"/v1/indicators/{indicator['id']}/targets", 2)
    assert len(rows) == indicator["targets"] + indicator["reports"] > 1
    assert {row["indicator_id"] for row in rows} == {indicator["id"]}


async def test_network_counts_are_the_agencies(client: httpx.AsyncClient) -> None:
    network = (await client.get("/v1/network/agencies")).json()
    agencies = {row["id"]: row for row in await walk(client, "/v1/agencies", 1000)}
    assert len(network["nodes"]) > 100
    for node in network["nodes"]:
        wanted = agencies[node["id"]]
        assert (node["leads"], node["supports"]) == (wanted["leads"], wanted["supports"])
    heavy = (await client.get("/v1/network/agencies", params={"min_weight": 3})).json()["links"]
    assert heavy == [link for link in network["links"] if link["weight"] >= 3] != []


PARTS = [
    ({"role": "lead"}, "all that lead"),
    ({"role": "support"}, "all that support"),
    ({"basis": "first_listed"}, "a basis"),
    ({"role": "lead", "basis": "explicit", "city": "鲅鱼圈区"}, "several filters"),
    ({"due_before": "2021-12-31"}, "due by a day"),
    ({"due_after": "2022-01-01", "due_before": "2022-12-31", "role": "support"}, "due in a year"),
]


async def test_what_was_not_understood_is_told_by_document(client: httpx.AsyncClient) -> None:
    rows = (await client.get("/v1/policies/readings")).json()
    policies = (await client.get("/v1/policies")).json()["items"]
    notes = {one["id"]: (await client.get(f"/v1/policies/{one['id']}")).json()["reading"] for one in policies}
    known = {id: note["not_understood"] for id, note in notes.items() if note["not_understood"]}
    assert {row["policy_id"]: row["not_understood"] for row in rows} == known != {}
    sums = [sum(row["not_understood"].values()) for row in rows]
    assert sums == sorted(sums, reverse=True)
    one = (await client.get("/v1/policies/readings", params={"policy": rows[0]["policy_id"]})).json()
    assert one == rows[:1]


async def test_the_network_has_places_where_they_are_asked_for(client: httpx.AsyncClient) -> None:
    for path in ("/v1/network/agencies", "/v1/network/groups"):
        plain = (await client.get(path)).json()
        assert {(node["x"], node["y"]) for node in plain["nodes"]} == {(None, None)}
        first, again = [(await client.get(path, params={"positions": True})).json() for _ in range(2)]
        assert first == again
        assert all(type(node["x"]) is type(node["y"]) is int for node in first["nodes"])
        assert len({(node["x"], node["y"]) for node in first["nodes"]}) == len(plain["nodes"])
        bare = [
            {**node, "x": None, "y": None, **({"community": None} if "community" in node else {})}
            for node in first["nodes"]
        ]
        assert bare == plain["nodes"]
    both = (await client.get("/v1/network/agencies", params={"positions": True, "measures": True})).json()["nodes"]
    placed = (await client.get("/v1/network/agencies", params={"positions": True})).json()["nodes"]
    assert [node["community"] for node in both] == [node["community"] for node in placed]


@pytest.mark.parametrize(("params", "reason"), PARTS, ids=[case[1] for case in PARTS])
async def test_the_network_counts_the_parts_that_the_task_list_has(
    client: httpx.AsyncClient, params: dict[str, str], reason: str
) -> None:
    rows = []  # the list of tasks gives each with its agencies when it is asked for a role
    for role in [params["role"]] if "role" in params else ["lead", "support"]:
        rows += await walk(client, "/v1/responsibilities", 1000, **{**params, "role": role})
    network = (await client.get("/v1/network/agencies", params=params)).json()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    of_task: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        counts[row["agency_id"]][row["role"]] += 1
        of_task[row["id"]].add(row["agency_id"])
    nodes = {node["id"]: (node["leads"], node["supports"]) for node in network["nodes"]}
    assert nodes == {id: (count["LEADS"], count["SUPPORTS"]) for id, count in counts.items()} != {}, reason
    pairs = Counter(pair for agencies in of_task.values() for pair in combinations(sorted(agencies), 2))
    assert {(link["source"], link["target"]): link["weight"] for link in network["links"]} == pairs


async def test_load_is_that_of_the_task_list(client: httpx.AsyncClient) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for role in ("lead", "support"):
        for row in await walk(client, "/v1/responsibilities", 1000, role=role):
            counts[row["agency_id"]].update([role, *([row["basis"]] if role == "lead" else [])])
    rows = (await client.get("/v1/load", params={"limit": 1000})).json()
    fields = {"lead": "leads", "support": "supports", **{basis: basis for basis in BASES}}
    for row in rows:
        assert {field: row[field] for field in fields.values()} == {
            field: counts[row["id"]][name] for name, field in fields.items()
        }
        assert sum(row[basis] for basis in BASES) == row["leads"]
    assert {row["id"] for row in rows} == counts.keys()
    assert rows == sorted(rows, key=lambda row: (-row["leads"] - row["supports"], row["id"]))
    assert (await client.get("/v1/load", params={"limit": 7})).json() == rows[:7]


@pytest.mark.parametrize(("level", "areas"), [(1, 2), (2, 15), (9, 15)], ids=["chapters", "sections", "the deepest"])
async def test_areas_are_the_load_in_parts(client: httpx.AsyncClient, level: int, areas: int) -> None:
    chosen: dict[str, Any] = {"city": "鲅鱼圈区", "limit": 5}
    load = (await client.get("/v1/load", params=chosen)).json()
    rows = (await client.get("/v1/load/areas", params={**chosen, "level": level})).json()
    assert list(dict.fromkeys(row["agency_id"] for row in rows)) == [row["id"] for row in load]
    wanted: Counter[tuple[str, str, str]] = Counter()
    for agency in load:
        for task in await walk(client, f"/v1/agencies/{agency['id']}/tasks", 1000):
            area = [task["title"], *task["path"]][: level + 1][-1]
            wanted[agency["id"], area, task["role"]] += 1
    found = {(row["agency_id"], row["area"], role): row[part] for row in rows for role, part in ROLES.items()}
    assert {key: count for key, count in found.items() if count} == wanted
    assert len({row["area"] for row in rows}) >= areas
    for agency in load:
        own = [(row["policy_id"], row["area"]) for row in rows if row["agency_id"] == agency["id"]]
        assert own == sorted(own)


async def test_days_count_what_is_due_on_them(client: httpx.AsyncClient) -> None:
    """Targets by their deadline; tasks by their own, where they have no target."""
    targets: Counter[str] = Counter()
    for target in await walk(client, "/v1/targets", 1000):
        targets.update([target["deadline"]] if target["type"] == "TARGETS" and target["deadline"] else [])
    tasks: Counter[str] = Counter()
    for row in await walk(client, "/v1/tasks", 1000):
        own = [
            one for one in (await client.get(f"/v1/tasks/{row['id']}")).json()["targets"] if one["type"] == "TARGETS"
        ]
        planned = row["deadline"] and row["status"] == "planned" and not own
        tasks.update([row["deadline"]] if planned else [])
    for kind, wanted in (("target", targets), ("task", tasks)):
        query: dict[str, str | int] = {"kind": kind, "facet": "day", "limit": 1}
        days = (await client.get("/v1/obligations", params=query)).json()["facets"]["day"]
        assert {day["value"]: day["count"] for day in days} == wanted
    assert targets


async def test_one_indicator_is_that_of_the_list(client: httpx.AsyncClient) -> None:
    row = (await client.get("/v1/indicators", params={"limit": 1})).json()["items"][0]
    assert (await client.get(f"/v1/indicators/{row['id']}")).json() == row


async def test_cities_have_their_parents(client: httpx.AsyncClient) -> None:
    ids = [row["id"] for row in (await client.get("/v1/cities")).json()]
    assert "辽宁省/营口市/鲅鱼圈区" in ids
    assert {"辽宁省", "辽宁省/营口市"} <= set(ids)
    assert ids == sorted(ids)


FILTERS = [
    ({"status": "reported"}, "status", {"reported"}, "what was done"),
    (
        {"city": "辽宁省/营口市"},
        "policy_title",
        {"鲅鱼圈区营商环境优化行动方案(2021-2024年)"},
        "a city with all below it",
    ),
    ({"status": "planned", "agency": "区税务局"}, "status", {"planned"}, "an agency's"),
]
PARTS = [
    ({"basis": "sole", "city": "鲅鱼圈区"}, "basis", {"sole"}, "a basis"),
    ({"role": "support", "agency": "区税务局"}, "role", {"SUPPORTS"}, "a role"),
]


@pytest.mark.parametrize(("params", "field", "values", "reason"), FILTERS, ids=[case[3] for case in FILTERS])
async def test_filters_of_tasks(
    client: httpx.AsyncClient, params: dict[str, str], field: str, values: set[str], reason: str
) -> None:
    rows = await walk(client, "/v1/tasks", 100, **params)
    assert {row[field] for row in rows} == values, reason


@pytest.mark.parametrize(("params", "field", "values", "reason"), PARTS, ids=[case[3] for case in PARTS])
async def test_filters_of_responsibilities(
    client: httpx.AsyncClient, params: dict[str, str], field: str, values: set[str], reason: str
) -> None:
    rows = await walk(client, "/v1/responsibilities", 100, **params)
    assert {row[field] for row in rows} == values, reason
    tasks = await walk(client, "/v1/tasks", 100, **params)
    assert [row["id"] for row in tasks] == list(dict.fromkeys(row["id"] for row in rows))


ERRORS = [
    ("GET", "/v1/tasks?role=boss", 422, "query.role", "a value that is none"),
    ("GET", "/v1/tasks?due_before=soon", 422, "query.due_before", "no date"),
    ("GET", "/v1/tasks?limit=0", 422, "query.limit", "no page"),
    ("GET", "/v1/agencies?q=" + "a" * 201, 422, "query.q", "a question that is too long"),
    ("GET", "/v1/agencies?q=", 422, "query.q", "an empty question"),
    ("GET", "/v1/tasks?cursor=abc", 400, "cursor", "a cursor of someone else's"),
    ("GET", "/v1/policies/p0", 404, "p0", "no such policy"),
    ("GET", "/v1/policies/p0/text", 404, "p0", "no text of it"),
    ("GET", "/v1/tasks/t0", 404, "t0", "no such task"),
    ("GET", "/v1/agencies/a0", 404, "a0", "no such agency"),
    ("GET", "/v1/agencies/a0/tasks", 404, "a0", "no tasks of it"),
    ("GET", "/v1/indicators/i0", 404, "i0", "no such indicator alone"),
    ("GET", "/v1/network/agencies?role=boss", 422, "query.role", "a role that is none"),
    ("GET", "/v1/network/agencies?basis=guess", 422, "query.basis", "a basis that is none"),
    ("GET", "/v1/load?limit=1001", 422, "query.limit", "too long a list"),
    ("GET", "/v1/load/areas?level=0", 422, "query.level", "no heading"),
    ("GET", "/v1/load/areas?policy=", 422, "query.policy", "an empty choice"),
    ("GET", "/v1/obligations?agency=" + "a" * 201, 422, "query.agency", "a name that is too long"),
    ("GET", "/v1/indicators/i0/targets", 404, "i0", "no such indicator"),
    ("GET", "/v1/changes", 422, "query.since", "changes since when?"),
    ("GET", "/v1/changes?since=-1", 422, "query.since", "no version"),
    ("GET", "/v1/changes?since=100000", 400, "since=0 begins anew", "a version that the store has not come to"),
    ("GET", "/v1/changes?since=0&cursor=abc", 400, "cursor", "a cursor of something else"),
    ("GET", "/nowhere", 404, "Not Found", "no such route"),
    ("POST", "/v1/tasks", 405, "Not Allowed", "a method that is not there"),
]


@pytest.mark.parametrize(("method", "path", "status", "words", "reason"), ERRORS, ids=[case[4] for case in ERRORS])
async def test_errors_are_problems(
    client: httpx.AsyncClient, method: str, path: str, status: int, words: str, reason: str
) -> None:
    answer = await client.request(method, path)
    body = answer.json()
    assert (answer.status_code, answer.headers["content-type"], body["status"]) == (status, PROBLEM, status), reason
    assert words in body["detail"]
    assert {"type", "title"} <= body.keys()
    assert ("errors" in body) == (status == 422)
    assert (answer.headers.get("allow") == "GET") == (status == 405)


async def test_changes_from_zero_are_the_graph(service: FastAPI, client: httpx.AsyncClient) -> None:
    """Page after page, each with where the last one leads; then there is nothing until somebody writes."""
    params: dict[str, Any] = {"since": 0, "limit": 300}
    page = (await client.get("/v1/changes", params=params)).json()
    rows, until = page["items"], page["until"]
    while page["next_cursor"]:
        page = (await client.get("/v1/changes", params={**params, "cursor": page["next_cursor"]})).json()
        assert page["until"] == until
        rows += page["items"]
    nodes = [{"kind": f"node:{row['kind'].title()}"} | {key: row[key] for key in ("id", "properties")} for row in rows]
    told = nodes + [edge for row in rows for edge in row["edges"]]
    store = service.state.store
    graph = [row async for row in store.export() if row["kind"] not in ("node:TextPart", "edge:HAS_TEXT")]
    assert sorted(told, key=lambda row: (row["kind"], row["id"])) == graph
    later = (await client.get("/v1/changes", params={"since": until})).json()
    assert later == {"items": [], "until": until, "next_cursor": None}


FILES = [
    ("jsonl", "application/jsonl", "policygraph.jsonl", b'{"from"'),
    ("csv", "application/zip", "policygraph.zip", b"PK"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "policygraph.xlsx", b"PK"),
    ("parquet", "application/zip", "policygraph.zip", b"PK"),
    ("graphml", "application/graphml+xml", "policygraph.graphml", b"<?xml"),
    ("gexf", "application/gexf+xml", "policygraph.gexf", b"<?xml"),
    ("ics", "text/calendar; charset=utf-8", "policygraph.ics", b"BEGIN:VCALENDAR"),
    ("turtle", "text/turtle; charset=utf-8", "policygraph.ttl", b"@prefix"),
    ("cypher", "application/x-cypher-query", "policygraph.cypher", b"CREATE CONSTRAINT"),
]


@pytest.mark.parametrize(("form", "media_type", "name", "begins"), FILES, ids=[case[0] for case in FILES])
async def test_the_whole_graph_as_a_file(
    service: FastAPI, client: httpx.AsyncClient, form: str, media_type: str, name: str, begins: bytes
) -> None:
    answer = await client.get("/v1/export", params={"format": form})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.content == b"".join([piece async for piece in whole.stream(service.state.store.run, Form(form))])
    assert answer.content.startswith(begins)


async def test_an_export_that_cannot_begin_is_a_problem(home: Path, client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/export", params={"format": "doc"})
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    app = create_app(Settings(home=home))
    app.dependency_overrides[get_store] = lambda: Broken(StoreError("the database failed"))
    async with client_of(app) as broken:
        answer = await broken.get("/v1/export")
    assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)


async def test_health_and_ready(client: httpx.AsyncClient) -> None:
    for path in ("/health", "/ready"):
        answer = await client.get(path)
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


class Broken:
    """A store whose database is gone, or that has a bug."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def ping(self) -> None:
        raise self.error

    async def run(self, name: str, /, **params: Any) -> list[dict[str, Any]]:
        raise self.error


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [(StoreError("the database failed"), 503, "the database failed"), (KeyError("secret"), 500, "unexpected")],
)
async def test_ready_tells_of_a_broken_store(home: Path, error: Exception, status: int, words: str) -> None:
    app = create_app(Settings(home=home))
    app.dependency_overrides[get_store] = lambda: Broken(error)
    async with client_of(app) as client:
        assert (await client.get("/health")).status_code == 200
        answer = await client.get("/ready")
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    assert words in answer.json()["detail"]
    assert "secret" not in answer.text


async def test_documentation_needs_no_other_host(client: httpx.AsyncClient) -> None:
    page = (await client.get("/docs")).text
    assert "http" not in page.replace("http-equiv", "").split("SwaggerUIBundle({")[0]
    for asset in ("swagger-ui-bundle.js", "swagger-ui.css", "favicon.png"):
        assert f"/static-offline-docs/{asset}" in page
        assert (await client.get(f"/static-offline-docs/{asset}")).status_code == 200


async def test_every_route_documents_its_problems(client: httpx.AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert len(paths) == 47
    for path, methods in paths.items():
        for method, operation in methods.items():
            responses = operation["responses"]
            writes = method != "get" or path.startswith(("/v1/jobs", "/v1/judgements", "/v1/entities"))
            wanted = {"422", "503"} | ({"404"} if "{" in path else set()) | ({"401", "403"} if writes else set())
            assert wanted | {DECIDES.get((method, path), SUCCESS[method])} <= responses.keys(), path
            for status in wanted:
                assert list(responses[status]["content"]) == [PROBLEM]
            assert bool(operation.get("security")) == writes, (method, path)


async def test_the_service_cannot_write(service: FastAPI, client: httpx.AsyncClient) -> None:
    policies = await walk(client, "/v1/policies", 10)
    with pytest.raises(ReadOnlyError):
        await service.state.store.remove(policies[0]["id"])
    assert await walk(client, "/v1/policies", 10) == policies


async def test_a_fact_gives_its_reason(client: httpx.AsyncClient) -> None:
    rows = (await client.get("/v1/responsibilities", params={"agency": "区税务局", "role": "lead"})).json()["items"]
    row = rows[0]
    for id, words in ((f"{row['agency_id']}-{row['id']}", row["evidence"]["quote"]), (row["id"], row["title"])):
        fact = (await client.get(f"/v1/facts/{id}")).json()
        assert words in fact["quote"]
        assert fact["quote"] in fact["sentence"]
        assert fact["description"]
        assert fact["example"]
    assert (await client.get("/v1/facts/t-none")).status_code == 404
