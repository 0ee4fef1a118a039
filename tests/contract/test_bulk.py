"""Files for neo4j-admin give the graph that loading gives, to be searched and written to as that one."""

from __future__ import annotations

import json
from pathlib import Path

import engines
import pytest
import samples
from pydantic import SecretStr

from graph import read
from graph.formats import neo4j_admin
from graph.formats.files import appearing
from graph.formats.source import Source
from graph.read import View
from graph.settings import Settings
from graph.store import Store, open_store

ALL = [*samples.all_documents(), samples.hostile()]


async def dumped(store: Store) -> list[str]:
    return [json.dumps(row, ensure_ascii=False) async for row in store.export()]


@pytest.mark.neo4j
async def test_bulk_files_give_the_graph_of_loading(embedded_settings: Settings, tmp_path: Path) -> None:
    home = {"home": tmp_path / "embedded", "engine_idle": 1.0}
    async with open_store(embedded_settings.model_copy(update=home)) as store:
        for records in ALL:
            await store.load(records)
        expected, folder = await dumped(store), tmp_path / "bulk"
        with appearing(folder, folder=True) as part:
            await neo4j_admin.write(Source(store.run), part)
        words = [row.id for row in (await read.tasks(store, read.TaskFilter(q="电子发票"))).items]
    command = ["database", "import", "full", "neo4j", "--overwrite-destination", f"@{neo4j_admin.ARGUMENTS}"]
    try:
        with engines.neo4j_in(engines.LONG_TERM, tmp_path / "neo4j", prepare=command, inside=folder) as server:
            settings = Settings(neo4j_uri=server.uri, neo4j_password=SecretStr("-"), home=tmp_path / "home")
            async with open_store(settings) as store, store._session(write=True) as session:
                for line in (folder / neo4j_admin.AFTER).read_text("utf-8").splitlines():
                    await (await session.run(line.removeprefix(":auto ").removesuffix(";"))).consume()
                there = await dumped(store)
                assert [pair for pair in zip(there, expected, strict=True) if pair[0] != pair[1]] == []
                found = (await read.tasks(store, read.TaskFilter(q="电子发票"))).items
                assert [row.id for row in found] == words != []
                assert [row.id for row in (await read.indicators(store, q="企业开办", view=View())).items]
                await store.remove(ALL[0].policy.id)
                await store.load(ALL[0])
                assert await dumped(store) == expected
    except engines.UnavailableError as reason:
        pytest.skip(str(reason))
