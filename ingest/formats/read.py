"""From a file to a Source: its bytes' hash and its cleaned text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from graph.errors import DocumentError
from ingest.formats import read_bytes
from ingest.formats.reading import Account, Stated
from ingest.text.clean import clean


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read: file name, sha256 of its bytes in hex, cleaned text (offsets are its code points), format.

    stated: what the file says of the document beside the text; account: how the text was come by.
    """

    document: str
    sha256: str
    text: str
    format: str
    stated: tuple[Stated, ...] = ()
    account: Account = field(default_factory=Account)


def read(path: Path, limit: int) -> Source:
    """Read a file of at most limit bytes. DocumentError: missing, a folder, unreadable, too large, empty or no text."""
    return from_bytes(bytes_of(path, limit), path.name, str(path))


def from_bytes(data: bytes, document: str, told: str) -> Source:
    """A Source of a file's bytes; told: how an error names it. DocumentError as of read."""
    try:
        document_format, reading = read_bytes(data)
    except UnicodeDecodeError as error:
        reason = "neither UTF-8, UTF-16 with a mark, GB18030 nor Big5 text"
        raise DocumentError(told, reason, error.start) from error
    except ValueError as error:
        raise DocumentError(told, str(error)) from error
    text = clean(reading.text)
    if not text.strip():
        raise DocumentError(told, "the file is empty")
    return Source(document, sha256(data).hexdigest(), text, document_format, reading.stated, reading.account)


def from_text(text: str, document: str = "") -> Source:
    """A Source of text that is in no file; its hash is that of the text in UTF-8. DocumentError: no text."""
    if not text.strip():
        raise DocumentError(document or "(text)", "the text is empty")
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(document, digest, clean(text), "text")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Replace folders by the files in them, at any depth; sorted, each once. Hidden files in folders are left out.

    A path that does not exist is kept, for `read` to name it.
    """
    return sorted({file for path in paths for file in (_files_of(path) if path.is_dir() else (path,))})


def _files_of(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        inside = file.relative_to(folder).parts
        if file.is_file() and not any(part.startswith(".") for part in inside):
            yield file


def bytes_of(path: Path, limit: int) -> bytes:
    """The bytes of a file of at most limit bytes. DocumentError: missing, a folder, unreadable or too large."""
    try:
        if path.is_dir():
            raise DocumentError(str(path), "a folder, not a file")
        size = path.stat().st_size
        if size > limit:
            raise DocumentError(str(path), f"{size} bytes, over the limit of {limit} (POLICYGRAPH_MAX_BYTES)")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(str(path), "no such file") from error
    except OSError as error:
        raise DocumentError(str(path), error.strerror or str(error)) from error
