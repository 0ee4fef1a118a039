"""Documents with a person's answers: read from a folder that has corpus and gold in it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph import resources
from graph.errors import DocumentError
from ingest.evaluation.alignment import Json
from ingest.formats.read import Source, read


@dataclass(frozen=True, slots=True)
class Answered:
    """A document, what a person reads in it, and where it stands in data/forms.csv.

    group: `known` where rules or weights were written on it, `new` where neither has seen it.
    """

    source: Source
    gold: Json = field(hash=False)
    form: str = "unknown"
    group: str = "new"

    @property
    def name(self) -> str:
        """The document's file name."""
        return self.source.document


def load(folder: Path, limit: int) -> tuple[Answered, ...]:
    """The documents of folder/gold, each with its text of folder/corpus, by file name. limit: bytes of the largest.

    DocumentError: no answers are there, or one names no document.
    """
    paths = sorted((folder / "gold").glob("*.json"))
    if not paths:
        raise DocumentError(str(folder), "no answers there: a folder with corpus and gold is wanted")
    return tuple(load_files(paths, folder / "corpus", limit))


def load_files(paths: list[Path], corpus: Path, limit: int) -> Iterator[Answered]:
    """Answers by path, each with its document of the folder corpus."""
    table = forms()
    for path in paths:
        gold = json.loads(path.read_text("utf-8"))
        source = read(corpus / gold["document"], limit)
        form, group = table.get(source.document, ("unknown", "new"))
        yield Answered(source, gold, form, group)


def forms() -> Mapping[str, tuple[str, str]]:
    """Form and group by document, as data/forms.csv has them."""
    with resources.forms().open(encoding="utf-8", newline="") as file:
        return {row["document"]: (row["form"], row["group"]) for row in csv.DictReader(file)}
