"""A service of its own process, as a user starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

COMMAND = Path(sys.executable).parent / "policygraph"


@contextmanager
def service(arguments: Sequence[str], home: Path, **variables: str) -> Iterator[str]:
    """The address of a service on a folder's store; it is ended as by Ctrl-C."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "POLICYGRAPH_"))}
    env = {**kept, "POLICYGRAPH_HOME": str(home), "POLICYGRAPH_ENGINE_IDLE": "5", **variables}
    process = subprocess.Popen([COMMAND, *arguments], env=env, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert address is not None
        yield address[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
