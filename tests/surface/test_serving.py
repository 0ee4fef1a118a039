"""How the page is served: addresses of views, headers, caching, and what is said where it was not built."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.openapi.schema import document
from api.page import DOCS_POLICY, POLICY, VIEWS, add_page
from api.problems import MEDIA_TYPE, add_problem_handlers

ROOT = Path(__file__).parents[2]
BROWSER = {"accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "accept-encoding": "gzip"}
SCRIPT = "console.log('page');" * 200


def serve(folder: Path) -> httpx.AsyncClient:
    app = FastAPI()
    add_problem_handlers(app)

    @app.get("/v1/known/{id}")
    async def known(id: str) -> dict[str, str]:
        return {"id": id}

    add_page(app, folder)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test", headers=BROWSER)


@pytest.fixture
async def built(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>built</title>")
    (tmp_path / "assets" / "index-0a1b.js").write_text(SCRIPT)
    async with serve(tmp_path) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/policies/p1?fact=t1", 200), ("/agencies/a1", 200), ("/v1x", 404), ("/no/such/view", 404)],
)
async def test_every_view_has_its_address(built: httpx.AsyncClient, path: str, status: int) -> None:
    """At an address that is none the page says so, and the status too."""
    answer = await built.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert "built" in answer.text
    assert answer.headers["cache-control"] == "no-cache"
    assert (await built.head(path)).status_code == status


def test_the_views_are_those_of_the_page() -> None:
    routes = (ROOT / "web" / "src" / "views").glob("*/route.ts")
    paths = {re.findall(r'path: "/([\w-]*)', route.read_text("utf-8"))[0] for route in routes}
    assert paths == set(VIEWS)


@pytest.mark.parametrize("path", ["/v1/nowhere", "/v1", "/assets/none.js", "/docs/none"])
async def test_unknown_addresses_of_the_service_are_problems(built: httpx.AsyncClient, path: str) -> None:
    answer = await built.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, MEDIA_TYPE)


async def test_programs_get_no_page_but_at_the_root(built: httpx.AsyncClient) -> None:
    program = {"accept": "*/*"}
    assert (await built.get("/no/such/view", headers=program)).status_code == 404
    assert "built" in (await built.get("/", headers=program)).text
    assert (await built.post("/policies")).status_code == 404


async def test_assets_are_kept_and_compressed(built: httpx.AsyncClient) -> None:
    answer = await built.get("/assets/index-0a1b.js")
    assert answer.text == SCRIPT
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "gzip"
    assert "javascript" in answer.headers["content-type"]


@pytest.mark.parametrize("path", ["/../pyproject.toml", "/%2e%2e/secret", "/..%2fsecret"])
async def test_nothing_outside_is_served(built: httpx.AsyncClient, tmp_path: Path, path: str) -> None:
    (tmp_path.parent / "secret").write_text("secret")
    assert "secret" not in (await built.get(f"/assets{path}")).text


@pytest.mark.parametrize("path", ["/", "/v1/known/x", "/v1/nowhere", "/assets/index-0a1b.js"])
async def test_safe_headers_are_everywhere(built: httpx.AsyncClient, path: str) -> None:
    headers = (await built.get(path)).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


async def test_only_the_documentation_may_run_inline_scripts(built: httpx.AsyncClient) -> None:
    assert (await built.get("/docs")).headers["content-security-policy"] == DOCS_POLICY
    assert (await built.get("/docsx")).headers["content-security-policy"] == POLICY


async def test_without_the_page_the_root_says_how_to_get_it(tmp_path: Path) -> None:
    async with serve(tmp_path / "nothing") as client:
        answer = await client.get("/")
        assert answer.status_code == 200
        assert "npm ci" in answer.text
        assert "尚未构建" in answer.text
        assert "<style" not in answer.text
        assert (await client.get("/v1/known/x")).json() == {"id": "x"}


def test_types_of_the_page_are_made_from_todays_routes() -> None:
    """Where this fails: python -P -m api.openapi.schema > web/openapi.json."""
    kept = (ROOT / "web" / "openapi.json").read_text("utf-8")
    assert json.loads(kept) == json.loads(document())
    assert kept == document()
