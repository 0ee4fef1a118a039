"""Documents go in by groups: bounded, none twice, and one that cannot go in keeps no other out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
import samples

from graph.errors import StoreError, TooLargeError, UnavailableError
from graph.merging import Merge
from graph.records import GraphRecords
from ingest.records import groups
from ingest.records.groups import grouped, load_files
from ingest.records.load import Built, Failed, Loaded

CITY = samples.city()


def document(name: str, length: int = 100, policy: str = "", sha256: str = "") -> GraphRecords:
    fields = {"id": policy or f"p{name}", "document": name, "source_sha256": sha256 or name, "length": length}
    return CITY.model_copy(update={"policy": CITY.policy.model_copy(update=fields)})


class Store:
    """Remembers what was loaded with what, and refuses some."""

    def __init__(self, refused: dict[str, Exception]) -> None:
        self.loaded: list[list[str]] = []
        self._refused = refused

    async def run(self, query_name: str, /, **params: Any) -> list[dict[str, Any]]:
        return []

    async def load(self, records: GraphRecords, source: Path | None = None) -> Merge:
        return (await self.load_all([(records, source)]))[0]

    async def load_all(self, documents: Sequence[tuple[GraphRecords, Path | None]]) -> list[Merge]:
        names = [records.policy.document for records, _ in documents]
        await asyncio.sleep(0.01)
        for error in (self._refused[name] for name in names if name in self._refused):
            raise error
        self.loaded.append(names)
        return [Merge(records.policy.source, ()) for records, _ in documents]


def files(documents: Sequence[GraphRecords]) -> list[tuple[Path, Future[Built]]]:
    made = []
    for records in documents:
        built = Future[Built]()
        built.set_result(Built(records, {}))
        made.append((Path(records.policy.document), built))
    return made


@pytest.mark.parametrize(
    ("documents", "sizes", "why"),
    [
        ([document(str(at)) for at in range(150)], [64, 64, 22], "so many documents at the most"),
        ([document(str(at), 900_000) for at in range(5)], [2, 2, 1], "so many letters at the most"),
        ([document("a", 9_000_000), document("b")], [1, 1], "one that is larger goes alone"),
        ([document("a"), document("b", policy="pa")], [1, 1], "the same policy twice"),
        ([document("a"), document("b", sha256="a")], [1, 1], "the same bytes twice"),
        ([], [], "none"),
    ],
)
def test_groups_are_bounded(documents: list[GraphRecords], sizes: list[int], why: str) -> None:
    found = list(grouped(documents))
    assert [len(group) for group in found] == sizes, why
    assert [records for group in found for records in group] == documents


async def test_what_is_read_meanwhile_goes_in_together() -> None:
    store = Store({})
    outcomes = [one async for one in load_files(store, files([document(str(at)) for at in range(100)]))]
    assert [outcome.path.name for outcome in outcomes] == [str(at) for at in range(100)]
    assert [name for names in store.loaded for name in names] == [str(at) for at in range(100)]
    assert len(store.loaded) < 10
    assert max(map(len, store.loaded)) <= groups.MOST_DOCUMENTS


async def test_one_that_cannot_go_in_keeps_no_other_out() -> None:
    store = Store({"3": TooLargeError("a single record has 9000001 bytes of text")})
    outcomes = [one async for one in load_files(store, files([document(str(at)) for at in range(6)]))]
    assert {one.path.name: type(one) for one in outcomes} == {str(at): Failed if at == 3 else Loaded for at in range(6)}
    assert sorted(name for names in store.loaded for name in names) == ["0", "1", "2", "4", "5"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (UnavailableError("the database is gone"), "nothing is gained by trying each"),
        (StoreError("the database failed: disk full"), "it is no fault of a document's"),
    ],
)
async def test_what_is_no_fault_of_a_document_ends_it(error: StoreError, reason: str) -> None:
    with pytest.raises(type(error), match=str(error)):
        [one async for one in load_files(Store({"1": error}), files([document(str(at)) for at in range(3)]))]


async def test_what_goes_wrong_in_reading_is_told() -> None:
    built = Future[Built]()
    built.set_exception(ZeroDivisionError("a bug"))
    with pytest.raises(ZeroDivisionError):
        [one async for one in load_files(Store({}), [*files([document("a")]), (Path("b"), built)])]
