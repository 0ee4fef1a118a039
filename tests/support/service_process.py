"""The service as a process of its own, to be killed and started again."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

SECONDS = 60.0


@dataclass
class Serving:
    """A running service: where it answers, its process, and the file that its stderr goes to."""

    address: str
    process: subprocess.Popen[str]
    log: Path

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and wait; gives the exit code."""
        self.process.send_signal(how)
        return self.process.wait(SECONDS)


@contextlib.contextmanager
def serving(home: Path, *options: str, **variables: str) -> Iterator[Serving]:
    """A service on a home, that answers; what is left of it at the end is killed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "POLICYGRAPH_"))}
    env = {**kept, "POLICYGRAPH_HOME": str(home), "POLICYGRAPH_ENGINE_IDLE": "5", **variables}
    log = home.with_suffix(".log")
    command = [sys.executable, "-P", "-m", "cli", "serve", "--port", "0", *options]
    with (
        log.open("w") as err,
        subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=err, text=True) as process,
    ):
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[1]
            _wait_for(address, process, log)
            yield Serving(address, process, log)
        finally:
            process.kill()


def _wait_for(address: str, process: subprocess.Popen[str], log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            httpx.get(f"{address}/health")
            return
        time.sleep(0.05)
    raise AssertionError(f"the service does not answer: {log.read_text()}")
