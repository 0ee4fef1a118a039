"""Writing a backup, while others read and writers of the home wait."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import AsyncIterable, AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from graph import judgements, locks
from graph.backup import FORM, GRAPH, MANIFEST, Kept, Manifest, Member, source_name
from graph.errors import SettingsError
from graph.formats.files import appearing, entry
from graph.formats.jsonl import line
from graph.formats.source import EDGES, NODES, Source
from graph.loading import Row
from graph.store import Store

_CHUNK = 1 << 20


async def write(store: Store, out: Path, extractor: str) -> Kept:
    """Write a backup, which appears when it is whole.

    extractor: of the version that makes it. ExportError: it cannot be written. StoreError: somebody whom this home's
    lock does not hold wrote meanwhile.
    """
    with appearing(out, folder=False) as part:
        async with _still(store.sources.home):
            with ZipFile(part, "w") as archive:
                kept = await _fill(_Members(archive), store, extractor)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
    return kept


async def _fill(members: _Members, store: Store, extractor: str) -> Kept:
    source = Source(store.run)
    async with source.unchanged():
        nodes, edges, sha256s = await members.add_graph(source.of(*EDGES, *NODES))
    decided = len(store.judgements.all())
    if decided:
        members.add_file(judgements.FILE, store.judgements.path)
    whole = {sha256: path for sha256 in sorted(sha256s) if (path := store.sources.whole(sha256))}
    for sha256, path in whole.items():
        members.add_file(source_name(sha256), path, packed=True)
    kept = Kept(nodes, edges, decided, len(whole), len(sha256s) - len(whole))
    members.finish(extractor, kept)
    return kept


class _Members:
    """The files that go into a zip, each with its size and hash."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive, self._members = archive, list[Member]()

    async def add_graph(self, rows: AsyncIterable[Row]) -> tuple[int, int, set[str]]:
        """Write the lines of a graph; numbers of nodes and edges, and hashes of the sources that they name."""
        digest, size, nodes, edges, sha256s = hashlib.sha256(), 0, 0, 0, set[str]()
        with self._archive.open(entry(GRAPH), "w", force_zip64=True) as file:
            async for row in rows:
                data = line(row).encode()
                file.write(data)
                digest.update(data)
                size += len(data)
                nodes, edges = (nodes, edges + 1) if "from" in row else (nodes + 1, edges)
                sha256s |= _named(row)
        self._members.append(Member(name=GRAPH, size=size, sha256=digest.hexdigest()))
        return nodes, edges, sha256s

    def add_file(self, name: str, path: Path, *, packed: bool = False) -> None:
        """Write a file; packed: it is compressed already."""
        info, digest, size = entry(name), hashlib.sha256(), 0
        if packed:
            info.compress_type = ZIP_STORED
        with path.open("rb") as content, self._archive.open(info, "w", force_zip64=True) as file:
            while chunk := content.read(_CHUNK):
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self._members.append(Member(name=name, size=size, sha256=digest.hexdigest()))

    def finish(self, extractor: str, kept: Kept) -> None:
        """Write what all of it is."""
        manifest = Manifest(form=FORM, extractor=extractor, missing=kept.missing, members=tuple(self._members))
        self._archive.writestr(entry(MANIFEST), manifest.model_dump_json(indent=1))


def _named(row: Row) -> set[str]:
    """Hashes of the files that a policy was read from; empty for all else."""
    has = row["properties"]
    own = has.get("source_sha256") if row["kind"] == "node:Policy" else None
    return {own, *has.get("other_sha256s", ())} if own else set()


@asynccontextmanager
async def _still(home: Path) -> AsyncIterator[None]:
    """Keep writers of this home away; who reads is not held up."""
    with ExitStack() as stack:
        try:
            await asyncio.to_thread(stack.enter_context, locks.held(home / "write.lock"))
        except FileNotFoundError:  # no home: nobody of it writes
            pass
        except OSError as error:
            raise SettingsError(f"{home} cannot be written: {error.strerror}") from error
        yield
