"""Which extractor this is, and whether what read a document was an older one."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from graph.resources import lexicon, models

_DATA = (".csv", ".tsv")
_DIGITS = 12
_LIBRARIES = ("lxml", "opencc-python-reimplemented", "openpyxl", "pdfplumber", "python-docx")


@cache
def extractor() -> str:
    """The package's version and a hash of what it reads with (readers, weights, word lists), as 0.1.0+3f0c5e1b2a94."""
    digest = sha256()
    for name, file in sorted(_parts()):
        text = file.read_text(encoding="utf-8")  # as text: a checkout may write its line ends otherwise
        digest.update(f"{name}\0{text}\0".encode())
    return f"{version('policygraph')}+{digest.hexdigest()[:_DIGITS]}"


@cache
def reads_with() -> str:
    """The extractor, Python and the libraries that files are read with: where all are the same, what is read is."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return f"{extractor()}, Python {'.'.join(platform.python_version_tuple()[:2])}, {libraries}"


def _parts() -> Iterator[tuple[str, Path]]:
    """Every file that decides how a document is read, with a name that is the same on any machine."""
    for folder in (models(), lexicon()):
        yield from ((file.name, file) for file in folder.iterdir() if file.name.endswith(_DATA))
    code = Path(__file__).parent
    yield from ((file.relative_to(code).as_posix(), file) for file in code.rglob("*.py"))


def is_stale(read_by: str | None) -> bool:
    """Whether an older extractor read it: none that is known, or another one that is not of a newer version.

    Of two that differ in their weights alone nobody can tell which is older; the one that asks is the one in use.
    """
    return read_by != extractor() and not is_newer(read_by)


def is_newer(read_by: str | None) -> bool:
    """Whether an extractor of a newer version read it."""
    return read_by is not None and _release(read_by) > _release(extractor())


def _release(extractor: str) -> tuple[int, ...]:
    """The numbers of a version, as far as they go: of 1.2.0rc1 these are 1 and 2."""
    pieces: list[int] = []
    for piece in extractor.partition("+")[0].split("."):
        if not (piece.isascii() and piece.isdecimal()):
            break
        pieces.append(int(piece))
    return tuple(pieces)
