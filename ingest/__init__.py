"""From documents to facts; `extract_document` is the whole way, the modules are its steps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.facts.model import Extraction

__all__ = ["extract_document"]


def extract_document(document: Path | str, *, limit: int = 20_000_000) -> Extraction:
    """All facts of one document: of a file where a Path is given, of the text itself where a str is.

    A file may be of any format of `ingest.formats`, of at most limit bytes. Offsets are code points of the cleaned text
    (``ingest.formats.read.read(path, limit).text``; for a str, ``ingest.text.clean.clean(text)``).
    DocumentError names a file that cannot be read and the reason; a str without text gives one, too.
    """
    from ingest.facts.extract import extract
    from ingest.formats.read import from_text, read

    return extract(read(document, limit) if isinstance(document, Path) else from_text(document))
