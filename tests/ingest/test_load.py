"""Which of several files goes in, whatever their order, and that a bad one keeps no other out."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
import samples

from graph.errors import DocumentError
from graph.records import GraphRecords, Policy
from ingest.records.load import Built, Failed, Loaded, PassedOver, build, layout_confidence, load_files

FILES = {
    "short.txt": ("p1", 10, "b"),
    "long.txt": ("p1", 20, "a"),
    "tie.txt": ("p1", 20, "c"),
    "other.txt": ("p2", 5, "d"),
}


def fake_build(path: Path) -> Built:
    if path.name not in FILES:
        raise DocumentError(str(path), "no such file")
    policy_id, length, sha256 = FILES[path.name]
    policy = Policy(id=policy_id, kind="plan", document=path.name, source_sha256=sha256, format="text", length=length)
    return Built(GraphRecords(policy=policy, parts=()), {"statement": length})


class Memory:
    """A store that remembers the last records of each policy."""

    def __init__(self) -> None:
        self.policies: dict[str, str] = {}

    async def load(self, records: GraphRecords) -> None:
        self.policies[records.policy.id] = records.policy.document


@pytest.mark.parametrize("names", list(permutations([*FILES, "missing.txt"])))
async def test_the_longest_text_stays_in_any_order(names: tuple[str, ...]) -> None:
    store = Memory()
    outcomes = [outcome async for outcome in load_files(store, [Path(name) for name in names], fake_build)]
    assert store.policies == {"p1": "tie.txt", "p2": "other.txt"}
    assert [outcome.path.name for outcome in outcomes if isinstance(outcome, Failed)] == ["missing.txt"]
    left_out = {outcome.path.name for outcome in outcomes if isinstance(outcome, PassedOver)}
    assert left_out == {"short.txt", "long.txt"}
    assert {outcome.path.name for outcome in outcomes if isinstance(outcome, Loaded)} >= {"tie.txt", "other.txt"}


async def test_what_was_not_understood_goes_with_the_outcome() -> None:
    outcomes = [outcome async for outcome in load_files(Memory(), [Path("short.txt")], fake_build)]
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


async def test_a_bug_in_a_rule_names_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(source: object) -> None:
        raise IndexError("out of range")

    monkeypatch.setattr("ingest.facts.extract.extract", trip)
    path = tmp_path / "文件.txt"
    path.write_text("关于工作的通知")
    with pytest.raises(DocumentError, match=r"文件\.txt: extraction failed: IndexError"):
        build(path, 100)
