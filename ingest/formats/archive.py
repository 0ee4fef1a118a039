"""ZIP archives, among them Word's and Excel's: told apart by what they hold, weighed before they are unpacked."""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from zipfile import BadZipFile, ZipFile

from ingest.formats.reading import RefusedError, TooLargeError

LARGEST, STEEPEST, MOST = 200_000_000, 200, 10_000  # bytes unpacked, times the size of the file, parts
_ENCRYPTED = 0x1  # flag of a part
_SMALL = 10_000_000  # bytes that may come out of a file however small
_REASONS: Mapping[tuple[type[Exception], ...], str] = MappingProxyType(
    {
        (BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError): "a part of it does not unpack",
        (KeyError,): "a part of it is missing",
        (SyntaxError,): "a part of it is no sound XML",  # lxml's errors are of this kind
        (ValueError,): "its parts do not stand where it says",  # zipfile: a place before the file's beginning
    }
)
"""What errors of zipfile and of those who read its parts mean."""
_OTHERS = {
    "OFD.xml": "an OFD file; save it as PDF or .docx",
    "ppt/": "a PowerPoint file; save its text as .docx or PDF",
    "xl/workbook.bin": "a binary Excel file (.xlsb); save it as .xlsx",
    "content.xml": "an OpenDocument file; save it as .docx or .xlsx",
    "[Content_Types].xml": "an Office file that is neither Word's nor Excel's; save it as .docx, .xlsx or PDF",
}


def kind_of(data: bytes) -> str:
    """What a ZIP file is: docx, xlsx or zip. ValueError: another kind, and what to do, or a damaged archive."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except Exception as error:  # as in opened
        raise RefusedError("a damaged or truncated ZIP file (Word, Excel or other)") from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    for mark, reason in _OTHERS.items():
        if any(name == mark or (mark.endswith("/") and name.startswith(mark)) for name in names):
            raise RefusedError(reason)
    return "zip"


def damaged(what: str, error: Exception) -> RefusedError:
    """What is wrong with a file that a library failed on, by the error that it raised."""
    if isinstance(error, NotImplementedError):
        return RefusedError(f"a {what} packed in a way that is not read; pack it again as ZIP")
    for kinds, reason in _REASONS.items():
        if isinstance(error, kinds):
            return RefusedError(f"a damaged {what}: {reason}")
    return RefusedError(f"a damaged {what} ({type(error).__name__})")


@contextmanager
def opened(data: bytes, what: str, largest: int = LARGEST, most: int = MOST) -> Iterator[ZipFile]:
    """An archive that unpacks to at most so many bytes and parts; what: how an error calls it (Word file).

    RefusedError: encrypted, or damaged, here or in the body; TooLargeError: over the limits.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            if size > largest or len(parts) > most or size > max(_SMALL, STEEPEST * len(data)):
                raise TooLargeError(f"the {what} unpacks to {size} bytes in {len(parts)} parts: not taken in")
            if any(part.flag_bits & _ENCRYPTED for part in parts):
                raise RefusedError(f"an encrypted {what}; save it without a password")
            yield archive
    except RefusedError:
        raise
    except Exception as error:  # zipfile lets through whatever its decompressors raise, and zlib.error has no base
        raise damaged(what, error) from error


def weigh(data: bytes, what: str, largest: int = LARGEST) -> None:
    """Refuse an Office file over the limits, and XML with a document type (the door to entities)."""
    with opened(data, what, largest) as archive:
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part):
                raise RefusedError(f"a {what} whose part {part.filename} declares a document type")
