"""Document formats: which one a file has, and how its bytes become text.

Every reader gives plain text in which a paragraph is a line and a row of a table a line of cells parted by tabs, and
what the file states beside it. A new format is a module here with a function ``bytes -> Reading`` (``bytes -> str``
where there is nothing but text) and a line in `detect` and `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ingest.formats.docx import is_docx, read_docx
from ingest.formats.html import is_html, read_html
from ingest.formats.pdf import read_pdf
from ingest.formats.reading import Reading
from ingest.formats.text import decode

Reader = Callable[[bytes], Reading]


def _text_alone(reader: Callable[[bytes], str]) -> Reader:
    """A reader of a format that states nothing beside its text."""
    return lambda data: Reading(reader(data))


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "text": _text_alone(decode),
        "html": read_html,
        "docx": _text_alone(read_docx),
        "pdf": _text_alone(read_pdf),
    }
)

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def detect(data: bytes) -> str:
    """Name the format of a file's bytes, a key of READERS; ValueError says what the file is when none reads it."""
    if data.startswith(_OLD_OFFICE):
        raise ValueError("an old or encrypted Word or Excel file; save it as .docx without a password")
    if data[:1024].lstrip(b"\xef\xbb\xbf\0 \r\n\t").startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04") and is_docx(data):
        return "docx"
    return "html" if is_html(data) else "text"
