"""Three hundred damaged files: each is read, or refused with its name; none crashes or takes long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from machine import slowness
from mutate_files import MutantFile, mutant_files
from sound_files import sound_files

from graph.errors import DocumentError
from ingest.records.load import build

COUNT, SEED = 60, 0
SECONDS = 2.0  # of CPU, for files of some 100 kB
LIMIT = 20_000_000


def fault(file: MutantFile, folder: Path) -> str | None:
    path = folder / file.name
    path.write_bytes(file.data)
    began = time.process_time()
    try:
        build(path, LIMIT)
    except DocumentError as error:
        if str(path) not in str(error):
            return f"{file.name} {file.changes}: refused without its name: {error}"
    except Exception as error:
        return f"{file.name} {file.changes}: {type(error).__name__}: {error}"
    taken = time.process_time() - began
    late = taken > SECONDS and taken / slowness() > SECONDS
    return f"{file.name} {file.changes}: {taken:.2f} s" if late else None


@pytest.mark.parametrize("suffix", ["html", "docx", "pdf", "xlsx", "zip"])
def test_mutants(tmp_path: Path, suffix: str) -> None:
    found = [fault(file, tmp_path) for file in mutant_files(suffix, sound_files()[suffix], COUNT, SEED)]
    assert [one for one in found if one] == []


def test_the_same_seed_makes_the_same() -> None:
    files = [b"<p>a</p>" * 50]
    assert list(mutant_files("html", files, 20, 3)) == list(mutant_files("html", files, 20, 3))
