"""Any form of the whole graph, as a file or folder, or as a stream of bytes. Memory does not grow with the graph."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from graph.formats import FOLDERS, PIECEWISE, Form
from graph.formats.files import appearing, pack
from graph.formats.source import Source
from graph.loading import Run

_PIECE = 65_536  # bytes that a stream gives at a time


async def write(run: Run, form: Form, out: Path) -> None:
    """Write a file, or of CSV and Parquet a folder of tables, that appears when all is written.

    run: how queries are run, such as Store.run. ExportError: it cannot be written, or not in this form. StoreError:
    somebody wrote to the graph meanwhile.
    """
    with appearing(out, folder=form in FOLDERS) as part:
        if form not in PIECEWISE:
            await _stored(run, form, part)
            return
        with part.open("wb") as file:
            async for piece in stream(run, form):
                file.write(piece)


async def write_bulk(run: Run, out: Path) -> None:
    """Write the folder that Neo4j's own importer takes (graph.formats.neo4j_admin). Errors as with write."""
    from graph.formats import neo4j_admin

    source = Source(run)
    with appearing(out, folder=True) as part:
        async with source.unchanged():
            await neo4j_admin.write(source, part)


async def stream(run: Run, form: Form) -> AsyncIterator[bytes]:
    """The bytes of one file, some 64 kB at a time; a folder of tables as a zip. Errors as with write."""
    if form in PIECEWISE:
        source = Source(run)
        async with source.unchanged():
            async for piece in _gathered(_chunks(source, form)):
                yield piece
        return
    with tempfile.TemporaryDirectory() as folder:
        path = await _one_file(run, form, Path(folder))
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


async def _one_file(run: Run, form: Form, folder: Path) -> Path:
    path, tables = folder / "whole", folder / "tables"
    if form not in FOLDERS:
        await _stored(run, form, path)
        return path
    tables.mkdir()
    await _stored(run, form, tables)
    await asyncio.to_thread(pack, tables, path)
    return path


async def _stored(run: Run, form: Form, path: Path) -> None:
    source = Source(run)
    async with source.unchanged():
        await _writer(form)(source, path)


def _writer(form: Form) -> Callable[[Source, Path], Awaitable[None]]:
    """Imported when used: the libraries behind it are slow to import."""
    if form is Form.XLSX:
        from graph.formats import xlsx

        return xlsx.write
    from graph.formats import tables

    return tables.write_csv if form is Form.CSV else tables.write_parquet


def _chunks(source: Source, form: Form) -> AsyncIterator[str] | AsyncIterator[bytes]:
    if form in (Form.GRAPHML, Form.GEXF):
        from graph.formats import gexf, graphml

        return graphml.chunks(source) if form is Form.GRAPHML else gexf.chunks(source)
    from graph.formats import cypher, ics, jsonl, turtle

    made = {Form.JSONL: jsonl.chunks, Form.ICS: ics.chunks, Form.TURTLE: turtle.chunks, Form.CYPHER: cypher.chunks}
    return made[form](source)


async def _gathered(chunks: AsyncIterator[str] | AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    pieces, size = list[bytes](), 0
    async for chunk in chunks:
        pieces.append(chunk.encode() if isinstance(chunk, str) else chunk)
        size += len(pieces[-1])
        if size >= _PIECE:
            yield b"".join(pieces)
            pieces, size = [], 0
    if pieces:
        yield b"".join(pieces)
