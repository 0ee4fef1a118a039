"""What is kept of a file is its bytes, named by their hash; what is gone or damaged is told by the document."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from graph.errors import DocumentError, SettingsError
from graph.sources import Sources, unpacked, unpacked_size

DATA = "一、推进改革。\n".encode() * 1000
SHA = sha256(DATA).hexdigest()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return _keep(tmp_path, "plan.txt", "home")


def _keep(folder: Path, name: str, home: str) -> Path:
    file = folder / name
    file.write_bytes(DATA)
    sources = Sources(folder / home, keeping=True)
    sources.keep(file, SHA)
    path = sources.path(SHA)
    assert path is not None
    return path


def test_bytes_come_back_and_take_less_room(kept: Path) -> None:
    assert unpacked(kept, SHA, "plan.txt", len(DATA)) == DATA
    assert unpacked_size(kept) == len(DATA)
    assert kept.stat().st_size < len(DATA) / 10
    assert kept.parent.stat().st_mode & 0o077 == 0


def test_two_files_of_the_same_bytes_are_kept_alike(kept: Path, tmp_path: Path) -> None:
    """No name and no time of a file is in what is kept."""
    assert _keep(tmp_path, "other.txt", "other").read_bytes() == kept.read_bytes()


DAMAGES: list[tuple[Callable[[Path], object], int, str, str]] = [
    (lambda path: path.unlink(), len(DATA), "not kept any more", "gone"),
    (lambda path: path.write_bytes(path.read_bytes()[:-20]), len(DATA), "damaged", "cut off"),
    (lambda path: path.write_bytes(b"no gzip"), len(DATA), "damaged", "other bytes"),
    (lambda path: path.write_bytes(gzip.compress(b"text")), len(DATA), "damaged", "another file's bytes"),
    (lambda path: None, len(DATA) - 1, "over the limit", "the limit is lower by now"),
]


@pytest.mark.parametrize(("damage", "limit", "words", "reason"), DAMAGES, ids=[case[3] for case in DAMAGES])
def test_what_cannot_be_read_again_is_told(
    kept: Path, damage: Callable[[Path], object], limit: int, words: str, reason: str
) -> None:
    damage(kept)
    with pytest.raises(DocumentError, match=words) as error:
        unpacked(kept, SHA, "plan.txt", limit)
    assert error.value.document == "plan.txt", reason


@pytest.mark.parametrize("damage", [DAMAGES[1][0], DAMAGES[2][0], DAMAGES[3][0]], ids=["cut", "other", "another"])
def test_what_is_damaged_is_mended_when_the_file_comes_again(
    kept: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    damage(kept)
    Sources(kept.parents[2], keeping=True).keep(tmp_path / "plan.txt", SHA)
    assert unpacked(kept, SHA, "plan.txt", len(DATA)) == DATA


PLACES = [("../../etc/passwd", "a path"), ("", "nothing"), ("A" * 64, "no hash of ours"), ("0" * 63, "too short")]


@pytest.mark.parametrize(("name", "reason"), PLACES, ids=[case[1] for case in PLACES])
def test_what_is_no_hash_leads_nowhere(kept: Path, name: str, reason: str) -> None:
    sources = Sources(kept.parents[2], keeping=True)
    assert sources.path(name) is None, reason
    sources.drop([name])
    assert kept.is_file()


def test_a_file_that_changed_or_is_gone_is_not_kept(tmp_path: Path) -> None:
    sources, file = Sources(tmp_path / "home", keeping=True), tmp_path / "plan.txt"
    with pytest.raises(DocumentError, match="gone since it was read"):
        sources.keep(file, SHA)
    file.write_bytes(b"other")
    with pytest.raises(DocumentError, match="changed while it was read"):
        sources.keep(file, SHA)
    assert [path for path in sources.folder.rglob("*") if path.is_file()] == []


def test_a_folder_that_cannot_be_written_names_the_setting(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(DATA)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "sources").write_bytes(b"in the way")
    with pytest.raises(SettingsError, match="POLICYGRAPH_KEEP_SOURCES"):
        Sources(tmp_path / "home", keeping=True).keep(file, SHA)
