"""Document formats: which one a file has, and how its bytes become text.

A new format is a module here with a function ``bytes -> str`` and a line in `detect` and `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ingest.formats.text import decode

Reader = Callable[[bytes], str]

READERS: Mapping[str, Reader] = MappingProxyType({"text": decode})

_UNREAD_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word, Excel or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
)


def detect(data: bytes) -> str:
    """Name the format of a file's bytes, a key of READERS; ValueError says what the file is when none reads it."""
    for signature, name in _UNREAD_SIGNATURES:
        if data.startswith(signature):
            raise ValueError(f"{name}; only plain text is read")
    return "text"
