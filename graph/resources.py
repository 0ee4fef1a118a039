"""Files that come with the program: in a wheel inside the package, in a checkout beside it."""

from __future__ import annotations

from pathlib import Path

from graph.errors import SettingsError


def _folder(name: str) -> Path:
    """Prefer the checkout's folder: an editable install has a copy in the package too, which goes stale."""
    package = Path(__file__).resolve().parent
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    if (package / name).is_dir():
        return package / name
    raise SettingsError(f"the installation is incomplete: its folder {name} is missing")


def cypher() -> Path:
    """Folder of the .cypher files: schema, load, read."""
    return _folder("cypher")


def corpus() -> Path:
    """Folder of the five documents that come with the program."""
    return _folder("data/corpus")


def forms() -> Path:
    """Table of the documents with answers: the form of each, and whether rules or weights have seen it."""
    return corpus().parent / "forms.csv"


def lexicon() -> Path:
    """Folder of the word lists."""
    return _folder("data/lexicon")


def models() -> Path:
    """Folder of the fitted weights."""
    return _folder("data/models")
