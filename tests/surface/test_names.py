"""Names over HTTP and on the command line, on the graph of a person's answers: what is tested is who is who."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest
from typer.testing import Result

from api.app import create_app
from graph.settings import Settings

Run = Callable[..., Result]
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
async def client(answers: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(Settings(home=answers))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            yield client


async def test_tasks_led_by_the_tax_function_by_city(client: httpx.AsyncClient) -> None:
    rows = (
        await client.get("/v1/responsibilities", params={"function": "税务", "role": "lead", "limit": 1000})
    ).json()["items"]
    by_place: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        by_place[row["place"]].add(row["number"])
    assert {"3", "21", "24", "25", "26", "55"} <= by_place["辽宁省/营口市/鲅鱼圈区"]
    assert "山东省/威海市" in by_place
    agencies = (await client.get("/v1/functions/税务/agencies")).json()
    assert {row["place"] for row in agencies if row["leads"]} == set(by_place)
    assert [row["place"] for row in agencies] == sorted(row["place"] for row in agencies)


async def test_targets_of_an_indicator_by_city(client: httpx.AsyncClient) -> None:
    rows = (await client.get("/v1/indicators/企业开办时间/targets")).json()["items"]
    assert {"辽宁省/铁岭市", "山东省/威海市", "四川省/南充市"} <= {row["city"] for row in rows}
    assert all("线下" not in row["surface"] for row in rows), "what narrows an indicator makes another one"


async def test_a_function_can_be_asked_for_across_reforms(client: httpx.AsyncClient) -> None:
    async def names(across: bool) -> set[str]:
        found = await client.get("/v1/functions/市场监管/agencies", params={"across_reforms": across})
        return {row["name"] for row in found.json()}

    assert "市工商局" not in await names(False)
    assert "市工商局" in await names(True)


@pytest.mark.parametrize(
    ("path", "status", "offered", "why"),
    [
        ("/v1/tasks?agency=税务局", 409, "区税务局", "a function without a place"),
        ("/v1/tasks?agency=鲅鱼圈区税物局", 404, "区税务局", "misspelt"),
        ("/v1/tasks?agency=没有这个局", 404, "", "nobody"),
        ("/v1/tasks?city=葳海", 404, "威海市", "misspelt"),
        ("/v1/gaps?policy=没有这个办法吧", 404, "", "no title"),
        ("/v1/agencies/教育局", 409, "市教育局", "in a path"),
        ("/v1/agencies/教育局/tasks", 409, "市教育局", "in a path"),
        ("/v1/load?city=火星", 404, "", "nowhere"),
        ("/v1/indicators/没有这个指标/targets", 404, "", "no indicator"),
        ("/v1/tasks?function=没有", 404, "", "no function"),
    ],
)
async def test_a_name_that_is_not_one_thing_is_a_problem(
    client: httpx.AsyncClient, path: str, status: int, offered: str, why: str
) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM), why
    assert offered in {one["name"] for one in answer.json()["candidates"]} | {""}


@pytest.mark.parametrize(
    "name", ["鲅鱼圈区税务局", "鲅鱼圈稅務局", "国家税务总局营口市鲅鱼圈区税务局", "营口市鲅鱼圈区 税务局"]
)
async def test_spellings_ask_the_same(client: httpx.AsyncClient, name: str) -> None:
    rows = (await client.get("/v1/responsibilities", params={"agency": name, "role": "lead"})).json()["items"]
    assert [row["number"] for row in rows] == ["3", "21", "24", "25", "26", "55"]
    meaning = (await client.get("/v1/agencies/resolve", params={"name": name})).json()
    assert meaning["match"]["place"] == "辽宁省/营口市/鲅鱼圈区"


@pytest.mark.parametrize("one", [("營商環境", "营商环境"), ("ukey", "Ukey"), ("ＵＫＥＹ", "ukey")])
async def test_words_are_found_in_any_script_width_and_case(client: httpx.AsyncClient, one: tuple[str, str]) -> None:
    totals = [(await client.get("/v1/tasks", params={"q": q})).json()["total"] for q in one]
    assert totals[0] == totals[1] > 0


async def test_places(client: httpx.AsyncClient) -> None:
    for name in ("营口", "营口市", "辽宁营口", "210800"):
        found = (await client.get("/v1/cities/resolve", params={"name": name})).json()
        assert found["match"]["id"] == "辽宁省/营口市", name
    national = (await client.get("/v1/policies", params={"city": "中国", "limit": 1000})).json()["items"]
    assert national
    assert {row["scope"] for row in national} == {"national"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("tasks", "--agency", ""), "no agency is called “”"),
        (("targets", "--indicator", ""), "no indicator is called “”"),
        (("tasks", "--agency", "办公室"), "办公室"),
        (("tasks", "--policy", "行动计划"), "行动计划"),
        (("tasks", "--function", "信息产业"), "工业和信息化"),
    ],
)
def test_what_says_too_little_is_taken_for_nothing(run_answers: Run, arguments: tuple[str, ...], words: str) -> None:
    asked = run_answers(*arguments)
    assert (asked.exit_code, asked.stdout) == (1, "")
    assert words in asked.stderr


def test_functions_are_told_by_names_and_asked_with_other_filters(run_answers: Run) -> None:
    civil = json.loads(run_answers("agencies", "--function", "民政", "--format", "json").stdout)
    assert civil
    assert not [row["name"] for row in civil if row["name"].endswith("人民政府")]
    tax = json.loads(run_answers("agencies", "--function", "税务", "--city", "威海", "--format", "json").stdout)
    assert {row["place"] for row in tax} == {"山东省/威海市"}


def test_what_is_only_cited_has_a_lineage(run_answers: Run) -> None:
    found = run_answers("lineage", "优化营商环境条例", "--format", "json")
    assert found.exit_code == 0, found.stderr
    assert {row["way"] for row in json.loads(found.stdout)} == {"down"}


def test_the_command_line_says_what_a_name_means(run_answers: Run) -> None:
    found = run_answers("resolve", "鲅鱼圈税务局", "--kind", "agency", "--format", "json")
    assert found.exit_code == 0
    assert json.loads(found.stdout)[0]["place"] == "辽宁省/营口市/鲅鱼圈区"
    for name, code in (("税务局", 1), ("没有这个局", 1)):
        assert run_answers("resolve", name, "--kind", "agency").exit_code == code
        asked = run_answers("tasks", "--agency", name)
        assert (asked.exit_code, asked.stdout) == (code, "")
        assert name in asked.stderr
    assert "区税务局  辽宁省/营口市/鲅鱼圈区" in run_answers("tasks", "--agency", "税务局").stderr
    rows = run_answers("responsibilities", "--function", "税务", "--role", "lead", "--format", "json")
    assert len(json.loads(rows.stdout)) >= 7
