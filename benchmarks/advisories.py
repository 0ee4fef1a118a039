"""Known weaknesses of the locked packages: pip-audit and npm audit, where an index of advisories answers.

    .venv/bin/python benchmarks/advisories.py

Where none does, the age of the lock is told instead: what was published of its packages since then is not known here.
Exit code 1 where a weakness is found. pip-audit is fetched by uv, and not kept among the developers' tools.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from cli.lock_age import newest

ROOT = Path(__file__).parents[1]
UV = Path(sys.executable).parent / "uv"
SECONDS = 120


def output(command: list[str], folder: Path = ROOT) -> str:
    """Of a command that may not come to an end; its errors are not of interest where it says nothing."""
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def parsed(said: str) -> Any:
    try:
        return json.loads(said)
    except ValueError:
        return None


def of_python() -> list[str] | None:
    """A line for each weakness; None: no index answered."""
    export = output([str(UV), "export", "--frozen", "--all-extras", "--no-dev", "--no-emit-project"])
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        listed.write_text(export, "utf-8")
        audit = ["pip-audit", "--disable-pip", "--require-hashes", "-r", str(listed), "--format", "json"]
        said = parsed(output([str(UV), "tool", "run", *audit]))
    if not isinstance(said, dict) or "dependencies" not in said:
        return None
    looked_up = [
        one for one in said["dependencies"] if "vulns" in one
    ]  # the others it skips, and calls that no weakness
    if not looked_up:
        return None
    print(f"{len(looked_up)} of {len(said['dependencies'])} packages of uv.lock are in the index")
    found = [(one, weak) for one in looked_up for weak in one["vulns"]]
    return [f"{one['name']} {one['version']}: {weak['id']}, mended in {weak['fix_versions']}" for one, weak in found]


def of_page() -> list[str] | None:
    """The same of what is built into the page; what only builds it does not run where the page does."""
    said = parsed(output(["npm", "audit", "--json", "--omit=dev"], ROOT / "web"))
    if not isinstance(said, dict) or "vulnerabilities" not in said:
        return None
    return [f"{name}: {one['severity']}, {one['range']}" for name, one in said["vulnerabilities"].items()]


def main() -> int:
    found = {"pip-audit, uv.lock": of_python(), "npm audit, web/package-lock.json": of_page()}
    for name, weak in found.items():
        told = "no index of advisories answers" if weak is None else "; ".join(weak) or "nothing known"
        print(f"{name}: {told}")
    print(f"the newest package of uv.lock is of {newest(ROOT / 'uv.lock'):%Y-%m-%d}")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
