"""A thousand damaged files of each format, read by the worker pool within its limits: what became of them.

    .venv/bin/python benchmarks/hostile_files.py [--count 1000] [--seed 0] [--format pdf] [--workers 2]

Counted are files that were read and files that were refused, by the reason in its shortest form. Printed is every
file that crashed its reader, ended its process or passed a limit of memory or time. Exits 1 if there is any.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

from mutate_files import MutantFile, mutant_files
from sound_files import sound_files

from graph.errors import DocumentError
from graph.settings import Settings
from ingest.records.load import build
from ingest.workers.pool import Pool, open_pool
from ingest.workers.process import FileTask

LIMIT = 20_000_000
FAULT = re.compile("given up|the process that read it ended|reading failed|not read: ")
SHORTEST = re.compile(r"[:(;,]| in \d| whose |\d")
READ = "read"


def told(reason: str) -> str:
    """A reason without the names and numbers of the one file; a fault with all that it says."""
    return reason if FAULT.match(reason) else SHORTEST.split(reason)[0].strip()


def outcomes(pool: Pool, files: Iterator[MutantFile], folder: Path) -> Iterator[tuple[MutantFile, str]]:
    """What became of each file, in their order."""
    under_way: deque[tuple[MutantFile, Path]] = deque()

    def tasks() -> Iterator[FileTask[object]]:
        for file in files:
            path = folder / file.name
            path.write_bytes(file.data)
            under_way.append((file, path))
            yield FileTask(path, partial(build, path, LIMIT))

    for future in pool.in_order(tasks()):
        file, path = under_way.popleft()
        try:
            future.result()
            reason = READ
        except DocumentError as error:
            reason = error.reason if error.document == str(path) else f"reading failed: refused as {error.document}"
        path.unlink()
        yield file, told(reason)


def measure(pool: Pool, suffix: str, files: Iterator[MutantFile], folder: Path) -> int:
    """Print what became of the files of one format; how many faults."""
    counts: Counter[str] = Counter()
    faults = 0
    for file, reason in outcomes(pool, files, folder):
        if FAULT.match(reason):
            faults += 1
            print(f"  {file.name} {file.changes}: {reason}", flush=True)
        else:
            counts[reason] += 1
    refused = counts.total() - counts[READ]
    print(f"{suffix}: {counts[READ]} read, {refused} refused, {faults} faults")
    for reason, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        print(f"  {count:5} {reason}", flush=True)
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--format", choices=sorted(sound_files()))
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory() as folder, open_pool(Settings(), arguments.workers) as pool:
        for suffix, sound in sound_files().items():
            if arguments.format in (None, suffix):
                files = mutant_files(suffix, sound, arguments.count, arguments.seed)
                faults += measure(pool, suffix, files, Path(folder))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
