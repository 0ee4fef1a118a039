"""What it costs to lose the line breaks: answered documents as they are, their lines joined by blanks, and by nothing.

    .venv/bin/python benchmarks/lost_breaks.py

Those without tabs and bars, and of ten lines at least: others are tables, or have no breaks to lose. F1 over all.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace

from graph.settings import Settings
from ingest.evaluation.answered import Answered, load
from ingest.evaluation.score import evaluate, pool
from ingest.facts.extract import extract
from ingest.formats.read import Source

FIELDS = ("task", "place", "title", "responsibility", "number", "target")
WAYS = {"as they are": "\n", "joined by blanks": " ", "joined by nothing": ""}
_FEWEST = 10  # lines


def with_breaks() -> Iterator[Answered]:
    for one in load(Settings().answered, Settings().max_bytes):
        if one.source.text.count("\n") >= _FEWEST and not {"\t", "|"} & set(one.source.text):
            yield one


def joined(source: Source, by: str) -> Source:
    lines = (line.strip() for line in source.text.split("\n"))
    return replace(source, text=by.join(line for line in lines if line))


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    documents = list(with_breaks())
    print(f"{len(documents)} documents".ljust(20) + " ".join(f"{field:>14}" for field in FIELDS))
    for way, by in WAYS.items():
        sources = [one.source if by == "\n" else joined(one.source, by) for one in documents]
        scores = pool(
            evaluate(one.gold, extract(source).model_dump(mode="json"), source.text)
            for one, source in zip(documents, sources, strict=True)
        )
        print(f"{way:20}" + " ".join(f"{scores[field].f1:14.3f}" for field in FIELDS))


if __name__ == "__main__":
    main()
