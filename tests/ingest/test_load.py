"""Which of several files goes in, whatever their order, and that a bad one keeps no other out."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from itertools import permutations
from pathlib import Path

import pytest
import samples

from graph.errors import DocumentError
from graph.merging import Known, Merge, merge
from graph.records import GraphRecords, Policy, SourceFile
from ingest.records.groups import load_files
from ingest.records.load import Built, Failed, Loaded, PassedOver, layout_confidence

FILES = {
    "short.txt": ("p1", 10, "b"),
    "long.txt": ("p1", 20, "a"),
    "tie.txt": ("p1", 20, "c"),
    "other.txt": ("p2", 5, "d"),
}


def fake_build(name: str) -> Future[Built]:
    built = Future[Built]()
    if name not in FILES:
        built.set_exception(DocumentError(name, "no such file"))
        return built
    policy_id, length, sha256 = FILES[name]
    policy = Policy(id=policy_id, kind="plan", document=name, source_sha256=sha256, format="text", length=length)
    built.set_result(Built(GraphRecords(policy=policy, parts=()), {"statement": length}))
    return built


class Memory:
    """A store that remembers the last records of each policy."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[SourceFile, ...]] = {}

    async def load(self, records: GraphRecords, source: Path | None = None) -> Merge:
        known = [Known(id, files) for id, files in self.files.items()]
        merged = merge(records.policy.id, records.policy.source, known)
        self.files[records.policy.id] = (merged.stands, *merged.others)
        return merged

    async def load_all(self, documents: Sequence[tuple[GraphRecords, Path | None]]) -> list[Merge]:
        return [await self.load(*each) for each in documents]

    @property
    def policies(self) -> dict[str, str]:
        return {id: files[0].document for id, files in self.files.items()}


@pytest.mark.parametrize("names", list(permutations([*FILES, "missing.txt"])))
async def test_the_longest_text_stays_in_any_order(names: tuple[str, ...]) -> None:
    store = Memory()
    files = [(Path(name), fake_build(name)) for name in names]
    outcomes = [outcome async for outcome in load_files(store, files)]
    assert store.policies == {"p1": "tie.txt", "p2": "other.txt"}
    assert [file.document for file in store.files["p1"]] == ["tie.txt", "long.txt", "short.txt"]
    assert [outcome.path.name for outcome in outcomes if isinstance(outcome, Failed)] == ["missing.txt"]
    left_out = {outcome.path.name for outcome in outcomes if isinstance(outcome, PassedOver)}
    assert left_out == {"short.txt", "long.txt"}
    assert {outcome.path.name for outcome in outcomes if isinstance(outcome, Loaded)} >= {"tie.txt", "other.txt"}


async def test_what_was_not_understood_goes_with_the_outcome() -> None:
    files = [(Path("short.txt"), fake_build("short.txt"))]
    outcomes = [outcome async for outcome in load_files(Memory(), files)]
    assert [outcome.not_understood for outcome in outcomes if isinstance(outcome, Loaded)] == [{"statement": 10}]


LAYOUTS = [
    ([], None, True, "without tasks nothing was read"),
    ([0.9, 0.8], 0.85, False, "sure in the mean"),
    ([1.0, 0.6], 0.8, False, "just as sure as is asked"),
    ([0.9, 0.6, 0.895], 0.798, True, "one that is sure does not make up for others"),
]


@pytest.mark.parametrize(("sure", "mean", "unsure", "reason"), LAYOUTS, ids=[case[3] for case in LAYOUTS])
def test_a_layout_is_as_sure_as_its_tasks(sure: list[float], mean: float | None, unsure: bool, reason: str) -> None:
    task = samples.district().tasks[0]
    tasks = tuple(task.model_copy(update={"confidence": one}) for one in sure)
    records = samples.district().model_copy(update={"tasks": tasks})
    assert layout_confidence(records) == mean, reason
    assert Loaded(Path("a.txt"), records).layout_unsure == unsure
