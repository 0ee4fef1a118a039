"""Lists over HTTP as their users know lists: several values, order, counts, fields, files, validators."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import Any

import httpx
import pytest

PROBLEM = "application/problem+json"


async def items(client: httpx.AsyncClient, path: str, **params: object) -> list[dict[str, object]]:
    answer = await client.get(path, params={"limit": 1000, **params})  # type: ignore[dict-item]  # httpx takes lists too
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


async def test_several_values_and_none_of_others(client: httpx.AsyncClient) -> None:
    every = {row["id"] for row in await items(client, "/v1/tasks")}
    planned = {row["id"] for row in await items(client, "/v1/tasks", status="planned")}
    other = {row["id"] for row in await items(client, "/v1/tasks", status="~planned")}
    assert planned | other == every
    assert not planned & other
    assert every == {row["id"] for row in await items(client, "/v1/tasks", status=["planned", "reported"])}
    tax = {row["id"] for row in await items(client, "/v1/tasks", agency="区税务局", city="鲅鱼圈区")}
    without = {row["id"] for row in await items(client, "/v1/tasks", agency="~区税务局")}
    assert tax
    assert tax.isdisjoint(without)
    assert len(without) < len(every)


async def test_facets_are_of_the_whole_list(client: httpx.AsyncClient) -> None:
    answer = (await client.get("/v1/tasks", params={"facet": ["status", "city"], "limit": 1})).json()
    counts = Counter(str(row["status"]) for row in await items(client, "/v1/tasks"))
    assert {one["value"]: one["count"] for one in answer["facets"]["status"]} == counts
    cities = {one["label"] for one in answer["facets"]["city"]}
    assert "鲅鱼圈区" in cities


@pytest.mark.parametrize(
    ("path", "sort", "field"),
    [
        ("/v1/tasks", "due", "due"),
        ("/v1/obligations", "due", "due"),
        ("/v1/policies", "issued_on", "issued_on"),
        ("/v1/targets", "value", "value"),
    ],
)
async def test_what_has_no_value_comes_last_either_way(
    client: httpx.AsyncClient, path: str, sort: str, field: str
) -> None:
    for order, reverse in ((sort, False), (f"-{sort}", True)):
        values: list[Any] = [row[field] for row in await items(client, path, sort=order)]
        told = [value for value in values if value is not None]
        assert told == sorted(told, reverse=reverse)
        assert values == told + [None] * (len(values) - len(told))
        assert 0 < len(told) < len(values), "the corpus has both"


async def test_fields_alone(client: httpx.AsyncClient) -> None:
    rows = await items(client, "/v1/agencies", fields="name,leads")
    assert all(list(row) == ["name", "leads"] for row in rows)


LISTS = ("tasks", "responsibilities", "targets", "obligations", "agencies", "indicators", "policies")


@pytest.mark.parametrize("name", LISTS)
async def test_numbers_and_words_of_a_table_are_those_of_the_rows(client: httpx.AsyncClient, name: str) -> None:
    """A cell that a row has as it stands is never another one's, nor empty; start and end are those of the quote."""
    rows = await items(client, f"/v1/{name}")
    table = list(csv.DictReader(io.StringIO((await client.get(f"/v1/{name}", params={"format": "csv"})).text)))
    assert len(rows) == len(table) > 0
    for row, cells in zip(rows, table, strict=True):
        plain = {key: value for key, value in row.items() if isinstance(value, str | int) and value is not True}
        plain = {key: value for key, value in plain.items() if key not in {"start", "end"}}
        told = {key: str(value).lower() if value is False else str(value) for key, value in plain.items()}
        assert {key: cells[key] for key in told} == told


async def test_responsibilities_are_due_as_their_tasks(client: httpx.AsyncClient) -> None:
    due = {row["id"]: row["due"] for row in await items(client, "/v1/tasks")}
    rows = await items(client, "/v1/responsibilities")
    assert {row["id"]: row["due"] for row in rows} == {id: due[id] for id in {row["id"] for row in rows}}
    assert any(row["due"] and not row["deadline"] for row in rows)


async def test_a_list_as_csv_is_the_whole_list(client: httpx.AsyncClient) -> None:
    rows = await items(client, "/v1/tasks", city="鲅鱼圈区")
    answer = await client.get("/v1/tasks", params={"city": "鲅鱼圈区", "format": "csv", "limit": 1})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="tasks.csv"'
    table = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert {row["leads"] for row in table} > {"区税务局"}
    marked = await client.get("/v1/tasks", params={"format": "csv", "bom": True, "fields": "title"})
    assert marked.content.startswith(b"\xef\xbb\xbftitle\r\n")


async def test_a_list_as_json_lines(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/targets", params={"format": "jsonl"})
    assert answer.headers["content-type"] == "application/jsonl"
    assert [json.loads(line) for line in answer.text.splitlines()] == await items(client, "/v1/targets")


@pytest.mark.parametrize(
    ("query", "place", "words", "why"),
    [
        ("agnecy=区税务局", "query.agnecy", "did you mean agency?", "a misspelt parameter is no filter at all"),
        ("xyz=1", "query.xyz", "there are: ", "nothing like it"),
        ("sort=size", "query.sort", "'due'", "an order that there is not, with those that there are"),
        ("facet=size", "query.facet.0", "'status'", "a field that is not counted"),
        ("status=done", "query.status.0", "'planned'", "a value that there is not"),
        ("fields=id,size", "query.fields", "no field is named size; there are: id, ", "a field that there is not"),
        ("format=xml", "query.format", "'csv'", "a form that there is not"),
    ],
)
async def test_what_a_list_does_not_take(
    client: httpx.AsyncClient, query: str, place: str, words: str, why: str
) -> None:
    answer = await client.get(f"/v1/tasks?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM), why
    (error,) = answer.json()["errors"]
    assert error["place"] == place
    assert words in error["reason"]


@pytest.mark.parametrize("path", ["/v1/tasks/none?q=1", "/v1/gaps?page=2", "/v1/functions?x=", "/v1/cities?limit=3"])
async def test_every_route_refuses_what_it_does_not_know(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 422


@pytest.mark.parametrize("path", ["/v1/tasks", "/v1/agencies?facet=kind", "/v1/obligations", "/v1/network/agencies"])
async def test_what_has_not_changed_is_not_sent_again(client: httpx.AsyncClient, path: str) -> None:
    first = await client.get(path)
    again = await client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = await client.get(path, headers={"If-None-Match": 'W/"another"'})
    assert (other.status_code, other.content) == (200, first.content)


async def test_a_problem_has_no_validator(client: httpx.AsyncClient) -> None:
    assert "etag" not in (await client.get("/v1/tasks?agency=没有这个局吧")).headers


async def test_head_is_get_without_the_body(client: httpx.AsyncClient) -> None:
    get, head = await client.get("/v1/tasks"), await client.head("/v1/tasks")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == get.headers["etag"]
    assert (await client.head("/v1/tasks/none")).status_code == 404


async def test_options_tells_the_methods(client: httpx.AsyncClient) -> None:
    answer = await client.options("/v1/tasks")
    assert (answer.status_code, answer.headers["allow"], answer.content) == (204, "GET, HEAD, OPTIONS", b"")
    assert (await client.options("/v1/nothing")).status_code == 404
