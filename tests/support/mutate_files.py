"""Files made hostile: one seeded mutator of pages, Word, PDF and Excel files and archives, by bytes and by parts.

A mutated file is still mostly what it was: bytes turned, cut, doubled and put in; in what is packed (docx, xlsx, zip)
members damaged within and packed again, left out, doubled, named anew.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

PACKED = {"docx", "xlsx", "zip"}
ODD_NAMES = ("../outside.xml", "/root.xml", "word/document.xml", "a" * 300, "方案\u202e.txt", "CON", "x/" * 40 + "y")
PIECES = (
    b"<",
    b">",
    b"<!--",
    b"<![CDATA[",
    b"&#x0;",
    b"&a;",
    b"<table>",
    b"<div>" * 40,
    b"\xff\xfe",
    b"\0",
    b"obj",
    b"stream\n",
    b"<<",
    b">>",
    b"PK\x03\x04",
    b"9" * 4301,
)
Change = Callable[[bytes, random.Random], bytes]


@dataclass(frozen=True, slots=True)
class MutantFile:
    """A hostile file; name tells seed, number and format, changes what was done to it."""

    name: str
    suffix: str
    data: bytes
    changes: tuple[str, ...]


def mutant_files(suffix: str, files: Sequence[bytes], count: int, seed: int) -> Iterator[MutantFile]:
    """Mutants of sound files of one format, which take turns; the same for the same files, count and seed."""
    for at in range(count):
        chance = random.Random(f"{seed}-{suffix}-{at}")
        data = files[at % len(files)]
        ways = MEMBERS if suffix in PACKED and at % 4 else BYTES  # what breaks the archive shows little of its reader
        chosen = [chance.choice(list(ways)) for _ in range(chance.randint(1, 3))]
        for change in chosen:
            data = ways[change](data, chance)
        if suffix == "html" and at % 4:  # else most would be no text any more, and say nothing of the reader
            data = data.decode("utf-8", "ignore").replace("\0", "").encode()
        yield MutantFile(f"{seed}-{at}.{suffix}", suffix, data, tuple(chosen))


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _turn_bytes(data: bytes, chance: random.Random) -> bytes:
    """Up to twenty bytes become others."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 20) if made else 0):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def _cut(data: bytes, chance: random.Random) -> bytes:
    """What a transfer that broke off leaves."""
    return data[: _place(data, chance)]


def _leave_out(data: bytes, chance: random.Random) -> bytes:
    start = _place(data, chance)
    return data[:start] + data[start + chance.randint(1, 2000) :]


def _double(data: bytes, chance: random.Random) -> bytes:
    """A piece of up to 2,000 bytes, up to fifty times."""
    start = _place(data, chance)
    piece = data[start : start + chance.randint(1, 2000)]
    return data[:start] + piece * chance.randint(1, 50) + data[start:]


def _put_in(data: bytes, chance: random.Random) -> bytes:
    """Pieces that the format's readers take for marks of their own."""
    for _ in range(chance.randint(1, 10)):
        start = _place(data, chance)
        data = data[:start] + chance.choice(PIECES) + data[start:]
    return data


def _swap(data: bytes, chance: random.Random) -> bytes:
    """The rest of the file before its beginning."""
    start = _place(data, chance)
    return data[start:] + data[:start]


def _repack(data: bytes, chance: random.Random, edit: Callable[[list[tuple[str, bytes]]], None]) -> bytes:
    """The archive with its members edited; as it was where it is none any more."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = [(name, packed.read(name)) for name in packed.namelist()]
    except Exception:  # an earlier change broke it: what a broken archive raises is not ours to list
        return data
    edit(members)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as packed:
        for name, content in members:
            packed.writestr(name or "x", content)
    return stream.getvalue()


def _edit_member(data: bytes, chance: random.Random) -> bytes:
    def edit(members: list[tuple[str, bytes]]) -> None:
        at = chance.randrange(len(members)) if members else 0
        for name, content in members[at : at + 1]:
            members[at] = name, BYTES[chance.choice(list(BYTES))](content, chance)

    return _repack(data, chance, edit)


def _drop_member(data: bytes, chance: random.Random) -> bytes:
    return _repack(
        data, chance, lambda members: members.pop(chance.randrange(len(members))) and None if members else None
    )


def _rename_member(data: bytes, chance: random.Random) -> bytes:
    def edit(members: list[tuple[str, bytes]]) -> None:
        if members:
            at = chance.randrange(len(members))
            members[at] = chance.choice(ODD_NAMES), members[at][1]

    return _repack(data, chance, edit)


def _add_member(data: bytes, chance: random.Random) -> bytes:
    """One more member: the archive within itself, nothing, or a megabyte of one letter."""
    content = chance.choice((data, b"", b"a" * 1_000_000))
    return _repack(data, chance, lambda members: members.append((chance.choice(ODD_NAMES), content)))


BYTES: dict[str, Change] = {
    "turned": _turn_bytes,
    "cut": _cut,
    "left out": _leave_out,
    "doubled": _double,
    "put in": _put_in,
    "swapped": _swap,
}
MEMBERS: dict[str, Change] = {
    "member edited": _edit_member,
    "member dropped": _drop_member,
    "member renamed": _rename_member,
    "member added": _add_member,
}
