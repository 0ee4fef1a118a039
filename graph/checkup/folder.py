"""The folder of a home, and the files in it that policygraph keeps beside the data."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.checkup import Finding, fail, ok, warn
from graph.errors import PolicygraphError
from graph.judgements import FILE, Judgements

LITTLE, TOO_LITTLE = 1_000_000_000, 100_000_000  # free bytes of the disk
_STATE: Mapping[str, Mapping[str, type]] = {
    "passwords.json": {"root": str, "reader": str},
    "engine.json": {"pid": int, "port": int},
    "keys.json": {"keys": list},
}
_MEND = {
    "passwords.json": "restore it from a backup of the folder; without it the embedded engine's data cannot be opened",
    "keys.json": "remove it, and make the keys anew: until then nobody who sends one is let in",
    "engine.json": "policygraph engine stop, then remove it: the next start writes it anew",
}


def look(home: Path) -> Iterator[Finding]:
    """Whether the folder can be written, how full its disk is, whether its files are whole."""
    yield _writable(home)
    yield _room(home)
    for name, keys in _STATE.items():
        if _there(home / name):
            yield _state(home / name, keys)
    if home.is_dir():
        yield _judgements(home)


def _writable(home: Path) -> Finding:
    folder = _nearest(home)
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        what = f"{folder} cannot be written: {error.strerror}"
        return fail("home", what, "give it to this user, or set POLICYGRAPH_HOME to another folder")
    if folder != home:
        return ok("home", f"{home} is not there yet; the first command makes it")
    return ok("home", f"{home}, {_bytes(sum(map(_size, home.rglob('*'))))}")


def _nearest(home: Path) -> Path:
    """The home, or the folder above it that is there."""
    return next(folder for folder in (home, *home.absolute().parents) if _there(folder))


def _there(path: Path) -> bool:
    """Whether it is there; what may not be looked at is."""
    try:
        return path.exists()
    except OSError:
        return True


def _room(home: Path) -> Finding:
    free = shutil.disk_usage(_nearest(home)).free
    found = f"{_bytes(free)} free"
    if free < TOO_LITTLE:
        return fail("disk", found, "make room: nothing can be written soon")
    return warn("disk", found, "make room") if free < LITTLE else ok("disk", found)


def _state(path: Path, keys: Mapping[str, type]) -> Finding:
    try:
        said = json.loads(path.read_text("utf-8"))
        wrong = _misfit(said, keys)
    except (OSError, ValueError) as error:
        wrong = getattr(error, "strerror", None) or "no JSON"
    if wrong:
        return fail(path.name, wrong, _MEND[path.name])
    if path.stat().st_mode & 0o077:
        return warn(path.name, "others may read it", f"chmod 600 {path}")
    return ok(path.name, "whole")


def _misfit(said: Any, keys: Mapping[str, type]) -> str | None:
    """Why it is not what policygraph writes; None where it is."""
    if not isinstance(said, dict):
        return "no object"
    missing = [key for key, kind in keys.items() if not isinstance(said.get(key), kind)]
    return f"without {', '.join(missing)}" if missing else None


def _judgements(home: Path) -> Finding:
    try:
        return ok(FILE, f"{len(Judgements(home).all())} judgements")
    except PolicygraphError as error:
        return fail(FILE, str(error), "mend the line, or take the file from a backup")


def _size(path: Path) -> int:
    """Bytes; 0 of what is no file, or went meanwhile."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def _bytes(number: int) -> str:
    return f"{number / 1e9:.1f} GB" if number >= 1e9 else f"{number / 1e6:.1f} MB"
