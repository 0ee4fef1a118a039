"""One document read in a process of its own, so that the service goes on answering, whatever becomes of it.

The process prints a Reading as JSON. It ends with the service: its standard input is a pipe that the service holds.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from asyncio.subprocess import PIPE, Process
from pathlib import Path

from pydantic import BaseModel

from graph.errors import DocumentError
from graph.records import GraphRecords
from ingest.records.load import Built

READ_SECONDS = 600.0


class Reading(BaseModel):
    """What a document says and how much was not understood, or the reason why it cannot be read and the place."""

    records: GraphRecords | None = None
    not_understood: dict[str, int] = {}
    reason: str = ""
    place: int | None = None


class Reader:
    """Reads documents of at most limit bytes; process is the one that reads now."""

    def __init__(self, limit: int, seconds: float = READ_SECONDS) -> None:
        """Seconds: after which a document is given up."""
        self.process: Process | None = None
        self._limit, self._seconds = limit, seconds

    async def read(self, path: Path, document: str) -> Built:
        """All that the file says, under the name document. DocumentError: it cannot be read, or its process ended."""
        reading = Reading.model_validate_json(await self._run(path, document))
        if reading.records is None:
            raise DocumentError(document, reading.reason, reading.place)
        policy = reading.records.policy.model_copy(update={"document": document})
        return Built(reading.records.model_copy(update={"policy": policy}), reading.not_understood)

    async def _run(self, path: Path, document: str) -> bytes:
        command = (sys.executable, "-P", "-m", "api.reading", str(path), str(self._limit))
        # A session of its own: Ctrl-C is for the service, which ends this process itself.
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, start_new_session=True)
        self.process = process
        try:
            async with asyncio.timeout(self._seconds):
                printed = await process.stdout.read() if process.stdout else b""
                code = await process.wait()
        except TimeoutError as error:
            raise DocumentError(document, f"given up: not read in {self._seconds:g} seconds") from error
        finally:
            self.process = None
            if process.returncode is None:
                process.kill()
                await process.wait()
        if code != 0:
            raise DocumentError(document, f"the process that read it ended before it was done (code {code})")
        return printed


def main(path: Path, limit: int) -> None:
    """Print the Reading of a file; what else is printed meanwhile goes to stderr."""
    threading.Thread(target=_end_with_service, daemon=True).start()
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    out.write(_read(path, limit))
    out.flush()


def _end_with_service() -> None:
    os.read(0, 1)  # nothing is ever sent: it returns when the service ends. Unbuffered, for a buffer holds a lock
    os._exit(1)


def _read(path: Path, limit: int) -> bytes:
    from ingest.records.load import build

    try:
        records, not_understood = build(path, limit)
        reading = Reading(records=records, not_understood=dict(not_understood))
        return reading.model_dump_json(exclude_none=True).encode()
    except DocumentError as error:
        return Reading(reason=error.reason, place=error.place).model_dump_json().encode()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
