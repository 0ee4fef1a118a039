"""A backup that is read back: every byte checked before anything is written, all of it put back or nothing."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from zipfile import BadZipFile, ZipFile

from pydantic import ValidationError

from graph import judgements
from graph.backup import FORM, GRAPH, MANIFEST, Kept, Manifest, Member, source_name
from graph.errors import DocumentError, NotEmptyError, SettingsError
from graph.sources import is_hash
from graph.spool import spooled
from graph.store import Store

_CHUNK = 1 << 20
_LONGEST = 100_000_000  # bytes of a manifest: some 700,000 members
_DAMAGED = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class Backup:
    """A backup all of whose files are there and whole; made by opened."""

    def __init__(self, file: Path, archive: ZipFile) -> None:
        """DocumentError: it is none, or not whole."""
        self._file, self.archive = file, archive
        try:
            self.manifest = self._manifest()
            self._check_names()
            for member in self.manifest.members:
                self._check(member)
        except _DAMAGED as error:
            self._wrong(f"it is damaged ({error})", error)

    @property
    def sources(self) -> list[str]:
        """SHA-256 of each source that it holds."""
        names = (member.name for member in self.manifest.members if member.name not in (GRAPH, judgements.FILE))
        return [Path(name).stem for name in names]

    def judgements(self) -> bytes:
        """The file of judgements; empty where there are none."""
        return self.archive.read(judgements.FILE) if judgements.FILE in self.archive.namelist() else b""

    def _manifest(self) -> Manifest:
        try:
            with self.archive.open(MANIFEST) as file:
                manifest = Manifest.model_validate_json(file.read(_LONGEST))
        except KeyError as error:
            self._wrong(f"no backup of policygraph: it has no {MANIFEST}", error)
        except ValidationError as error:
            self._wrong(f"no backup that this version knows: {error.errors(include_url=False)[0]['msg']}", error)
        if manifest.form > FORM:
            self._wrong(f"made by a newer version (of extractor {manifest.extractor}): upgrade policygraph")
        return manifest

    def _check_names(self) -> None:
        """Nothing is there but what a backup has, each once: names lead to places in the home."""
        names = [member.name for member in self.manifest.members]
        stems = [Path(name).stem for name in names]
        known = {GRAPH, judgements.FILE} | {source_name(stem) for stem in stems if is_hash(stem)}
        if sorted([*names, MANIFEST]) != sorted(self.archive.namelist()) or len({*names}) != len(names):
            self._wrong(f"{MANIFEST} does not name just what is in it")
        if GRAPH not in names or not known.issuperset(names):
            self._wrong(f"{MANIFEST} names what no backup has")

    def _check(self, member: Member) -> None:
        digest = hashlib.sha256()
        with self.archive.open(member.name) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        if digest.hexdigest() != member.sha256:
            self._wrong(f"{member.name} is damaged: take another copy of the backup")

    def _wrong(self, reason: str, error: Exception | None = None) -> NoReturn:
        raise DocumentError(str(self._file), reason) from error


@contextmanager
def opened(file: Path) -> Iterator[Backup]:
    """A backup whose every byte was checked. DocumentError: it is none, cannot be read, or is not whole."""
    try:
        archive = ZipFile(file)
    except OSError as error:
        raise DocumentError(str(file), f"cannot be read: {error.strerror}") from error
    except BadZipFile as error:
        raise DocumentError(str(file), "no backup of policygraph, or not all of it: it is no zip") from error
    with archive:
        yield Backup(file, archive)


async def restore(store: Store, backup: Backup) -> Kept:
    """Put a backup into this store and its home, all of it or nothing; sources only where the settings keep them.

    NotEmptyError: the store holds something, or the home other judgements. DocumentError: a line of the graph is wrong.
    """
    await store.check_empty()
    made: list[Path] = []
    try:
        if store.sources.keeping:
            _put_sources(store, backup, made)
        _put_judgements(store.judgements.path, backup.judgements(), made)
        decided = len(store.judgements.all())
        with backup.archive.open(GRAPH) as lines, spooled(GRAPH, lines) as spool:
            await store.restore(spool)
            nodes, edges = spool.count()
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    missing = backup.manifest.missing + (0 if store.sources.keeping else len(backup.sources))
    return Kept(nodes, edges, decided, len(backup.sources) if store.sources.keeping else 0, missing)


def _put_sources(store: Store, backup: Backup, made: list[Path]) -> None:
    for sha256 in backup.sources:
        with backup.archive.open(source_name(sha256)) as packed:
            if store.sources.put(packed, sha256):
                made.append(store.sources.place(sha256))


def _put_judgements(path: Path, data: bytes, made: list[Path]) -> None:
    """Beside the graph; what is there already has to be the same."""
    try:
        there = path.read_bytes() if path.exists() else b""
        if there and there != data:
            raise NotEmptyError(f"{path} holds judgements already: choose another home (POLICYGRAPH_HOME)")
        if there or not data:
            return
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}") from error
    made.append(path)
