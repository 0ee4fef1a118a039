"""Ten thousand mutated documents and heaps of pieces, and every worst case at three lengths: crashes and slowness.

    .venv/bin/python benchmarks/hostile.py [--count 10000] [--seed 0] [--lengths]

Half of the texts are mutated documents, half are heaps. Too long is over 0.2 s and 2 s a megabyte of UTF-8, of CPU.
Of each worst case that has a length, 100, 200 and 400 kB are timed beside each other: what takes over three times as
long at twice the length grows with its square (--lengths: these alone). Exits 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

import answered
from mutate import heaps, mutants, worst_cases

from graph.errors import DocumentError
from ingest.facts.extract import extract
from ingest.formats.read import from_text

LENGTHS = (100_000, 200_000, 400_000)  # bytes
STEEP, LEAST = 3.0, 0.3  # times as long at twice the length; seconds below which nothing shows


def fault(text: str) -> str | None:
    """A crash with its place, or the time of a text that took too long."""
    allowed = 0.2 + 2 * len(text.encode("utf-8", "surrogatepass")) / 1_000_000
    began = time.process_time()
    try:
        extract(from_text(text))
    except DocumentError:
        return None
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
    taken = time.process_time() - began
    return f"too long: {taken:.2f} s, {allowed:.2f} allowed" if taken > allowed else None


def texts(count: int, seed: int) -> Iterator[tuple[str, str]]:
    yield from worst_cases()
    named = [(one.name, one.source.text) for one in answered.documents()]
    yield from ((f"heap {heap.name}", heap.text) for heap in heaps(count // 2, seed))
    yield from ((f"{mutant.name} {mutant.changes}", mutant.text) for mutant in mutants(named, count - count // 2, seed))


def size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def of_length(name: str, length: int) -> str:
    """A worst case cut or drawn out to about so many bytes."""
    whole = size(dict(worst_cases())[name])
    return dict(worst_cases(length / whole))[name]


def seconds(text: str) -> float:
    """The CPU that a text takes; the better of two, for a machine may be busy."""
    taken = []
    for _ in range(2):
        began = time.process_time()
        extract(from_text(text))
        taken.append(time.process_time() - began)
    return min(taken)


def compare_lengths() -> int:
    """Print the seconds of each worst case by its length; how many grow with the square of it."""
    short, longer = dict(worst_cases(0.5)), dict(worst_cases())
    quadratic = 0
    print(f"{'seconds of CPU at':45}" + "".join(f"{length // 1000:>8} kB" for length in LENGTHS))
    for name in longer:
        if len(short[name]) == len(longer[name]):
            continue  # it has one length
        taken = [seconds(of_length(name, length)) for length in LENGTHS]
        grows = taken[-1] > LEAST and taken[-1] > STEEP * taken[-2]
        quadratic += grows
        print(
            f"{name:45}" + "".join(f"{one:11.2f}" for one in taken) + ("  grows too fast" if grows else ""), flush=True
        )
    return quadratic


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--lengths", action="store_true")
    arguments = parser.parse_args()
    extract(from_text("一、推进改革。"))  # the first reads tables
    quadratic = compare_lengths()
    if arguments.lengths:
        return 1 if quadratic else 0
    kinds: Counter[str] = Counter()
    for name, text in texts(arguments.count, arguments.seed):
        found = fault(text)
        if found:
            kinds[found.split(":")[0] if found.startswith("too") else found] += 1
            print(f"{name}: {found}", flush=True)
    print(
        f"{arguments.count} texts:",
        "; ".join(f"{kind} {n}" for kind, n in kinds.most_common()) or "nothing wrong",
    )
    return 1 if kinds or quadratic else 0


if __name__ == "__main__":
    sys.exit(main())
