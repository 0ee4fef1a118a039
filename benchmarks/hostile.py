"""Two thousand mutated documents, as many heaps of pieces, and every worst case at its length: crashes and slowness.

    .venv/bin/python benchmarks/hostile.py [--count 2000] [--seed 0]

Too long is over 0.2 s and 2 s a megabyte of UTF-8, of CPU. Exits 1 if anything is wrong.
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
    yield from ((f"heap {heap.name}", heap.text) for heap in heaps(count, seed))
    yield from ((f"{mutant.name} {mutant.changes}", mutant.text) for mutant in mutants(named, count, seed))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    extract(from_text("一、推进改革。"))  # the first reads tables
    kinds: Counter[str] = Counter()
    for name, text in texts(arguments.count, arguments.seed):
        found = fault(text)
        if found:
            kinds[found.split(":")[0] if found.startswith("too") else found] += 1
            print(f"{name}: {found}", flush=True)
    print(
        f"{arguments.count} mutants, {arguments.count} heaps:",
        "; ".join(f"{kind} {n}" for kind, n in kinds.most_common()) or "nothing wrong",
    )
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
