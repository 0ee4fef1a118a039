"""A backup on either engine: what comes back is what went, while others write, and nothing of it where it fails."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import samples

from graph import read
from graph.backup import GRAPH, Kept, restoring, writing
from graph.errors import ExportError, NotEmptyError, StoreError
from graph.formats import Form, whole
from graph.judgements import FILE, Judgement
from graph.loading import Row
from graph.records import GraphRecords
from graph.settings import Settings
from graph.store import Store, open_store

EXTRACTOR = "0.1.0+test"
TEXTS = {records.policy.id: f"source of {records.policy.id}".encode() for records in samples.all_documents()}


def documents() -> list[GraphRecords]:
    """The samples as if they had been read from files whose bytes are kept."""
    return [
        records.model_copy(update={"policy": records.policy.model_copy(update={"source_sha256": sha(records)})})
        for records in samples.all_documents()
    ]


def sha(records: GraphRecords) -> str:
    return hashlib.sha256(TEXTS[records.policy.id]).hexdigest()


@pytest.fixture
async def rich(store: Store, tmp_path: Path) -> Store:
    """Documents with their sources, and a judgement."""
    for records in documents():
        file = tmp_path / "source"
        file.write_bytes(TEXTS[records.policy.id])
        await store.load(records, file)
    task = samples.district().tasks[0].id
    store.judgements.add(Judgement(kind="confirm", what="fact", ids=(task,), reason="read"))
    return store


@pytest.fixture(autouse=True)
def _nothing_decided(settings: Settings) -> Iterator[None]:
    """The engines are shared with other tests."""
    yield
    (settings.home / FILE).unlink(missing_ok=True)


async def exported(store: Store) -> bytes:
    return b"".join([piece async for piece in whole.stream(store.run, Form.JSONL)])


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def emptied(store: Store) -> None:
    for records in documents():
        await store.remove(records.policy.id)
    store.judgements.path.unlink(missing_ok=True)


async def restored(store: Store, file: Path) -> Kept:
    with restoring.opened(file) as backup:
        return await restoring.restore(store, backup)


async def test_what_comes_back_is_what_went(rich: Store, tmp_path: Path) -> None:
    data, decided = await exported(rich), rich.judgements.all()
    kept = await writing.write(rich, tmp_path / "a.zip", EXTRACTOR)
    assert (kept.judgements, kept.sources, kept.missing) == (1, 4, 0)
    assert kept.nodes + kept.edges == data.count(b"\n")
    await emptied(rich)
    assert not [path for path in rich.sources.folder.rglob("*") if path.is_file()]
    assert await restored(rich, tmp_path / "a.zip") == kept
    assert (await exported(rich), rich.judgements.all()) == (data, decided)
    assert all(rich.sources.whole(sha(records)) for records in documents())
    await writing.write(rich, tmp_path / "b.zip", EXTRACTOR)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes(), "the same graph, the same bytes"


async def test_from_engine_to_engine(rich: Store, embedded_settings: Settings, tmp_path: Path) -> None:
    await writing.write(rich, tmp_path / "a.zip", EXTRACTOR)
    home = {"home": tmp_path / "home", "engine_idle": 0.5}
    async with open_store(embedded_settings.model_copy(update=home)) as other:
        await restored(other, tmp_path / "a.zip")
        await writing.write(other, tmp_path / "b.zip", EXTRACTOR)
        assert await exported(other) == await exported(rich)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


async def test_who_writes_meanwhile_waits_and_who_reads_does_not(
    rich: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, original, waiting = await exported(rich), writing._fill, list[asyncio.Task[Any]]()

    async def filled(*given: Any) -> Kept:
        waiting.append(asyncio.create_task(rich.load(samples.hostile())))
        assert (await read.stats(rich)).nodes["Task"] == 7
        done, _ = await asyncio.wait(waiting, timeout=0.3)
        assert not done
        return await original(*given)

    monkeypatch.setattr(writing, "_fill", filled)
    await writing.write(rich, tmp_path / "a.zip", EXTRACTOR)
    await waiting[0]
    with ZipFile(tmp_path / "a.zip") as archive:
        assert archive.read(GRAPH) == before
    assert (await read.stats(rich)).nodes["Task"] == 8
    await rich.remove(samples.hostile().policy.id)


async def test_what_others_changed_meanwhile_leaves_the_backup_that_was_there(
    rich: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who does not know of this home's lock writes to the same Neo4j."""
    await writing.write(rich, tmp_path / "a.zip", EXTRACTOR)
    before, original, times = (tmp_path / "a.zip").read_bytes(), rich.run, list[str]()

    async def counted(name: str, /, **params: Any) -> list[Row]:
        times.append(name)
        rows = await original(name, **params)
        return [{"version": len(times)}] if name == "read/version" else rows

    monkeypatch.setattr(rich, "run", counted)
    with pytest.raises(StoreError, match="changed while it was exported"):
        await writing.write(rich, tmp_path / "a.zip", EXTRACTOR)
    assert (tmp_path / "a.zip").read_bytes() == before
    assert "a.zip" in names(tmp_path)
    assert [name for name in names(tmp_path) if name.endswith(".part")] == []


async def test_sources_that_are_gone_or_damaged_are_counted(rich: Store, tmp_path: Path) -> None:
    gone, damaged, *_ = map(sha, documents())
    rich.sources.drop([gone])
    rich.sources.place(damaged).write_bytes(b"?")
    kept = await writing.write(rich, tmp_path / "a.zip", EXTRACTOR)
    assert (kept.sources, kept.missing) == (2, 2)
    await emptied(rich)
    rich.sources.drop([damaged])
    assert await restored(rich, tmp_path / "a.zip") == kept


async def test_no_sources_are_put_back_where_none_are_kept(
    rich: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await writing.write(rich, tmp_path / "a.zip", EXTRACTOR)
    await emptied(rich)
    monkeypatch.setattr(rich.sources, "keeping", False)
    back = await restored(rich, tmp_path / "a.zip")
    assert (back.sources, back.missing) == (0, 4)
    assert not any(map(rich.sources.path, map(sha, documents())))


async def test_what_fails_in_the_middle_leaves_nothing(
    rich: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await writing.write(rich, tmp_path / "a.zip", EXTRACTOR)
    await emptied(rich)

    async def fails(_: object) -> None:
        raise StoreError("the database failed")

    monkeypatch.setattr(rich, "restore", fails)
    with pytest.raises(StoreError):
        await restored(rich, tmp_path / "a.zip")
    assert not rich.judgements.path.exists()
    assert not any(map(rich.sources.path, map(sha, documents())))


async def test_a_store_that_is_not_empty_stays_as_it_is(rich: Store, tmp_path: Path) -> None:
    await writing.write(rich, tmp_path / "a.zip", EXTRACTOR)
    before = await exported(rich)
    with pytest.raises(NotEmptyError):
        await restored(rich, tmp_path / "a.zip")
    assert await exported(rich) == before
    assert all(rich.sources.whole(sha(records)) for records in documents())


async def test_other_judgements_stay(rich: Store, tmp_path: Path) -> None:
    await writing.write(rich, tmp_path / "a.zip", EXTRACTOR)
    await emptied(rich)
    rich.judgements.add(Judgement(kind="drop", what="fact", ids=("t1",)))
    before = rich.judgements.path.read_bytes()
    with pytest.raises(NotEmptyError, match="holds judgements already"):
        await restored(rich, tmp_path / "a.zip")
    assert rich.judgements.path.read_bytes() == before
    assert not any(map(rich.sources.path, map(sha, documents())))
    assert await exported(rich) == b""


async def test_a_place_that_cannot_be_written(rich: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="no folder"):
        await writing.write(rich, tmp_path / "file" / "a.zip", EXTRACTOR)
