"""The OpenAPI document as it is told: each property and parameter with what it means, and one schema of a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fastapi import FastAPI

from api.lists import selection_schema
from api.openapi.graph_words import GRAPH, Words
from api.openapi.service_words import SERVICE
from api.problems import problem_schema

WORDS: Mapping[str, Words] = GRAPH | SERVICE
Found = dict[str, Any]
_SCHEMAS = "#/components/schemas/"


def describe(app: FastAPI) -> None:
    """Have the application tell its document so."""
    plain: Callable[[], Found] = app.openapi

    def told() -> Found:
        if app.openapi_schema is None:
            _tell(plain())
        return plain()

    app.openapi = told  # type: ignore[method-assign]  # as FastAPI's documentation has it


def _tell(document: Found) -> None:
    schemas = document["components"]["schemas"]
    schemas |= {"Problem": problem_schema(), "Selection": selection_schema()}
    for name, schema in schemas.items():
        for field, found in schema.get("properties", {}).items():
            _add(found, found, f"{name}.{field}", field)
    _with_selections(document)
    for route, parameter in _parameters(document):
        name = parameter["name"]
        _add(parameter, parameter["schema"], f"{route}.{name}", f"?{name}")


def _with_selections(document: Found) -> None:
    """A list may answer with some fields of its rows alone (fields=)."""
    for methods in document["paths"].values():
        for operation in methods.values():
            answer = operation["responses"].get("200", {}).get("content", {}).get("application/json", {})
            if answer.get("schema", {}).get("$ref", "").startswith(f"{_SCHEMAS}Page_"):
                answer["schema"] = {"anyOf": [answer["schema"], {"$ref": f"{_SCHEMAS}Selection"}]}


def _parameters(document: Found) -> Iterator[tuple[str, Found]]:
    """Each parameter with the first part of its path."""
    for path, methods in document["paths"].items():
        for operation in methods.values():
            for parameter in operation.get("parameters", []):
                yield path.removeprefix("/v1/").partition("/")[0], parameter


def _add(of: Found, schema: Found, *names: str) -> None:
    """What the first of the names means, as far as the code does not say so itself."""
    words = next((WORDS[name] for name in names if name in WORDS), Words())
    if words.text:
        of.setdefault("description", words.text)
    if words.example is not None and not of.get("examples"):
        schema.setdefault("examples", [words.example])
