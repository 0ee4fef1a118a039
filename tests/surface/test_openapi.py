"""The OpenAPI document: what clients are generated from."""

from __future__ import annotations

import keyword
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from api.app import create_app
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
