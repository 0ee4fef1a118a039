#!/usr/bin/env python3
"""Set the project up in .venv and run it, with nothing but Python 3.11: the standard library alone.

python3 run.py demo             set up, then `policygraph demo` (so with every other command of policygraph)
python3 run.py test [ARGUMENT]  set up, then every check and test; arguments go to pytest

The environment is made by uv from uv.lock. Debian's Python comes without pip for it, so where ensurepip is missing
pip's wheel is fetched from the address in the lock, whose hash it must have.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
BOOT = ROOT / ".cache" / "boot"
VENV = ROOT / ".venv"
BIN = "Scripts" if os.name == "nt" else "bin"
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)
# A worker for each processor; with over four, the longest group of tests is what all wait for.
TESTS = ("pytest", "-m", "", "-n", "logical", "--maxprocesses", "4")


def main(arguments: list[str]) -> int:
    """Set up and run; the exit code is that of what was run."""
    if sys.version_info < (3, 11):
        sys.exit("policygraph needs Python 3.11 or newer; this one is " + sys.version.split()[0])
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    set_up()
    if arguments[0] == "test":
        return test(arguments[1:])
    command = [program("policygraph"), *arguments]
    if os.name == "nt":
        return subprocess.call(command)
    os.execv(command[0], command)  # signals then reach the program itself


def test(arguments: list[str]) -> int:
    """Run every check, then every test; 1 when any of them failed."""
    commands = [*CHECKS, (*TESTS, *arguments)]
    failed = [command for command in commands if subprocess.call([program(command[0]), *command[1:]], cwd=ROOT)]
    for command in failed:
        print("failed:", *command, file=sys.stderr)
    return 1 if failed else 0


def program(name: str) -> str:
    """Path of a program of the environment."""
    return str(VENV / BIN / name)


def set_up() -> None:
    """Make .venv equal to uv.lock; quick when it already is."""
    uv = BOOT / BIN / ("uv.exe" if os.name == "nt" else "uv")
    if not uv.exists():
        install_uv()
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(VENV), "UV_PYTHON_DOWNLOADS": "never"}
    command = [str(uv), "sync", "--frozen", "--quiet", "--python", sys.executable]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def install_uv() -> None:
    """Install the locked uv into an environment of its own, for Debian's Python refuses to install beside itself."""
    print("setting up: uv, then the locked packages in .venv", file=sys.stderr)
    has_pip = importlib.util.find_spec("ensurepip") is not None
    subprocess.run([sys.executable, "-m", "venv", "--clear", *([] if has_pip else ["--without-pip"]), BOOT], check=True)
    python = str(BOOT / BIN / "python")
    uv = "uv==" + locked("uv")["version"]
    with tempfile.TemporaryDirectory() as folder:
        pip = [python, "-m", "pip"] if has_pip else [python, str(fetch_pip(Path(folder)) / "pip")]
        subprocess.run([*pip, "install", "--quiet", "--disable-pip-version-check", uv], check=True)


def fetch_pip(folder: Path) -> Path:
    """Download the locked pip wheel, which runs unopened."""
    wheel: dict[str, str] = locked("pip")["wheels"][0]
    with urllib.request.urlopen(wheel["url"], timeout=180) as response:
        data = response.read()
    if "sha256:" + hashlib.sha256(data).hexdigest() != wheel["hash"]:
        sys.exit("the downloaded pip has not the hash that uv.lock gives")
    path = folder / wheel["url"].rsplit("/", 1)[-1]
    path.write_bytes(data)
    return path


def locked(name: str) -> dict[str, Any]:
    """Return the entry of a package in uv.lock."""
    import tomllib  # newer than the version check above

    packages: list[dict[str, Any]] = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    return next(package for package in packages if package["name"] == name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
