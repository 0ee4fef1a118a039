"""Commands that need no database: what documents say as JSON or as a data set, and a sample of it to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.output import Format, print_rows, say
from cli.run import FAILED, AnyOption, JobsOption, reading_pool, settings
from cli.waiting import watched

if TYPE_CHECKING:
    from ingest.facts.model import Extraction
    from ingest.records.dataset import Document, Read


class DatasetFormat(StrEnum):
    """Forms of a data set."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


ADDRESS = "http://127.0.0.1:8000"


def extract(
    path: Annotated[Path, typer.Argument(help="One document, or a folder.")],
    form: Annotated[DatasetFormat | None, typer.Option("--format", help="Form of the data set.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Folder that the data set is written to.")] = None,
    jobs: JobsOption = 0,
    take_any: AnyOption = False,
) -> None:
    """Print what a document says as JSON, or write a folder's facts as a data set; needs no database.

    A data set leaves out what is no policy, by name; of one document the JSON tells (is_policy).
    """
    if out is not None:
        _write(path, out, form or DatasetFormat.JSONL, jobs, take_any)
    elif form is not None or path.is_dir():
        raise typer.BadParameter("a data set needs a folder to be written to: --out DIR", param_hint="--out")
    else:
        typer.echo(_extracted(path).model_dump_json(indent=1))


def sample(
    count: Annotated[int, typer.Argument(metavar="N", min=1, help="How many facts.")],
    paths: Annotated[list[Path], typer.Argument(help="Files and folders.")],
    seed: Annotated[int, typer.Option(help="Another seed draws other facts, the same one the same.")] = 0,
    address: Annotated[str, typer.Option(help="Where the service runs that the links lead to.")] = ADDRESS,
    jobs: JobsOption = 0,
    take_any: AnyOption = False,
) -> None:
    """Draw facts for a person to check, as CSV with quotes, links to the sentence, and columns for the verdict."""
    from ingest.evaluation.sample import COLUMNS, draw
    from ingest.records.dataset import read_documents

    documents, failed, limit = _documents(paths), list[str](), settings().max_bytes
    with reading_pool(settings(), len(documents), jobs) as pool:
        reads = read_documents(documents, limit, pool, take_any=take_any)
        rows = draw(_watched(reads, len(documents), failed), count, seed, limit, address)
    print_rows(rows, Format.CSV, COLUMNS)
    _end(documents, failed)


def _write(path: Path, out: Path, form: DatasetFormat, jobs: int, take_any: bool) -> None:
    from ingest.records.dataset import read_documents, write_dataset

    documents, failed = _documents([path]), list[str]()
    with reading_pool(settings(), len(documents), jobs) as pool:
        reads = read_documents(documents, settings().max_bytes, pool, take_any=take_any)
        write_dataset(_watched(reads, len(documents), failed), out, form.value)
    _end(documents, failed)


def _extracted(path: Path) -> Extraction:
    from ingest import extract_document
    from ingest.workers.process import FileTask

    with reading_pool(settings(), 1) as pool:
        reading = pool.submit(FileTask(path, partial(extract_document, path, limit=settings().max_bytes)))
        return watched(path, reading).result()


def _documents(paths: list[Path]) -> list[Document]:
    from ingest.records.dataset import find_documents

    documents = find_documents(paths)
    if not documents:
        say("no files there")
        raise typer.Exit(FAILED)
    return documents


def _watched(reads: Iterable[Read], total: int, failed: list[str]) -> Iterator[Read]:
    """The same results, with a progress bar on stderr; what failed is named there and kept in failed."""
    from cli.progress import shown

    with shown("extract", total) as progress:
        for done, read in enumerate(reads, 1):
            if read.error:
                failed.append(read.error)
                progress.speak(f"failed: {read.error}")
            progress.completed(done)
            yield read


def _end(documents: list[Document], failed: list[str]) -> None:
    say(f"{len(documents) - len(failed)} of {len(documents)} files are read")
    if failed:
        raise typer.Exit(FAILED)
