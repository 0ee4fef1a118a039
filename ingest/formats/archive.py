"""ZIP archives, among them Word's and Excel's: told apart by what they hold, weighed before they are unpacked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import BadZipFile, ZipFile

from ingest.formats.reading import TooLargeError

LARGEST, STEEPEST, MOST = 200_000_000, 200, 10_000  # bytes unpacked, times the size of the file, parts
_ENCRYPTED = 0x1  # flag of a part
_SMALL = 10_000_000  # bytes that may come out of a file however small
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
    except (BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise ValueError("a damaged or truncated ZIP file (Word, Excel or other)") from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    for mark, reason in _OTHERS.items():
        if any(name == mark or (mark.endswith("/") and name.startswith(mark)) for name in names):
            raise ValueError(reason)
    return "zip"


@contextmanager
def opened(data: bytes, what: str, largest: int = LARGEST, most: int = MOST) -> Iterator[ZipFile]:
    """An archive that unpacks to at most so many bytes and parts; what: how an error calls it (Word file).

    ValueError: encrypted, or damaged, here or in the body; TooLargeError: over the limits.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            if size > largest or len(parts) > most or size > max(_SMALL, STEEPEST * len(data)):
                raise TooLargeError(f"the {what} unpacks to {size} bytes in {len(parts)} parts: not taken in")
            if any(part.flag_bits & _ENCRYPTED for part in parts):
                raise ValueError(f"an encrypted {what}; save it without a password")
            yield archive
    except ValueError:
        raise
    except Exception as error:  # zipfile lets through whatever its decompressors raise, and zlib.error has no base
        raise ValueError(f"a damaged {what} ({type(error).__name__})") from error


def weigh(data: bytes, what: str, largest: int = LARGEST) -> None:
    """Refuse an Office file over the limits, and XML with a document type (the door to entities)."""
    with opened(data, what, largest) as archive:
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part):
                raise ValueError(f"a {what} whose part {part.filename} declares a document type")
