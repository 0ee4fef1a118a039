"""Whether the service answers as its OpenAPI document says: twenty minutes of requests that schemathesis makes from it.

    .venv/bin/python benchmarks/fuzz_api.py [--seconds 1200]

Half of the time without the key, half with it, on a new embedded store that holds the corpus. Printed are the number of
cases, by status, and what was wrong: a status of 500 and above, one that is not documented, another type or body than
documented. Exits 1 if anything was.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from fuzzing import fuzz  # noqa: E402  # what the tests run for seconds


def filled(home: Path, key: bool, seconds: float) -> bool:
    """Print what is found on a new store; whether nothing was wrong."""
    env = {**os.environ, "POLICYGRAPH_HOME": str(home), "NEO4J_URI": ""}
    command = [sys.executable, "-c", "from cli.main import app; app()"]
    subprocess.run([*command, "ingest", str(ROOT / "data" / "corpus")], env=env, check=True, capture_output=True)
    try:
        found = fuzz(home, key, seconds, examples=10)
    finally:
        subprocess.run([*command, "engine", "stop"], env=env, check=True, capture_output=True)
    print(f"{found.cases} cases {'with' if key else 'without'} the key, by status: {dict(found.statuses)}")
    for where, what in found.wrong.items():
        print(*where, what, sep="\n")
    return not found.wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=1_200)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        well = [filled(Path(folder) / name, name == "with", seconds / 2) for name in ("without", "with")]
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
