"""Processes that read: what a file does to its own is that file's error alone, and nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import get_all_start_methods
from pathlib import Path

import faults
import psutil
import pytest

from graph.errors import DocumentError
from ingest.workers import process
from ingest.workers.limits import MEMORY_PER_BYTE, SECONDS_PER_BYTE, Limits
from ingest.workers.pool import Pool
from ingest.workers.process import FileTask, Worker

ENOUGH = 60.0
LIMITS = Limits(memory=100_000_000, seconds=ENOUGH)  # no file is given up because others use the machine
SHORT = Limits(memory=100_000_000, seconds=6)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2, LIMITS, ahead=1_000_000) as made:
        made.start()
        yield made


@pytest.fixture(scope="module")
def short() -> Iterator[Pool]:
    """One that gives up after some seconds."""
    with Pool(2, SHORT, ahead=1_000_000) as made:
        made.start()
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "计划.txt"
    made.write_text("文", "utf-8")
    return made


def task(work: Callable[..., object], path: Path, *arguments: object) -> FileTask[object]:
    return FileTask(path, partial(work, path, *arguments))


FAULTS = [
    (faults.exits, "the process that read it ended before it was done (code 7)", None, "the process ends itself"),
    (
        faults.is_killed,
        "the process that read it ended before it was done (code -9)",
        None,
        "the system kills it, short of memory",
    ),
    (faults.swells, "given up: took more than 100 MB of memory (POLICYGRAPH_READ_MEMORY)", None, "a bomb"),
    (faults.trips, "reading failed: IndexError: out of range", None, "a bug in a rule"),
    (faults.refuses, "no such form (at 3)", 3, "a file that is none of ours, with the place"),
    (
        faults.cannot_be_sent,
        "the process that read it ended before it was done (code 1)",
        None,
        "an answer that cannot pass",
    ),
]


@pytest.mark.parametrize("work", [faults.hangs, faults.spins], ids=["it waits for ever", "it reckons for ever"])
def test_what_takes_too_long_is_given_up_alone(short: Pool, path: Path, work: Callable[..., object]) -> None:
    before, bad, after = (short.submit(task(one, path)) for one in (faults.reads, work, faults.reads))
    with pytest.raises(DocumentError, match=r"given up: not read in 6 seconds \(POLICYGRAPH_READ_SECONDS\)"):
        bad.result(ENOUGH)
    assert str(before.result(ENOUGH)).startswith("文 ")
    assert str(after.result(ENOUGH)).startswith("文 ")


@pytest.mark.parametrize(("work", "words", "place", "reason"), FAULTS, ids=[case[3] for case in FAULTS])
def test_a_fault_is_the_error_of_its_file_alone(
    pool: Pool, path: Path, work: Callable[..., object], words: str, place: int | None, reason: str
) -> None:
    before, bad, after = (pool.submit(task(one, path)) for one in (faults.reads, work, faults.reads))
    with pytest.raises(DocumentError) as raised:
        bad.result(ENOUGH)
    assert str(raised.value) == f"{path}: {words}", reason
    assert raised.value.place == place
    assert str(before.result(ENOUGH)).startswith("文 ")
    assert str(after.result(ENOUGH)).startswith("文 ")


def test_limits_grow_with_the_file(path: Path) -> None:
    assert SHORT.of(0) == SHORT
    assert SHORT.of(100_000) == Limits(SHORT.memory + MEMORY_PER_BYTE * 100_000, 8)
    assert SECONDS_PER_BYTE * 100_000 == 2
    assert (task(faults.reads, path).size, task(faults.reads, path / "none").size) == (3, 0)


def test_a_slow_file_holds_no_other(pool: Pool, path: Path) -> None:
    slow = pool.submit(task(faults.waits_for_go, path))
    for _ in range(20):
        pool.submit(task(faults.reads, path)).result(ENOUGH)
    (path.parent / "go").touch()
    assert slow.result(ENOUGH) == path.name


def test_answers_come_in_the_order_of_the_files(pool: Pool, path: Path) -> None:
    waits = [0.3, 0.0, 0.1, 0.0, 0.2, 0.0]
    tasks = [FileTask(path, partial(faults.waits, Path(str(at)), wait)) for at, wait in enumerate(waits)]
    assert [future.result(ENOUGH) for future in pool.in_order(tasks)] == [str(at) for at in range(len(waits))]


AHEAD = [
    (1_000, 10, 10, "small files are all handed out"),
    (240_000, 10, 4, "large ones as far as their bytes allow"),
    (5_000_000, 10, 2, "one a process in any case"),
]


@pytest.mark.parametrize(("size", "count", "handed", "reason"), AHEAD, ids=[case[3] for case in AHEAD])
def test_what_is_handed_out_is_limited_by_bytes(
    pool: Pool, tmp_path: Path, size: int, count: int, handed: int, reason: str
) -> None:
    path, seen = tmp_path / "file", list[int]()
    path.write_bytes(b"x" * size)

    def tasks() -> Iterator[FileTask[object]]:
        for at in range(count):
            seen.append(at)
            yield task(faults.waits, path, 0)

    futures = pool.in_order(tasks())
    next(futures)
    assert len(seen) - (1 if handed < count else 0) == handed, reason
    assert sum(1 for _ in futures) == count - 1


def test_a_process_is_replaced_after_so_many_files(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MOST_FILES", 3)
    with Pool(1, LIMITS, ahead=1) as pool:
        readers = [str(pool.submit(task(faults.reads, path)).result(ENOUGH)) for _ in range(7)]
    assert [readers.count(reader) for reader in dict.fromkeys(readers)] == [3, 3, 1]


def test_memory_that_one_file_leaves_behind_is_not_counted_for_the_next(path: Path) -> None:
    with Pool(1, LIMITS, ahead=1) as pool:
        pool.submit(task(faults.keeps, path, 80_000_000)).result(ENOUGH)
        pool.submit(task(faults.keeps, path, 80_000_000)).result(ENOUGH)


def test_a_process_that_ended_between_two_files_fails_neither(path: Path) -> None:
    """Killed and asked at once: the system still clears it away, so that its pipe may break at any step."""
    with Pool(1, LIMITS, ahead=1) as pool:
        readers = []
        for _ in range(5):
            readers.append(str(pool.submit(task(faults.reads, path)).result(ENOUGH)))
            psutil.Process(int(readers[-1].split()[1])).kill()
    assert len(set(readers)) == len(readers)


@pytest.mark.skipif("forkserver" not in get_all_start_methods(), reason="this system cannot fork")
def test_the_end_of_the_process_that_others_are_forked_from_fails_no_file(path: Path) -> None:
    """The system may end any, short of memory."""
    with Pool(1, LIMITS, ahead=1) as pool:
        for _ in range(3):
            reader = int(str(pool.submit(task(faults.reads, path)).result(ENOUGH)).split()[1])
            psutil.Process(psutil.Process(reader).ppid()).kill()


def test_processes_that_cannot_take_a_file_end_in_its_error(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Ended(Worker):
        def __init__(self) -> None:
            super().__init__()
            self.kill()

    monkeypatch.setattr("ingest.workers.pool.Worker", Ended)
    with Pool(2, LIMITS, ahead=1) as pool, pytest.raises(DocumentError, match="ended before it was done"):
        pool.submit(task(faults.reads, path)).result(ENOUGH)


def test_the_end_of_a_pool_ends_its_processes_whatever_they_do(path: Path) -> None:
    mine = psutil.Process()
    before = {child.pid for child in mine.children()}
    with Pool(2, Limits(LIMITS.memory, ENOUGH), ahead=1) as pool:
        futures = [pool.submit(task(faults.hangs, path)) for _ in range(5)]
        while len(pool.pids) < 2:
            time.sleep(0.01)
        pids = set(pool.pids)
    assert pids & before == set()
    assert not any(psutil.pid_exists(pid) for pid in pids)
    assert all(future.done() for future in futures)


OWNER = """
import sys
from functools import partial
from pathlib import Path
import faults
from ingest.workers.limits import Limits
from ingest.workers.pool import Pool
from ingest.workers.process import FileTask

if __name__ == "__main__":
    path = Path(sys.argv[1])
    with Pool(2, Limits(10**9, 600), ahead=1) as pool:
        begun = [pool.submit(FileTask(path, partial(faults.prints, path))) for _ in range(2)]  # a process each
        print(*{one.result() for one in begun}, flush=True)
        for _ in range(2):
            pool.submit(FileTask(path, partial(faults.spins, path)))
        input()
"""


@pytest.mark.parametrize(("ending", "reason"), [("kill", "kill -9"), ("terminate", "SIGTERM"), ("interrupt", "Ctrl-C")])
def test_the_end_of_its_owner_ends_a_process(path: Path, tmp_path: Path, ending: str, reason: str) -> None:
    script = tmp_path / "owner.py"
    script.write_text(OWNER)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(script), str(path)]
    with subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1, env=environment, text=True) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == f"{path.name}\n", "what a file has a library print is no data"
        children = psutil.Process(owner.pid).children(recursive=True)
        if ending == "interrupt":
            for one in [psutil.Process(owner.pid), *children]:  # as a terminal does
                one.send_signal(2)
        else:
            getattr(psutil.Process(owner.pid), ending)()
        _, told = owner.communicate(timeout=ENOUGH)
    gone, left = psutil.wait_procs(children, timeout=10)
    assert not left, reason
    assert len(gone) >= 2
    starting = told.count("EOFError: Ran out of input")  # a process that had not begun yet; it ends all the same
    assert told.count("Traceback") - starting == (1 if ending == "interrupt" else 0), told
