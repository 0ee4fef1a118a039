"""The bytes that policies were read from: files named by their hash, compressed, beside the graph.

They are no part of the graph and of its export: with them a later version reads again what an older one read.
A home is that of one graph; who keeps and who drops holds the lock of its writers.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import struct
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO

from graph.errors import DocumentError, SettingsError

_CHUNK = 1 << 20
_DAMAGED = (OSError, EOFError, zlib.error)
_DIGITS = frozenset("0123456789abcdef")
_HINT = "POLICYGRAPH_KEEP_SOURCES=false keeps no sources"


class Sources:
    """The folder `sources` of a home; keeping: whether new ones are kept. What was kept before stays usable."""

    def __init__(self, home: Path, keeping: bool) -> None:
        """Nothing is made before the first is kept."""
        self.home, self.folder, self.keeping = home, home / "sources", keeping

    @property
    def used(self) -> bool:
        """Whether there may be anything to keep or to drop."""
        return self.keeping or self.folder.is_dir()

    def path(self, sha256: str) -> Path | None:
        """The compressed file; None where it is not kept."""
        if not is_hash(sha256):
            return None  # it must lead nowhere else
        path = self.place(sha256)
        return path if path.is_file() else None

    def whole(self, sha256: str) -> Path | None:
        """The compressed file, where it is kept and unpacks to those bytes."""
        path = self.path(sha256)
        return path if path and _unpacked_hash(path) == sha256 else None

    def keep(self, file: Path, sha256: str) -> None:
        """Keep a copy of a file, unless a whole one is there; a damaged one is mended.

        DocumentError: its bytes are others than those that were read. SettingsError: the folder cannot be written.
        """
        if self.whole(sha256):
            return
        place = self.place(sha256)
        part = place.with_suffix(".part")
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _compress(file, part) != sha256:
                raise DocumentError(str(file), "changed while it was read; take it in again")
            part.replace(place)
        except OSError as error:
            raise SettingsError(f"{self.folder} cannot be written: {error.strerror}; {_HINT}") from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def keep_all(self, files: Mapping[str, Path | None]) -> None:
        """The same of files by their hashes, where there is one."""
        for sha256, path in files.items():
            if path:
                self.keep(path, sha256)

    def put(self, packed: IO[bytes], sha256: str) -> bool:
        """Put a compressed file there as it is; False where a whole one is. SettingsError: it cannot be written."""
        if self.whole(sha256):
            return False
        place = self.place(sha256)
        part = place.with_suffix(".part")
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with part.open("wb") as file:
                shutil.copyfileobj(packed, file, _CHUNK)
                file.flush()
                os.fsync(file.fileno())
            part.replace(place)
        except OSError as error:
            raise SettingsError(f"{self.folder} cannot be written: {error.strerror}; {_HINT}") from error
        return True

    def drop(self, sha256s: Iterable[str]) -> None:
        """Remove what is kept of them."""
        for path in filter(None, map(self.path, sha256s)):
            path.unlink(missing_ok=True)

    def place(self, sha256: str) -> Path:
        """Where the compressed file is, or would be."""
        return self.folder / sha256[:2] / f"{sha256}.gz"


def is_hash(sha256: str) -> bool:
    """Whether it is a SHA-256 as sources are named by: 64 hexadecimal digits, small letters."""
    return len(sha256) == hashlib.sha256().digest_size * 2 and _DIGITS.issuperset(sha256)


def unpacked(path: Path, sha256: str, document: str, limit: int) -> bytes:
    """The bytes of a kept file. DocumentError with the document's name: gone, damaged, or over the limit."""
    try:
        with gzip.open(path) as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise DocumentError(document, "its source is not kept any more") from error
    except _DAMAGED as error:
        raise DocumentError(document, f"its source ({path.name}) is damaged; take the file in again") from error
    if len(data) > limit:
        raise DocumentError(document, f"over the limit of {limit} bytes (POLICYGRAPH_MAX_BYTES)")
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DocumentError(document, f"its source ({path.name}) is damaged; take the file in again")
    return data


def unpacked_size(path: Path) -> int:
    """Bytes of a kept file once unpacked, as its end says; 0 where it has none."""
    try:
        with path.open("rb") as file:
            file.seek(-4, os.SEEK_END)
            return int(struct.unpack("<I", file.read(4))[0])
    except (OSError, struct.error):
        return 0


def _unpacked_hash(path: Path) -> str | None:
    """The hash of a kept file's bytes; None where they do not unpack."""
    try:
        with gzip.open(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except _DAMAGED:
        return None


def _compress(file: Path, target: Path) -> str:
    """Write a file's bytes compressed, without its name and a time; their hash."""
    digest = hashlib.sha256()
    with _opened(file) as source, target.open("wb") as raw:
        with gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                packed.write(chunk)
        raw.flush()
        os.fsync(raw.fileno())
    return digest.hexdigest()


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise DocumentError(str(file), f"gone since it was read ({error.strerror})") from error
