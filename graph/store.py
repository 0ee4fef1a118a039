"""The store: one graph, in a Neo4j or in the embedded engine, over Bolt. With asking the one that imports neo4j."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, LiteralString, TypeVar, cast

import neo4j
from neo4j import exceptions
from neo4j.time import Date

from graph import asking, engine, export, judging, loading, locks, queries, restoring
from graph.composing import Bound, bind
from graph.errors import ReadOnlyError, SettingsError, StoreError
from graph.judgements import Judgements
from graph.loading import Row, Run
from graph.merging import Merge
from graph.records import GraphRecords
from graph.settings import Settings, make_home
from graph.sources import Sources
from graph.spool import Spool

T = TypeVar("T")
_Transaction = neo4j.AsyncManagedTransaction | neo4j.AsyncTransaction
_ATTEMPTS = 5
# Not asyncio's own threads: as many writers as there are of these may wait for the lock that the one who keeps holds.
_KEEPER = ThreadPoolExecutor(1, "policygraph-keeper")
_REMOVED_MEANWHILE = "Neo.ClientError.Statement.EntityNotFound"
_WRITE_REFUSED = {"Neo.ClientError.Statement.AccessMode", "Neo.ClientError.Security.Forbidden"}


@dataclass(frozen=True)
class _Address:
    uri: str
    user: str
    password: str
    database: str
    retry_seconds: float
    embedded: bool
    write_lock: Path | None = None


class Store:
    """One connection to the graph; made by open_store. Every method raises StoreError when the database fails."""

    def __init__(self, driver: neo4j.AsyncDriver, address: _Address, sources: Sources, read_only: bool) -> None:
        """Made by open_store."""
        self._driver, self._address, self.sources, self._read_only = driver, address, sources, read_only
        self.judgements = Judgements(sources.home)

    async def run(self, query_name: str, /, **params: Any) -> list[Row]:
        """Rows of a query by its name, such as read/tasks; a write is a ReadOnlyError on a read-only store."""
        bound = bind(query_name, params)  # what is wrong with it is no fault of the database
        with _translated():
            try:
                async with self._session(write=False) as session:
                    return await _rows(session, bound)  # without the round trips of a transaction
            except (exceptions.Neo4jError, exceptions.DriverError) as error:
                if not error.is_retryable() and getattr(error, "code", None) != _REMOVED_MEANWHILE:
                    raise
        return await self._transact(lambda run: run(query_name, **params), write=False)

    async def ask(self, statement: str, params: Mapping[str, Any], seconds: float) -> asking.Answer:
        """Answer a statement of the user's own; on a read-only store a write is a ReadOnlyError (asking.ask)."""
        with _translated():
            async with self._session(write=False) as session:
                return await asking.ask(session, statement, params, seconds)

    async def try_write(self) -> None:
        """Write, and take it back. ReadOnlyError: this user, or this database, only reads."""
        with _translated():
            async with self._driver.session(database=self._address.database) as session:
                transaction = await session.begin_transaction()
                await _run(transaction, "load/version", writes=0)
                await transaction.rollback()

    async def ping(self) -> None:
        """Return when the database has answered."""
        await self.run("read/ping")

    async def load(self, records: GraphRecords, source: Path | None = None) -> Merge:
        """Write a policy with all its facts, as people judged them, in one transaction; what was there is replaced.

        Where another file of the same policy has a longer text that one stands, and this is noted among its files.

        source: the file that it was read from, of which the bytes are kept if the settings say so. They are kept
        before, and what is replaced is dropped after: a policy that is in has its source. DocumentError: the file is
        another by now.
        """
        records, judged, unmatched = judging.apply(records, self.judgements.all())
        policy = records.policy
        async with self._writing(policy.id, policy.source_sha256):
            if source and self.sources.keeping and not self._read_only:
                keeping = partial(self.sources.keep, source, policy.source_sha256)
                await asyncio.get_running_loop().run_in_executor(_KEEPER, keeping)
            loaded = await self._transact(partial(loading.load, records=records, judged=judged), write=True)
            return replace(loaded, unmatched=unmatched)

    async def remove(self, policy_id: str) -> None:
        """Take a policy and all that only it said out; one that others cite stays, with its title alone.

        Its source goes too, unless another policy was read from it.
        """
        async with self._writing(policy_id):
            await self._transact(partial(loading.remove, policy_id=policy_id), write=True)

    def export(self) -> AsyncIterator[Row]:
        """Every edge and node as {"kind", "id", "properties"}, edges with "from", "to"; ordered by kind and id."""
        return export.rows(self.run)

    async def check_empty(self) -> None:
        """NotEmptyError, that says what there is, where the store holds something."""
        await restoring.check_empty(self.run)

    async def restore(self, spool: Spool) -> None:
        """Write an exported graph into this store, which must be empty (NotEmptyError)."""
        async with self._writing(""):
            await restoring.restore(partial(self._transact, write=True), spool)

    async def prepare(self) -> None:
        """Create the constraints and indexes that are not there yet; the embedded engine makes its full text itself."""
        left_out = ("schema/neo4j/",) if self._address.embedded else ()
        with _translated():
            async with self._session(write=True) as session:
                for name, query in queries.catalogue().items():
                    if name.startswith("schema/") and not name.startswith(left_out):
                        await (await session.run(_literal(query.text))).consume()

    @asynccontextmanager
    async def _writing(self, policy_id: str, *sha256s: str) -> AsyncIterator[None]:
        """Keep other writers of this home away. What nothing needs after it is dropped, whether it went well or not.

        Looked at are the source that the policy had, and those that are named.
        """
        async with AsyncExitStack() as stack:
            if self._address.write_lock and not self._read_only:
                await _enter(stack, locks.held(self._address.write_lock))
            if not self.sources.used or self._read_only:
                yield
                return
            touched = await self._shas("read/sources", ids=[policy_id]) | set(sha256s)
            try:
                yield
            finally:
                needed = await self._shas("read/sources_needed", sha256s=sorted(touched))
                self.sources.drop(touched - needed)

    async def _shas(self, query_name: str, **params: Any) -> set[str]:
        return {row["sha256"] for row in await self.run(query_name, **params)}

    async def _transact(self, work: Callable[[Run], Awaitable[T]], *, write: bool) -> T:
        """Run work in one transaction, again where another writer was in the way, or removed what it was reading."""

        async def bound(transaction: neo4j.AsyncManagedTransaction) -> T:
            return await work(partial(_run, transaction))

        with _translated():
            async with self._session(write=write) as session:
                execute = session.execute_write if write and not self._read_only else session.execute_read
                for _ in range(_ATTEMPTS - 1):
                    try:
                        return await execute(bound)
                    except exceptions.ConstraintError:  # two writers made the same node at once
                        continue
                    except exceptions.ClientError as error:
                        if error.code != _REMOVED_MEANWHILE:
                            raise
                return await execute(bound)

    def _session(self, *, write: bool) -> neo4j.AsyncSession:
        mode = neo4j.WRITE_ACCESS if write and not self._read_only else neo4j.READ_ACCESS
        return self._driver.session(database=self._address.database, default_access_mode=mode)


@asynccontextmanager
async def open_store(settings: Settings, *, read_only: bool = False) -> AsyncIterator[Store]:
    """Connect to the Neo4j of the settings, or to the embedded engine, which is started where it does not run.

    Raises SettingsError, EngineError, or StoreError where the database does not answer.
    """
    async with AsyncExitStack() as stack:
        address = await _address(stack, settings, read_only)
        # It tells of every label that a graph does not have yet, on stderr.
        logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)
        with _translated():
            driver = neo4j.AsyncGraphDatabase.driver(
                address.uri,
                auth=(address.user, address.password),
                max_transaction_retry_time=address.retry_seconds,
            )
        await stack.enter_async_context(driver)
        store = Store(driver, address, Sources(settings.home, settings.keep_sources), read_only)
        await (store.ping() if read_only else store.prepare())
        yield store


async def _address(stack: AsyncExitStack, settings: Settings, read_only: bool) -> _Address:
    if settings.neo4j_uri:
        if settings.neo4j_password is None:
            raise SettingsError("NEO4J_URI is set, NEO4J_PASSWORD is not")
        password = settings.neo4j_password.get_secret_value()
        lock = None if read_only else _sources_lock(settings)
        return _Address(settings.neo4j_uri, settings.neo4j_user, password, settings.neo4j_database, 30.0, False, lock)
    found = await _enter(stack, engine.leased(settings.home, settings.engine_idle))
    user, password = (engine.READER, found.reader) if read_only else ("root", found.root)
    return _Address(found.uri, user, password, engine.DATABASE, 2.0, True, settings.home / "write.lock")


def _sources_lock(settings: Settings) -> Path | None:
    """Neo4j needs no lock for what it holds itself; the sources beside it do, where there are any."""
    if not Sources(settings.home, settings.keep_sources).used:
        return None
    make_home(settings.home)
    return settings.home / "write.lock"


async def _enter(stack: AsyncExitStack, context: AbstractContextManager[T]) -> T:
    """Enter a context that may wait for a lock, without keeping the event loop."""
    entered = await asyncio.to_thread(context.__enter__)
    stack.push(context)
    return entered


async def _run(transaction: _Transaction, name: str, /, **params: Any) -> list[Row]:
    return await _rows(transaction, bind(name, params))


async def _rows(runner: _Transaction | neo4j.AsyncSession, bound: Bound) -> list[Row]:
    result = await runner.run(_literal(bound.text), bound.params)
    columns = result.keys()
    return [dict(zip(columns, map(_native, record.values()), strict=True)) async for record in result]


def _literal(text: str) -> LiteralString:
    """The driver wants a literal, to keep values out of statements, and ours come from files alone."""
    return cast("LiteralString", text)  # type: ignore[redundant-cast]


def _native(value: Any) -> Any:
    """Turn the driver's dates into Python's, in lists and maps too; our queries return no nodes themselves."""
    if isinstance(value, list):
        return [_native(item) for item in value]
    if isinstance(value, dict):
        return {key: _native(item) for key, item in value.items()}
    return value.to_native() if isinstance(value, Date) else value


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except exceptions.AuthError as error:
        if error.code in _WRITE_REFUSED:
            raise ReadOnlyError("this connection only reads") from error
        raise StoreError(f"the database refused the user or password: {error.message}") from error
    except exceptions.ClientError as error:
        if error.code in _WRITE_REFUSED:
            raise ReadOnlyError("this connection only reads") from error
        raise StoreError(f"the database refused a statement: {error.code}: {error.message}") from error
    except (exceptions.Neo4jError, exceptions.DriverError, exceptions.ConfigurationError) as error:
        raise StoreError(f"the database failed: {error}") from error
