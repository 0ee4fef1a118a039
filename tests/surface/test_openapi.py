"""The OpenAPI document: what clients are generated from."""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import httpx
import jsonschema_rs
import pytest

from api.app import create_app
from api.openapi.describe import WORDS
from graph.settings import Settings

TAKEN = ("delete", "export", "function", "import", "in", "new")
"""Words that TypeScript has for itself and Python has not."""


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return create_app(Settings(neo4j_uri=None)).openapi()


def operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in document["paths"].values():
        yield from methods.values()


def test_operation_ids_are_names_of_functions(document: dict[str, Any]) -> None:
    """A generated client calls its functions so: each name once, without the path in it, and allowed there."""
    ids = Counter(one["operationId"] for one in operations(document))
    assert ids["list_tasks"] == ids["list_indicator_targets"] == 1
    assert [id for id, count in ids.items() if count > 1] == []
    assert [id for id in ids if "v1" in id or not id.isidentifier()] == []
    assert [id for id in ids if keyword.iskeyword(id) or id in TAKEN] == []


def described(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Each property and parameter, with its schema."""
    for name, schema in document["components"]["schemas"].items():
        for field, found in schema.get("properties", {}).items():
            yield f"{name}.{field}", found, found
    for one in operations(document):
        for parameter in one.get("parameters", []):
            yield f"{one['operationId']}?{parameter['name']}", parameter, parameter["schema"]
        for content in one.get("requestBody", {}).get("content", {}).values():
            for field, found in content["schema"].get("properties", {}).items():
                yield f"{one['operationId']}.{field}", found, found


def shows_itself(schema: dict[str, Any]) -> bool:
    """Whether a schema names all its values, or has properties that do so: then it needs no example."""
    if "anyOf" in schema:
        return all(shows_itself(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return "items" in schema and shows_itself(schema["items"])
    return bool(
        schema.keys() & {"enum", "const", "$ref"}
        or schema.get("type") in ("boolean", "object", "null")
        or schema.get("format") == "binary"
    )


def test_everything_says_what_it_is(document: dict[str, Any]) -> None:
    """A property or a parameter that is new has to be put into api/openapi/graph_words.py, or describe itself."""
    every = list(described(document))
    assert len(every) > 600
    assert [name for name, found, _ in every if not found.get("description")] == []
    assert [name for name, _, schema in every if not shows_itself(schema) and not schema.get("examples")] == []


def test_no_words_are_left_of_what_is_gone(document: dict[str, Any]) -> None:
    """And of what is no longer in the document nothing is said."""
    schemas = document["components"]["schemas"]
    fields = {name for one in schemas.values() for name in one.get("properties", {})}
    known = {name for name, _, _ in described(document)} | fields
    for path, methods in document["paths"].items():
        route = path.removeprefix("/v1/").partition("/")[0]
        names = [one["name"] for operation in methods.values() for one in operation.get("parameters", [])]
        known |= {f"{mark}{name}" for name in names for mark in (f"{route}.", "?")}
    assert sorted(WORDS.keys() - known) == []


def texts(example: Any) -> Iterator[str]:
    if isinstance(example, list):
        for one in example:
            yield from texts(one)
    elif isinstance(example, str):
        yield example


async def test_ids_in_examples_are_in_the_corpus(document: dict[str, Any], client: httpx.AsyncClient) -> None:
    """Who copies an example into a question gets an answer; ids of jobs and judgements are made up."""
    graph = (await client.get("/v1/export")).text
    examples = {text for *_, schema in described(document) for one in schema.get("examples", ()) for text in texts(one)}
    ids = {id for text in examples for id in re.findall(r"\b[apti][0-9a-f]{16}\b", text)}
    assert len(ids) >= 10
    assert sorted(id for id in ids if id not in graph) == []
    for path in ("agencies", "policies", "tasks", "indicators", "facts"):
        operation = document["paths"][f"/v1/{path}/{{id}}"]["get"]
        example = operation["parameters"][0]["schema"]["examples"][0]
        assert (await client.get(f"/v1/{path}/{example}")).status_code == 200


def test_examples_are_such_as_the_schema_allows(document: dict[str, Any]) -> None:
    """An example of another type would teach a request that is refused."""
    for name, _, schema in described(document):
        fits = jsonschema_rs.validator_for(schema | {"components": document["components"]}).is_valid
        assert [one for one in schema.get("examples", ()) if not fits(one)] == [], name


async def test_a_bad_cursor_is_documented(client: httpx.AsyncClient) -> None:
    """Found by test_schema.py: 400 of every list, 404 and 409 of what is chosen by names."""
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
