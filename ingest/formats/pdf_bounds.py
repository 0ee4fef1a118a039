"""pdfminer within bounds: it unpacks each stream whole whatever its size, and follows references without an end.

What a PDF packs is only known once pdfminer has parsed it (names are abbreviated, escaped, encrypted, referred to), and
pdfminer has no limits. So the functions that unpack are replaced by others that stop, in time linear in what they read
and make, and the one that follows a reference by one that tells a circle; they do the same otherwise.
"""

from __future__ import annotations

import logging
import zlib
from base64 import a85decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from types import SimpleNamespace

from ingest.formats.reading import TooLargeError

LARGEST_STREAM, LARGEST = 32_000_000, 1_000_000_000  # bytes of a stream and of a file's streams together
_CODES = 4096  # of an LZW table
_CHECKSUM = 3  # the last bytes of a stream, which pdfminer does without
_left: ContextVar[list[int]] = ContextVar("left")
_log = logging.getLogger("pdfminer.pdftypes")


@contextmanager
def bounded() -> Iterator[None]:
    """While the body runs, pdfminer unpacks at most LARGEST bytes; beyond that it raises TooLargeError."""
    _install()
    token = _left.set([LARGEST])
    try:
        yield
    finally:
        _left.reset(token)


@cache
def _install() -> None:
    from pdfminer import pdftypes

    pdftypes.PDFObjRef.resolve = _follow(pdftypes.PDFObjRef.resolve)  # type: ignore[method-assign]
    vars(pdftypes).update(
        zlib=SimpleNamespace(decompress=_inflate, error=zlib.error),
        decompress_corrupted=_inflate_without_checksum,
        lzwdecode=_lzw,
        rldecode=_run_lengths,
        ascii85decode=_ascii85,
    )


def _follow(resolve: Callable[..., object]) -> Callable[..., object]:
    """What a reference leads to over others; the default where they lead back."""
    from pdfminer.pdftypes import PDFObjRef

    def followed(reference: PDFObjRef, default: object = None) -> object:
        seen: set[int] = set()
        found: object = reference
        while isinstance(found, PDFObjRef):
            if found.objid in seen:
                return default
            seen.add(found.objid)
            found = resolve(found, default)
        return found

    return followed


def _within(size: int) -> None:
    if size > LARGEST_STREAM:
        raise TooLargeError("a PDF whose streams unpack to too much: not taken in")


def _count(data: bytes) -> bytes:
    """The data of a stream, counted off what the file may still unpack to."""
    left = _left.get([LARGEST])
    left[0] -= len(data)
    _within(LARGEST_STREAM + 1 if left[0] < 0 else len(data))
    return data


def _inflate(data: bytes) -> bytes:
    """Like zlib.decompress. zlib.error: damaged or truncated."""
    unpacker = zlib.decompressobj()
    made = _count(unpacker.decompress(data, LARGEST_STREAM + 1))
    if not unpacker.eof:
        raise zlib.error("incomplete or truncated stream")
    return made


def _inflate_without_checksum(data: bytes) -> bytes:
    """What a stream holds whose checksum is wrong. zlib.error: it is damaged before that."""
    unpacker = zlib.decompressobj()
    made = _count(unpacker.decompress(data[:-_CHECKSUM], LARGEST_STREAM + 1))
    try:
        return made + unpacker.decompress(data[-_CHECKSUM:], LARGEST_STREAM)
    except zlib.error:
        _log.warning("Data-loss while decompressing corrupted data")
        return made


def _lzw(data: bytes) -> bytes:
    from pdfminer.lzw import CorruptDataError, LZWDecoder

    decoder, made = LZWDecoder(BytesIO(data)), bytearray()
    with suppress(EOFError, CorruptDataError):
        while len(decoder.table) <= _CODES:
            made += decoder.feed(decoder.readbits(decoder.nbits))
            _within(len(made))
        _log.warning("Data-loss in an LZW stream without a code to clear its table")
    return _count(bytes(made))


def _run_lengths(data: bytes) -> bytes:
    """A length below 128: so many bytes and one more; above: the next byte 257 - length times; 128: the end."""
    made, at = bytearray(), 0
    while at < len(data) and data[at] != 128:
        length = data[at]
        if length < 128:
            made += data[at + 1 : at + length + 2]
            at += length + 2
        else:
            made += data[at + 1 : at + 2] * (257 - length)
            at += 2
        _within(len(made))
    return _count(bytes(made))


def _ascii85(data: bytes) -> bytes:
    """Without the marks <~ and ~>, which may be there, or half there."""
    data = data.strip().removeprefix(b"<~").removeprefix(b"~")
    data = data.removesuffix(b"~>").removesuffix(b"~")
    return _count(a85decode(data))
