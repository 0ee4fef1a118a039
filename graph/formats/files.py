"""Files that appear when all of them is written, and zip archives of which the same content gives the same bytes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph.errors import ExportError

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip can tell
_MODE = 0o644 << 16


@contextmanager
def appearing(path: Path, *, folder: bool) -> Iterator[Path]:
    """A place to write to; what is there takes path's place at the end, if all went well.

    Of a folder the files, beside others that are in it. ExportError: it cannot be written.
    """
    home, part = path if folder else path.parent, None
    try:
        if home.exists() and not home.is_dir():
            raise ExportError(f"{home} is no folder")
        if path.is_dir() and not folder:
            raise ExportError(f"{path} is a folder; a file is to be written")
        home.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=home))
        yield part if folder else part / path.name
        for file in sorted(part.iterdir()):
            file.replace(home / file.name)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        if part:
            with suppress(OSError):  # what went wrong before is the error to tell
                shutil.rmtree(part)


def pack(folder: Path, path: Path) -> None:
    """The files of a folder as a zip, by name, without the time at which they were written."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            with file.open("rb") as content, archive.open(entry(file.name), "w", force_zip64=True) as packed:
                shutil.copyfileobj(content, packed)


def entry(name: str) -> ZipInfo:
    """An entry of a zip without a time of its own."""
    info = ZipInfo(name, _EPOCH)
    info.compress_type, info.external_attr = ZIP_DEFLATED, _MODE
    return info
