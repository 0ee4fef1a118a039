"""A ZIP file with a policy and its annexes: one policy, its annexes below it in the order of their names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from ingest.formats import patterns
from ingest.formats.archive import opened
from ingest.formats.reading import Account, Reading, RefusedError

LARGEST, MOST = 100_000_000, 100  # bytes unpacked, files
_UTF8 = 0x800  # flag of an entry whose name says so; others write names in the encoding of their country
_WHAT = "ZIP file"
_TOLD, _LONGEST_NAME = 5, 60  # names in an error, letters of one
Read = Callable[[bytes], tuple[str, Reading]]
Part = tuple[str, str, Reading]  # name, format, what was read


def read_zip(data: bytes, read: Read) -> Reading:
    """The policy's text, then each annex under its file's name; read: makes bytes a format and its Reading.

    ValueError: damaged, encrypted, over the limits, a file in it that cannot be read (with its name: half a policy
    would give half its facts), an archive in it, or several files that might be the policy.
    """
    with opened(data, _WHAT, LARGEST, MOST) as archive:
        entries = [(_name(entry), entry) for entry in archive.infolist() if _is_file(entry)]
        ordered = sorted(entries, key=lambda one: one[0])  # names may be there twice, and entries have no order
        parts = [_part(archive, name, entry, read) for name, entry in ordered]
    main = _main(parts)
    annexes = sorted((part for part in parts if part is not main), key=lambda part: _order(part[0]))
    texts = [main[2].text, *(text for name, _, reading in annexes for text in _annex(name, reading.text))]
    return Reading("\n".join(texts), main[2].stated, _account(main, annexes))


def _account(main: Part, annexes: list[Part]) -> Account:
    """One for all files: the text stands in the policy's, what is left out is told with its file."""
    of = {name: reading.account for name, _, reading in (main, *annexes)}
    pages = [account.pages for account in of.values() if account.pages is not None]
    own = main[2].account
    return Account(
        encoding=own.encoding,
        main_text=_within(main[0], own.main_text),
        left_out=tuple(part._replace(where=_within(name, part.where)) for name in of for part in of[name].left_out),
        tables=sum(account.tables for account in of.values()),
        pages=sum(pages) if pages else None,
        pages_without_text=own.pages_without_text if len(pages) == 1 and own.pages else (),
    )


def _within(name: str, place: str | None) -> str:
    return f"{name}: {place}" if place else name


def _name(entry: ZipInfo) -> str:
    """An entry's name; where it does not say that it is UTF-8, Chinese systems wrote GB18030."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _is_file(entry: ZipInfo) -> bool:
    """Whether an entry is a file that somebody put there; systems add hidden ones of their own."""
    path = PurePosixPath(entry.filename)
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)
    return not entry.is_dir() and not hidden and path.name != "Thumbs.db"


def _part(archive: ZipFile, name: str, entry: ZipInfo, read: Read) -> Part:
    content = archive.read(entry)
    try:
        document_format, reading = read(content)
    except UnicodeDecodeError as error:
        raise RefusedError(f"a {_WHAT} whose file {_told(name)} is no text") from error
    except ValueError as error:
        raise RefusedError(f"a {_WHAT} whose file {_told(name)} is not read: {error}") from error
    return name, document_format, reading


def _main(parts: list[Part]) -> Part:
    """The one file that is neither called an annex nor a table. ValueError without one, or with several."""
    for found in (
        [part for part in parts if not _is_annex(part[0])],
        [part for part in parts if not _is_annex(part[0]) and part[1] != "xlsx"],
    ):
        if len(found) == 1:
            return found[0]
    if not parts:
        raise RefusedError(f"a {_WHAT} without files")
    names = ", ".join(_told(name) for name, _, _ in parts[:_TOLD]) + (" …" if len(parts) > _TOLD else "")
    raise RefusedError(f"a {_WHAT} in which no one file is the policy ({names}); call all others 附件1, 附件2 …")


def _told(name: str) -> str:
    """A name in a line of an error: without what would break or turn the line, cut where it is long."""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}…"


def _is_annex(name: str) -> bool:
    return bool(patterns.ANNEX_NAME.regex.match(PurePosixPath(name).name))


def _order(name: str) -> list[tuple[int, str]]:
    """What sorts 附件2 before 附件10."""
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in patterns.DIGITS.regex.split(name)]


def _annex(name: str, text: str) -> list[str]:
    """An annex with its file's name above it, but where it says itself that it is one."""
    stem = PurePosixPath(name).stem
    return [text] if patterns.ANNEX_NAME.regex.match(text.lstrip()) else [stem, text]
