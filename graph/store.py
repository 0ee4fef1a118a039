"""The store: one graph, in a Neo4j or in the embedded engine, over Bolt."""

from __future__ import annotations

import asyncio
import copy
import itertools
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, AbstractContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import neo4j
from neo4j import exceptions

from graph import answers, asking, export, judging, loading, locks, queries, restoring
from graph.addresses import finder
from graph.composing import bind
from graph.connection import Connection, connected
from graph.errors import UnavailableError
from graph.failures import is_loss
from graph.judgements import Judgements
from graph.loading import Row, Run
from graph.merging import Merge
from graph.planning import PlannedOnce
from graph.records import GraphRecords
from graph.settings import Settings, make_home
from graph.sources import Sources
from graph.spool import Spool
from graph.totals import Totals

T = TypeVar("T")
PATIENCE = 10.0
"""Seconds that work waits for a database that is gone, unless its caller says otherwise."""
_ATTEMPTS = 5
_EMBEDDED_RETRIES, _NEO4J_RETRIES = 2.0, 30.0  # seconds that other writers may be in the way
# Not asyncio's own threads: as many writers as there are of these may wait for the lock that the one who keeps holds.
_KEEPER = ThreadPoolExecutor(1, "policygraph-keeper")
_REMOVED_MEANWHILE = "Neo.ClientError.Statement.EntityNotFound"


class Store:
    """The way to the graph; made by open_store. Every method raises StoreError when the database fails.

    When it is gone it is looked for; who asks meanwhile waits for it, at most patience seconds from when it went, and
    gets an UnavailableError then.
    """

    def __init__(
        self, connection: Connection, sources: Sources, write_lock: Path | None, *, read_only: bool, patience: float
    ) -> None:
        """Made by open_store."""
        self._connection, self.sources, self._write_lock = connection, sources, write_lock
        self._read_only, self._patience = read_only, patience
        self.judgements, self.totals = Judgements(sources.home), Totals()

    def patient(self, seconds: float) -> Store:
        """The same store for one who waits longer, or less long."""
        other = copy.copy(self)
        other._patience = seconds
        return other

    async def run(self, query_name: str, /, **params: Any) -> list[Row]:
        """Rows of a query by its name, such as read/tasks; a write is a ReadOnlyError on a read-only store."""
        return await self._patiently(partial(self._rows, query_name, **params))

    async def ask(self, statement: str, params: Mapping[str, Any], seconds: float) -> asking.Answer:
        """Answer a statement of the user's own; on a read-only store a write is a ReadOnlyError (asking.ask)."""

        async def asked() -> asking.Answer:
            async with self._session(write=False) as session:
                return await asking.ask(session, statement, params, seconds)

        return await self._patiently(asked)

    async def try_write(self) -> None:
        """Write, and take it back. ReadOnlyError: this user, or this database, only reads."""
        async with self._connection.session(write=True) as session:
            transaction = await session.begin_transaction()
            await _run(transaction, "load/version", writes=0)
            await transaction.rollback()

    async def ping(self) -> None:
        """Return when the database has answered. UnavailableError: it is gone now, however long others wait for it."""
        await self._rows("read/ping")

    async def load(self, records: GraphRecords, source: Path | None = None) -> Merge:
        """Write a policy with all its facts, as people judged them, in one transaction; what was there is replaced.

        Where another file of the same policy has a longer text that one stands, and this is noted among its files.

        source: the file that it was read from, of which the bytes are kept if the settings say so. They are kept
        before, and what is replaced is dropped after: a policy that is in has its source. DocumentError: the file is
        another by now.
        """
        return (await self.load_all([(records, source)]))[0]

    async def load_all(self, documents: Sequence[tuple[GraphRecords, Path | None]]) -> list[Merge]:
        """Write several, each as load does, all in one transaction: all of them are in, or none is.

        EntangledError: two of them are, or replace, the same policy.
        """
        judgements = self.judgements.all()
        judged = [judging.apply(records, judgements) for records, _ in documents]
        files = {one.records.policy.source_sha256: path for one, (_, path) in zip(judged, documents, strict=True)}
        loaded = await self._patiently(partial(self._load, judged, files))
        return [replace(one, unmatched=by.unmatched) for one, by in zip(loaded, judged, strict=True)]

    async def _load(self, documents: Sequence[judging.Applied], files: Mapping[str, Path | None]) -> list[Merge]:
        async with self._writing([one.records.policy.id for one in documents], *files):
            if self.sources.keeping and not self._read_only:
                await asyncio.get_running_loop().run_in_executor(_KEEPER, self.sources.keep_all, files)
            return await self._transact(partial(loading.load, documents=documents), write=True)

    async def remove(self, policy_id: str) -> None:
        """Take a policy and all that only it said out; one that others cite stays, with its title alone.

        Its source goes too, unless another policy was read from it.
        """

        async def removed() -> None:
            async with self._writing([policy_id]):
                await self._transact(partial(loading.remove, policy_id=policy_id), write=True)

        await self._patiently(removed)

    def export(self) -> AsyncIterator[Row]:
        """Every edge and node as {"kind", "id", "properties"}, edges with "from", "to"; ordered by kind and id."""
        return export.rows(self.run)

    async def check_empty(self) -> None:
        """NotEmptyError, that says what there is, where the store holds something."""
        await restoring.check_empty(self.run)

    async def restore(self, spool: Spool) -> None:
        """Write an exported graph into this store, which must be empty (NotEmptyError)."""
        async with self._writing([]):
            await restoring.restore(self._transact_once, spool)

    async def prepare(self) -> None:
        """Create the constraints and indexes that are not there yet; the embedded engine makes its full text itself."""
        await self._patiently(self._prepare)

    async def _prepare(self) -> None:
        left_out = ("schema/neo4j/",) if self._connection.address.embedded else ()
        async with self._session(write=True) as session:
            for name, query in queries.catalogue().items():
                if name.startswith("schema/") and not name.startswith(left_out):
                    await (await session.run(answers.literal(query.text))).consume()

    @asynccontextmanager
    async def _writing(self, policy_ids: Sequence[str], *sha256s: str) -> AsyncIterator[None]:
        """Keep other writers of this home away. What nothing needs after it is dropped, whether it went well or not.

        Looked at are the sources that the policies had, and those that are named.
        """
        async with AsyncExitStack() as stack:
            if self._write_lock and not self._read_only:
                await _enter(stack, locks.held(self._write_lock))
            if not self.sources.used or self._read_only:
                yield
                return
            new = set(sha256s)
            left = await self._shas("read/sources", ids=policy_ids) - new
            try:
                yield
            except BaseException:
                left |= new  # of what is in, each is needed
                raise
            finally:
                if left:
                    self.sources.drop(left - await self._shas("read/sources_needed", sha256s=sorted(left)))

    async def _shas(self, query_name: str, **params: Any) -> set[str]:
        return {row["sha256"] for row in await self._rows(query_name, **params)}

    async def _rows(self, query_name: str, /, **params: Any) -> list[Row]:
        bound = bind(query_name, params)  # what is wrong with it is no fault of the database
        # without the round trips of a transaction
        return await self._done(lambda session: answers.rows(session, bound), write=False)

    async def _patiently(self, work: Callable[[], Awaitable[T]], *, unsure: bool = True) -> T:
        """Do work again when the database that went is back. unsure: also where it may have been done already."""
        for _ in range(_ATTEMPTS - 1):
            try:
                return await work()
            except UnavailableError as error:
                if error.unsure and not unsure:
                    raise
            await self._connection.back(self._patience)
        return await work()

    async def _transact_once(self, work: Callable[[Run], Awaitable[T]]) -> T:
        """Write in a transaction that is not done again where it may be in already."""
        return await self._patiently(partial(self._transact, work, write=True), unsure=False)

    async def _transact(self, work: Callable[[Run], Awaitable[T]], *, write: bool) -> T:
        """Run work in one transaction, again where another writer was in the way, or removed what it was reading."""
        once = write and not self._connection.address.embedded
        return await self._done(partial(_in_transaction, work, once), write=write)

    async def _done(self, once: Callable[[neo4j.AsyncSession], Awaitable[T]], *, write: bool) -> T:
        """Do something in a session, again where another writer was in the way."""
        began = time.monotonic()
        seconds = _EMBEDDED_RETRIES if self._connection.address.embedded else _NEO4J_RETRIES
        async with self._session(write=write) as session:
            for attempt in itertools.count(1):
                try:
                    return await once(session)
                except exceptions.Neo4jError as error:
                    if not _again(error, attempt, time.monotonic() - began < seconds):
                        raise
                await asyncio.sleep(min(1.0, 0.01 * 2**attempt))
        raise AssertionError("it ends above")

    def _session(self, *, write: bool) -> AbstractAsyncContextManager[neo4j.AsyncSession]:
        return self._connection.session(write=write and not self._read_only)


@asynccontextmanager
async def open_store(
    settings: Settings, *, read_only: bool = False, patience: float = PATIENCE
) -> AsyncIterator[Store]:
    """Connect to the Neo4j of the settings, or to the embedded engine, which is started where it does not run.

    patience: seconds that who asks waits for a database that is gone, and after which one that says nothing is.
    Raises SettingsError, EngineError, or StoreError where the database does not answer.
    """
    # The driver tells of every attempt, and of every label that a graph does not have yet, on stderr.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)
    async with AsyncExitStack() as stack:
        where = await _enter(stack, finder(settings, read_only))
        connection = await stack.enter_async_context(connected(where.locate, where.moved, patience))
        sources = Sources(settings.home, settings.keep_sources)
        lock = None if read_only else _write_lock(settings, sources)
        store = Store(connection, sources, lock, read_only=read_only, patience=patience)
        if not read_only:
            await store.prepare()
        yield store


def _write_lock(settings: Settings, sources: Sources) -> Path | None:
    """Neo4j needs no lock for what it holds itself; the sources beside it do, where there are any."""
    if settings.neo4j_uri and not sources.used:
        return None
    make_home(settings.home)
    return settings.home / "write.lock"


async def _enter(stack: AsyncExitStack, context: AbstractContextManager[T]) -> T:
    """Enter a context that may wait for a lock, without keeping the event loop."""
    entered = await asyncio.to_thread(context.__enter__)
    stack.push(context)
    return entered


async def _in_transaction(work: Callable[[Run], Awaitable[T]], once: bool, session: neo4j.AsyncSession) -> T:
    async with await session.begin_transaction() as transaction:
        done = await work(partial(_run, PlannedOnce(transaction) if once else transaction))
        await transaction.commit()
        return done


def _again(error: exceptions.Neo4jError, attempt: int, in_time: bool) -> bool:
    """Whether work may go well when it is done again: another writer was in the way."""
    if isinstance(error, exceptions.ConstraintError) or error.code == _REMOVED_MEANWHILE:
        return attempt < _ATTEMPTS  # two made the same node at once, or what was read went
    return in_time and error.is_retryable() and not is_loss(error)


async def _run(transaction: neo4j.AsyncTransaction | PlannedOnce, name: str, /, **params: Any) -> list[Row]:
    return await answers.rows(transaction, bind(name, params))
