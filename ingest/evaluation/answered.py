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

    group: `known` where the rules of version 0.1 were written on it, `new` where they were not, `opened` where it was
    read once before anyone looked at it.
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

    Folders in it that have answers too (such as ../shared/unopened) count with it. DocumentError: no answers are there,
    or one names no document.
    """
    golds = [gold for gold in (folder / "gold", *sorted(folder.glob("*/gold"))) if any(gold.glob("*.json"))]
    if not golds:
        raise DocumentError(str(folder), "no answers there: a folder with corpus and gold is wanted")
    made = [one for gold in golds for one in load_files(sorted(gold.glob("*.json")), gold.parent / "corpus", limit)]
    return tuple(sorted(made, key=lambda one: one.name))


def load_files(paths: list[Path], corpus: Path, limit: int) -> Iterator[Answered]:
    """Answers by path, each with its document of the folder corpus.

    DocumentError: a path is no answer, or its document is not there.
    """
    table = forms()
    for path in paths:
        gold = _answer(path)
        source = read(corpus / gold["document"], limit)
        form, group = table.get(source.document, ("unknown", "new"))
        yield Answered(source, gold, form, group)


def _answer(path: Path) -> Json:
    try:
        gold = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise DocumentError(str(path), f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise DocumentError(str(path), f"no JSON: {error}") from error
    if not isinstance(gold, dict) or not {"document", "policy", "tasks"} <= gold.keys():
        raise DocumentError(str(path), "no answer: document, policy and tasks are wanted (extraction guide, 6)")
    return gold


def forms() -> Mapping[str, tuple[str, str]]:
    """Form and group by document, as data/forms.csv has them."""
    with resources.forms().open(encoding="utf-8", newline="") as file:
        return {row["document"]: (row["form"], row["group"]) for row in csv.DictReader(file)}
