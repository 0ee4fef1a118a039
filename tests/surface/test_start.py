"""How the program is started: its version, python -m, completion in a shell."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from ingest.version import extractor

PROGRAM = str(Path(sys.executable).with_name("policygraph"))
SAYS = f"policygraph {version('policygraph')}, extractor {extractor()}, Python {platform.python_version()}\n"


def start(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, check=False)


STARTS = [
    ((PROGRAM, "--version"), 0, SAYS, "", "the program"),
    ((sys.executable, "-P", "-m", "cli", "--version"), 0, SAYS, "", "where it is not on the path"),
    ((sys.executable, "-P", "-m", "cli", "no-such"), 2, "", "Usage: policygraph [OPTIONS]", "it has the same name"),
]


@pytest.mark.parametrize(("command", "code", "out", "err", "reason"), STARTS, ids=[case[4] for case in STARTS])
def test_starts(command: tuple[str, ...], code: int, out: str, err: str, reason: str) -> None:
    done = start(*command)
    assert (done.returncode, done.stdout) == (code, out), reason
    assert err in done.stderr if err else done.stderr == ""


def test_bash_completion_completes(tmp_path: Path) -> None:
    """The script that --show-completion prints, run by bash as it does at the TAB key."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash is installed")
    script = start(PROGRAM, _POLICYGRAPH_COMPLETE="source_bash")
    assert script.returncode == 0
    assert "complete -o default -F _policygraph_completion policygraph" in script.stdout
    typed = f'COMP_WORDS=(policygraph obli); COMP_CWORD=1; _policygraph_completion {PROGRAM}; echo "${{COMPREPLY[@]}}"'
    done = start(bash, "--norc", "-c", f"{script.stdout}\n{typed}")
    assert (done.stdout, done.stderr) == ("obligations\n", "")
