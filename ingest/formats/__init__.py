"""Document formats: which one a file has, and how its bytes become text.

Every reader gives plain text in which a paragraph is a line and a row of a table a line of cells parted by tabs, and
what the file states beside it, and an account of how it came by them. A new format is a module here with a function
``bytes -> Reading`` and a line in `detect` and `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ingest.formats import archive, refused
from ingest.formats.docx import read_docx
from ingest.formats.html import is_html, read_html
from ingest.formats.pdf import read_pdf
from ingest.formats.reading import Reading
from ingest.formats.text import read_text
from ingest.formats.xlsx import read_xlsx
from ingest.formats.zipped import read_zip

Reader = Callable[[bytes], Reading]


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "text": read_text,
        "html": read_html,
        "docx": read_docx,
        "pdf": read_pdf,
        "xlsx": read_xlsx,
        "zip": lambda data: read_zip(data, _read_within),
    }
)


def detect(data: bytes) -> str:
    """Name the format of a file's bytes, a key of READERS; ValueError says what the file is when none reads it."""
    reason = refused.reason(data)
    if reason:
        raise ValueError(reason)
    if data[:1024].lstrip(b"\xef\xbb\xbf\0 \r\n\t").startswith(b"%PDF-"):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):  # the latter: an archive of nothing
        return archive.kind_of(data)
    return "html" if is_html(data) else "text"


def read_bytes(data: bytes) -> tuple[str, Reading]:
    """The format of a file's bytes and what they say; UnicodeDecodeError and ValueError as its reader raises them."""
    document_format = detect(data)
    return document_format, READERS[document_format](data)


def _read_within(data: bytes) -> tuple[str, Reading]:
    """A file of an archive, itself none: archives in archives have no end."""
    if detect(data) == "zip":
        raise ValueError("an archive in an archive; unpack it")
    return read_bytes(data)
