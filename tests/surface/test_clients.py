"""A client that is generated from the OpenAPI document asks the service and gets typed rows.

The page is the client in TypeScript: its types are made from the same document when it is built.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import httpx
import pytest
from fastapi import FastAPI

from api.openapi.schema import document

NAME = "policygraph_client"


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client as a package, imported."""
    folder = tmp_path_factory.mktemp("clients")
    (folder / "openapi.json").write_text(document(), encoding="utf-8")
    (folder / "config.yml").write_text("literal_enums: true\npost_hooks: []\n")  # words as words; nothing is formatted
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--fail-on-warning"]
    places = ["--path", "openapi.json", "--output-path", NAME, "--config", "config.yml"]
    told = subprocess.run([*command, *places], cwd=folder, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield importlib.import_module(NAME)


def part(generated: ModuleType, name: str) -> ModuleType:
    return importlib.import_module(f"{generated.__name__}.{name}")


async def test_a_python_client_gets_typed_rows(generated: ModuleType, service: FastAPI) -> None:
    """Functions are called as operations, rows are of their classes, dates are dates, an error is a Problem."""
    models = part(generated, "models")
    transport = httpx.ASGITransport(service, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
        client = generated.Client(base_url="http://localhost").set_async_httpx_client(http)
        list_tasks = part(generated, "api.tasks.list_tasks").asyncio
        page = await list_tasks(client=client, agency=["区税务局"], role=["lead"], limit=3)
        assert isinstance(page, models.PageTaskRow)
        assert (page.total, len(page.items)) == (6, 3)
        assert all(isinstance(row, models.TaskRow) for row in page.items)
        assert {body.agency for row in page.items for body in row.bodies} >= {"区税务局"}
        dated = await list_tasks(client=client, sort="-due", due_before=date(2022, 12, 31))
        assert max(row.due for row in dated.items) == date(2022, 12, 31)
        missing = await part(generated, "api.tasks.get_task").asyncio("t0", client=client)
        assert isinstance(missing, models.Problem)
        assert missing.status == 404


def test_every_operation_has_a_function(generated: ModuleType) -> None:
    """None is left out because the generator could not tell what it takes or answers."""
    folder = Path(str(generated.__file__)).parent / "api"
    names = {path.stem for path in folder.glob("*/*.py")} - {"__init__"}
    assert {"list_tasks", "list_indicator_targets", "make_judgement", "export_graph", "take_in_policy"} <= names
    assert len(names) == 50
