"""How fast this machine is now, for tests that hold limits of CPU: others may work beside them."""

from __future__ import annotations

import time

REFERENCE = 0.024
"""Seconds of CPU that the work of `slowness` takes where the limits hold."""


def slowness() -> float:
    """How much longer work takes now than on the machine whose seconds the limits are, which was idle; at least 1."""
    begin, counts = time.process_time(), dict[int, int]()
    for at in range(120_000):
        counts[at % 977] = counts.get(at % 977, 0) + len(str(at))
    return max(1.0, (time.process_time() - begin) / REFERENCE)
