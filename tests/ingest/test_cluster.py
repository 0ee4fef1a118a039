"""Files read on a Dask cluster: the same as here, whichever workers end in the middle; what cannot be is told."""

from __future__ import annotations

import json
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

import dask
import faults
import many
import psutil
import pytest
from distributed import LocalCluster
from typer.testing import CliRunner, Result

from cli.main import app
from graph.errors import ClusterError, DocumentError, SettingsError
from graph.read import View, policies
from graph.settings import Settings
from graph.store import Store, open_store
from ingest import version
from ingest.records.groups import load_files
from ingest.records.load import Built, Loaded, build, built_elsewhere
from ingest.records.reread import task as task_here
from ingest.records.reread import task_elsewhere
from ingest.workers import cluster as module
from ingest.workers import remote
from ingest.workers.cluster import Cluster, open_cluster
from ingest.workers.limits import Limits
from ingest.workers.pool import Pool
from ingest.workers.process import FileTask

COUNT, KILLS = 30, 3
WORKERS = 2
COMES_BACK = 8.0  # seconds in which Dask starts a worker anew
ENOUGH = 60.0
LIMIT = 20_000_000
SETTINGS = Settings(read_seconds=ENOUGH)
Files = Iterable[tuple[Path, Future[Built]]]


@pytest.fixture
def dasks(own_cluster: LocalCluster) -> LocalCluster:
    """With its two workers: Dask gives one up that ended while it was being started, and a test may have had it so."""
    try:
        own_cluster.wait_for_workers(WORKERS, timeout=COMES_BACK)
    except TimeoutError:
        own_cluster.scale(0)
        own_cluster.scale(WORKERS)
        own_cluster.wait_for_workers(WORKERS, timeout=ENOUGH)
    return own_cluster


@pytest.fixture(scope="module")
def own_cluster() -> Iterator[LocalCluster]:
    """Two processes; a file is given up by Dask when it went down with the second of them."""
    with (
        dask.config.set(
            {"distributed.scheduler.allowed-failures": 1, "distributed.scheduler.default-task-durations": {}}
        ),
        LocalCluster(
            n_workers=WORKERS, threads_per_worker=1, dashboard_address="127.0.0.1:0", host="127.0.0.1", silence_logs=50
        ) as own,
    ):
        yield own


@pytest.fixture
def cluster(dasks: LocalCluster) -> Iterator[Cluster]:
    with open_cluster(dasks.scheduler_address, SETTINGS) as opened:
        yield opened


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("files")
    for document in many.documents(COUNT):
        (folder / document.name).write_bytes(document.data)
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
async def store(embedded_settings: Settings) -> Any:
    async with open_store(embedded_settings) as opened:
        yield opened


@pytest.fixture(scope="module")
async def expected(store: Store, files: list[Path]) -> list[str]:
    """What the processes of this machine read."""
    with Pool(2, Limits(SETTINGS.read_memory, ENOUGH), ahead=LIMIT) as pool:
        return await exported(
            store, files, pool.in_order(FileTask(path, partial(build, path, LIMIT)) for path in files)
        )


async def exported(store: Store, files: list[Path], readings: Iterator[Future[Built]]) -> list[str]:
    """The graph of files, each of which went in, and once."""
    try:
        outcomes = [outcome async for outcome in load_files(store, zip(files, readings, strict=True))]
        assert [outcome.path for outcome in outcomes if isinstance(outcome, Loaded)] == files
        return [json.dumps(row, ensure_ascii=False) async for row in store.export()]
    finally:
        for row in (await policies(store, view=View(limit=1000))).items:
            await store.remove(row.id)


def sent(files: Iterable[Path]) -> Iterator[FileTask[Callable[[], Built]]]:
    return (FileTask(path, partial(built_elsewhere, path, LIMIT)) for path in files)


def task(work: Callable[..., Any], path: Path) -> FileTask[Callable[[], Any]]:
    return FileTask(path, partial(partial, work, path))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "计划.txt"
    made.write_text("文", "utf-8")
    return made


async def test_a_cluster_reads_as_this_machine(
    cluster: Cluster, store: Store, files: list[Path], expected: list[str]
) -> None:
    assert await exported(store, files, cluster.in_order(sent(files))) == expected


async def test_nothing_is_lost_or_doubled_when_workers_are_killed(
    dasks: LocalCluster, cluster: Cluster, store: Store, files: list[Path], expected: list[str]
) -> None:
    chance, gone = random.Random(11), list[psutil.Process]()
    moments = set(chance.sample(range(1, COUNT - 4), KILLS))

    def killed(readings: Iterator[Future[Built]]) -> Iterator[Future[Built]]:
        for at, reading in enumerate(readings):
            if at in moments:
                worker = psutil.Process(chance.choice(workers(dasks)))
                gone.extend([worker, *worker.children()])
                worker.kill()
            yield reading

    assert await exported(store, files, killed(cluster.in_order(sent(files)))) == expected
    assert len(gone) > KILLS, "some were reading, each in a process beside it"
    assert ended(gone), "who reads for a worker ends with it"


def ended(processes: Iterable[psutil.Process]) -> bool:
    """Whether all end soon. They are not waited for, which is for those who started them."""
    deadline = time.monotonic() + ENOUGH
    while any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def workers(dasks: LocalCluster) -> list[int]:
    """Ids of the processes that are workers now, once there is one."""
    deadline = time.monotonic() + ENOUGH
    while time.monotonic() < deadline:
        if pids := [nanny.pid for nanny in dasks.workers.values() if nanny.pid and psutil.pid_exists(nanny.pid)]:
            return sorted(pids)
        time.sleep(0.05)
    raise AssertionError("no worker came back")


FAULTS = [
    (faults.is_killed, "the process that read it ended before it was done (code -9)", "the system, short of memory"),
    (faults.trips, "reading failed: IndexError: out of range", "a bug in a rule"),
    (faults.refuses, "no such form (at 3)", "a file that is none of ours, with the place"),
    (faults.kills_worker, "given up: 2 workers ended while they read it alone", "not its own process alone"),
]


@pytest.mark.parametrize(("work", "words", "reason"), FAULTS, ids=[case[2] for case in FAULTS])
def test_a_fault_is_the_error_of_its_file_alone(
    cluster: Cluster, path: Path, work: Callable[..., Any], words: str, reason: str
) -> None:
    others = [faults.reads] * 3
    *before, bad, last = cluster.in_order(task(one, path) for one in (*others, work, faults.reads))
    with pytest.raises(DocumentError) as raised:
        bad.result(ENOUGH)
    assert str(raised.value) == f"{path}: {words}", reason
    assert all(one.result(ENOUGH).startswith("文 ") for one in (*before, last))


def test_a_process_that_somebody_ended_is_no_fault_of_its_file(cluster: Cluster, path: Path) -> None:
    assert cluster.submit(task(faults.is_killed_once, path)).result(ENOUGH).startswith("文 ")
    assert path.with_suffix(".killed").exists()


async def test_a_kept_source_is_read_as_here(cluster: Cluster, store: Store, files: list[Path]) -> None:
    """As --stale does."""
    try:
        await store.load(build(files[0], LIMIT).records, files[0])
        [row] = (await policies(store)).items
        elsewhere = cluster.submit(task_elsewhere(store.sources, row, LIMIT)).result(ENOUGH)
        assert elsewhere == task_here(store.sources, row, LIMIT).work()
    finally:
        await store.remove(row.id)


def test_a_file_that_hangs_is_given_up(dasks: LocalCluster, path: Path) -> None:
    with open_cluster(dasks.scheduler_address, Settings(read_seconds=3)) as cluster:
        bad, other = cluster.in_order(task(one, path) for one in (faults.hangs, faults.reads))
        with pytest.raises(DocumentError, match=r"given up: not read in 3 seconds \(POLICYGRAPH_READ_SECONDS\)"):
            bad.result(ENOUGH)
        assert other.result(ENOUGH).startswith("文 ")


def test_a_file_that_cannot_be_sent_is_named(cluster: Cluster, tmp_path: Path, path: Path) -> None:
    missing, there = cluster.in_order(sent([tmp_path / "none.txt", path]))
    with pytest.raises(DocumentError, match=r"none\.txt: no such file"):
        missing.result(ENOUGH)
    assert there.result(ENOUGH).records.policy.document == path.name


def test_the_end_breaks_off_what_is_read(dasks: LocalCluster, path: Path) -> None:
    with open_cluster(dasks.scheduler_address, Settings(read_seconds=3)) as cluster:
        reading = [cluster.submit(task(faults.hangs, path)) for _ in range(8)]
        begun = time.monotonic()
    assert time.monotonic() - begun < 10, "nobody waits for files that hang"
    assert all(one.done() for one in reading)


def test_processes_that_have_nothing_to_do_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "IDLE_SECONDS", 0.1)
    before = set(psutil.Process().children())
    readers = remote.Readers(1, Limits(SETTINGS.read_memory, ENOUGH))
    for _ in range(2):
        readers.read(FileTask(path, partial(faults.reads, path)))
        assert ended(set(psutil.Process().children()) - before)


def test_a_worker_that_reads_otherwise_reads_nothing(path: Path) -> None:
    """One that came when the others had been looked at."""
    with pytest.raises(ClusterError, match=r"a worker of the cluster reads otherwise: 0\..*, not 99"):
        remote.read_here(path, 3, partial(faults.reads, path), Limits(1, 1), "99.0.0")


def refused(address: str) -> str:
    with pytest.raises((ClusterError, SettingsError)) as raised, open_cluster(address, SETTINGS):
        pass
    assert "\n" not in str(raised.value)
    return str(raised.value)


@pytest.fixture
def otherwise(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """This process reads with other libraries than its cluster."""
    monkeypatch.setattr(version, "_LIBRARIES", ("pydantic",))
    version.reads_with.cache_clear()
    yield version.reads_with()
    version.reads_with.cache_clear()


def test_workers_that_read_otherwise_are_named(dasks: LocalCluster, otherwise: str) -> None:
    workers(dasks)
    told = refused(dasks.scheduler_address)
    assert told.startswith(f"workers of the cluster do not read as this does ({otherwise}): tcp://127.0.0.1:")
    assert ", lxml" in told


def test_workers_without_policygraph_are_named(dasks: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking() -> str:
        raise ModuleNotFoundError("No module named 'ingest'")

    monkeypatch.setattr(module, "_far", lambda work: lacking)
    assert "has no policygraph (No module named 'ingest')" in refused(dasks.scheduler_address)


def test_a_cluster_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORKER_SECONDS", 0.3)
    with LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0", host="127.0.0.1", silence_logs=50) as empty:
        assert refused(empty.scheduler_address).startswith("the Dask cluster has no workers;")


def test_a_cluster_that_lost_its_workers_is_not_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ASK_SECONDS", 0.2)
    monkeypatch.setattr(module, "ALONE_SECONDS", 1.0)
    options = {"dashboard_address": "127.0.0.1:0", "host": "127.0.0.1", "protocol": "tcp://", "silence_logs": 50}
    with (
        LocalCluster(n_workers=1, processes=False, **options) as own,
        open_cluster(own.scheduler_address, SETTINGS) as cluster,
    ):
        own.scale(0)
        with pytest.raises(ClusterError, match="has had no worker for 1 seconds; what is in stays"):
            cluster.submit(task(faults.reads, path)).result(ENOUGH)


DEAD = [
    ("tcp://127.0.0.1:{port}", "nobody listens"),
    ("127.0.0.1:{port}", "the same, in short"),
    ("ftp://127.0.0.1:{port}", "nothing that Dask speaks"),
    ("10.0.0.7", "no port"),
]


@pytest.mark.parametrize(("address", "reason"), DEAD, ids=[case[1] for case in DEAD])
def test_an_address_where_no_scheduler_is(address: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert module.CONNECT_SECONDS < 8, "ten with what Python takes to start"
    monkeypatch.setattr(module, "CONNECT_SECONDS", 0.5)
    address = address.format(port=free_port())
    assert refused(address).startswith(f"no Dask scheduler answers at {address} ("), reason


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def ingest(home: Path, *arguments: object) -> Result:
    return CliRunner().invoke(app, ["ingest", *map(str, arguments)], env={"POLICYGRAPH_HOME": str(home)})


def test_without_dask_the_extra_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = ingest(path.parent, path, "--scheduler", "tcp://127.0.0.1:1")
    assert (result.exit_code, result.stderr) == (1, "error: a cluster needs Dask: install policygraph[dask]\n")


def test_jobs_are_processes_of_this_machine(path: Path) -> None:
    result = ingest(path.parent, path, "--scheduler", "tcp://127.0.0.1:1", "--jobs", "2")
    assert result.exit_code == 2
    assert "processes of this machine" in result.stderr


def started(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "dask", *arguments], stdout=-3, stderr=-3)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler and a worker as people start them, the address and the scheduler's process."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    scheduler = started("scheduler", "--host", "127.0.0.1", "--port", str(port), "--dashboard-address", "127.0.0.1:0")
    worker = started(
        "worker", address, "--nthreads", "1", "--dashboard-address", "127.0.0.1:0", "--local-directory", str(tmp_path)
    )
    try:
        yield address, scheduler
    finally:
        for one in (worker, scheduler):
            one.terminate()
            one.wait(ENOUGH)


@pytest.mark.slow
def test_a_scheduler_that_goes_in_the_middle(
    own: tuple[str, subprocess.Popen[bytes]], files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read is in, the command ends in one line, and goes on where it is called again."""
    address, scheduler = own
    given = list[Path]()

    def waiting(path: Path, limit: int) -> Callable[[], Built]:
        given.append(path)
        if path == files[9]:
            scheduler.send_signal(signal.SIGKILL)
        return built_elsewhere(path, limit)

    monkeypatch.setattr(module, "WORKER_SECONDS", ENOUGH)
    monkeypatch.setattr("ingest.records.load.built_elsewhere", waiting)
    result = ingest(tmp_path / "home", *files[:12], "--scheduler", address)
    try:
        assert result.exit_code == 1
        assert "Traceback" not in result.stderr
        assert result.stderr.splitlines()[-1].startswith("error: the Dask cluster is gone ("), result.stderr
        result = ingest(tmp_path / "home", *files[:12])
        assert result.exit_code == 0
        assert 5 <= int(result.stderr.split(" files are in; ")[1].split()[0]) <= 9, "what was in is not read again"
    finally:
        CliRunner().invoke(app, ["engine", "stop"], env={"POLICYGRAPH_HOME": str(tmp_path / "home")})
