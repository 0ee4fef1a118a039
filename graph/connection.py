"""The way to a database, which is found again when it is lost: it ended, or was started anew elsewhere."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from typing import LiteralString

import neo4j

from graph.engine import Engine
from graph.errors import PolicygraphError, UnavailableError
from graph.failures import LEAST_VERSION, Place, is_loss, lost, too_old, translated

ANSWER_SECONDS = 8.0
"""How long is waited for a database that was not asked before."""
_ACQUIRE_SECONDS = 9.0
_LOOK_SECONDS = 0.4
_SLICES = (
    3  # of a wait: an event loop that was kept busy for long takes one of them, and the answer is there in the next
)
_BUSY_SHARE, _BUSY_SECONDS = 0.25, 60.0
"""An embedded engine that keeps quiet is busy where it takes so much of a processor, and said something so lately."""
_ASK: LiteralString = "RETURN 1 AS answer"
# Not asyncio's own threads, which others may fill with waiting for a lock while an engine is to be started.
_FINDER = ThreadPoolExecutor(4, "policygraph-finder")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Address:
    """Where a database is and as whom to ask it; engine: of the embedded one."""

    uri: str
    user: str
    password: str
    database: str
    place: Place
    engine: Engine | None = None

    @property
    def embedded(self) -> bool:
        """Whether it is the embedded engine."""
        return self.engine is not None

    def worked(self) -> float:
        """Processor seconds that it has taken, of the embedded engine; 0 where that is not known."""
        return self.engine.worked() if self.engine else 0.0


class Connection:
    """Sessions with a database that may go and come back; made by connected.

    locate: looks up where it is, starting it where that is ours to do; may take long. moved: whether it is elsewhere.
    quiet: seconds without any answer after which it counts as gone.
    """

    def __init__(self, locate: Callable[[], Address], moved: Callable[[Address], bool], quiet: float) -> None:
        """Nothing is connected yet."""
        self._locate, self._moved, self._quiet = locate, moved, quiet
        self.address: Address
        self._driver: neo4j.AsyncDriver | None = None
        self._probe: neo4j.AsyncDriver | None = None  # its own connection: the driver's may all be at work
        self._trouble: str | None = None
        self._lost_at = self._heard_at = 0.0
        self._finding: asyncio.Task[None] | None = None
        self._scopes: set[asyncio.Timeout] = set()

    @asynccontextmanager
    async def session(self, *, write: bool) -> AsyncIterator[neo4j.AsyncSession]:
        """A session. UnavailableError: the database is gone, or goes meanwhile; from then on it is looked for."""
        if self._trouble is not None:
            raise UnavailableError(self._trouble)
        try:
            async with asyncio.timeout(None) as scope:
                with self._cut_off(scope), self._translated(self.address):
                    async with self._session(self._driver, write) as session:
                        yield session
        except TimeoutError as error:
            if not scope.expired():
                raise
            raise UnavailableError(self._trouble or "the database is gone", unsure=write) from error
        except UnavailableError as error:
            self._lose(error)
            raise
        self._heard_at = time.monotonic()

    async def back(self, patience: float) -> None:
        """Return when the database is there. UnavailableError: it is not, so many seconds after it was lost."""
        if self._finding is not None:
            left = self._lost_at + patience - time.monotonic()
            await asyncio.wait([self._finding], timeout=max(0.0, left))
        if self._trouble is not None:
            raise UnavailableError(self._trouble)

    async def open(self) -> None:
        """Connect for the first time; an engine that was found while it was ending is started. Raises as connect."""
        try:
            await self.connect()
        except UnavailableError:
            await asyncio.sleep(_LOOK_SECONDS)  # a killed process holds its locks until the system has cleared it away
            if not await asyncio.get_running_loop().run_in_executor(_FINDER, self._moved, self.address):
                raise
            await self.connect()

    async def connect(self) -> None:
        """Look up where the database is, and ask it something. Raises UnavailableError and what locate raises."""
        loop = asyncio.get_running_loop()
        address = await loop.run_in_executor(_FINDER, self._locate)
        if self._driver is None or address != self.address:
            await self.close_drivers()
            with translated(address.place):
                self._driver, self._probe = _driver(address, 100), _driver(address, 1)
            self.address = address
        with self._translated(address):
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._ask()

    async def watch(self) -> None:
        """See to it, for ever, that the database is looked for when it is gone, also while nobody asks."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            if self._trouble is None:
                try:
                    await self._look()
                except Exception:  # a bug must not end the watch
                    _log.exception("the watch over the database failed")

    async def close(self) -> None:
        """Let go of everything."""
        if self._finding is not None:
            self._finding.cancel()
            await asyncio.gather(self._finding, return_exceptions=True)
        await self.close_drivers()

    async def close_drivers(self) -> None:
        """Close what is connected, of whatever is gone too."""
        drivers, self._driver, self._probe = (self._driver, self._probe), None, None
        for driver in filter(None, drivers):
            with suppress(Exception):  # what it is connected to may be gone
                async with asyncio.timeout(1.0):
                    await driver.close()

    @contextmanager
    def _cut_off(self, scope: asyncio.Timeout) -> Iterator[None]:
        """Within, what waits for an answer ends when the database is found to be gone."""
        self._scopes.add(scope)
        try:
            yield
        finally:
            self._scopes.discard(scope)

    def _translated(self, address: Address) -> AbstractContextManager[None]:
        return translated(address.place, lambda: self._moved(address))

    def _session(self, driver: neo4j.AsyncDriver | None, write: bool) -> neo4j.AsyncSession:
        if driver is None:  # it is being replaced
            raise UnavailableError(f"{self.address.place.name} is being looked for")
        mode = neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
        return driver.session(database=self.address.database, default_access_mode=mode)

    async def _ask(self) -> None:
        """Return when it has answered. SettingsError: it is too old."""
        async with self._session(self._probe, write=False) as session:
            summary = await (await session.run(_ASK)).consume()
        if not self.address.embedded:
            check_version(str(summary.server.agent), self.address.place.name)

    async def _look(self) -> None:
        """Lose the database if it is elsewhere, or gone, or has answered nobody for too long."""
        address, began = self.address, time.monotonic()
        worked = address.worked()
        if await asyncio.get_running_loop().run_in_executor(_FINDER, self._moved, address):
            self._lose(UnavailableError(f"{address.place.name} has ended: {address.place.when_gone}"))
            return
        error = await self._asked()
        if error is None:
            self._heard_at = time.monotonic()
        if isinstance(error, TimeoutError) and self._busy(address, worked, began):
            return
        if error is not None and is_loss(error):
            self._lose(lost(address.place, error))
        if isinstance(error, TimeoutError):
            for scope in self._scopes:
                with suppress(RuntimeError):  # it ends by itself just now
                    scope.reschedule(asyncio.get_running_loop().time())

    def _busy(self, address: Address, worked: float, since: float) -> bool:
        """Whether it answered others meanwhile, or works on what they asked."""
        if self._heard_at >= since:
            return True
        now = time.monotonic()
        works = address.worked() - worked > _BUSY_SHARE * (now - since)
        return works and now - self._heard_at < _BUSY_SECONDS

    async def _asked(self) -> BaseException | None:
        """What was wrong when it was asked; a TimeoutError where it kept quiet."""
        asking = asyncio.create_task(self._ask())
        try:
            for _ in range(_SLICES):
                if (await asyncio.wait([asking], timeout=self._quiet / _SLICES))[0]:
                    return asking.exception()
            return TimeoutError()
        finally:
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)

    def _lose(self, trouble: UnavailableError) -> None:
        self._trouble = str(trouble)
        if self._finding is None or self._finding.done():
            self._lost_at = time.monotonic()
            self._finding = asyncio.create_task(self._find())

    async def _find(self) -> None:
        while True:
            try:
                await self.connect()
                break
            except PolicygraphError as error:
                self._trouble = str(error)
            except Exception as error:  # a bug must not end the search
                _log.exception("looking for the database failed")
                self._trouble = f"{self.address.place.name} is not found: {type(error).__name__}"
            await asyncio.sleep(_LOOK_SECONDS)
        self._trouble = None


@asynccontextmanager
async def connected(
    locate: Callable[[], Address], moved: Callable[[Address], bool], quiet: float
) -> AsyncIterator[Connection]:
    """A connection that is there, and is watched while the context lasts. Raises as Connection.connect."""
    connection = Connection(locate, moved, quiet)
    try:
        await connection.open()
        watching = asyncio.create_task(connection.watch())
        try:
            yield connection
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
    finally:
        await connection.close()


def check_version(agent: str, name: str) -> None:
    """SettingsError where a Neo4j says that it is too old; agent: such as Neo4j/5.26.0."""
    product, _, version = agent.partition("/")
    major = version.split(".")[0]
    if product == "Neo4j" and major.isdecimal() and int(major) < LEAST_VERSION:
        raise too_old(name, f"is Neo4j {version}")


def _driver(address: Address, connections: int) -> neo4j.AsyncDriver:
    return neo4j.AsyncGraphDatabase.driver(
        address.uri,
        auth=(address.user, address.password),
        connection_timeout=ANSWER_SECONDS,
        connection_acquisition_timeout=_ACQUIRE_SECONDS,
        max_connection_pool_size=connections,
    )
