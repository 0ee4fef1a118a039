"""Who reads files for a command: processes of this machine, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

import typer

from cli.run import reading_pool

if TYPE_CHECKING:
    from graph.settings import Settings
    from ingest.workers.cluster import Cluster
    from ingest.workers.process import FileTask

T = TypeVar("T")
SchedulerOption = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS",
        help="Read on the Dask cluster whose scheduler is there, such as tcp://10.0.0.7:8786; no --jobs.",
        show_default=False,
    ),
]


class Readers(NamedTuple):
    """jobs: processes, 0 as the settings say; cluster: reads in place of them."""

    jobs: int = 0
    cluster: Cluster | None = None


HERE = Readers()


@contextmanager
def chosen_readers(chosen: Settings, jobs: int, scheduler: str) -> Iterator[Readers]:
    """Those of a command's options; the cluster is there and fit to read, or a ClusterError says why not."""
    if jobs and scheduler:
        raise typer.BadParameter(
            "those are processes of this machine; --scheduler reads elsewhere", param_hint="--jobs"
        )
    if not scheduler:
        yield Readers(jobs)
        return
    from ingest.workers.cluster import open_cluster

    with open_cluster(scheduler, chosen) as cluster:
        yield Readers(cluster=cluster)


@contextmanager
def readings(
    readers: Readers,
    chosen: Settings,
    here: Sequence[FileTask[T]],
    elsewhere: Sequence[FileTask[Callable[[], T]]],
) -> Iterator[Iterator[Future[T]]]:
    """What files say, in their order; here, elsewhere: the same files, as they are read by each."""
    if readers.cluster:
        yield readers.cluster.in_order(elsewhere)
        return
    with reading_pool(chosen, len(here), readers.jobs) as pool:
        yield pool.in_order(here)
