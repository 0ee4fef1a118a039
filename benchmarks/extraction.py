"""How fast the extraction is, on one core: beside jieba.lcut on the same text, and at lengths from 10 kB to 10 MB.

    .venv/bin/python benchmarks/extraction.py [--profile]

Times are of CPU, the best of three runs that alternate between the two, so that what else the machine does counts for
neither. Peak memory is that of a fresh process a length; what the interpreter and the modules take is left out.
"""

from __future__ import annotations

import argparse
import cProfile
import logging
import pstats
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from ingest import extract_document

CORPUS = Path(__file__).parents[1] / "data" / "corpus"
MEGABYTE = 1_000_000
LENGTHS = (10_000, 100_000, MEGABYTE, 10 * MEGABYTE)
ROUNDS = 3


def corpus(length: int) -> str:
    """The corpus repeated to a length in bytes of UTF-8, document after document."""
    documents = [path.read_text("utf-8").removeprefix("\ufeff") for path in sorted(CORPUS.glob("*.txt"))]
    whole = "\n".join(documents) + "\n"
    repeated = "".join(islice(cycle([whole]), length // len(whole.encode()) + 1))
    return repeated.encode()[:length].decode("utf-8", "ignore")


def seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began


def compare(text: str) -> None:
    """Characters a second of the extraction and of jieba, and their ratio."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()  # reading its dictionary is no part of cutting
    extract_document(corpus(10_000))  # nor is the first import and the compiling of patterns part of extracting
    runs = [(seconds(extract_document, text), seconds(jieba.lcut, text)) for _ in range(ROUNDS)]
    ours, theirs = (len(text) / min(times) for times in zip(*runs, strict=True))
    print(f"{len(text.encode()):,} bytes, {len(text):,} characters, one core, best of {ROUNDS}")
    print(f"policygraph  {ours:12,.0f} characters/s")
    print(f"jieba.lcut   {theirs:12,.0f} characters/s")
    print(f"ratio        {ours / theirs:12.2f}")


def grow() -> None:
    """Time and memory at each length, each in a process of its own."""
    print(f"{'bytes':>12} {'seconds':>9} {'s/MB':>7} {'peak MB':>8} {'tasks':>7}")
    for length in LENGTHS:
        subprocess.run([sys.executable, __file__, "--length", str(length)], check=True)


def measure(length: int) -> None:
    """One line of the table."""
    text = corpus(length)
    extract_document(corpus(10_000))
    before = _peak()
    began = time.process_time()
    found = extract_document(text)
    taken = time.process_time() - began
    peak = _peak() - before
    print(f"{length:12,} {taken:9.3f} {taken / length * MEGABYTE:7.2f} {peak:8.1f} {len(found.tasks):7}", flush=True)


def _peak() -> float:
    """The most memory that this process has held, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE


def profile(text: str) -> None:
    """The functions that take the most time."""
    extract_document(corpus(10_000))
    profiler = cProfile.Profile()
    profiler.runcall(extract_document, text)
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(20)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", action="store_true", help="print where the time goes instead")
    parser.add_argument("--length", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.length:
        measure(arguments.length)
    elif arguments.profile:
        profile(corpus(MEGABYTE))
    else:
        grow()  # first: a process starts with the peak of the one that started it
        compare(corpus(MEGABYTE))


if __name__ == "__main__":
    main()
