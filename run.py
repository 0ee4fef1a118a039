#!/usr/bin/env python3
"""Set the project up in .venv and run it, with nothing but Python 3.11 to 3.14: the standard library alone.

python3 run.py demo             set up what serving needs, then `policygraph demo` (so with every other command)
python3 run.py test [ARGUMENT]  set up developers' tools too, then every check and test; arguments go to pytest
python3 run.py set-up           set up developers' tools too, and run nothing

The environment is made by uv from uv.lock. Debian's Python comes without pip for it, so where ensurepip is missing
pip's wheel is fetched from the address in the lock, whose hash it must have. What was interrupted goes on at the next
run.
"""

# Python 3.6 must be able to read this file, to be told that it is too old.

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
CACHE = ROOT / ".cache"
VENV = ROOT / ".venv"
MODULES = ROOT / "web" / "node_modules"
BIN, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
UV = CACHE / "boot" / ("uv" + EXE)
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)
# A worker for each processor (one more than that is no faster: the databases' own work fills them); with over four, the
# longest group of tests is what all wait for.
TESTS = ("pytest", "-m", "", "-n", "logical", "--maxprocesses", "4")
AGAIN = "run it again: what is there is kept"
LONGEST = 300  # letters of another program's words in a message


class SetUpError(Exception):
    """The environment cannot be made; says why and what to do."""


def main(arguments: "list[str]") -> int:
    """Set up and run; the exit code is that of what was run."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 14):
        found = sys.version.split()[0]
        sys.exit("policygraph needs Python 3.11 to 3.14; this one is " + found + ": python3.12 run.py, for example")
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    developing = arguments[0] in ("test", "set-up")
    try:
        set_up(developing)
    except (SetUpError, OSError) as error:
        sys.exit(f"set-up failed: {error}")
    except KeyboardInterrupt:
        sys.exit(f"set-up interrupted; {AGAIN}")
    if developing:
        return test(arguments[1:]) if arguments[0] == "test" else 0
    command = [program("policygraph"), *arguments]
    if os.name == "nt":
        return subprocess.call(command)
    os.execv(command[0], command)  # signals then reach the program itself


def test(arguments: "list[str]") -> int:
    """Run every check, then every test; 1 when any of them failed."""
    say("every check, then every test: 15 to 20 minutes on two cores")
    # hundreds of processes are started: none compiles again what one before it has compiled, whoever forbids to keep it
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(CACHE / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    commands = [*CHECKS, (*TESTS, *arguments)]
    failed = [
        command
        for command in commands
        if subprocess.call([program(command[0]), *command[1:]], cwd=ROOT, env=environment)
    ]
    for command in failed:
        say("failed: " + " ".join(command))
    return 1 if failed else 0


def say(words: str) -> None:
    """Tell it on stderr."""
    print(words, file=sys.stderr, flush=True)


def program(name: str) -> str:
    """Path of a program of the environment."""
    return str(VENV / BIN / (name + EXE))


def set_up(developing: bool) -> None:
    """Install what serving needs, developing also developers' tools and extras; quick where all is there.

    What is there beside it stays: the demonstration takes nothing away from who develops. OSError or SetUpError.
    """
    check_writable()
    if not UV.exists():
        install_uv()
    if not Path(program("pytest" if developing else "policygraph")).exists():
        what = "developers' tools and extras too, 1 GB" if developing else "what serving needs, 220 MB"
        say(f"setting up .venv: {what}; about a minute with a fast network, half when uv has fetched it before")
    had_modules = MODULES.exists()
    command = [str(UV), "sync", "--frozen", "--quiet", "--python", sys.executable]
    command += ["--all-extras"] if developing else ["--no-dev", "--inexact"]
    if developing and not had_modules:  # the page's own tests need what the page is built with
        command += ["--reinstall-package", "policygraph"]
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(VENV), "UV_PYTHON_DOWNLOADS": "never"}
    fetch("the locked packages", command, environment)
    if not developing and not had_modules:  # 160 MB that built the page and have no other use
        shutil.rmtree(MODULES, ignore_errors=True)


def check_writable() -> None:
    """SetUpError where this checkout cannot be written."""
    try:
        for folder in (CACHE, VENV):
            folder.mkdir(exist_ok=True)
            tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        reason = f"{error.strerror}: {error.filename or folder}"
        raise SetUpError(f"this checkout cannot be written ({reason}); clone it into a folder of your own") from error


def fetch(what: str, command: "list[str]", environment: "dict[str, str] | None" = None) -> None:
    """Run what fetches and installs. SetUpError: it failed; with its own words in short."""
    done = subprocess.run(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, check=False)
    told = [line.strip(" \t×├╰─▶│") for line in done.stderr.decode("utf-8", "replace").splitlines()]
    told = [line for line in told if line and not line.startswith("WARNING: Retrying")]
    if done.returncode:
        # the first line says what, the last why
        short = ": ".join(dict.fromkeys([*told[:1], *told[-1:]]))[:LONGEST] or f"exit code {done.returncode}"
        hint = "see that the network and the disk (1 GB) are there"
        raise SetUpError(f"{what} could not be fetched and installed ({short}); {hint}, then {AGAIN}")
    if told:
        say("\n".join(told))


def install_uv() -> None:
    """Install the locked uv by way of an environment of its own: Debian's Python refuses to install beside itself."""
    say("fetching uv, 50 MB in .cache; some seconds with a fast network")
    has_pip = importlib.util.find_spec("ensurepip") is not None
    UV.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as name:
        folder = Path(name)
        make = [sys.executable, "-m", "venv", *([] if has_pip else ["--without-pip"]), name]
        fetch("an environment for uv", make)
        python = str(folder / BIN / ("python" + EXE))
        pip = [python, "-m", "pip"] if has_pip else [python, str(fetch_pip(folder) / "pip")]
        options = ["--quiet", "--disable-pip-version-check", "--retries", "1", "--no-warn-script-location"]
        fetch("uv", [*pip, "install", *options, "uv==" + locked("uv")["version"]])
        (folder / BIN / UV.name).replace(UV)  # one program without any need of the rest, and whole


def fetch_pip(folder: Path) -> Path:
    """Download the locked pip wheel, which runs unopened."""
    wheel: dict[str, str] = locked("pip")["wheels"][0]
    try:
        with urllib.request.urlopen(wheel["url"], timeout=30) as response:
            data = response.read()
    except OSError as error:
        raise SetUpError(f"pip could not be fetched ({error}); see that the network is there, then {AGAIN}") from error
    if "sha256:" + hashlib.sha256(data).hexdigest() != wheel["hash"]:
        raise SetUpError("the downloaded pip has not the hash that uv.lock gives")
    path = folder / wheel["url"].rsplit("/", 1)[-1]
    path.write_bytes(data)
    return path


def locked(name: str) -> "dict[str, Any]":
    """Return the entry of a package in uv.lock."""
    import tomllib  # newer than the version check above

    packages: list[dict[str, Any]] = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    return next(package for package in packages if package["name"] == name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
