"""How old a lock of packages is: nothing in it is newer than the newest file that it names."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path


def newest(lock: Path) -> datetime:
    """When the newest of the files of uv.lock was published, in UTC. OSError or ValueError: it is none.

    The date of the file itself is that of the checkout.
    """
    packages = tomllib.loads(lock.read_text("utf-8")).get("package", [])
    files = [file for one in packages for file in [*one.get("wheels", []), *filter(None, [one.get("sdist")])]]
    times = [datetime.fromisoformat(file["upload-time"]) for file in files if "upload-time" in file]
    if not times:
        raise ValueError(f"{lock} names no file with its time")
    return max(times)
