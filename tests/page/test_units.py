"""The unit tests of the page's own logic, which Node runs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from views import missing

pytestmark = pytest.mark.slow
WEB = Path(__file__).parents[2] / "web"


def test_units() -> None:
    npm = shutil.which("npm")
    if npm is None or not (WEB / "node_modules").is_dir():
        missing("Node or the page's packages are not there: npm ci in web/")
    done = subprocess.run([str(npm), "test"], cwd=WEB, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
