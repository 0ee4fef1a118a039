"""A backup is checked to the last byte before anything is written: what is wrong with it is one line."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest

from graph.backup import FORM, GRAPH, MANIFEST, restoring, source_name
from graph.errors import DocumentError
from graph.judgements import FILE

CITY = json.dumps(
    {"id": "大连市", "kind": "node:City", "properties": {"level": "city", "name": "大连市"}}, ensure_ascii=False
)
SOURCE = "关于开展工作的通知".encode()
SHA256 = hashlib.sha256(SOURCE).hexdigest()
MEMBERS = {GRAPH: f"{CITY}\n".encode(), source_name(SHA256): gzip.compress(SOURCE, mtime=0)}


def manifest(members: dict[str, bytes], **changed: Any) -> bytes:
    listed = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in members.items()
    ]
    return json.dumps({"form": FORM, "extractor": "0.1.0+1", "missing": 0, "members": listed} | changed).encode()


def write(file: Path, members: dict[str, bytes], said: bytes | None) -> Path:
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        if said is not None:
            archive.writestr(MANIFEST, said)
    return file


def test_a_sound_one(tmp_path: Path) -> None:
    with restoring.opened(write(tmp_path / "a.zip", MEMBERS, manifest(MEMBERS))) as backup:
        assert (backup.sources, backup.judgements()) == ([SHA256], b"")


def with_member(name: str) -> Callable[[Path], None]:
    members = MEMBERS | {name: b"data"}
    return lambda file: write(file, members, manifest(members)) and None


def with_manifest(said: bytes | None) -> Callable[[Path], None]:
    return lambda file: write(file, MEMBERS, said) and None


def cut(file: Path) -> None:
    data = write(file, MEMBERS, manifest(MEMBERS)).read_bytes()
    file.write_bytes(data[: len(data) // 2])


def flipped(file: Path) -> None:
    """A byte of the graph, where the zip's own sum does not look: it is written anew."""
    said = manifest(MEMBERS)
    write(file, MEMBERS | {GRAPH: MEMBERS[GRAPH].replace(b"city", b"sity")}, said)


def rotten(file: Path) -> None:
    """A byte on the disk."""
    data = write(file, MEMBERS, manifest(MEMBERS)).read_bytes()
    file.write_bytes(data.replace(b'"level": "city"', b'"level": "sity"', 1))


def folder(file: Path) -> None:
    file.mkdir()


# what is there, words of the error, why
WRONG: list[tuple[Callable[[Path], None], str, str]] = [
    (lambda _: None, "cannot be read: No such file", "no such file"),
    (folder, "cannot be read: Is a directory", "a folder"),
    (lambda file: file.write_text("{}") and None, "it is no zip", "an export, say"),
    (cut, "it is no zip", "half a download"),
    (rotten, "it is damaged", "a disk that fails"),
    (flipped, "graph.jsonl is damaged", "changed by hand"),
    (with_manifest(None), "it has no manifest.json", "another zip"),
    (with_manifest(b"{}"), "no backup that this version knows: Field required", "another manifest"),
    (with_manifest(b"\xff"), "no backup that this version knows", "no text"),
    (with_manifest(manifest(MEMBERS, form=FORM + 1)), "made by a newer version", "of the future"),
    (with_manifest(manifest({GRAPH: MEMBERS[GRAPH]})), "does not name just what is in it", "more than it says"),
    (with_manifest(manifest(MEMBERS | {FILE: b""})), "does not name just what is in it", "less than it says"),
    (with_manifest(manifest({})), "does not name just what is in it", "it says nothing"),
    (with_member("../passwords.json"), "names what no backup has", "a name that leads elsewhere"),
    (with_member("passwords.json"), "names what no backup has", "a file of the home that is no part of it"),
    (with_member("sources/../...gz"), "names what no backup has", "a hash that is none, and leads elsewhere"),
    (with_member("sources/00/" + "0" * 63 + ".gz"), "names what no backup has", "a hash that is too short"),
]


@pytest.mark.parametrize(("make", "words", "reason"), WRONG, ids=[case[2] for case in WRONG])
def test_wrong_ones(tmp_path: Path, make: Callable[[Path], None], words: str, reason: str) -> None:
    file = tmp_path / "a.zip"
    make(file)
    with pytest.raises(DocumentError) as error, restoring.opened(file):
        pass
    assert str(error.value).startswith(f"{file}: "), reason
    assert words in str(error.value)
    assert "\n" not in str(error.value)
