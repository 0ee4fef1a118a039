"""What more answered documents would bring: fitted on some of them, the others are read.

    .venv/bin/python benchmarks/learning.py [--counts 8 16 32 48]

Each count is measured on three choices of documents, by turns of a fixed order; F1 over all documents left out, known
ones apart.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from statistics import mean

from graph.settings import Settings
from ingest.evaluation.answered import Answered, load
from ingest.evaluation.score import Score, evaluate, pool
from ingest.facts.extract import extract
from ingest.training.folds import fit_all

FIELDS = ("task", "place", "title", "responsibility", "number", "target")
_STRIDE = 29  # a prime: neighbours in the order of names are of one source
_TURNS = 3


def choices(documents: Sequence[Answered], count: int) -> Iterator[tuple[list[Answered], list[Answered]]]:
    """Documents to fit on, and the others."""
    order = [documents[at * _STRIDE % len(documents)] for at in range(len(documents))]
    for turn in range(_TURNS):
        first = turn * len(order) // _TURNS
        turned = order[first:] + order[:first]
        yield turned[:count], turned[count:]


def measure(fitted: Sequence[Answered], left: Sequence[Answered]) -> dict[str, Score]:
    models = fit_all(fitted)
    new = [one for one in left if one.group != "known"]
    return pool(evaluate(one.gold, extract(one.source, models).model_dump(mode="json"), one.source.text) for one in new)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[8, 16, 32, 48])
    documents = load(Settings().answered, Settings().max_bytes)
    print(f"{'documents':>9} " + " ".join(f"{field:>14}" for field in FIELDS))
    for count in parser.parse_args().counts:
        found = [measure(*choice) for choice in choices(documents, count)]
        print(f"{count:9} " + " ".join(f"{mean(scores[field].f1 for scores in found):14.3f}" for field in FIELDS))


if __name__ == "__main__":
    main()
