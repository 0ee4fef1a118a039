"""The arrangement in a process of its own: a large one takes seconds, in which nothing else would be answered."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from dataclasses import asdict

from graph.drawing.sketch import Places, Sketch
from graph.errors import DrawingError

_PATIENCE = 120.0  # seconds


async def arranged(sketch: Sketch) -> Places:
    """Where its nodes stand. DrawingError: the process failed, or took too long."""
    return await asyncio.to_thread(_in_process, sketch)


def _in_process(sketch: Sketch) -> Places:
    command = [sys.executable, "-P", "-m", "graph.drawing"]
    given = json.dumps(asdict(sketch)).encode()
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=True, timeout=_PATIENCE)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise DrawingError(f"{len(sketch.ids)} nodes were not arranged within {_PATIENCE:.0f} s") from error
    except (OSError, subprocess.CalledProcessError) as error:
        told = (getattr(error, "stderr", b"") or b"").decode(errors="replace").strip().splitlines()
        raise DrawingError(f"{len(sketch.ids)} nodes were not arranged: {told[-1] if told else error}") from error
    return Places(**{name: tuple(values) for name, values in json.loads(done.stdout).items()})
