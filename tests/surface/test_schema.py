"""The service answers as its OpenAPI document says, whatever it is asked: requests that are made from the document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from fuzzing import fuzz
from typer.testing import Result

SECONDS = 10.0
"""For each of the two; the first round of all operations is finished in any case."""


@pytest.mark.slow
@pytest.mark.parametrize("key", [False, True], ids=["without the key", "with the key"])
def test_answers_are_as_documented(
    run_fresh: Callable[..., Result], corpus: Path, tmp_path: Path, key: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """No 500, no status, type or body that is not documented. What is asked writes, so the store is its own."""
    assert run_fresh("ingest", corpus).exit_code == 0
    found = fuzz(tmp_path / "fresh", key, SECONDS)
    with capsys.disabled():
        print(f"\n{found.cases} cases {'with' if key else 'without'} the key, by status: {dict(found.statuses)}")
    assert "\n".join(f"{' '.join(where)}: {what}" for where, what in found.wrong.items()) == ""
    assert found.cases > 150
    assert {200, 404, 422, 202 if key else 403} <= found.statuses.keys()


async def test_a_bad_cursor_is_documented(client: httpx.AsyncClient) -> None:
    """Found by test_answers_are_as_documented: 400 of every list, 404 and 409 of what is chosen by names."""
    paths = (await client.get("/openapi.json")).json()["paths"]
    for path, methods in paths.items():
        names = {one["name"] for one in methods.get("get", {}).get("parameters", [])}
        told = methods.get("get", {}).get("responses", {}).keys()
        assert ("400" in told) >= ("cursor" in names), path
        assert ({"404", "409"} <= told) >= bool({"city", "policy", "agency"} & names), path


async def test_a_selection_of_fields_is_documented(client: httpx.AsyncClient) -> None:
    """Found likewise: rows with some fields alone are no whole rows."""
    document = (await client.get("/openapi.json")).json()
    answer = document["paths"]["/v1/tasks"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert [one["$ref"].rpartition("/")[2] for one in answer["anyOf"]] == ["Page_TaskRow_", "Selection"]
    page = (await client.get("/v1/tasks", params={"fields": "id,title", "limit": 1, "facet": "status"})).json()
    assert page.keys() == document["components"]["schemas"]["Selection"]["properties"].keys()
