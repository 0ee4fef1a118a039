"""How often each may ask: so many requests a minute, all at once or one after the other, for each key or address."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from starlette.types import Scope

MINUTE = 60.0  # seconds
MOST_REMEMBERED = 10_000
"""Names; beyond, the one is forgotten that has not asked for longest, which had its whole minute again by then or is
one of so many that no limit for each would hold them."""


class Rate:
    """A token bucket for each name, told by one number: the time by which all that it took will have come back."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """per_minute: requests, 0 for no limit; clock: seconds."""
        self._interval = MINUTE / per_minute if per_minute else 0.0
        self._clock = clock
        self._back: OrderedDict[str, float] = OrderedDict()

    def wait(self, name: str) -> float:
        """Seconds until it may ask again; 0: it may now."""
        return max(0.0, self._next(name) - self._clock() - MINUTE)

    def take(self, name: str) -> float:
        """Count a request where it may ask, and give what `wait` does."""
        if not self._interval:
            return 0.0
        wait = self.wait(name)
        if not wait:
            self._back[name] = self._next(name)
            self._back.move_to_end(name)
            if len(self._back) > MOST_REMEMBERED:
                self._back.popitem(last=False)
        return wait

    def _next(self, name: str) -> float:
        """When all would have come back that it took, and one more."""
        return max(self._back.get(name, 0.0), self._clock()) + self._interval


def address_of(scope: Scope) -> str:
    """Whom a request comes from, as the server knows: of IPv6 the network, in which one host has all addresses."""
    client = scope.get("client")
    if not client:
        return "unknown"
    try:
        found = ip_address(client[0])
    except ValueError:  # a name, where there is no network
        return str(client[0])
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or f"{IPv6Address(int(found) >> 64 << 64)}/64")
