"""Which files are in as they are, so that what was interrupted goes on where it ended."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from graph.audit import digest
from graph.read.paging import Reader
from graph.sources import Sources
from ingest.version import extractor

_AT_A_TIME = 500


class Kept(Reader, Protocol):
    """The part of graph.store.Store that is used here."""

    sources: Sources


async def unchanged(store: Kept, files: Sequence[Path], limit: int, *, take_any: bool) -> dict[Path, str]:
    """The files whose bytes are in under their name, read by this version, with their policies' ids.

    limit: bytes of the largest that is looked at. Not among them is what lost its kept source, and what is no policy
    unless take_any.
    """
    found: dict[Path, str] = {}
    for first in range(0, len(files), _AT_A_TIME):
        hashes = await asyncio.to_thread(_hashes, files[first : first + _AT_A_TIME], limit)
        sha256s = sorted({sha256 for sha256 in hashes.values() if sha256})
        known = await store.run("read/unchanged", sha256s=sha256s, extractor=extractor())
        rows = {(row["sha256"], row["document"]): row for row in known if row["is_policy"] or take_any}
        for path, sha256 in hashes.items():
            row = rows.get((sha256, path.name))
            if row and not (store.sources.keeping and store.sources.path(row["sha256"]) is None):
                found[path] = row["id"]
    return found


def _hashes(files: Sequence[Path], limit: int) -> dict[Path, str | None]:
    return {path: _sha256(path, limit) for path in files}


def _sha256(path: Path, limit: int) -> str | None:
    """The hash of a file's bytes; None where it cannot be read, or is too large, which its reading will tell."""
    try:
        return digest(path) if path.stat().st_size <= limit else None
    except OSError:
        return None
